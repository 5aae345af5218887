import Storage

/// The database as a job sees it: whatever it writes is undone when the job is another worker's by
/// then. So code that knows nothing of jobs can be run by one.
public struct FencedDatabase: Database {
  private let database: any Database
  private let job: ClaimedJob

  public init(_ database: any Database, job: ClaimedJob) {
    self.database = database
    self.job = job
  }

  public var dialect: Dialect { database.dialect }

  public func read<T: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> T
  ) async throws -> T {
    try await database.read(body)
  }

  /// - Throws: `LeaseLost`, and what the closure throws.
  @discardableResult
  public func write<T: Sendable>(
    _ isolation: WriteIsolation, _ body: @escaping @Sendable (any SQLConnection) throws -> T
  ) async throws -> T {
    let job = job
    return try await database.write(isolation) { connection in
      try job.hold(in: connection)
      return try body(connection)
    }
  }

  /// Leaves the database open: it belongs to who made it.
  public func close() async {}
}
