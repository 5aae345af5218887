import Commerce

/// The 23 states of an order (Ticimax wire facts 2026-11-23, §6.1) in our words.
enum OrderStatusTable {
  struct Entry: Sendable {
    let wireName: String
    let status: OrderStatus
  }

  /// The number is the place. A request for something (cancelling, returning) changes nothing
  /// until it is granted, so the order stays what it was; a partial return leaves the rest
  /// delivered.
  static let entries: [Entry] = [
    // Live shops label 0 "order received".
    Entry(wireName: "OnSiparis", status: .created),
    Entry(wireName: "OnayBekliyor", status: .created),
    Entry(wireName: "Onaylandi", status: .created),
    Entry(wireName: "OdemeBekliyor", status: .awaitingPayment),
    Entry(wireName: "Paketleniyor", status: .preparing),
    Entry(wireName: "TedarikEdiliyor", status: .preparing),
    Entry(wireName: "KargoyaVerildi", status: .shipped),
    Entry(wireName: "TeslimEdildi", status: .delivered),
    Entry(wireName: "Iptal", status: .cancelled),
    Entry(wireName: "Iade", status: .returned),
    Entry(wireName: "Silinmis", status: .cancelled),
    // Asked for, not yet back.
    Entry(wireName: "IadeTalepAlindi", status: .delivered),
    // The goods are back; the money is the shop's business.
    Entry(wireName: "IadeUlastiOdemeYapilacak", status: .returned),
    Entry(wireName: "IadeOdemeYapildi", status: .returned),
    Entry(wireName: "TeslimOncesiIptal", status: .cancelled),
    // Asked for, not granted: the goods are still promised.
    Entry(wireName: "IptalTalebi", status: .created),
    Entry(wireName: "KismiIadeTalebi", status: .delivered),
    Entry(wireName: "KismiIadeYapildi", status: .delivered),
    Entry(wireName: "TeslimEdilemedi", status: .undelivered),
    // On the way to a store, or waiting there: left the warehouse, not yet with the buyer.
    Entry(wireName: "MagazayaGonderildi", status: .shipped),
    Entry(wireName: "MagazayaUlasti", status: .shipped),
    Entry(wireName: "MagazadaTeslimBekliyor", status: .shipped),
    Entry(wireName: "CuzdanaIade", status: .returned),
  ]

  static func status(of number: Int64) -> OrderStatus {
    entry(number)?.status ?? .unknown
  }

  /// The raw state as we keep it: the number, which is what counts, and the shop's own label or
  /// else the wire name, as `2 Onaylandı`.
  static func channelStatus(number: Int64, label: String) -> String {
    let word = label.isEmpty ? entry(number)?.wireName ?? "" : label
    return word.isEmpty ? String(number) : "\(number) \(word)"
  }

  private static func entry(_ number: Int64) -> Entry? {
    number >= 0 && number < entries.count ? entries[Int(number)] : nil
  }
}
