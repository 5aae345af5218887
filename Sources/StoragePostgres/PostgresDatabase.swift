import Storage

/// The engine for several processes: PostgreSQL 15 or newer, through libpq.
///
/// Writes run at the isolation level SERIALIZABLE unless told otherwise: a closure that reads, decides and writes may do
/// so as if it were alone, as it is on SQLite. A transaction that collides with another runs again
/// from its start, so a closure must have no effect outside of the database.
public final class PostgresDatabase: Database {
  public let dialect = Dialect.postgres
  private let pool: ConnectionPool
  private let limits: PostgresLimits
  private let random: @Sendable () -> Double

  /// Makes the pool; connections are made when they are needed.
  /// - Parameters:
  ///   - address: a `postgres://USER:PASSWORD@HOST:PORT/DB` URL; libpq's options may follow,
  ///     `sslmode=verify-full&sslrootcert=…` for instance.
  ///   - random: 0 to 1, spreads the pauses before a transaction is tried again.
  public init(
    address: String, limits: PostgresLimits = PostgresLimits(),
    random: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }
  ) {
    pool = ConnectionPool(address: address, limits: limits)
    self.limits = limits
    self.random = random
  }

  public func read<T: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> T
  ) async throws -> T {
    try await run(.read, body)
  }

  @discardableResult
  public func write<T: Sendable>(
    _ isolation: WriteIsolation, _ body: @escaping @Sendable (any SQLConnection) throws -> T
  ) async throws -> T {
    try await run(.write(isolation), body)
  }

  private func run<T: Sendable>(
    _ mode: PostgresLink.Mode, _ body: @escaping @Sendable (any SQLConnection) throws -> T
  ) async throws -> T {
    var attempt = 1
    var broken = 0
    while true {
      do {
        return try await pool.withLink { try await $0.transaction(mode, body) }
      } catch let lost as PostgresLink.NotBegun {
        // Every idle connection may have broken, by a restart of the server; a new one has not.
        broken += 1
        guard broken <= limits.connections else { throw lost.reason }
      } catch let error as StorageError where error.isCollision && attempt < limits.attempts {
        let longest = min(1 << attempt, 200)
        try await Task.sleep(for: .milliseconds(random() * Double(longest)))
        attempt += 1
      }
    }
  }

  public func close() async { await pool.close() }
}
