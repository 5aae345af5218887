import Basics
import Commerce
import ConnectorKit
import Markup

/// `WebSiparisUrun`: one line of an order.
///
/// Money (Ticimax wire facts 2026-11-23, §7.2.5: two client code bases, not confirmed by the
/// vendor): `Tutar` is one unit without VAT, `KdvTutari` its VAT, and a line is their sum times
/// `Adet`. `ToplamIndirim` ("total discount", March 2025) is read as the discount of the whole line,
/// VAT included, on top of that; it never makes a line negative.
struct OrderLineMapping {
  private enum Field: String, CaseIterable {
    case quantity = "Adet"
    case barcode = "Barkod"
    case id = "ID"
    case action = "IslemID"
    case trackingNumber = "KargoTakipNumarasi"
    case taxRate = "KdvOrani"
    case unitTax = "KdvTutari"
    case sku = "StokKodu"
    case discount = "ToplamIndirim"
    case unitNet = "Tutar"
    case name = "UrunAdi"
    case variantID = "UrunID"
    case productID = "UrunKartiID"
  }

  private static let table = XMLFieldTable<Field>()
  /// `IslemID` of a cancelled line (wire facts §6.4).
  private static let cancelledAction: Int64 = 2

  /// A line whose money waits for the order's currency.
  struct Draft {
    var record = OrderLineRecord(remoteID: "")
    var unitNet = WireAmount.zero
    var unitTax = WireAmount.zero
    var discount = WireAmount.zero
    var trackingNumber: String?

    func finished(_ currency: Currency) throws(MappingError) -> OrderLineRecord {
      var record = record
      let digits = currency.minorDigits
      let unit = unitNet + unitTax
      let gross = try unit.times(record.quantityMilli, over: 1000).minorUnits(digits, "Tutar")
      let most = max(gross, 0)
      record.unitPriceMinor = try unit.minorUnits(digits, "Tutar")
      record.discountMinor = min(max(try discount.minorUnits(digits, "ToplamIndirim"), 0), most)
      record.totalMinor = gross - record.discountMinor
      return record
    }
  }

  static func read(_ reader: inout XMLReader) throws -> Draft {
    var draft = Draft()
    var hint = 0
    try reader.forEachChild { member in
      guard let field = table.field(of: member, hint: &hint) else { return try member.skip() }
      try read(field, &member, into: &draft)
    }
    return draft
  }

  private static func read(
    _ field: Field, _ member: inout XMLReader, into draft: inout Draft
  ) throws {
    switch field {
    case .quantity: draft.record.quantityMilli = try member.text().quantity("Adet")
    case .barcode: draft.record.barcode = try member.text().words
    case .id: draft.record.remoteID = try String(member.text().number("ID"))
    case .action:
      draft.record.isCancelled = try member.text().number("IslemID") == cancelledAction
    case .trackingNumber: draft.trackingNumber = try member.text().wordsOrNil
    case .taxRate: draft.record.taxRateBasisPoints = try member.text().rate("KdvOrani")
    case .unitTax: draft.unitTax = try member.text().amount("KdvTutari")
    case .sku: draft.record.sku = try member.text().words
    case .discount: draft.discount = try member.text().amount("ToplamIndirim")
    case .unitNet: draft.unitNet = try member.text().amount("Tutar")
    case .name: draft.record.name = try member.text().words
    case .variantID: draft.record.variantRemoteID = try member.text().key("UrunID")
    case .productID: draft.record.productRemoteID = try member.text().key("UrunKartiID")
    }
  }
}
