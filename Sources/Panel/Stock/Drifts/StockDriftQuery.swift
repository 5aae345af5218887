import Inventory
import Storage
import Web

/// Differences between what channels show and what they were told.
struct StockDriftQuery: Sendable {
  struct Row: Sendable {
    var listingID: Int64
    var variantID: Int64
    var channel: String
    var shown: Int64
    var ours: Int64
    var cause: String
    var since: Int64
    /// Why the channel refused our value.
    var reason: String
  }

  /// A count that was a channel's figure.
  struct Taken: Sendable {
    var movementID: Int64
    var variantID: Int64
    var at: Int64
    var delta: Int64
    var actor: String
    /// False when it was undone, or the place was counted since.
    var canBeUndone: Bool
  }

  static let pageSize = 50
  /// So many of the newest that were taken over are shown.
  static let mostTaken = 10

  var rows: [Row] = []
  var taken: [Taken] = []
  var goods: [Int64: StockGoods] = [:]
  var names = AuditNames.none
  var next: PageCursor?

  static func load(
    after: PageCursor?, in connection: any SQLConnection
  ) throws -> StockDriftQuery {
    var query = StockDriftQuery()
    let start = after ?? PageCursor(0, 0)
    let found = try connection.rows(
      select, start.parts.map { .integer($0) } + [.count(pageSize + 1)]
    ) { row in
      Row(
        listingID: row.integer(0), variantID: row.integer(1), channel: row.text(2),
        shown: row.integer(3), ours: row.integer(4), cause: row.text(5), since: row.integer(6),
        reason: row.text(7))
    }
    query.rows = Array(found.prefix(pageSize))
    if found.count > pageSize {
      query.next = query.rows.last.map { PageCursor($0.since, $0.listingID) }
    }
    query.taken = try connection.rows(selectTaken, [.count(mostTaken)]) { row in
      Taken(
        movementID: row.integer(0), variantID: row.integer(1), at: row.integer(2),
        delta: row.integer(3), actor: row.text(4), canBeUndone: row.flag(5))
    }
    query.goods = try StockGoods.load(
      query.rows.map(\.variantID) + query.taken.map(\.variantID), in: connection)
    query.names = try AuditNames.load(in: connection)
    return query
  }

  private static let select = SQLStatement(
    """
    SELECT d.listing_id, l.variant_id, c.name, d.shown, d.ours, d.cause, d.first_seen_at,
      coalesce(p.reason, '')
    FROM stock_drifts d JOIN listings l ON l.id = d.listing_id
      JOIN channels c ON c.id = d.channel_id
      LEFT JOIN stock_publications p ON p.listing_id = d.listing_id
    WHERE d.readings >= 2 AND (d.first_seen_at, d.listing_id) > (?, ?)
    ORDER BY d.first_seen_at, d.listing_id LIMIT ?
    """)
  private static let selectTaken = SQLStatement(
    """
    SELECT m.id, m.variant_id, m.effective_at, m.delta, m.actor,
      CASE WHEN l.counted_at > m.effective_at OR EXISTS (
          SELECT 1 FROM stock_movements u WHERE u.kind = 'adjustment' AND u.cause_kind = 'person'
            AND u.cause_id = 'undo ' || CAST(m.id AS TEXT) AND u.cause_line = '')
        THEN 0 ELSE 1 END
    FROM stock_movements m JOIN warehouse_levels l
      ON l.variant_id = m.variant_id AND l.warehouse_id = m.warehouse_id
    WHERE m.cause_kind = 'drift' ORDER BY m.id DESC LIMIT ?
    """)
}
