import Basics
import Storage

/// When a channel's outbox is to be looked at next.
public enum PushAgenda {
  /// - Returns: nil when nothing waits, or only for a person: the next change of a level, and the
  ///   person's decision, say so themselves.
  public static func next(
    channelID: Int64, in connection: any SQLConnection
  ) throws -> Timestamp? {
    guard try StockPolicies.find(channelID: channelID, in: connection)?.isPublishing == true
    else { return nil }
    let flight = PushAnswers.flightSeconds * 1000
    let moments = try [
      connection.integer(ready, [.integer(channelID)]),
      connection.integer(poll, [.integer(channelID)]),
      connection.integer(lost, [.integer(channelID)]).map { $0 + flight + 1 },
    ]
    return moments.compactMap { $0 }.min().map { Timestamp(milliseconds: $0) }
  }

  private static let ready = SQLStatement(
    """
    SELECT min(not_before) FROM stock_publications p JOIN listings l ON l.id = p.listing_id
    WHERE p.channel_id = ? AND p.is_due = 1 AND p.state NOT IN ('sending', 'accepted')
      AND l.removed_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM push_holds h WHERE h.channel_id = p.channel_id AND h.allowed_until = 0)
    """)
  private static let poll = SQLStatement(
    "SELECT min(poll_at) FROM push_tickets WHERE channel_id = ?")
  private static let lost = SQLStatement(
    "SELECT min(sent_at) FROM stock_publications WHERE channel_id = ? AND state = 'sending'")
}
