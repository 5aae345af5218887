import Basics
import Storage

/// When a channel account may start its requests, kept in the database so that it holds for all
/// nodes and over restarts: the marketplace counts by account, not by process.
///
/// The rule is that of `Outbound.LimiterState`: every start moves a mark forward by one interval,
/// and a start may lie before the mark by all intervals of the burst but one.
public enum AccountPace {
  /// The clock that counts: the engine's own where all nodes share one, else the process's.
  public static func now(
    _ here: Timestamp, in connection: any SQLConnection
  ) throws -> Timestamp {
    try connection.integer(connection.dialect.sharedClock).map { Timestamp(milliseconds: $0) }
      ?? here
  }

  /// Takes the account's next start, which may lie in the future: the caller waits for it. A start
  /// that is not used is lost, so ask for one at a time.
  ///
  /// One statement decides, so two nodes that ask at once get two starts.
  /// - Parameters:
  ///   - interval: milliseconds between two starts.
  ///   - burst: starts that may be made at once after a rest; at least 1.
  ///   - now: as `now` tells it.
  /// - Returns: how many milliseconds from now the start lies.
  public static func reserve(
    _ account: String, interval: Int64, burst: Int64 = 1, now: Timestamp,
    in connection: any SQLConnection
  ) throws -> Int64 {
    guard interval > 0 else { return 0 }
    let now = now.milliseconds
    try connection.execute(ensure, [.text(account)])
    let saved = interval * (max(burst, 1) - 1)
    let moment = SQLValue.integer(now)
    // A mark further away than any pause and burst was left by a clock that ran ahead.
    let farthest = SQLValue.integer(now + farthest + interval + saved)
    try connection.execute(
      believe, [farthest, moment, farthest, moment, .text(account), farthest, farthest])
    let values: [SQLValue] = [.integer(interval), moment, moment, moment, .text(account)]
    let start = try connection.first(take, values) { row in
      max(row.integer(1), row.integer(0) - interval - saved)
    }
    return max(0, (start ?? now) - now)
  }

  /// A request went out later than its start: the next one lies an interval after that.
  /// - Parameter ago: milliseconds since it went out.
  public static func requestLeft(
    _ account: String, ago: Int64, interval: Int64, now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    let mark = SQLValue.integer(now.milliseconds - max(ago, 0) + min(interval, farthest))
    try connection.execute(ensure, [.text(account)])
    try connection.execute(push, [mark, .text(account), mark])
  }

  /// Nobody of the account starts before the time is over. A shorter pause never cuts a longer.
  /// - Parameter milliseconds: cut at an hour.
  public static func pause(
    _ account: String, milliseconds: Int64, now: Timestamp, in connection: any SQLConnection
  ) throws {
    let now = now.milliseconds
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
  private static let believe = SQLStatement(
    """
    UPDATE account_pace SET next_at = CASE WHEN next_at > ? THEN ? ELSE next_at END,
      paused_until = CASE WHEN paused_until > ? THEN ? ELSE paused_until END
    WHERE account = ? AND (next_at > ? OR paused_until > ?)
    """)
  /// The greatest of mark, pause and now is where the burst ends; one interval more is the new mark.
  private static let take = SQLStatement(
    """
    UPDATE account_pace SET next_at = ? + CASE
      WHEN next_at >= paused_until AND next_at >= ? THEN next_at
      WHEN paused_until >= ? THEN paused_until ELSE ? END
    WHERE account = ? RETURNING next_at, paused_until
    """)
  private static let push = SQLStatement(
    "UPDATE account_pace SET next_at = ? WHERE account = ? AND next_at < ?")
  private static let extend = SQLStatement(
    "UPDATE account_pace SET paused_until = ? WHERE account = ? AND paused_until < ?")
}
