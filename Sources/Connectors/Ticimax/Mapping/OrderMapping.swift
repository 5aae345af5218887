import Basics
import Commerce
import ConnectorKit
import Markup

/// `WebSiparis`: an order with its lines, addresses and payments.
struct OrderMapping {
  let zone: LocalTimeZone

  private enum Field: String, CaseIterable {
    case buyerName = "AdiSoyadi"
    case status = "Durum"
    case statusChangedAt = "DurumGuncellemeTarihi"
    case editedAt = "DuzenlemeTarihi"
    case billingAddress = "FaturaAdresi"
    case invoiceNumber = "FaturaNo"
    case voucher = "HediyeCekiTutari"
    case discount = "IndirimTutari"
    case isMarketplace = "IsMarketplace"
    case carrier = "KargoFirmaTanim"
    case trackingNumber = "KargoTakipNo"
    case shipping = "KargoTutari"
    case email = "Mail"
    case payments = "Odemeler"
    case currency = "ParaBirimi"
    case points = "PuanIndirimi"
    case reference = "ReferansNo"
    case statusLabel = "SiparisDurumu"
    case source = "SiparisKaynagi"
    case code = "SiparisKodu"
    case number = "SiparisNo"
    case note = "SiparisNotu"
    case placedAt = "SiparisTarihi"
    case total = "SiparisToplamTutari"
    case shippingAddress = "TeslimatAdresi"
    case tax = "ToplamKdv"
    case lines = "Urunler"
    case memberFirstName = "UyeAdi"
    case memberID = "UyeID"
    case memberLastName = "UyeSoyadi"
  }

  private static let table = XMLFieldTable<Field>()

  /// - Throws: `MappingError` for a wrong number or date, and for an order without a date or state.
  func map(_ record: RawRecord) throws(MappingError) -> OrderRecord {
    let draft = try TicimaxMapping.read(record) { reader in
      var draft = OrderDraft()
      var hint = 0
      try reader.forEachChild { member in
        guard let field = Self.table.field(of: member, hint: &hint) else {
          return try member.skip()
        }
        try read(field, &member, into: &draft)
      }
      return draft
    }
    return try draft.finished(remoteID: record.remoteID)
  }

  private func read(
    _ field: Field, _ member: inout XMLReader, into draft: inout OrderDraft
  ) throws {
    switch field {
    case .status: draft.status = try member.text().number("Durum")
    case .statusChangedAt, .editedAt, .placedAt: try readTime(field, &member, into: &draft)
    case .voucher, .discount, .shipping, .points, .total, .tax:
      try readMoney(field, &member, into: &draft)
    case .billingAddress: draft.billing = try AddressMapping.read(&member, .billing)
    case .shippingAddress: draft.shipping = try AddressMapping.read(&member, .shipping)
    case .payments: draft.payments = try readPayments(&member)
    case .lines: draft.lines = try readLines(&member)
    case .isMarketplace: draft.isMarketplace = try member.text().flag("IsMarketplace")
    case .memberID: draft.memberRemoteID = try member.text().key("UyeID")
    default: try readWords(field, &member, into: &draft)
    }
  }

  private func readTime(
    _ field: Field, _ member: inout XMLReader, into draft: inout OrderDraft
  ) throws {
    switch field {
    case .statusChangedAt:
      draft.statusChangedAt = try member.text().moment("DurumGuncellemeTarihi", zone)
    case .editedAt: draft.editedAt = try member.text().moment("DuzenlemeTarihi", zone)
    default: draft.placedAt = try member.text().moment("SiparisTarihi", zone)
    }
  }

  private func readMoney(
    _ field: Field, _ member: inout XMLReader, into draft: inout OrderDraft
  ) throws {
    switch field {
    case .voucher: draft.voucher = try member.text().amount("HediyeCekiTutari")
    case .discount: draft.discount = try member.text().amount("IndirimTutari")
    case .shipping: draft.shippingFee = try member.text().amount("KargoTutari")
    case .points: draft.points = try member.text().amount("PuanIndirimi")
    case .total: draft.total = try member.text().amount("SiparisToplamTutari")
    default: draft.tax = try member.text().amount("ToplamKdv")
    }
  }

  private func readWords(
    _ field: Field, _ member: inout XMLReader, into draft: inout OrderDraft
  ) throws {
    switch field {
    case .buyerName: draft.buyerName = try member.text().words
    case .invoiceNumber: draft.invoiceNumber = try member.text().wordsOrNil
    case .carrier: draft.carrier = try member.text().wordsOrNil
    case .trackingNumber: draft.trackingNumber = try member.text().wordsOrNil
    case .email: draft.email = try member.text().words
    case .currency: draft.currency = try member.text().words
    case .statusLabel: draft.statusLabel = try member.text().words
    case .source: draft.source = try member.text().words
    case .code: draft.code = try member.text().words
    case .number: draft.number = try member.text().words
    case .reference: draft.reference = try member.text().words
    case .note: draft.note = try member.text().wordsOrNil
    case .memberFirstName: draft.memberFirstName = try member.text().words
    case .memberLastName: draft.memberLastName = try member.text().words
    default: try member.skip()
    }
  }

  private func readLines(_ reader: inout XMLReader) throws -> [OrderLineMapping.Draft] {
    var lines: [OrderLineMapping.Draft] = []
    try reader.forEachChild { line in
      do {
        lines.append(try OrderLineMapping.read(&line))
      } catch let error as MappingError {
        throw error.inside("Urunler[\(lines.count + 1)]")
      }
    }
    return lines
  }

  private func readPayments(_ reader: inout XMLReader) throws -> [PaymentMapping.Draft] {
    var payments: [PaymentMapping.Draft] = []
    try reader.forEachChild { payment in
      do {
        payments.append(try PaymentMapping.read(&payment, zone))
      } catch let error as MappingError {
        throw error.inside("Odemeler[\(payments.count + 1)]")
      }
    }
    return payments
  }
}
