import Storage

/// Everything that is shown of one order.
struct OrderDetail: Sendable {
  struct Line: Sendable {
    var name: String
    var sku: String
    var quantityMilli: Int64
    var unitPriceMinor: Int64
    var discountMinor: Int64
    var totalMinor: Int64
    var isCancelled: Bool
    var productID: Int64?
    /// The package that the goods are in; empty where the channel tells none.
    var package: String
  }

  struct Address: Sendable {
    var isBilling: Bool
    var lines: [String]
  }

  struct Payment: Sendable {
    var method: String
    var state: String
    var amountMinor: Int64
    var instalments: Int64
    var paidAt: Int64?
  }

  struct Event: Sendable {
    var at: Int64
    var status: String
    var channelStatus: String
  }

  var id: Int64
  var number: String
  var channel: String
  var remoteID: String
  var placedAt: Int64
  var status: String
  var channelStatus: String
  var customerID: Int64?
  var buyer: (name: String, email: String, phone: String)
  var currency: String
  var totalMinor: Int64
  var shippingMinor: Int64
  var discountMinor: Int64
  var taxMinor: Int64
  var facts: (origin: String, note: String, carrier: String, tracking: String, invoice: String)
  var lines: [Line] = []
  var addresses: [Address] = []
  var payments: [Payment] = []
  var events: [Event] = []
  var parcels = OrderPackages(packages: [], original: nil, copies: [])
  var claims = OrderClaims()

  static func load(_ id: Int64, in connection: any SQLConnection) throws -> OrderDetail? {
    guard var order = try connection.first(select, [.integer(id)], map) else { return nil }
    order.lines = try connection.rows(selectLines, [.integer(id)]) { row in
      Line(
        name: row.text(0), sku: row.text(1), quantityMilli: row.integer(2),
        unitPriceMinor: row.integer(3), discountMinor: row.integer(4), totalMinor: row.integer(5),
        isCancelled: row.flag(6), productID: row.optionalInteger(7), package: row.text(8))
    }
    order.addresses = try connection.rows(selectAddresses, [.integer(id)], mapAddress)
    order.payments = try connection.rows(selectPayments, [.integer(id)]) { row in
      Payment(
        method: row.text(0), state: row.text(1), amountMinor: row.integer(2),
        instalments: row.integer(3), paidAt: row.optionalInteger(4))
    }
    order.events = try connection.rows(selectEvents, [.integer(id)]) { row in
      Event(at: row.integer(0), status: row.text(1), channelStatus: row.text(2))
    }
    order.parcels = try OrderPackages.load(id, in: connection)
    order.claims = try OrderClaims.load(id, in: connection)
    return order
  }

  private static func map(_ row: any SQLRow) -> OrderDetail {
    OrderDetail(
      id: row.integer(0), number: row.text(1), channel: row.text(2), remoteID: row.text(3),
      placedAt: row.integer(4), status: row.text(5), channelStatus: row.text(6),
      customerID: row.optionalInteger(7),
      buyer: (row.text(8), row.text(9), row.text(10)), currency: row.text(11),
      totalMinor: row.integer(12), shippingMinor: row.integer(13), discountMinor: row.integer(14),
      taxMinor: row.integer(15),
      facts: (row.text(16), row.text(17), row.text(18), row.text(19), row.text(20)))
  }

  private static func mapAddress(_ row: any SQLRow) -> Address {
    let place = [row.text(5), row.text(6), row.text(7), row.text(8)].filter { !$0.isEmpty }
    let tax = [row.text(10), row.text(11)].filter { !$0.isEmpty }
    let lines = [
      row.text(1), row.text(2), row.text(3), row.text(4), place.joined(separator: ", "),
      row.text(9), tax.joined(separator: " "),
    ]
    return Address(isBilling: row.text(0) == "billing", lines: lines.filter { !$0.isEmpty })
  }

  private static let select = SQLStatement(
    """
    SELECT o.id, o.number, c.name, o.remote_id, o.placed_at, o.status, o.channel_status,
      o.customer_id, o.buyer_name, o.buyer_email, o.buyer_phone, o.currency, o.total_minor,
      o.shipping_minor, o.discount_minor, o.tax_minor, o.origin_marketplace, o.note, o.carrier,
      o.tracking_number, o.invoice_number
    FROM orders o JOIN channels c ON c.id = o.channel_id WHERE o.id = ?
    """)
  private static let selectLines = SQLStatement(
    """
    SELECT l.name, l.sku, l.quantity_milli, l.unit_price_minor, l.discount_minor, l.total_minor,
      l.is_cancelled, v.product_id, l.package_remote_id
    FROM order_lines l LEFT JOIN variants v ON v.id = l.variant_id
    WHERE l.order_id = ? ORDER BY l.position
    """)
  private static let selectAddresses = SQLStatement(
    """
    SELECT kind, name, company, street, neighbourhood, district, city, postal_code, country, phone,
      tax_office, tax_number
    FROM order_addresses WHERE order_id = ? ORDER BY kind DESC
    """)
  private static let selectPayments = SQLStatement(
    """
    SELECT method, state, amount_minor, instalments, paid_at FROM order_payments
    WHERE order_id = ? ORDER BY position
    """)
  private static let selectEvents = SQLStatement(
    "SELECT at, status, channel_status FROM order_events WHERE order_id = ? ORDER BY position DESC")
}
