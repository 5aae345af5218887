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
      rows: try keys.compactMap { key in
        try connection.first(select, [.integer(key.id)]) { row in map(row, key: key) }
      },
      newer: isFirst ? nil : keys.first, older: isLast ? nil : keys.last)
  }

  private static func map(_ row: any SQLRow, key: OrderKey) -> Row {
    Row(
      key: key, number: row.text(0), channel: row.text(1), buyer: row.text(2), status: row.text(3),
      totalMinor: row.integer(4), currency: row.text(5), lineCount: row.integer(6),
      originMarketplace: row.text(7))
  }

  private static let select = SQLStatement(
    """
    SELECT o.number, c.name, o.buyer_name, o.status, o.total_minor, o.currency, o.line_count,
      o.origin_marketplace
    FROM orders o JOIN channels c ON c.id = o.channel_id WHERE o.id = ?
    """)
}
