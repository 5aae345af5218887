import Commerce

/// Ties the order lines of a listing to another variant and moves what they sold along.
struct LineMove {
  struct Item {
    var channelID: Int64
    /// The channel's key of the listing: lines carry it.
    var listingRemoteID: String
    var from: Int64
    var to: Int64
  }

  private struct Line {
    var orderID: Int64
    var position: Int64
    var to: Int64
  }

  let connection: any SQLConnection

  /// - Returns: the orders of the lines.
  func move(_ items: [Item]) throws -> [Int64] {
    var lines: [Line] = []
    // By order and move: an order with two lines of one variant is one order of it.
    var sold: [[Int64]: SalesRollup.Contribution] = [:]
    try connection.forEachMatch(
      Self.selectLines,
      items.map { [.integer($0.from), .text($0.listingRemoteID), .integer($0.channelID)] }
    ) { place, row in
      let item = items[place]
      lines.append(Line(orderID: row.integer(0), position: row.integer(1), to: item.to))
      let counts = OrderStatus(rawValue: row.text(3))?.countsAsSale == true && row.isNull(4)
      let key = [row.integer(0), item.from, item.to]
      sold[
        key,
        default: .init(
          channelID: item.channelID, day: row.integer(2), currency: "", countsAsSale: counts,
          totalMinor: 0, lines: [])
      ].lines.append(
        .init(
          variantID: item.from, quantityMilli: row.integer(5), totalMinor: row.integer(6),
          isCancelled: row.flag(7)))
    }
    guard !lines.isEmpty else { return [] }
    try connection.executeBatch(
      Self.tieLine, lines.map { [.integer($0.to), .integer($0.orderID), .integer($0.position)] })
    var rollup = SalesRollup()
    for (key, contribution) in sold {
      rollup.apply(contribution, sign: -1)
      var moved = contribution
      for index in moved.lines.indices { moved.lines[index].variantID = key[2] }
      rollup.apply(moved, sign: 1)
    }
    try rollup.saveVariantDays(in: connection)
    return Set(lines.map(\.orderID)).sorted()
  }

  private static let selectLines = SQLStatement(
    """
    SELECT l.order_id, l.position, o.day, o.status, o.removed_at, l.quantity_milli, l.total_minor,
      l.is_cancelled
    FROM order_lines l CROSS JOIN orders o
    WHERE l.variant_id = ? AND l.variant_remote_id = ? AND o.id = l.order_id AND o.channel_id = ?
    """)
  private static let tieLine = SQLStatement(
    "UPDATE order_lines SET variant_id = ? WHERE order_id = ? AND position = ?")
}
