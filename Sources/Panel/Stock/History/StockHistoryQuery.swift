import Basics
import Inventory
import Storage
import Web

/// All that is known of a variant's stock, with a page of its ledger.
struct StockHistoryQuery: Sendable {
  struct Place: Sendable {
    var name: String
    var isSellable: Bool
    var onHand: Int64
    var reserved: Int64
    var countedAt: Int64?
  }

  struct Promise: Sendable {
    var orderID: Int64
    var number: String
    var channel: String
    /// Units that are promised, and units that are lacking.
    var reserved: Int64
    var lacking: Int64
  }

  struct Movement: Sendable {
    var id: Int64
    var at: Int64
    var heardAt: Int64
    var kind: String
    var delta: Int64
    var causeKind: String
    var causeID: String
    var actor: String
    var note: String
    var warehouse: String
    var isSellable: Bool
    /// The order that it was for, as far as the cause names one.
    var orderID: Int64?
    /// On hand in warehouses that are sellable, after it.
    var after: Int64
  }

  static let pageSize = 50
  /// Orders and listings that are shown of a variant.
  static let most = 100

  var goods: StockGoods
  var onHand: Int64 = 0
  var reserved: Int64 = 0
  var available: Int64 { onHand.clampedSubtracting(reserved) }
  var safety: Int64 = 0
  var sum = StockSum()
  var parts: [Part] = []
  var places: [Place] = []
  var promises: [Promise] = []
  var listings: [StockTold] = []
  var movements: [Movement] = []
  var orderNumbers: [Int64: String] = [:]
  var names = AuditNames.none
  var next: PageCursor?

  /// What a bundle is made of.
  struct Part: Sendable {
    var goods: StockGoods?
    var units: Int64
    var free: Int64
  }

  static func load(
    _ goods: StockGoods, after: PageCursor?, in connection: any SQLConnection
  ) throws -> StockHistoryQuery {
    var query = StockHistoryQuery(goods: goods)
    let key: [SQLValue] = [.integer(goods.variantID)]
    try connection.forEachRow(level, key) { row in
      (query.onHand, query.reserved, query.safety) = (
        row.integer(0), row.integer(1), row.integer(2)
      )
      return false
    }
    try query.loadHolders(key, in: connection)
    try query.loadParts(in: connection)
    query.sum = try StockSum.load(variantID: goods.variantID, in: connection)
    query.listings = try StockTold.list(variantID: goods.variantID, in: connection)
    try query.loadMovements(before: after ?? PageCursor(.max, .max), in: connection)
    return query
  }

  private mutating func loadHolders(
    _ key: [SQLValue], in connection: any SQLConnection
  ) throws {
    places = try connection.rows(Self.placeRows, key) {
      Place(
        name: $0.text(0), isSellable: $0.flag(1), onHand: $0.integer(2), reserved: $0.integer(3),
        countedAt: $0.optionalInteger(4))
    }
    promises = try connection.rows(Self.promiseRows, key + key + [.count(Self.most)]) {
      Promise(
        orderID: $0.integer(0), number: $0.text(1), channel: $0.text(2), reserved: $0.integer(3),
        lacking: $0.integer(4))
    }
  }

  private mutating func loadParts(in connection: any SQLConnection) throws {
    let rows = try Bundles.parts(of: goods.variantID, in: connection)
    let known = try StockGoods.load(rows.map(\.variantID), in: connection)
    let free = try connection.firstMatches(
      Self.free, rows.map { [.integer($0.variantID)] }
    ) { $0.integer(0) }
    parts = zip(rows, free).map { row, free in
      Part(goods: known[row.variantID], units: row.units, free: free ?? 0)
    }
  }

  private mutating func loadMovements(
    before: PageCursor, in connection: any SQLConnection
  ) throws {
    let cursor = before.parts.map { SQLValue.integer($0) }
    let key = [SQLValue.integer(goods.variantID)] + cursor
    var after = try connection.integer(Self.sumBefore, key) ?? 0
    let rows = try connection.rows(Self.movementRows, key + [.count(Self.pageSize + 1)]) { row in
      let causeKind = row.text(5)
      let (id, line) = (row.text(6), row.text(7))
      let order = causeKind == "order" ? id : causeKind == "claim" ? line : ""
      return Movement(
        id: row.integer(0), at: row.integer(1), heardAt: row.integer(2), kind: row.text(3),
        delta: row.integer(4), causeKind: causeKind, causeID: id, actor: row.text(8),
        note: row.text(9), warehouse: row.text(10), isSellable: row.flag(11),
        orderID: order.split(separator: "/").first.flatMap { Int64($0) }, after: 0)
    }
    for row in rows.prefix(Self.pageSize) {
      var row = row
      row.after = after
      if row.isSellable { after = after.clampedSubtracting(row.delta) }
      movements.append(row)
    }
    if rows.count > Self.pageSize { next = movements.last.map { PageCursor($0.at, $0.id) } }
    orderNumbers = try StockOrders.numbers(movements.compactMap(\.orderID), in: connection)
    names = try AuditNames.load(in: connection)
  }

  private static let level = SQLStatement(
    "SELECT on_hand, reserved, safety FROM stock_levels WHERE variant_id = ?")
  private static let free = SQLStatement(
    "SELECT on_hand - reserved - safety FROM stock_levels WHERE variant_id = ?")
  private static let placeRows = SQLStatement(
    """
    SELECT w.name, w.is_sellable, l.on_hand, l.reserved, l.counted_at
    FROM warehouse_levels l JOIN warehouses w ON w.id = l.warehouse_id
    WHERE l.variant_id = ? ORDER BY w.priority, w.id
    """)
  private static let promiseRows = SQLStatement(
    """
    SELECT o.id, o.number, c.name, sum(a.reserved), sum(a.lacking) FROM (
      SELECT order_id, reserved, 0 AS lacking FROM stock_promises
      WHERE variant_id = ? AND reserved > 0
      UNION ALL
      SELECT order_id, 0, units FROM stock_shortages WHERE variant_id = ?) a
      JOIN orders o ON o.id = a.order_id JOIN channels c ON c.id = o.channel_id
    GROUP BY o.id, o.number, c.name, o.placed_at ORDER BY o.placed_at, o.id LIMIT ?
    """)
  private static let sumBefore = SQLStatement(
    """
    SELECT coalesce(sum(CASE WHEN w.is_sellable = 1 THEN m.delta ELSE 0 END), 0)
    FROM stock_movements m JOIN warehouses w ON w.id = m.warehouse_id
    WHERE m.variant_id = ? AND (m.effective_at, m.id) < (?, ?)
    """)
  private static let movementRows = SQLStatement(
    """
    SELECT m.id, m.effective_at, m.recorded_at, m.kind, m.delta, m.cause_kind, m.cause_id,
      m.cause_line, m.actor, m.note, w.name, w.is_sellable
    FROM stock_movements m JOIN warehouses w ON w.id = m.warehouse_id
    WHERE m.variant_id = ? AND (m.effective_at, m.id) < (?, ?)
    ORDER BY m.effective_at DESC, m.id DESC LIMIT ?
    """)
}
