import Basics
import Storage

/// When a channel account may start its next request, kept in the database so that it holds for all
/// nodes and over restarts: the marketplace counts by account, not by process.
public enum AccountPace {
  /// What a caller who wants to start is told.
  public enum Answer: Sendable, Equatable {
    /// Start now; the next start of anybody lies an interval away.
    case start
    /// Ask again after this many milliseconds; nothing was taken.
    case wait(Int64)
  }

  /// Takes the next start, or says how long to wait.
  ///
  /// One conditional statement decides, so of two nodes that ask at once one gets the start. Where
  /// the engine has a clock of its own that all nodes share, that clock counts.
  /// - Parameter interval: milliseconds between two starts.
  public static func reserve(
    _ account: String, interval: Int64, now: Timestamp, in connection: any SQLConnection
  ) throws -> Answer {
    guard interval > 0 else { return .start }
    let now = try connection.integer(connection.dialect.sharedClock) ?? now.milliseconds
    let moment = SQLValue.integer(now)
    try connection.execute(ensure, [.text(account)])
    // A mark further away than any pause was left by a clock that ran ahead.
    let values: [SQLValue] = [
      .integer(now + interval), .text(account), moment, .integer(now + farthest), moment,
      .integer(now + farthest),
    ]
    if try connection.execute(take, values) == 1 { return .start }
    let next = try connection.first(read, [.text(account)]) {
      max($0.integer(0), $0.integer(1))
    }
    return .wait(max(1, (next ?? now) - now))
  }

  /// Nobody of the account starts before the time is over. A shorter pause never cuts a longer.
  /// - Parameter milliseconds: cut at an hour.
  public static func pause(
    _ account: String, milliseconds: Int64, now: Timestamp, in connection: any SQLConnection
  ) throws {
    let now = try connection.integer(connection.dialect.sharedClock) ?? now.milliseconds
    try connection.execute(ensure, [.text(account)])
    let until = SQLValue.integer(now + min(max(milliseconds, 0), farthest))
    try connection.execute(extend, [until, .text(account), until])
  }

  /// No pause is longer than an hour.
  static let farthest: Int64 = 3_600_000

  private static let ensure = SQLStatement(
    """
    INSERT INTO account_pace (account, next_at, paused_until) VALUES (?, 0, 0)
    ON CONFLICT (account) DO NOTHING
    """)
  private static let take = SQLStatement(
    """
    UPDATE account_pace SET next_at = ?
    WHERE account = ? AND (next_at <= ? OR next_at > ?) AND (paused_until <= ? OR paused_until > ?)
    """)
  private static let read = SQLStatement(
    "SELECT next_at, paused_until FROM account_pace WHERE account = ?")
  private static let extend = SQLStatement(
    "UPDATE account_pace SET paused_until = ? WHERE account = ? AND paused_until < ?")
}
