import Basics
import Storage

/// Compares what a channel shows with what it was told.
public enum DriftRadar {
  /// Readings that must agree: between two of them the orders of the channel were read, so a
  /// difference that is a sale we have not heard of is gone.
  public static let readings: Int64 = 2

  public struct Outcome: Sendable, Equatable {
    /// Listings that differ, and those that were put into the outbox again.
    public var differing = 0
    public var told = 0
  }

  private struct Row {
    var listingID: Int64
    var shown: Int64
    var ours: Int64
    var serial: Int64
    var cause: DriftCause
    var known: (shown: Int64, serial: Int64, readings: Int64)?

    var readings: Int64 {
      guard let known, known.shown == shown, known.serial == serial else { return 1 }
      return known.readings + 1
    }
  }

  /// To be called when a channel's products were read to the end. Listings with something on its
  /// way, or told since the reading began, are left for the next time.
  /// - Parameter readAt: when the reading began.
  @discardableResult
  public static func compare(
    channelID: Int64, readAt: Timestamp, now: Timestamp, in connection: any SQLConnection
  ) throws -> Outcome {
    try connection.execute(
      forgetEqual, [.integer(channelID), .integer(readAt.milliseconds)])
    let rows = try connection.rows(
      different, [.integer(channelID), .integer(readAt.milliseconds)], map)
    try connection.executeBatch(
      note,
      rows.map { row in
        [
          .integer(row.listingID), .integer(channelID), .integer(row.shown), .integer(row.ours),
          .text(row.cause.rawValue), .integer(row.serial), .integer(row.readings),
          .integer(now.milliseconds), .integer(now.milliseconds),
        ]
      })
    let cured = rows.filter { $0.readings >= readings && $0.cause.isCuredByItself }
    try Outbox(connection: connection, now: now).put(listings: cured.map(\.listingID))
    return Outcome(differing: rows.count, told: cured.count)
  }

  private static func map(_ row: any SQLRow) -> Row {
    Row(
      listingID: row.integer(0), shown: row.integer(1), ours: row.integer(2),
      serial: row.integer(3),
      cause: DriftCause(
        .init(
          shown: row.integer(1), isRejected: row.text(4) == "rejected",
          shownBefore: row.optionalInteger(5), previousValue: row.optionalInteger(6))),
      known: row.isNull(7) ? nil : (row.integer(7), row.integer(8), row.integer(9)))
  }

  /// Quiet since before the reading began.
  private static let quiet = """
    p.channel_id = ? AND p.is_due = 0 AND p.state IN ('applied', 'rejected')
      AND coalesce(p.applied_at, p.sent_at) < ? AND l.removed_at IS NULL
    """
  private static let different = SQLStatement(
    """
    SELECT p.listing_id, l.stock, p.sent_value, p.serial, p.state, p.shown_before,
      p.previous_value, d.shown, d.serial, d.readings
    FROM stock_publications p JOIN listings l ON l.id = p.listing_id
      LEFT JOIN stock_drifts d ON d.listing_id = p.listing_id
    WHERE \(quiet) AND l.stock <> p.sent_value ORDER BY p.listing_id
    """)
  private static let forgetEqual = SQLStatement(
    """
    DELETE FROM stock_drifts WHERE listing_id IN (
      SELECT p.listing_id FROM stock_publications p JOIN listings l ON l.id = p.listing_id
      WHERE \(quiet) AND l.stock = p.sent_value)
    """)
  private static let note = SQLStatement(
    """
    INSERT INTO stock_drifts (listing_id, channel_id, shown, ours, cause, serial, readings,
      first_seen_at, last_seen_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (listing_id) DO UPDATE SET shown = excluded.shown, ours = excluded.ours,
      cause = excluded.cause, serial = excluded.serial, readings = excluded.readings,
      first_seen_at = CASE excluded.readings WHEN 1 THEN excluded.first_seen_at
        ELSE stock_drifts.first_seen_at END,
      last_seen_at = excluded.last_seen_at
    """)
}
