import Storage

/// An order as the API shows it.
struct APIOrder: Sendable {
  var id: Int64
  var channel: String
  var remoteID: String
  var number: String
  var placedAt: Int64
  var status: String
  var channelStatus: String
  var customerID: Int64?
  var name: String
  var email: String
  var phone: String
  var currency: String
  var totalMinor: Int64
  var originMarketplace: String
  var lines: [Line] = []
  var packages: [APIPackage] = []
  /// The same order in channels that list what a marketplace passed on to them.
  var alsoIn: [Twin] = []
  /// The order that this one is such a copy of: lists and figures have that one alone.
  var copyOf: Int64?

  struct Line: Sendable {
    var sku: String
    var barcode: String
    var name: String
    var quantityMilli: Int64
    var unitPriceMinor: Int64
    var discountMinor: Int64
    var totalMinor: Int64
    var isCancelled: Bool
    var package: String?
  }

  struct Twin: Sendable {
    var channel: String
    var remoteID: String
    var number: String
  }

  /// The orders of the given ids, in their order; unknown and removed ones are left out.
  static func load(_ ids: [Int64], in connection: any SQLConnection) throws -> [APIOrder] {
    let keys: [[SQLValue]] = ids.map { [.integer($0)] }
    var orders = try connection.firstMatches(select, keys, map)
    try connection.forEachMatch(selectLines, keys) { position, row in
      orders[position]?.lines.append(mapLine(row))
    }
    try connection.forEachMatch(APIPackage.select, keys) { position, row in
      orders[position]?.packages.append(APIPackage(row))
    }
    try connection.forEachMatch(selectTwins, keys) { position, row in
      orders[position]?.alsoIn.append(
        Twin(channel: row.text(0), remoteID: row.text(1), number: row.text(2)))
    }
    return orders.compactMap { $0 }
  }

  func write(to json: inout JSONWriter) {
    json.field("id", id: id)
    json.field("channel", channel)
    json.field("remoteId", remoteID)
    json.field("number", number)
    json.field("placedAt", timeOrNull: placedAt)
    json.field("status", status)
    json.field("channelStatus", channelStatus)
    json.field("originMarketplace", orNull: originMarketplace.isEmpty ? nil : originMarketplace)
    json.key("customer")
    json.object { json in
      json.field("id", orNull: customerID.map { String($0) })
      json.field("name", name)
      json.field("email", email)
      json.field("phone", phone)
    }
    json.key("lines")
    json.array { json in
      for line in lines { json.object { write(line, to: &$0) } }
    }
    json.key("packages")
    json.array { json in
      for package in packages { json.object { package.write(to: &$0) } }
    }
    json.key("alsoIn")
    json.array { json in
      for twin in alsoIn {
        json.object { json in
          json.field("channel", twin.channel)
          json.field("remoteId", twin.remoteID)
          json.field("number", twin.number)
        }
      }
    }
    json.field("copyOf", orNull: copyOf.map { String($0) })
    json.field("total", money: totalMinor, currency)
  }

  private func write(_ line: Line, to json: inout JSONWriter) {
    json.field("sku", line.sku)
    json.field("barcode", line.barcode)
    json.field("name", line.name)
    json.field("quantity", decimal: line.quantityMilli, scale: 3)
    json.field("unitPrice", money: line.unitPriceMinor, currency)
    json.field("discount", money: line.discountMinor, currency)
    json.field("total", money: line.totalMinor, currency)
    json.field("cancelled", line.isCancelled)
    json.field("package", orNull: line.package)
  }

  private static func map(_ row: any SQLRow) -> APIOrder {
    APIOrder(
      id: row.integer(0), channel: row.text(1), remoteID: row.text(2), number: row.text(3),
      placedAt: row.integer(4), status: row.text(5), channelStatus: row.text(6),
      customerID: row.optionalInteger(7), name: row.text(8), email: row.text(9),
      phone: row.text(10), currency: row.text(11), totalMinor: row.integer(12),
      originMarketplace: row.text(13), copyOf: row.optionalInteger(14))
  }

  private static func mapLine(_ row: any SQLRow) -> Line {
    Line(
      sku: row.text(0), barcode: row.text(1), name: row.text(2), quantityMilli: row.integer(3),
      unitPriceMinor: row.integer(4), discountMinor: row.integer(5), totalMinor: row.integer(6),
      isCancelled: row.flag(7), package: row.optionalText(8))
  }

  private static let select = SQLStatement(
    """
    SELECT o.id, c.name, o.remote_id, o.number, o.placed_at, o.status, o.channel_status,
      o.customer_id, o.buyer_name, o.buyer_email, o.buyer_phone, o.currency, o.total_minor,
      o.origin_marketplace, o.twin_of
    FROM orders o JOIN channels c ON c.id = o.channel_id
    WHERE o.id = ? AND (o.removed_at IS NULL OR o.twin_of IS NOT NULL)
    """)
  private static let selectLines = SQLStatement(
    """
    SELECT sku, barcode, name, quantity_milli, unit_price_minor, discount_minor, total_minor,
      is_cancelled, package_remote_id
    FROM order_lines WHERE order_id = ? ORDER BY position
    """)
  private static let selectTwins = SQLStatement(
    """
    SELECT c.name, o.remote_id, o.number FROM orders o JOIN channels c ON c.id = o.channel_id
    WHERE o.twin_of = ? ORDER BY o.id
    """)
}
