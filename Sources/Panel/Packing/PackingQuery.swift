import Basics
import Commerce
import Inventory
import Storage
import Web

/// Packages that wait to leave, the most urgent first.
struct PackingQuery: Sendable {
  struct Package: Sendable {
    var id: Int64
    var remoteID: String
    var orderID: Int64
    var number: String
    var channel: String
    var channelID: Int64
    var buyer: String
    var status: String
    var carrier: String
    var trackingNumber: String
    var shipBy: Int64?
    var goods: [Goods] = []
    /// Of the last move that was asked for; empty when none was.
    var moveKind: String = ""
    var moveState: String = ""
    var moveMessage: String = ""
  }

  struct Goods: Sendable {
    var name: String
    var sku: String
    var barcode: String
    var size: String
    var colour: String
    var quantityMilli: Int64
    var variantID: Int64?
    /// Units here; nil where stock is not kept.
    var onHand: Int64?
  }

  /// How many are due when, counted up to `most`.
  struct Clock: Sendable {
    static let most = 1000
    var overdue = 0
    var today = 0
    var all = 0
  }

  static let pageSize = 50
  /// Stands for "no moment": behind all others, as in the index.
  static let never: Int64 = 9_000_000_000_000_000
  static let states = ["created", "preparing", "invoiced"]

  var packages: [Package]
  var next: PageCursor?
  var clock: Clock

  static func load(
    state: String?, channelID: Int64?, after: PageCursor?, now: Timestamp, endOfDay: Timestamp,
    in connection: any SQLConnection
  ) throws -> PackingQuery {
    let start = after ?? PageCursor(.min, 0)
    var values: [SQLValue] = []
    var condition = ""
    if let state {
      condition += " AND p.status = ?"
      values.append(.text(state))
    }
    if let channelID {
      condition += " AND p.channel_id = ?"
      values.append(.integer(channelID))
    }
    values += [
      .integer(start.parts[0]), .integer(start.parts[0]), .integer(start.parts[1]),
      .count(pageSize + 1),
    ]
    let keys = try connection.rows(Self.keys(condition), values) {
      PageCursor($0.integer(0), $0.integer(1))
    }
    let shown = keys.prefix(pageSize)
    return PackingQuery(
      packages: try packages(shown.map { $0.parts[1] }, in: connection),
      next: keys.count > pageSize ? shown.last : nil,
      clock: try clock(now: now, endOfDay: endOfDay, in: connection))
  }

  /// Those packages, in the order given; those that are not there are left out.
  static func packages(_ ids: [Int64], in connection: any SQLConnection) throws -> [Package] {
    let found = try connection.firstMatches(selectPackage, ids.map { [.integer($0)] }) { row in
      Package(
        id: row.integer(0), remoteID: row.text(1), orderID: row.integer(2), number: row.text(3),
        channel: row.text(4), channelID: row.integer(5), buyer: row.text(6), status: row.text(7),
        carrier: row.text(8), trackingNumber: row.text(9), shipBy: row.optionalInteger(10))
    }
    var packages = found.compactMap { $0 }
    let keys = packages.map { [SQLValue.integer($0.id)] }
    try connection.forEachMatch(selectGoods, keys) { place, row in
      packages[place].goods.append(
        Goods(
          name: row.text(0), sku: row.text(1), barcode: row.text(2), size: row.text(3),
          colour: row.text(4), quantityMilli: row.integer(5),
          variantID: row.optionalInteger(6), onHand: row.optionalInteger(7)))
    }
    try connection.forEachMatch(selectMove, keys) { place, row in
      packages[place].moveKind = row.text(0)
      packages[place].moveState = row.text(1)
      packages[place].moveMessage = row.text(2)
    }
    return packages
  }

  private static func clock(
    now: Timestamp, endOfDay: Timestamp, in connection: any SQLConnection
  ) throws -> Clock {
    func count(from start: Int64, to end: Int64) throws -> Int {
      let values: [SQLValue] = [.integer(start), .integer(end), .count(Clock.most)]
      return Int(try connection.integer(counted, values) ?? 0)
    }
    var clock = Clock()
    clock.overdue = try count(from: .min, to: now.milliseconds)
    // By itself: the difference of two counts that both end at the bound would be none.
    clock.today = try count(from: now.milliseconds, to: endOfDay.milliseconds)
    clock.all = try count(from: .min, to: .max)
    return clock
  }

  private static let waits = """
    p.is_replaced = 0 AND p.removed_at IS NULL AND p.status IN ('created', 'preparing', 'invoiced')
      AND \(RemovedChannels.none("p.channel_id"))
    """
  private static let due = "coalesce(p.ship_by_at, 9000000000000000)"

  private static func keys(_ condition: String) -> SQLStatement {
    SQLStatement(
      """
      SELECT \(due), p.id FROM order_packages p
      WHERE \(waits)\(condition) AND (\(due) > ? OR (\(due) = ? AND p.id > ?))
      ORDER BY \(due), p.id LIMIT ?
      """, isReused: false)
  }

  private static let counted = SQLStatement(
    """
    SELECT count(*) FROM (
      SELECT 1 FROM order_packages p WHERE \(waits) AND \(due) >= ? AND \(due) < ? LIMIT ?) waiting
    """)
  private static let selectPackage = SQLStatement(
    """
    SELECT p.id, p.remote_id, p.order_id, o.number, c.name, p.channel_id, o.buyer_name, p.status,
      p.carrier, p.tracking_number, p.ship_by_at
    FROM order_packages p JOIN orders o ON o.id = p.order_id JOIN channels c ON c.id = p.channel_id
    WHERE p.id = ?
    """)
  private static let selectGoods = SQLStatement(
    """
    SELECT l.name, l.sku, l.barcode, coalesce(v.size, ''), coalesce(v.colour, ''),
      l.quantity_milli, v.id, s.on_hand
    FROM order_packages p
      JOIN order_lines l ON l.order_id = p.order_id AND l.package_remote_id = p.remote_id
      LEFT JOIN variants v ON v.id = l.variant_id
      LEFT JOIN stock_levels s ON s.variant_id = v.id
    WHERE p.id = ? AND l.is_cancelled = 0 ORDER BY l.position
    """)
  private static let selectMove = SQLStatement(
    """
    SELECT m.kind, \(PackageMoves.knownState), m.message
    FROM package_moves m JOIN order_packages p ON p.id = m.package_id
    WHERE m.package_id = ? AND m.id = (
      SELECT max(n.id) FROM package_moves n WHERE n.package_id = m.package_id)
    """)
}
