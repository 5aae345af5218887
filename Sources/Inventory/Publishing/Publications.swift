import Basics
import ConnectorKit
import Storage

/// The stored state machines of a channel's listings.
struct Publications {
  let connection: any SQLConnection
  let now: Timestamp

  struct Stored {
    var listingID: Int64
    var remoteID: String
    var publication: Publication
    var channelID: Int64
    var sentAt: Int64?
    /// Since when a sale that the send tells is not known to the channel.
    var soldSince: Int64?
  }

  func inFlight(_ flight: String) throws -> [Stored] { try load(Self.byFlight, [.text(flight)]) }

  func waiting(for ticketID: Int64) throws -> [Stored] {
    try load(Self.byTicket, [.integer(ticketID)])
  }

  /// Sends whose answer never came: the program ended, or the request hangs.
  func lost(channelID: Int64, sentBefore moment: Timestamp) throws -> [Stored] {
    try load(Self.byAge, [.integer(channelID), .integer(moment.milliseconds)])
  }

  private func load(_ statement: SQLStatement, _ values: [SQLValue]) throws -> [Stored] {
    try connection.rows(statement, values) { row in
      var publication = Publication()
      publication.state = Publication.State(rawValue: row.text(2)) ?? .idle
      publication.serial = row.integer(3)
      publication.sentVersion = row.optionalInteger(4)
      publication.sentValue = row.optionalInteger(5)
      publication.appliedVersion = row.optionalInteger(6)
      publication.appliedValue = row.optionalInteger(7)
      publication.appliedAt = row.optionalInteger(8).map { Timestamp(milliseconds: $0) }
      publication.failures = row.integer(9)
      return Stored(
        listingID: row.integer(0), remoteID: row.text(1), publication: publication,
        channelID: row.integer(10), sentAt: row.optionalInteger(11),
        soldSince: row.optionalInteger(12))
    }
  }

  /// Stores what became of listings, for those that were not sent again since.
  func apply(_ events: [(stored: Stored, event: Publication.Event)]) throws {
    var lags: [SaleLags.Sample] = []
    let rows = events.compactMap { stored, event -> [SQLValue]? in
      guard let next = stored.publication.after(event, now: now) else { return nil }
      if next.state == .applied, let since = stored.soldSince {
        lags.append(
          .init(
            listingID: stored.listingID, serial: next.serial, channelID: stored.channelID,
            soldAt: since, sentAt: stored.sentAt ?? since, appliedAt: now.milliseconds))
      }
      return values(next) + [.integer(stored.listingID), .integer(next.serial)]
    }
    try connection.executeBatch(Self.save, rows)
    try SaleLags.keep(lags, in: connection)
  }

  private func values(_ next: Publication) -> [SQLValue] {
    [
      .text(next.state.rawValue), .optional(next.ticketID), .optional(next.appliedVersion),
      .optional(next.appliedValue), .optional(next.appliedAt?.milliseconds),
      .integer(next.failures), .text(next.reason.cut(toBytes: 500, mark: "…")),
      .integer(next.isDueAgain ? 1 : 0), .integer(next.notBefore.milliseconds),
      .integer(next.isDueAgain ? 1 : 0), .integer(now.milliseconds),
      .flag(next.isDueAgain || next.state == .rejected),
    ]
  }

  private static let columns = """
    SELECT p.listing_id, l.remote_id, p.state, p.serial, p.sent_version, p.sent_value,
      p.applied_version, p.applied_value, p.applied_at, p.failures, p.channel_id, p.sent_at,
      p.flight_sold_since
    FROM stock_publications p JOIN listings l ON l.id = p.listing_id
    """
  private static let byFlight = SQLStatement(
    "\(columns) WHERE p.state = 'sending' AND p.flight = ? ORDER BY p.listing_id")
  private static let byTicket = SQLStatement(
    "\(columns) WHERE p.ticket_id = ? AND p.state = 'accepted' ORDER BY p.listing_id")
  private static let byAge = SQLStatement(
    """
    \(columns) WHERE p.channel_id = ? AND p.state = 'sending' AND p.sent_at < ?
    ORDER BY p.listing_id
    """)
  /// What is due stays due. A sale that the channel did not take is still not known to it. The state is
  /// compared in a way that PostgreSQL cannot estimate: counted while nothing was on its way, it would
  /// take the rows that are for one, and look at each of them for each row of the batch.
  private static let save = SQLStatement(
    """
    UPDATE stock_publications SET state = ?, ticket_id = ?, applied_version = ?,
      applied_value = ?, applied_at = ?, failures = ?, reason = ?,
      is_due = CASE WHEN ? = 1 THEN 1 ELSE is_due END, not_before = ?,
      due_since = CASE WHEN ? = 1 AND is_due = 0 THEN ? ELSE due_since END,
      sold_since = CASE WHEN ? = 1 THEN coalesce(flight_sold_since, sold_since) ELSE sold_since END
    WHERE listing_id = ? AND serial = ?
      AND CASE state WHEN 'sending' THEN 1 WHEN 'accepted' THEN 1 ELSE 0 END = 1
    """)
}
