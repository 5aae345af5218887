import Commerce

/// What is stored of an order that is about to change: what its figures counted and which status it
/// had.
struct StoredOrderState: Sendable, Equatable {
  var contribution: SalesRollup.Contribution
  var customerID: Int64?
  /// Milliseconds.
  var placedAt: Int64
  var channelStatus: String
  var eventCount: Int
  var isRemoved: Bool

  static func load(
    _ ids: [Int64], in connection: any SQLConnection
  ) throws -> [Int64: StoredOrderState] {
    var states: [Int64: StoredOrderState] = [:]
    let keys: [[SQLValue]] = ids.map { [.integer($0)] }
    try connection.forEachMatch(select, keys) { position, row in
      states[ids[position]] = StoredOrderState(
        contribution: .init(
          channelID: row.integer(0), day: row.integer(1), currency: row.text(2),
          countsAsSale: OrderStatus(rawValue: row.text(3))?.countsAsSale ?? false,
          totalMinor: row.integer(4), lines: []),
        customerID: row.optionalInteger(5), placedAt: row.integer(9),
        channelStatus: row.text(6), eventCount: Int(row.integer(7)), isRemoved: !row.isNull(8))
    }
    try connection.forEachMatch(selectLines, keys) { position, row in
      states[ids[position]]?.contribution.lines.append(
        .init(
          variantID: row.optionalInteger(0), quantityMilli: row.integer(1),
          totalMinor: row.integer(2), isCancelled: row.flag(3)))
    }
    return states
  }

  private static let select = SQLStatement(
    """
    SELECT channel_id, day, currency, status, total_minor, customer_id, channel_status,
      (SELECT count(*) FROM order_events e WHERE e.order_id = o.id), removed_at, placed_at
    FROM orders o WHERE id = ?
    """)
  private static let selectLines = SQLStatement(
    """
    SELECT variant_id, quantity_milli, total_minor, is_cancelled
    FROM order_lines WHERE order_id = ?
    """)
}
