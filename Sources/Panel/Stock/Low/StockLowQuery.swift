import Inventory
import Storage
import Web

/// Goods that run low, the soonest sold out first.
struct StockLowQuery: Sendable {
  struct Row: Sendable {
    var variantID: Int64
    /// As it is now; the list is as of the last look.
    var available: Int64
    var safety: Int64
    var reorderAt: Int64
    /// The variant's own point; nil where it is the shop's.
    var ownPoint: Int64?
    var soldMilli: Int64
    var coverTenths: Int64

    var isSelling: Bool { coverTenths < LowStock.neverSold }
  }

  static let pageSize = 50

  var showsAll: Bool
  var shopPoint: Int64
  var rows: [Row] = []
  var goods: [Int64: StockGoods] = [:]
  var next: PageCursor?

  /// - Parameter showsAll: goods that nobody bought for a month too.
  static func load(
    showsAll: Bool, after: PageCursor?, in connection: any SQLConnection
  ) throws -> StockLowQuery {
    var query = StockLowQuery(
      showsAll: showsAll, shopPoint: try LowStock.shopPoint(in: connection))
    let start = after ?? PageCursor(-1, 0)
    let found = try connection.rows(
      select,
      start.parts.map { .integer($0) } + [
        .integer(LowStock.neverSold + (showsAll ? 1 : 0)), .count(pageSize + 1),
      ]
    ) { row in
      Row(
        variantID: row.integer(0), available: row.integer(1), safety: row.integer(2),
        reorderAt: row.integer(3), ownPoint: row.optionalInteger(4), soldMilli: row.integer(5),
        coverTenths: row.integer(6))
    }
    query.rows = Array(found.prefix(pageSize))
    if found.count > pageSize {
      query.next = query.rows.last.map { PageCursor($0.coverTenths, $0.variantID) }
    }
    query.goods = try StockGoods.load(query.rows.map(\.variantID), in: connection)
    return query
  }

  private static let select = SQLStatement(
    """
    SELECT a.variant_id, s.on_hand - s.reserved, s.safety, a.reorder_at, r.units, a.sold_milli,
      a.cover_tenths
    FROM stock_lows a JOIN stock_levels s ON s.variant_id = a.variant_id
      LEFT JOIN stock_reorder_points r ON r.variant_id = a.variant_id
    WHERE (a.cover_tenths, a.variant_id) > (?, ?) AND a.cover_tenths < ?
    ORDER BY a.cover_tenths, a.variant_id LIMIT ?
    """)
}
