import Basics
import Storage

/// The database as a job sees it: whatever it writes is undone when the job is another worker's by
/// then. So code that knows nothing of jobs can be run by one.
public struct FencedDatabase: Database {
  private let database: any Database
  private let job: ClaimedJob
  private let clock: any WallClock
  /// A transaction that took longer renews the lease itself: until it ends nobody else can.
  private static let long: Int64 = 5_000

  public init(_ database: any Database, job: ClaimedJob, clock: any WallClock) {
    self.database = database
    self.job = job
    self.clock = clock
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
    let (job, clock) = (job, clock)
    return try await database.write(isolation) { connection in
      try job.hold(in: connection)
      let began = clock.now()
      let result = try body(connection)
      let now = clock.now()
      if now.milliseconds - began.milliseconds > Self.long {
        try job.renew(now: now, in: connection)
      }
      return result
    }
  }

  /// Leaves the database open: it belongs to who made it.
  public func close() async {}
}
