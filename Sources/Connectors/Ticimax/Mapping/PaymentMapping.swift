import Basics
import Commerce
import ConnectorKit
import Markup

/// `WebSiparisOdeme`: one payment of an order.
struct PaymentMapping {
  private enum Field: String, CaseIterable {
    case id = "ID"
    case type = "OdemeTipi"
    case state = "Onaylandi"
    case instalments = "TaksitSayisi"
    case paidAt = "Tarih"
    case amount = "Tutar"
  }

  private static let table = XMLFieldTable<Field>()

  /// A payment whose amount waits for the order's currency.
  struct Draft {
    var record = PaymentRecord(
      remoteID: "", method: "", channelMethod: "", state: .pending, amountMinor: 0)
    var amount = WireAmount.zero

    func finished(_ currency: Currency) throws(MappingError) -> PaymentRecord {
      var record = record
      record.amountMinor = try amount.minorUnits(currency.minorDigits, "Tutar")
      return record
    }
  }

  static func read(_ reader: inout XMLReader, _ zone: LocalTimeZone) throws -> Draft {
    var draft = Draft()
    var hint = 0
    try reader.forEachChild { member in
      guard let field = table.field(of: member, hint: &hint) else { return try member.skip() }
      switch field {
      case .id: draft.record.remoteID = try String(member.text().number("ID"))
      case .type:
        let type = try member.text().number("OdemeTipi")
        draft.record.method = PaymentTable.method(of: type).rawValue
        draft.record.channelMethod = String(type)
      case .state:
        draft.record.state = PaymentTable.state(of: try member.text().number("Onaylandi"))
      case .instalments:
        let count = try member.text().number("TaksitSayisi")
        draft.record.instalments = Int(min(max(count, 1), 100))
      case .paidAt: draft.record.paidAt = try member.text().moment("Tarih", zone)
      case .amount: draft.amount = try member.text().amount("Tutar")
      }
    }
    return draft
  }
}
