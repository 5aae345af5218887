import Basics
import Inventory
import Storage

/// What adds up to the units that are on hand: the last counts, and what has moved since.
struct StockSum: Sendable, Equatable {
  /// As the last count of each sellable warehouse found it.
  var counted: Int64 = 0
  /// The newest of these counts; nil where nothing was counted.
  var countedAt: Int64?
  /// Units by kind of movement, since.
  var since: [StockMovement.Kind: Int64] = [:]

  var onHand: Int64 { since.values.reduce(counted) { $0.clampedAdding($1) } }

  static func load(variantID: Int64, in connection: any SQLConnection) throws -> StockSum {
    var sum = StockSum()
    try connection.forEachRow(select, [.integer(variantID)]) { row in
      if let kind = StockMovement.Kind(rawValue: row.text(0)) {
        sum.since[kind] = sum.since[kind, default: 0].clampedAdding(row.integer(1))
      } else {
        sum.counted = sum.counted.clampedAdding(row.integer(1))
      }
      return true
    }
    sum.since = sum.since.filter { $0.value != 0 }
    sum.countedAt = try connection.integer(newest, [.integer(variantID)])
    return sum
  }

  /// The ledger of one variant; what an earlier count holds is in the first group.
  private static let select = SQLStatement(
    """
    SELECT a.part, sum(a.delta) FROM (
      SELECT CASE WHEN m.effective_at <= coalesce(l.counted_at, 0) THEN 'counted' ELSE m.kind END
          AS part, m.delta
      FROM stock_movements m JOIN warehouses w ON w.id = m.warehouse_id
        JOIN warehouse_levels l
          ON l.variant_id = m.variant_id AND l.warehouse_id = m.warehouse_id
      WHERE m.variant_id = ? AND w.is_sellable = 1) a
    GROUP BY a.part ORDER BY a.part
    """)
  private static let newest = SQLStatement(
    """
    SELECT max(l.counted_at) FROM warehouse_levels l JOIN warehouses w ON w.id = l.warehouse_id
    WHERE l.variant_id = ? AND w.is_sellable = 1
    """)
}

/// What a channel was told of a variant, and what it shows.
struct StockTold: Sendable {
  var listingID: Int64
  var channel: String
  var isRemoved: Bool
  /// What the channel showed when it was read last.
  var shown: Int64
  var told: Int64?
  var sentAt: Int64?
  var appliedAt: Int64?
  /// As `Publication.State`; empty for a listing that was never told.
  var state: String
  var isDue: Bool
  var dueSince: Int64?
  var reason: String
  /// Nil for a channel that is told nothing.
  var policy: StockPolicy?

  static func list(variantID: Int64, in connection: any SQLConnection) throws -> [StockTold] {
    try connection.rows(select, [.integer(variantID), .count(StockHistoryQuery.most)]) { row in
      let policy: StockPolicy? =
        row.isNull(11)
        ? nil
        : StockPolicy(
          isPublishing: row.flag(11), buffer: row.integer(12), cap: row.optionalInteger(13),
          endWhen: row.integer(14))
      return StockTold(
        listingID: row.integer(0), channel: row.text(1), isRemoved: !row.isNull(2),
        shown: row.integer(3), told: row.optionalInteger(4), sentAt: row.optionalInteger(5),
        appliedAt: row.optionalInteger(6), state: row.text(7), isDue: row.flag(8),
        dueSince: row.optionalInteger(9), reason: row.text(10),
        policy: policy?.isPublishing == true ? policy : nil)
    }
  }

  private static let select = SQLStatement(
    """
    SELECT l.id, c.name, l.removed_at, l.stock, p.sent_value, p.sent_at, p.applied_at,
      coalesce(p.state, ''), coalesce(p.is_due, 0), p.due_since, coalesce(p.reason, ''),
      y.is_publishing, y.buffer, y.cap, y.end_when
    FROM listings l JOIN channels c ON c.id = l.channel_id
      LEFT JOIN stock_publications p ON p.listing_id = l.id
      LEFT JOIN stock_policies y ON y.channel_id = l.channel_id
    WHERE l.variant_id = ? ORDER BY l.id LIMIT ?
    """)
}
