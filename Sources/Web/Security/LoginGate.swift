import Basics
import Storage

/// Slows guessing down: after five failures an address and account wait, twice as long each time.
/// Counted in the database, so that a restart forgets nothing.
public struct LoginGate: Sendable {
  static let freeFailures: Int64 = 5
  static let longestWaitSeconds: Int64 = 3600
  /// Failures are forgotten after a quiet day.
  static let forgetAfterSeconds: Int64 = 86_400

  private let database: any Database
  private let clock: any WallClock

  public init(database: any Database, clock: any WallClock) {
    self.database = database
    self.clock = clock
  }

  /// Asks to try a password. The attempt counts as failed from now on, until `forget` says that it
  /// was right: attempts that are sent at once cannot all pass before the first has failed.
  /// - Returns: seconds until the key may try again; 0 when it may now.
  public func admit(_ key: String) async throws -> Int64 {
    let now = clock.now()
    return try await database.write { connection in
      let known = try connection.first(
        "SELECT failures, last_at, blocked_until FROM login_attempts WHERE key = ?", [.text(key)]
      ) { (failures: $0.integer(0), at: $0.integer(1), blockedUntil: $0.integer(2)) }
      if let known, known.blockedUntil > now.milliseconds {
        return (known.blockedUntil - now.milliseconds + 999) / 1000
      }
      let isRecent =
        known.map { now.milliseconds - $0.at < Self.forgetAfterSeconds * 1000 } ?? false
      let failures = (isRecent ? known?.failures ?? 0 : 0) + 1
      let blocked = now.adding(seconds: Self.waitSeconds(after: failures))
      try connection.execute(
        """
        INSERT INTO login_attempts (key, failures, blocked_until, last_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (key) DO UPDATE SET failures = excluded.failures,
          blocked_until = excluded.blocked_until, last_at = excluded.last_at
        """,
        [
          .text(key), .integer(failures), .integer(blocked.milliseconds),
          .integer(now.milliseconds),
        ])
      return 0
    }
  }

  /// The password was right.
  public func forget(_ key: String) async throws {
    try await database.write { connection in
      try connection.execute("DELETE FROM login_attempts WHERE key = ?", [.text(key)])
    }
  }

  static func waitSeconds(after failures: Int64) -> Int64 {
    guard failures >= freeFailures else { return 0 }
    return min(longestWaitSeconds, 15 << min(failures - freeFailures, 10))
  }
}
