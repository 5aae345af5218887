import Basics
import Commerce

/// The rows below an order.
struct OrderParts {
  struct Event {
    var orderID: Int64
    var position: Int
    var at: Timestamp
    var status: OrderStatus
    var channelStatus: String
  }

  let connection: any SQLConnection

  /// Removes what will be written anew; the history stays.
  func clear(_ orderIDs: [Int64]) throws {
    guard !orderIDs.isEmpty else { return }
    let rows = orderIDs.map { [SQLValue.integer($0)] }
    try connection.executeBatch(Self.clearLines, rows)
    try connection.executeBatch(Self.clearAddresses, rows)
    try connection.executeBatch(Self.clearPayments, rows)
  }

  func insert(_ orders: [(id: Int64, order: StoredOrder)]) throws {
    let packed = orders.filter { $1.record.lines.contains { $0.packageRemoteID != nil } }
    if packed.isEmpty {
      try connection.executeBatch(Self.insertLine, orders.flatMap { lines(of: $1, id: $0) })
    } else {
      try connection.executeBatch(
        Self.insertPackedLine, orders.flatMap { packedLines(of: $1, id: $0) })
    }
    try connection.executeBatch(Self.insertAddress, orders.flatMap { addresses(of: $1, id: $0) })
    try connection.executeBatch(Self.insertPayment, orders.flatMap { payments(of: $1, id: $0) })
  }

  func append(_ events: [Event]) throws {
    try connection.executeBatch(
      Self.insertEvent,
      events.map { event in
        [
          .integer(event.orderID), .count(event.position), .integer(event.at.milliseconds),
          .text(event.status.rawValue), .text(event.channelStatus),
        ]
      })
  }

  /// Writes the history that a channel tells in the place of the one that was kept.
  func replaceEvents(_ orders: [(id: Int64, order: StoredOrder)]) throws {
    try connection.executeBatch(Self.clearEvents, orders.map { [.integer($0.id)] })
    try append(
      orders.flatMap { id, order in
        (order.record.history ?? []).enumerated().map { position, event in
          Event(
            orderID: id, position: position, at: event.at, status: event.status,
            channelStatus: event.channelStatus)
        }
      })
  }

  private func packedLines(of order: StoredOrder, id: Int64) -> [[SQLValue]] {
    zip(lines(of: order, id: id), order.record.lines).map {
      $0 + [.optional($1.packageRemoteID)]
    }
  }

  private func lines(of order: StoredOrder, id: Int64) -> [[SQLValue]] {
    zip(order.record.lines, order.variantIDs).enumerated().map { position, pair in
      let (line, variantID) = pair
      return [
        .integer(id), .count(position), .text(line.remoteID), .optional(line.variantRemoteID),
        .optional(variantID), .text(line.sku), .text(line.barcode), .text(line.name),
        .integer(line.quantityMilli), .integer(line.unitPriceMinor), .integer(line.discountMinor),
        .integer(line.totalMinor), .integer(line.taxRateBasisPoints), .flag(line.isCancelled),
      ]
    }
  }

  private func addresses(of order: StoredOrder, id: Int64) -> [[SQLValue]] {
    order.record.addresses.map { address in
      [
        .integer(id), .text(address.kind.rawValue), .text(address.name), .text(address.company),
        .text(address.phone), .text(address.street), .text(address.neighbourhood),
        .text(address.district), .text(address.city), .text(address.postalCode),
        .text(address.country), .text(address.taxOffice), .text(address.taxNumber),
      ]
    }
  }

  private func payments(of order: StoredOrder, id: Int64) -> [[SQLValue]] {
    order.record.payments.enumerated().map { position, payment in
      [
        .integer(id), .count(position), .text(payment.remoteID), .text(payment.method),
        .text(payment.channelMethod), .text(payment.state.rawValue),
        .integer(payment.amountMinor), .count(payment.instalments),
        .optional(payment.paidAt?.milliseconds),
      ]
    }
  }

  private static let clearLines = SQLStatement("DELETE FROM order_lines WHERE order_id = ?")
  private static let clearAddresses = SQLStatement("DELETE FROM order_addresses WHERE order_id = ?")
  private static let clearPayments = SQLStatement("DELETE FROM order_payments WHERE order_id = ?")
  private static let insertLine = SQLStatement(
    """
    INSERT INTO order_lines (order_id, position, remote_id, variant_remote_id, variant_id, sku,
      barcode, name, quantity_milli, unit_price_minor, discount_minor, total_minor, tax_rate_bp,
      is_cancelled)
    VALUES (\(SQLStatement.placeholders(14)))
    """)
  private static let insertPackedLine = SQLStatement(
    """
    INSERT INTO order_lines (order_id, position, remote_id, variant_remote_id, variant_id, sku,
      barcode, name, quantity_milli, unit_price_minor, discount_minor, total_minor, tax_rate_bp,
      is_cancelled, package_remote_id)
    VALUES (\(SQLStatement.placeholders(15)))
    """)
  private static let clearEvents = SQLStatement("DELETE FROM order_events WHERE order_id = ?")
  private static let insertAddress = SQLStatement(
    """
    INSERT INTO order_addresses (order_id, kind, name, company, phone, street, neighbourhood,
      district, city, postal_code, country, tax_office, tax_number)
    VALUES (\(SQLStatement.placeholders(13))) ON CONFLICT (order_id, kind) DO NOTHING
    """)
  private static let insertPayment = SQLStatement(
    """
    INSERT INTO order_payments (order_id, position, remote_id, method, channel_method, state,
      amount_minor, instalments, paid_at)
    VALUES (\(SQLStatement.placeholders(9)))
    """)
  private static let insertEvent = SQLStatement(
    """
    INSERT INTO order_events (order_id, position, at, status, channel_status)
    VALUES (?, ?, ?, ?, ?)
    """)
}
