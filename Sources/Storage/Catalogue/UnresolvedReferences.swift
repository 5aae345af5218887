import Commerce

/// Orders and favourites can name goods that are not stored yet. When the goods arrive, their past
/// is tied to them and counted.
struct UnresolvedReferences {
  let connection: any SQLConnection
  let channelID: Int64

  private struct Line {
    var orderID: Int64
    var position: Int64
    var variantID: Int64
    var contribution: SalesRollup.Contribution
  }

  /// - Parameter variants: new ones, by the channel's key.
  func resolve(variants: [RecordKey: Int64]) throws {
    var lines: [Line] = []
    let keys = variants.keys.sorted()
    try connection.forEachMatch(
      Self.selectLines, keys.map { [.text($0.text), .integer(channelID)] }
    ) { position, row in
      if let variantID = variants[keys[position]] { lines.append(line(row, variantID)) }
    }
    guard !lines.isEmpty else { return }
    try connection.executeBatch(
      Self.tieLine,
      lines.map { [.integer($0.variantID), .integer($0.orderID), .integer($0.position)] })
    try count(lines)
  }

  private func line(_ row: any SQLRow, _ variantID: Int64) -> Line {
    Line(
      orderID: row.integer(0), position: row.integer(1), variantID: variantID,
      contribution: .init(
        channelID: channelID, day: row.integer(2), currency: "",
        countsAsSale: OrderStatus(rawValue: row.text(3))?.countsAsSale == true && row.isNull(7),
        totalMinor: 0,
        lines: [
          .init(
            variantID: variantID, quantityMilli: row.integer(4), totalMinor: row.integer(5),
            isCancelled: row.flag(6))
        ]))
  }

  /// Adds the lines' sales to the variant's days only: the channel's days counted them before.
  private func count(_ lines: [Line]) throws {
    var rollup = SalesRollup()
    for (_, group) in Dictionary(grouping: lines, by: \.orderID) {
      guard var contribution = group.first?.contribution else { continue }
      contribution.lines = group.flatMap(\.contribution.lines)
      rollup.apply(contribution, sign: 1)
    }
    try rollup.saveVariantDays(in: connection)
  }

  func resolve(products: [(remoteID: String, productID: Int64)]) throws {
    try connection.executeBatch(
      Self.tieFavourites,
      products.map { [.integer($0.productID), .text($0.remoteID), .integer(channelID)] })
  }

  private static let selectLines = SQLStatement(
    """
    SELECT l.order_id, l.position, o.day, o.status, l.quantity_milli, l.total_minor,
      l.is_cancelled, o.removed_at
    FROM order_lines l JOIN orders o ON o.id = l.order_id
    WHERE l.variant_id IS NULL AND l.variant_remote_id = ? AND o.channel_id = ?
    """)
  private static let tieLine = SQLStatement(
    "UPDATE order_lines SET variant_id = ? WHERE order_id = ? AND position = ?")
  private static let tieFavourites = SQLStatement(
    """
    UPDATE favourites SET product_id = ?
    WHERE product_id IS NULL AND product_remote_id = ? AND channel_id = ?
    """)
}
