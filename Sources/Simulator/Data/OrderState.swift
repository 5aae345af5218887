/// The states of an order, with the numbers and names of the wire (Ticimax wire facts 2026-11-23,
/// §6.1). 0–18 are in every known contract; 19–22 only in newer shops.
enum OrderState: Int, CaseIterable, Sendable {
  case preOrder = 0
  case awaitingApproval, approved, awaitingPayment, packing, beingSupplied, shipped, delivered
  case cancelled, returned, deleted, returnRequested, returnArrived, refunded
  case cancelledBeforeDelivery, cancelRequested, partialReturnRequested, partiallyReturned
  case undelivered, sentToStore, reachedStore, waitsInStore, refundedToWallet

  /// The enum's name in the contract.
  var wireName: String { Self.names[rawValue].wire }

  /// The label that the shop shows, which its owner may edit.
  var label: String { Self.names[rawValue].label }

  private static let names: [(wire: String, label: String)] = [
    ("OnSiparis", "Siparişiniz Alındı"), ("OnayBekliyor", "Onay Bekliyor"),
    ("Onaylandi", "Onaylandı"), ("OdemeBekliyor", "Ödeme Bekliyor"),
    ("Paketleniyor", "Paketleniyor"), ("TedarikEdiliyor", "Tedarik Ediliyor"),
    ("KargoyaVerildi", "Kargoya Verildi"), ("TeslimEdildi", "Teslim Edildi"),
    ("Iptal", "İptal Edildi"), ("Iade", "İade Edildi"), ("Silinmis", "Silinmiş"),
    ("IadeTalepAlindi", "İade Talebi Alındı"),
    ("IadeUlastiOdemeYapilacak", "İade Ulaştı, Ödeme Yapılacak"),
    ("IadeOdemeYapildi", "İade Ödemesi Yapıldı"),
    ("TeslimOncesiIptal", "Teslim Öncesi İptal"), ("IptalTalebi", "İptal Talebi"),
    ("KismiIadeTalebi", "Kısmi İade Talebi"), ("KismiIadeYapildi", "Kısmi İade Yapıldı"),
    ("TeslimEdilemedi", "Teslim Edilemedi"), ("MagazayaGonderildi", "Mağazaya Gönderildi"),
    ("MagazayaUlasti", "Mağazaya Ulaştı"),
    ("MagazadaTeslimBekliyor", "Mağazada Teslim Bekliyor"), ("CuzdanaIade", "Cüzdana İade"),
  ]

  /// The states before this one in an order's life, oldest first, for the status log.
  var history: [OrderState] {
    switch self {
    case .preOrder, .awaitingApproval, .awaitingPayment, .deleted: []
    case .approved, .cancelled, .cancelRequested, .cancelledBeforeDelivery: [.awaitingApproval]
    case .packing, .beingSupplied: [.awaitingApproval, .approved]
    case .shipped, .sentToStore: [.awaitingApproval, .approved, .packing]
    case .delivered, .undelivered, .reachedStore, .waitsInStore:
      [.awaitingApproval, .approved, .packing, .shipped]
    default: [.awaitingApproval, .approved, .packing, .shipped, .delivered]
    }
  }

  /// The next step of an order that goes well; nil where nothing follows by itself.
  var next: OrderState? {
    switch self {
    case .preOrder, .awaitingApproval, .awaitingPayment: .approved
    case .approved, .beingSupplied: .packing
    case .packing: .shipped
    case .shipped: .delivered
    default: nil
    }
  }

  /// Whether the parcel has left the shop.
  var isShipped: Bool {
    switch self {
    case .shipped, .delivered, .returned, .returnRequested, .returnArrived, .refunded,
      .partialReturnRequested, .partiallyReturned, .undelivered:
      true
    default: false
    }
  }

  var isCancelled: Bool {
    self == .cancelled || self == .cancelledBeforeDelivery || self == .deleted
  }
}
