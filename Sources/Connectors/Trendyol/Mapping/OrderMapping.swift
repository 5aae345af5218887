import Basics
import Commerce
import ConnectorKit
import Markup

/// A package of an order. The record is the order as this package alone tells it (fact sheet
/// 2026-11-23, §8.3; names before April 2026 from §8.3 and the list of renames).
enum OrderMapping {
  private enum Field: String, CaseIterable {
    case shippingAddress = "shipmentAddress"
    case number = "orderNumber"
    case paymentMethod
    case gross = "packageGrossAmount"
    case sellerDiscount = "packageSellerDiscount"
    case channelDiscount = "packageTyDiscount"
    case discount = "packageTotalDiscount"
    case taxNumber
    case billingAddress = "invoiceAddress"
    case firstName = "customerFirstName"
    case email = "customerEmail"
    case customerID = "customerId"
    case lastName = "customerLastName"
    case trackingNumber = "cargoTrackingNumber"
    case carrier = "cargoProviderName"
    case lines
    case placedAt = "orderDate"
    case identityNumber
    case currency = "currencyCode"
    case history = "packageHistories"
    case packageStatus = "shipmentPackageStatus"
    case status
    case total = "packageTotalPrice"
    case shipBy = "agreedDeliveryDate"
    case changedAt = "lastModifiedDate"
    case invoiceNumber
    case createdBy
    case origins = "originPackageIds"
    case oldGross = "grossAmount"
    case oldSellerDiscount = "totalDiscount"
    case oldChannelDiscount = "totalTyDiscount"
    case oldTotal = "totalPrice"
    case oldIdentityNumber = "tcIdentityNumber"
  }

  private static let table = JSONFieldTable<Field>()

  /// - Throws: `MappingError` for a wrong number or date, and for a package without order number,
  ///   date or state.
  static func map(_ record: RawRecord) throws(MappingError) -> OrderRecord {
    let draft = try TrendyolMapping.read(record.payload) { reader in
      var draft = OrderDraft()
      var seen = JSONFieldsSeen()
      try reader.forEachMember { member in
        guard let field = try table.field(of: member, seen: &seen) else { return }
        try read(field, &member, into: &draft)
      }
      return draft
    }
    return try draft.finished(packageID: record.remoteID)
  }

  private static func read(
    _ field: Field, _ member: inout JSONReader, into draft: inout OrderDraft
  ) throws {
    switch field {
    case .shippingAddress: draft.shipping = try AddressMapping.read(&member, .shipping)
    case .billingAddress: draft.billing = try AddressMapping.read(&member, .billing)
    case .lines: draft.lines = try member.list("lines") { try OrderLineMapping.read(&$0) }
    case .history: draft.history = try member.list("packageHistories") { try event(&$0) }
    case .origins: draft.originIDs = try keys(&member)
    case .placedAt: draft.wirePlacedAt = try member.scalar().moment("orderDate")
    case .changedAt: draft.changedAt = try member.scalar().moment("lastModifiedDate")
    case .shipBy: draft.shipBy = try member.scalar().moment("agreedDeliveryDate")
    case .gross, .sellerDiscount, .channelDiscount, .discount, .total, .oldGross,
      .oldSellerDiscount, .oldChannelDiscount, .oldTotal:
      try readMoney(field, try member.scalar(), into: &draft)
    default: readWords(field, try member.scalar().words, into: &draft)
    }
  }

  /// The name of today wins over that of before, whichever comes first.
  private static func readMoney(
    _ field: Field, _ scalar: consuming JSONScalar, into draft: inout OrderDraft
  ) throws {
    switch field {
    case .gross: draft.gross = try scalar.amount("packageGrossAmount") ?? draft.gross
    case .sellerDiscount:
      draft.sellerDiscount = try scalar.amount("packageSellerDiscount") ?? draft.sellerDiscount
    case .channelDiscount:
      draft.channelDiscount = try scalar.amount("packageTyDiscount") ?? draft.channelDiscount
    case .discount: draft.discount = try scalar.amount("packageTotalDiscount")
    case .total: draft.total = try scalar.amount("packageTotalPrice") ?? draft.total
    case .oldGross: draft.gross = try draft.gross ?? scalar.amount("grossAmount")
    case .oldSellerDiscount:
      draft.sellerDiscount = try draft.sellerDiscount ?? scalar.amount("totalDiscount")
    case .oldChannelDiscount:
      draft.channelDiscount = try draft.channelDiscount ?? scalar.amount("totalTyDiscount")
    case .oldTotal: draft.total = try draft.total ?? scalar.amount("totalPrice")
    default: break
    }
  }

  private static func readWords(_ field: Field, _ words: String, into draft: inout OrderDraft) {
    switch field {
    case .number: draft.number = words
    case .paymentMethod: draft.paymentMethod = words
    case .taxNumber: draft.taxNumber = words
    case .firstName: draft.firstName = words
    case .lastName: draft.lastName = words
    case .email: draft.email = words
    case .customerID: draft.customerID = words == "0" ? "" : words
    case .trackingNumber: draft.trackingNumber = words == "0" ? "" : words
    case .carrier: draft.carrier = words
    case .identityNumber: draft.identityNumber = words
    case .oldIdentityNumber where draft.identityNumber.isEmpty: draft.identityNumber = words
    case .currency: draft.currency = words
    case .status: draft.status = words
    case .packageStatus: draft.packageStatus = words
    case .invoiceNumber: draft.invoiceNumber = words
    case .createdBy: draft.createdBy = words
    default: break
    }
  }

  private static func event(_ reader: inout JSONReader) throws -> StatusEvent? {
    var at: Timestamp?
    var word = ""
    try reader.members { member in
      if member.isKey("createdDate") {
        at = try member.scalar().moment("createdDate")
      } else if member.isKey("status") {
        word = try member.scalar().words
      }
    }
    guard let at, !word.isEmpty else { return nil }
    return StatusEvent(at: at, status: OrderStatusTable.status(of: word), channelStatus: word)
  }

  /// Null, one key, or an array of them (fact sheet §20.6).
  private static func keys(_ reader: inout JSONReader) throws -> [String] {
    guard reader.kind == .array else { return try reader.key().map { [$0] } ?? [] }
    return try reader.list("originPackageIds") { try $0.key() }.compactMap { $0 }
  }
}
