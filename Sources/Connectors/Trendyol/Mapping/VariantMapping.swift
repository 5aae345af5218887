import Basics
import Commerce
import ConnectorKit
import Markup

/// One variant of approved goods. Its key is the barcode, which orders, prices and batches speak.
enum VariantMapping {
  private enum Field: String, CaseIterable {
    case barcode, attributes
    case url = "productUrl"
    case stock, price
    case sku = "stockCode"
    case taxRate = "vatRate"
    case isLocked = "locked"
    case isArchived = "archived"
    case isBlacklisted = "blacklisted"
    // Flat in the list of stock and price, and in old answers.
    case quantity
    case salePrice, listPrice
  }

  private static let table = JSONFieldTable<Field>()

  struct Draft {
    var record = VariantRecord(remoteID: "")
    var url = ""
    var attributes: [VariantOption] = []

    /// - Parameter content: Attributes of the goods around; the colour is among them, because goods
    ///   of another colour are goods of their own.
    func finished(of content: [VariantOption]) -> VariantRecord {
      var record = record
      let own = Set(attributes.map(\.name))
      record.options =
        content.filter { $0.kind == .colour && !own.contains($0.name) } + attributes
      // Without a list price there is no reduction; one below the price is none either.
      record.listPriceMinor = max(record.listPriceMinor, record.priceMinor)
      if record.priceMinor == 0 { record.priceMinor = record.listPriceMinor }
      return record
    }
  }

  static func read(_ reader: inout JSONReader) throws -> Draft {
    var draft = Draft()
    var seen = JSONFieldsSeen()
    try reader.forEachMember { member in
      guard let field = try table.field(of: member, seen: &seen) else { return }
      try read(field, &member, into: &draft)
    }
    guard !draft.record.barcode.isEmpty else {
      throw MappingError(field: "barcode", reason: "is missing")
    }
    draft.record.remoteID = draft.record.barcode
    return draft
  }

  private static func read(
    _ field: Field, _ member: inout JSONReader, into draft: inout Draft
  ) throws {
    switch field {
    case .barcode: draft.record.barcode = BarcodeText.normalised(try member.scalar().words)
    case .attributes: draft.attributes = try AttributeMapping.read(&member)
    case .url: draft.url = try member.scalar().words
    case .stock: draft.record.stock = try stock(&member)
    case .price: try readPrices(&member, into: &draft.record)
    case .sku: draft.record.sku = try member.scalar().words
    case .taxRate: draft.record.taxRateBasisPoints = try member.scalar().rate("vatRate")
    // `onSale` is left out: it is false for what is sold out, and that is said by the stock.
    case .isLocked, .isArchived, .isBlacklisted:
      if try member.scalar().flag { draft.record.isActive = false }
    case .quantity: draft.record.stock = try member.scalar().units("quantity")
    case .salePrice: draft.record.priceMinor = try minor(&member, "salePrice")
    case .listPrice: draft.record.listPriceMinor = try minor(&member, "listPrice")
    }
  }

  /// `{"quantity":…}`, or a bare number as one client saw it.
  private static func stock(_ reader: inout JSONReader) throws -> Int64 {
    guard reader.kind == .object else { return try reader.scalar().units("stock") }
    var stock: Int64 = 0
    try reader.forEachMember { member in
      if member.isKey("quantity") { stock = try member.scalar().units("stock/quantity") }
    }
    return stock
  }

  private static func readPrices(
    _ reader: inout JSONReader, into record: inout VariantRecord
  ) throws {
    try reader.members { member in
      if member.isKey("salePrice") {
        record.priceMinor = try minor(&member, "price/salePrice")
      } else if member.isKey("listPrice") {
        record.listPriceMinor = try minor(&member, "price/listPrice")
      }
    }
  }

  /// Prices of the Turkish storefront are in lira, VAT included (fact sheet 2026-11-23, §6.2, §21.22:
  /// no sentence says so, the market does).
  static func minor(
    _ member: inout JSONReader, _ field: StaticString
  ) throws -> Int64 {
    let amount = try member.scalar().amount(field) ?? .zero
    return max(try amount.minorUnits(Currency.turkishLira.minorDigits, field), 0)
  }
}
