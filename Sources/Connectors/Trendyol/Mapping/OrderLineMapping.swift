import Basics
import Commerce
import ConnectorKit
import Markup

/// A line of a package.
///
/// Money (fact sheet 2026-11-23, §8.4): `lineUnitPrice` is one unit after discounts, rounded.
/// `discountDetails` has an entry for each unit, with what is paid for it and what was taken off; it
/// is exact, and taken where it agrees with the unit price but for rounding. Whether `lineGrossAmount` is of one unit or of the whole line is not known: the
/// reading is taken that makes the package's own gross amount.
enum OrderLineMapping {
  private enum Field: String, CaseIterable {
    case quantity
    case sku = "stockCode"
    case name = "productName"
    case productID = "contentId"
    case gross = "lineGrossAmount"
    case units = "discountDetails"
    case id = "lineId"
    case taxRate = "vatRate"
    case barcode
    case status = "orderLineItemStatusName"
    case unitPrice = "lineUnitPrice"
    case oldID = "id"
    case oldSKU = "merchantSku"
    case oldProductID = "productCode"
    case oldGross = "amount"
    case oldUnitPrice = "price"
    case oldTaxRate = "vatBaseAmount"
  }

  private static let table = JSONFieldTable<Field>()

  struct Draft {
    var record = OrderLineRecord(remoteID: "")
    var quantity: Int64 = 0
    var gross: WireAmount?
    var unitPrice: WireAmount?
    var taxRate: Int64?
    /// Of all units that have an entry of their own.
    var unitCount: Int64 = 0
    var paid = WireAmount.zero
    var discount = WireAmount.zero

    /// A hundredth for each unit.
    private static let roundingMillionths: Int64 = 10_000

    /// What is paid for the line, and what was taken off where that is told unit by unit.
    var money: (total: WireAmount, discount: WireAmount?) {
      let byPrice = unitPrice?.times(quantity)
      if unitCount > 0, unitCount == quantity {
        let tolerance = quantity * Self.roundingMillionths
        if (byPrice ?? paid).isNear(paid, within: tolerance) { return (paid, discount) }
      }
      return (byPrice ?? gross?.times(quantity) ?? .zero, nil)
    }
  }

  static func read(_ reader: inout JSONReader) throws -> Draft {
    var draft = Draft()
    var seen = JSONFieldsSeen()
    try reader.forEachMember { member in
      guard let field = try table.field(of: member, seen: &seen) else { return }
      try read(field, &member, into: &draft)
    }
    guard !draft.record.remoteID.isEmpty else {
      throw MappingError(field: "lineId", reason: "is missing")
    }
    return draft
  }

  /// The name of today wins over that of before, whichever comes first.
  private static func read(
    _ field: Field, _ member: inout JSONReader, into draft: inout Draft
  ) throws {
    switch field {
    case .quantity: draft.quantity = try member.scalar().units("quantity")
    case .name: draft.record.name = try member.scalar().words
    case .barcode:
      draft.record.barcode = BarcodeText.normalised(try member.scalar().words)
      draft.record.variantRemoteID = draft.record.barcode.isEmpty ? nil : draft.record.barcode
    case .status:
      draft.record.isCancelled = OrderStatusTable.isCancelledLine(try member.scalar().words)
    case .units: try readUnits(&member, into: &draft)
    case .id: draft.record.remoteID = try member.key() ?? draft.record.remoteID
    case .oldID where draft.record.remoteID.isEmpty:
      draft.record.remoteID = try member.key() ?? ""
    case .sku: draft.record.sku = try member.scalar().wordsOrNil ?? draft.record.sku
    case .oldSKU where draft.record.sku.isEmpty: draft.record.sku = try member.scalar().words
    case .productID: draft.record.productRemoteID = try member.key() ?? draft.record.productRemoteID
    case .oldProductID where draft.record.productRemoteID == nil:
      draft.record.productRemoteID = try member.key()
    case .gross: draft.gross = try member.scalar().amount("lineGrossAmount") ?? draft.gross
    case .oldGross: draft.gross = try draft.gross ?? member.scalar().amount("amount")
    case .unitPrice:
      draft.unitPrice = try member.scalar().amount("lineUnitPrice") ?? draft.unitPrice
    case .oldUnitPrice: draft.unitPrice = try draft.unitPrice ?? member.scalar().amount("price")
    case .taxRate: draft.taxRate = try member.scalar().rate("vatRate")
    case .oldTaxRate: draft.taxRate = try draft.taxRate ?? member.scalar().rate("vatBaseAmount")
    case .oldID, .oldSKU, .oldProductID: try member.skip()
    }
  }

  private static func readUnits(_ reader: inout JSONReader, into draft: inout Draft) throws {
    _ = try reader.list("discountDetails") { unit in
      draft.unitCount += 1
      try unit.members { member in
        if member.isKey("lineItemPrice") {
          draft.paid = draft.paid + (try member.scalar().amount("lineItemPrice") ?? .zero)
        } else if member.isKey("lineItemSellerDiscount") || member.isKey("lineItemDiscount") {
          draft.discount =
            draft.discount + (try member.scalar().amount("lineItemSellerDiscount") ?? .zero)
        } else if member.isKey("lineItemTyDiscount") {
          draft.discount =
            draft.discount + (try member.scalar().amount("lineItemTyDiscount") ?? .zero)
        }
      }
    }
  }

  /// - Parameter gross: Of the package, before discounts.
  static func finished(
    _ drafts: [Draft], gross: WireAmount?, digits: Int
  ) throws(MappingError) -> [OrderLineRecord] {
    let ofLines = drafts.reduce(WireAmount.zero) { $0 + ($1.gross ?? .zero) }
    let ofUnits = drafts.reduce(WireAmount.zero) { $0 + ($1.gross ?? .zero).times($1.quantity) }
    // Both readings agree where every quantity is one; a unit is what the samples show.
    let isOfLine = gross != nil && gross == ofLines && ofLines != ofUnits
    return try drafts.map { draft throws(MappingError) in
      var line = draft.record
      let money = draft.money
      let whole = isOfLine ? draft.gross : draft.gross?.times(draft.quantity)
      let discount = money.discount ?? whole.map { $0 - money.total } ?? .zero
      line.quantityMilli = draft.quantity * 1000
      line.totalMinor = try money.total.minorUnits(digits, "lineUnitPrice")
      line.discountMinor = max(try discount.minorUnits(digits, "lineGrossAmount"), 0)
      if draft.quantity > 0 {
        let before = line.totalMinor + line.discountMinor
        line.unitPriceMinor = (before + draft.quantity / 2).floorDivided(by: draft.quantity)
      }
      line.taxRateBasisPoints = draft.taxRate ?? 0
      return line
    }
  }
}

/// Trendyol takes the spaces out of barcodes (fact sheet 2026-11-23, §20.29); so does whoever wants
/// to find them again.
enum BarcodeText {
  static func normalised(_ text: String) -> String {
    guard text.utf8.contains(0x20) else { return text }
    return text.filter { $0 != " " }
  }
}
