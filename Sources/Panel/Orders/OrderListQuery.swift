import Basics
import Storage

/// A page of the order list.
struct OrderListQuery: Sendable {
  struct Row: Sendable {
    var key: OrderKey
    var number: String
    var channel: String
    var buyer: String
    var status: String
    var totalMinor: Int64
    var currency: String
    var lineCount: Int64
    var originMarketplace: String
  }

  static let pageSize = 50
  var rows: [Row]
  var newer: OrderKey?
  var older: OrderKey?

  static func load(
    _ filter: OrderFilter, from: OrderKey?, direction: OrderSearch.Direction,
    in connection: any SQLConnection
  ) throws -> OrderListQuery {
    var keys = try OrderSearch(connection: connection).page(
      filter, from: from, direction: direction, limit: pageSize + 1)
    let hasMore = keys.count > pageSize
    if hasMore {
      if direction == .older { keys.removeLast() } else { keys.removeFirst() }
    }
    let isFirst = from == nil || (direction == .newer && !hasMore)
    let isLast = direction == .older && !hasMore
    return OrderListQuery(
      rows: try connection.firstMatches(select, keys.map { [.integer($0.id)] }, map)
        .compactMap { $0 },
      newer: isFirst ? nil : keys.first, older: isLast ? nil : keys.last)
  }

  private static func map(_ row: any SQLRow) -> Row {
    Row(
      key: OrderKey(placedAt: row.integer(0), id: row.integer(1)), number: row.text(2),
      channel: row.text(3), buyer: row.text(4), status: row.text(5), totalMinor: row.integer(6),
      currency: row.text(7), lineCount: row.integer(8), originMarketplace: row.text(9))
  }

  private static let select = SQLStatement(
    """
    SELECT o.placed_at, o.id, o.number, c.name, o.buyer_name, o.status, o.total_minor,
      o.currency, o.line_count, o.origin_marketplace
    FROM orders o JOIN channels c ON c.id = o.channel_id WHERE o.id = ?
    """)
}
