import Basics
import ConnectorKit
import Storage

/// Batches that channels work on, kept so that they survive a restart.
public enum PushTickets {
  public struct Open: Sendable, Equatable {
    public var id: Int64
    public var ticket: PushTicket
    public var openedAt: Timestamp
    public var expiresAt: Timestamp
  }

  static func open(
    _ ticket: PushTicket, channelID: Int64, pollAt: Timestamp, expiresAt: Timestamp,
    now: Timestamp, in connection: any SQLConnection
  ) throws -> Int64 {
    try connection.insertBatch(
      insert,
      [
        [
          .integer(channelID), .text(ticket.text), .integer(pollAt.milliseconds),
          .integer(expiresAt.milliseconds), .integer(now.milliseconds),
        ]
      ])[0]
  }

  /// Tickets that are to be asked for now, the longest waiting first.
  public static func due(
    channelID: Int64, now: Timestamp, in connection: any SQLConnection
  ) throws -> [Open] {
    try connection.rows(select, [.integer(channelID), .integer(now.milliseconds)]) {
      Open(
        id: $0.integer(0), ticket: PushTicket($0.text(1)),
        openedAt: Timestamp(milliseconds: $0.integer(2)),
        expiresAt: Timestamp(milliseconds: $0.integer(3)))
    }
  }

  /// Asks again later: soon for a young ticket, more seldom for an old one.
  /// - Returns: false when the channel will have forgotten it by then.
  static func postpone(
    _ ticket: Open, now: Timestamp, in connection: any SQLConnection
  ) throws -> Bool {
    let age = max(0, now.milliseconds - ticket.openedAt.milliseconds)
    let next = now.milliseconds + min(max(age / 4, 2_000), 300_000)
    guard next < ticket.expiresAt.milliseconds else { return false }
    try connection.execute(later, [.integer(next), .integer(ticket.id)])
    return true
  }

  /// No listing may wait for it any more.
  static func close(_ ticket: Open, in connection: any SQLConnection) throws {
    try connection.execute(release, [.integer(ticket.id)])
    try connection.execute(delete, [.integer(ticket.id)])
  }

  private static let insert = SQLStatement(
    """
    INSERT INTO push_tickets (channel_id, ticket, poll_at, expires_at, opened_at)
    VALUES (?, ?, ?, ?, ?) RETURNING id
    """)
  private static let select = SQLStatement(
    """
    SELECT id, ticket, opened_at, expires_at FROM push_tickets
    WHERE channel_id = ? AND poll_at <= ? ORDER BY poll_at, id LIMIT 50
    """)
  private static let later = SQLStatement("UPDATE push_tickets SET poll_at = ? WHERE id = ?")
  private static let release = SQLStatement(
    "UPDATE stock_publications SET ticket_id = NULL WHERE ticket_id = ?")
  private static let delete = SQLStatement("DELETE FROM push_tickets WHERE id = ?")
}
