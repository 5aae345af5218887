import Basics
import Commerce
import ConnectorKit

/// What was read of a package. Money waits for the currency and the date for the package's history.
struct OrderDraft {
  var number = ""
  var status = ""
  var packageStatus = ""
  var currency = ""
  /// As on the wire, see `OrderClock`.
  var wirePlacedAt: Timestamp?
  var changedAt: Timestamp?
  var shipBy: Timestamp?
  var gross: WireAmount?
  var sellerDiscount: WireAmount?
  var channelDiscount: WireAmount?
  var discount: WireAmount?
  var total: WireAmount?
  var taxNumber = ""
  var identityNumber = ""
  var firstName = ""
  var lastName = ""
  var email = ""
  var customerID = ""
  var trackingNumber = ""
  var carrier = ""
  var invoiceNumber = ""
  var createdBy = ""
  var paymentMethod = ""
  var originIDs: [String] = []
  var history: [StatusEvent?] = []
  var lines: [OrderLineMapping.Draft] = []
  var shipping: AddressRecord?
  var billing: AddressRecord?

  func finished(packageID: String) throws(MappingError) -> OrderRecord {
    guard !number.isEmpty else {
      throw MappingError(field: "orderNumber", reason: "is missing")
    }
    guard let wirePlacedAt else { throw MappingError(field: "orderDate", reason: "is missing") }
    let word = status.isEmpty ? packageStatus : status
    guard !word.isEmpty else { throw MappingError(field: "status", reason: "is missing") }
    guard let currency = Currency(shopCode: currency.isEmpty ? "TRY" : currency) else {
      throw MappingError(field: "currencyCode", reason: "is not a currency that is known")
    }
    var order = OrderRecord(
      remoteID: number, number: number,
      placedAt: OrderClock.moment(of: wirePlacedAt, created: createdAt),
      status: OrderStatusTable.status(of: word), channelStatus: word, currency: currency)
    order.changedAt = changedAt
    try fillMoney(of: &order)
    order.buyer = buyer
    order.carrier = carrier.isEmpty ? nil : carrier
    order.trackingNumber = trackingNumber.isEmpty ? nil : trackingNumber
    order.invoiceNumber = invoiceNumber.isEmpty ? nil : invoiceNumber
    order.addresses = [shipping, invoiced].compactMap { $0 }
    order.payments = PaymentMapping.payments(
      paymentMethod, packageID: packageID, status: order.status, amountMinor: order.totalMinor)
    order.package = package(packageID, word, of: order)
    return order
  }

  /// When the first of the order's packages came into being. A package that came out of another has
  /// a history of its own, which says nothing of the order's beginning.
  private var createdAt: Timestamp? {
    guard originIDs.isEmpty, createdBy.isEmpty || createdBy == "order-creation" else { return nil }
    return history.compactMap { $0 }.filter { $0.channelStatus == "Created" }.map(\.at).min()
  }

  private func fillMoney(of order: inout OrderRecord) throws(MappingError) {
    let digits = order.currency.minorDigits
    order.lines = try OrderLineMapping.finished(lines, gross: gross, digits: digits)
    if let total {
      order.totalMinor = try total.minorUnits(digits, "packageTotalPrice")
    } else {
      order.totalMinor = try WireAmount.sum(order.lines.map(\.totalMinor), "lineUnitPrice")
    }
    let parts = (sellerDiscount ?? .zero) + (channelDiscount ?? .zero)
    order.discountMinor = max(
      try (discount ?? parts).minorUnits(digits, "packageTotalDiscount"), 0)
    order.taxMinor = try WireAmount.sum(order.lines.map(Self.tax(in:)), "vatRate")
  }

  /// The VAT that a line's total includes; Trendyol tells the rate alone. A line's total is bounded
  /// (`WireAmount.largestMinorUnits`), so 64 bits hold its product with any rate.
  private static func tax(in line: OrderLineRecord) -> Int64 {
    let base = 10_000 + line.taxRateBasisPoints
    return (line.totalMinor * line.taxRateBasisPoints + base / 2).floorDivided(by: base)
  }

  private var buyer: OrderBuyer {
    var buyer = OrderBuyer()
    buyer.memberRemoteID = customerID.isEmpty ? nil : customerID
    buyer.name = [firstName, lastName].filter { !$0.isEmpty }.joined(separator: " ")
    if buyer.name.isEmpty { buyer.name = billing?.name ?? shipping?.name ?? "" }
    buyer.email = email
    buyer.phone = [shipping?.phone, billing?.phone].compactMap { $0 }.first { !$0.isEmpty } ?? ""
    return buyer
  }

  /// The address on the invoice with the number that belongs there: a firm's, or a person's where
  /// the law asks for it. Everybody else has the placeholder of eleven ones (fact sheet §8.3).
  private var invoiced: AddressRecord? {
    guard var address = billing else { return nil }
    if address.taxNumber.isEmpty { address.taxNumber = taxNumber }
    if address.taxNumber.isEmpty, identityNumber != "11111111111" {
      address.taxNumber = identityNumber
    }
    return address
  }

  private func package(_ id: String, _ word: String, of order: OrderRecord) -> PackageRecord {
    var package = PackageRecord(remoteID: id, status: order.status, channelStatus: word)
    package.originRemoteIDs = originIDs
    package.isReplaced = OrderStatusTable.isReplaced(word)
    package.carrier = order.carrier
    package.trackingNumber = order.trackingNumber
    package.invoiceNumber = order.invoiceNumber
    package.shipBy = shipBy
    package.changedAt = changedAt
    package.history = history.compactMap { $0 }
    return package
  }
}

/// `orderDate` is Istanbul's clock written as if it were UTC: three hours ahead of the true moment,
/// the whole year (fact sheet 2026-11-23, §8.6: an official sample and a live package). Other times
/// of the same package are true.
enum OrderClock {
  static let aheadMilliseconds: Int64 = 3 * 3600 * 1000
  private static let toleranceMilliseconds: Int64 = 10 * 60 * 1000

  /// - Parameter created: The true moment at which the package came into being, where it is known.
  ///   Where that equals the date as it stands, Trendyol has mended it and nothing is taken off.
  static func moment(of wire: Timestamp, created: Timestamp?) -> Timestamp {
    if let created, abs(wire.milliseconds - created.milliseconds) <= toleranceMilliseconds {
      return wire
    }
    return Timestamp(milliseconds: wire.milliseconds - aheadMilliseconds)
  }
}
