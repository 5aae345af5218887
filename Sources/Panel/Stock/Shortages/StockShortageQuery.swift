import Storage
import Web

/// Orders that were sold what is not there, and orders whose goods are not known.
struct StockShortageQuery: Sendable {
  struct Row: Sendable {
    var orderID: Int64
    var number: String
    var status: String
    var channel: String
    var variantID: Int64
    var units: Int64
    var placedAt: Int64
    var since: Int64
    /// Units in warehouses that are not for sale.
    var elsewhere: Int64
  }

  struct Unresolved: Sendable {
    var orderID: Int64
    var number: String
    var channel: String
    var placedAt: Int64
    var lines: Int64
  }

  static let pageSize = 50

  var rows: [Row] = []
  var unresolved: [Unresolved] = []
  var goods: [Int64: StockGoods] = [:]
  var next: PageCursor?

  static func load(
    after: PageCursor?, in connection: any SQLConnection
  ) throws -> StockShortageQuery {
    var query = StockShortageQuery()
    let start = after ?? PageCursor(.min, 0, 0)
    let found = try connection.rows(
      select, start.parts.map { .integer($0) } + [.count(pageSize + 1)]
    ) { row in
      Row(
        orderID: row.integer(0), number: row.text(1), status: row.text(2), channel: row.text(3),
        variantID: row.integer(4), units: row.integer(5), placedAt: row.integer(6),
        since: row.integer(7), elsewhere: row.integer(8))
    }
    query.rows = Array(found.prefix(pageSize))
    if found.count > pageSize {
      query.next = query.rows.last.map { PageCursor($0.placedAt, $0.orderID, $0.variantID) }
    }
    query.unresolved = try connection.rows(selectUnresolved, [.count(pageSize)]) { row in
      Unresolved(
        orderID: row.integer(0), number: row.text(1), channel: row.text(2),
        placedAt: row.integer(3), lines: row.integer(4))
    }
    query.goods = try StockGoods.load(query.rows.map(\.variantID), in: connection)
    return query
  }

  private static let select = SQLStatement(
    """
    SELECT h.order_id, o.number, o.status, c.name, h.variant_id, h.units, h.placed_at, h.since,
      coalesce((SELECT sum(l.on_hand - l.reserved)
        FROM warehouse_levels l JOIN warehouses w ON w.id = l.warehouse_id
        WHERE l.variant_id = h.variant_id AND w.is_sellable = 0), 0)
    FROM stock_shortages h JOIN orders o ON o.id = h.order_id
      JOIN channels c ON c.id = o.channel_id
    WHERE (h.placed_at, h.order_id, h.variant_id) > (?, ?, ?)
    ORDER BY h.placed_at, h.order_id, h.variant_id LIMIT ?
    """)
  private static let selectUnresolved = SQLStatement(
    """
    SELECT s.order_id, o.number, c.name, o.placed_at, s.unresolved
    FROM stock_orders s JOIN orders o ON o.id = s.order_id JOIN channels c ON c.id = o.channel_id
    WHERE s.unresolved > 0 ORDER BY s.order_id LIMIT ?
    """)
}
