import Basics
import Commerce
import ConnectorKit
import Markup

/// `Varyasyon`: one sellable form of a card.
///
/// `SatisFiyati` is the list price, `IndirimliFiyati` the price now, 0 for none. `KdvDahil` tells
/// whether they include VAT; where not, it is added (Ticimax wire facts 2026-11-23, §5.1, §7.1).
struct VariantMapping {
  private enum Field: String, CaseIterable {
    case isActive = "Aktif"
    case barcode = "Barkod"
    case id = "ID"
    case salePrice = "IndirimliFiyati"
    case includesTax = "KdvDahil"
    case taxRate = "KdvOrani"
    case options = "Ozellikler"
    case currencyName = "ParaBirimi"
    case currencyCode = "ParaBirimiKodu"
    case images = "Resimler"
    case listPrice = "SatisFiyati"
    case stock = "StokAdedi"
    case sku = "StokKodu"
  }

  private static let table = XMLFieldTable<Field>()

  let links: ShopLinks

  private struct Draft {
    var record = VariantRecord(remoteID: "")
    var listPrice = WireAmount.zero
    var salePrice = WireAmount.zero
    var includesTax = false
    var currencyName = ""
    var currencyCode = ""
  }

  func read(_ reader: inout XMLReader) throws -> VariantRecord {
    var draft = Draft()
    var hint = 0
    try reader.forEachChild { member in
      guard let field = Self.table.field(of: member, hint: &hint) else {
        return try member.skip()
      }
      try read(field, &member, into: &draft)
    }
    guard !draft.record.remoteID.isEmpty else {
      throw MappingError(field: "ID", reason: "is missing")
    }
    return try finished(draft)
  }

  private func read(
    _ field: Field, _ member: inout XMLReader, into draft: inout Draft
  ) throws {
    switch field {
    case .isActive: draft.record.isActive = try member.text().flag("Aktif")
    case .barcode: draft.record.barcode = try member.text().words
    case .id: draft.record.remoteID = try member.text().key("ID") ?? ""
    case .salePrice: draft.salePrice = try member.text().amount("IndirimliFiyati")
    case .includesTax: draft.includesTax = try member.text().flag("KdvDahil")
    case .taxRate: draft.record.taxRateBasisPoints = try member.text().rate("KdvOrani")
    case .options: draft.record.options = try VariantOptionMapping.read(&member)
    case .currencyName: draft.currencyName = try member.text().words
    case .currencyCode: draft.currencyCode = try member.text().words
    case .images: draft.record.imageURLs = try links.read(&member)
    case .listPrice: draft.listPrice = try member.text().amount("SatisFiyati")
    case .stock:
      draft.record.stock = try member.text().quantity("StokAdedi").floorDivided(by: 1000)
    case .sku: draft.record.sku = try member.text().words
    }
  }

  private func finished(_ draft: Draft) throws(MappingError) -> VariantRecord {
    var record = draft.record
    record.currency =
      draft.currencyCode.isEmpty
      ? try ShopCurrency.read(draft.currencyName, field: "ParaBirimi")
      : try ShopCurrency.read(draft.currencyCode, field: "ParaBirimiKodu")
    let tax = draft.includesTax ? 0 : record.taxRateBasisPoints
    let digits = record.currency.minorDigits
    let withTax = { (price: WireAmount) in price.times(10_000 + tax, over: 10_000) }
    record.listPriceMinor = max(
      try withTax(draft.listPrice).minorUnits(digits, "SatisFiyati"), 0)
    let sale = try withTax(draft.salePrice).minorUnits(digits, "IndirimliFiyati")
    record.priceMinor = sale > 0 ? sale : record.listPriceMinor
    // A sale price above the list price is the price all the same.
    record.listPriceMinor = max(record.listPriceMinor, record.priceMinor)
    return record
  }
}
