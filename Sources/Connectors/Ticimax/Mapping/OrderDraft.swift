import Basics
import Commerce
import ConnectorKit

/// An order as read, before its currency gives the money a scale.
struct OrderDraft {
  var status: Int64?
  var statusLabel = ""
  var number = ""
  var code = ""
  var reference = ""
  var placedAt: Timestamp?
  var editedAt: Timestamp?
  var statusChangedAt: Timestamp?
  var currency = ""
  var total = WireAmount.zero
  var shippingFee = WireAmount.zero
  var tax = WireAmount.zero
  var discount = WireAmount.zero
  var voucher = WireAmount.zero
  var points = WireAmount.zero
  var buyerName = ""
  var memberFirstName = ""
  var memberLastName = ""
  var memberRemoteID: String?
  var email = ""
  var isMarketplace = false
  var source = ""
  var note: String?
  var carrier: String?
  var trackingNumber: String?
  var invoiceNumber: String?
  var billing: AddressRecord?
  var shipping: AddressRecord?
  var lines: [OrderLineMapping.Draft] = []
  var payments: [PaymentMapping.Draft] = []

  /// `SiparisToplamTutari` is what the buyer pays; `ToplamTutar` and `Tutar` are disputed and not
  /// read (Ticimax wire facts 2026-11-23, §7.2.6).
  func finished(remoteID: String) throws(MappingError) -> OrderRecord {
    guard let status else { throw MappingError(field: "Durum", reason: "is missing") }
    guard let placedAt else { throw MappingError(field: "SiparisTarihi", reason: "is missing") }
    let currency = try ShopCurrency.read(currency, field: "ParaBirimi")
    var order = OrderRecord(
      remoteID: remoteID, number: [number, code].first { !$0.isEmpty } ?? remoteID,
      placedAt: placedAt, status: OrderStatusTable.status(of: status),
      channelStatus: OrderStatusTable.channelStatus(number: status, label: statusLabel),
      currency: currency)
    order.changedAt = [editedAt, statusChangedAt].compactMap { $0 }.max()
    try fillMoney(of: &order)
    order.buyer = buyer
    order.originMarketplace = OrderOrigin.marketplace(
      isMarketplace: isMarketplace, source: source)
    // The marketplace's own number, where the shop keeps it apart (Ticimax wire facts 2026-11-23:
    // `ReferansNo`, "external reference", in shops of 2025 and later).
    if order.originMarketplace != nil, !reference.isEmpty { order.originNumber = reference }
    order.note = note
    order.carrier = carrier
    order.trackingNumber = trackingNumber ?? lines.lazy.compactMap(\.trackingNumber).first
    order.invoiceNumber = invoiceNumber
    order.addresses = addresses(buyer: order.buyer)
    return order
  }

  private func fillMoney(of order: inout OrderRecord) throws(MappingError) {
    let digits = order.currency.minorDigits
    order.totalMinor = try total.minorUnits(digits, "SiparisToplamTutari")
    order.shippingMinor = try shippingFee.minorUnits(digits, "KargoTutari")
    order.taxMinor = try tax.minorUnits(digits, "ToplamKdv")
    order.discountMinor = try (discount + voucher + points).minorUnits(digits, "IndirimTutari")
    let currency = order.currency
    order.lines = try lines.map { line throws(MappingError) in try line.finished(currency) }
    order.payments = try payments.map { payment throws(MappingError) in
      try payment.finished(currency)
    }
  }

  private var buyer: OrderBuyer {
    var buyer = OrderBuyer()
    buyer.memberRemoteID = memberRemoteID
    let memberName = [memberFirstName, memberLastName].filter { !$0.isEmpty }
      .joined(separator: " ")
    buyer.name = [buyerName, memberName, shipping?.name ?? ""].first { !$0.isEmpty } ?? ""
    buyer.email = email
    buyer.phone = [shipping?.phone, billing?.phone].compactMap { $0 }.first { !$0.isEmpty } ?? ""
    return buyer
  }

  /// The billing address has no name of its own on the wire: it is the buyer's.
  private func addresses(buyer: OrderBuyer) -> [AddressRecord] {
    var billing = billing
    if billing?.name.isEmpty == true { billing?.name = buyer.name }
    return [shipping, billing].compactMap { $0 }
  }
}
