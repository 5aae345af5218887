import Basics
import Storage

/// Pushes that wait for a person.
public enum PushHolds {
  public struct Hold: Sendable, Equatable {
    public var channelID: Int64
    public var reason: PushGuard.Reason
    public var affected: Int64
    public var known: Int64
    public var since: Timestamp
  }

  /// Keeps a push back until a person has looked.
  public static func hold(
    _ reason: PushGuard.Reason, affected: Int, known: Int, channelID: Int64, now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    try connection.execute(
      insert,
      [
        .integer(channelID), .text(reason.rawValue), .count(affected), .count(known),
        .integer(now.milliseconds),
      ])
  }

  /// What was held back may pass by itself: goods came, or the channel shows fewer.
  static func clear(
    channelID: Int64, now: Timestamp, in connection: any SQLConnection
  ) throws {
    try connection.execute(outdated, [.integer(channelID), .integer(now.milliseconds)])
  }

  /// Holds that nobody has decided about.
  public static func list(in connection: any SQLConnection) throws -> [Hold] {
    try connection.rows(select) {
      Hold(
        channelID: $0.integer(0), reason: PushGuard.Reason(rawValue: $0.text(1)) ?? .emptied,
        affected: $0.integer(2), known: $0.integer(3),
        since: Timestamp(milliseconds: $0.integer(4)))
    }
  }

  /// A person agrees: pushes that are no larger pass for an hour.
  public static func allow(
    channelID: Int64, actor: String, now: Timestamp, in connection: any SQLConnection
  ) throws {
    try connection.execute(
      allowance, [.integer(now.milliseconds + 3_600_000), .integer(channelID)])
    try Outbox(connection: connection, now: now).wake(channelID: channelID)
    try AuditLog.record(
      actor: actor, action: .pushAllowed, subject: "channel:\(channelID)", now: now,
      in: connection)
  }

  /// A person has looked and leaves the channel as it is: nothing is told to it until somebody
  /// agrees, or until so many listings are not to be emptied any more, which is looked at now.
  public static func leave(
    channelID: Int64, actor: String, now: Timestamp, in connection: any SQLConnection
  ) throws {
    try Outbox(connection: connection, now: now).wake(channelID: channelID)
    try AuditLog.record(
      actor: actor, action: .pushLeft, subject: "channel:\(channelID)", now: now,
      in: connection)
  }

  private static let insert = SQLStatement(
    """
    INSERT INTO push_holds (channel_id, reason, rows_affected, rows_known, since)
    VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (channel_id) DO UPDATE SET reason = excluded.reason,
      rows_affected = excluded.rows_affected, rows_known = excluded.rows_known,
      since = CASE push_holds.allowed_until WHEN 0 THEN push_holds.since ELSE excluded.since END,
      allowed_rows = 0, allowed_until = 0
    """)
  private static let outdated = SQLStatement(
    "DELETE FROM push_holds WHERE channel_id = ? AND allowed_until <= ?")
  private static let select = SQLStatement(
    """
    SELECT channel_id, reason, rows_affected, rows_known, since FROM push_holds
    WHERE allowed_until = 0 ORDER BY channel_id
    """)
  private static let allowance = SQLStatement(
    """
    UPDATE push_holds SET allowed_rows = rows_affected, allowed_until = ? WHERE channel_id = ?
    """)
}
