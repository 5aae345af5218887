import Basics

/// A database that waits while its server cannot be reached, or while every connection to it hangs,
/// instead of failing.
///
/// An answer that was lost may have been that of a commit, so a closure may run again after it was
/// stored: what is written through this must come out the same when it is written twice.
public struct PatientDatabase: Database {
  private let database: any Database
  private let pauses: @Sendable (_ attempt: Int) -> Duration
  private let onWaiting: @Sendable (_ error: StorageError, _ attempt: Int) -> Void
  private let isGivenUp: @Sendable () -> Bool

  /// - Parameters:
  ///   - pauses: before each new attempt, counted from 1.
  ///   - onWaiting: told before each pause.
  ///   - isGivenUp: when true, the failure is thrown.
  public init(
    _ database: any Database,
    pauses: @escaping @Sendable (_ attempt: Int) -> Duration = {
      .milliseconds(min(500 << min($0, 5), 10_000))
    },
    onWaiting: @escaping @Sendable (_ error: StorageError, _ attempt: Int) -> Void,
    isGivenUp: @escaping @Sendable () -> Bool = { false }
  ) {
    self.database = database
    self.pauses = pauses
    self.onWaiting = onWaiting
    self.isGivenUp = isGivenUp
  }

  /// Whether an attempt is worth a line in the log: the first, and then one every few minutes.
  public static func isTold(attempt: Int) -> Bool { attempt == 1 || attempt % 20 == 0 }

  public var dialect: Dialect { database.dialect }

  public func read<T: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> T
  ) async throws -> T {
    try await patiently { try await database.read(body) }
  }

  @discardableResult
  public func write<T: Sendable>(
    _ isolation: WriteIsolation, _ body: @escaping @Sendable (any SQLConnection) throws -> T
  ) async throws -> T {
    try await patiently { try await database.write(isolation, body) }
  }

  private func patiently<T>(_ body: () async throws -> T) async throws -> T {
    var attempt = 1
    while true {
      do {
        return try await body()
      } catch let error as StorageError where error.kind == .connectionLost && !isGivenUp() {
        onWaiting(error, attempt)
        try await Task.sleep(for: pauses(attempt))
        attempt += 1
      }
    }
  }

  /// Leaves the database open: it belongs to who made it.
  public func close() async {}
}
