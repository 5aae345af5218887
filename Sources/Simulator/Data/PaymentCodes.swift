/// `OdemeTipi`, by the vendor's numbers (Ticimax wire facts 2026-11-23, §6.3).
enum PaymentMethod: UInt8, Sendable, CaseIterable {
  case creditCard = 0
  case bankTransfer = 1
  case cashOnDelivery = 2
  case cardOnDelivery = 3
  case currentAccount = 7
  case iyzico = 17
  case voucher = 20
  case payTR = 25

  var isOnDelivery: Bool { self == .cashOnDelivery || self == .cardOnDelivery }

  /// The vendor's list, as `SelectOdemeTipleri` answers it.
  static let labels: [(number: Int, label: String)] = [
    (0, "Kredi Kartı"), (1, "Havale / EFT"), (2, "Kapıda Nakit Ödeme"),
    (3, "Kapıda Kredi Kartı"), (4, "Mobil Ödeme"), (5, "BKM Express"), (6, "PayPal"),
    (7, "Cari"), (8, "Mail Order"), (9, "iPara"), (10, "Nakit"), (11, "PayU One Click"),
    (12, "Cari Kredi"), (13, "GarantiPay"), (14, "PayU BKM Express"), (15, "NestPay"),
    (16, "PayCell"), (17, "iyzico"), (18, "Hopi"), (19, "PayByMe"), (20, "Hediye Çeki"),
    (21, "PayGuru Mobil"), (22, "Paynet"), (23, "Telr"), (24, "ComPay"), (25, "PayTR"),
    (26, "Maximum Mobil"), (27, "Mağazada Öde"),
  ]
}

/// `WebSiparisOdeme.Onaylandi` (Ticimax wire facts 2026-11-23, §6.2).
enum PaymentState: UInt8, Sendable {
  case awaitingApproval = 0
  case approved, failed, refunded, cancelled, awaitingPayment
}

/// Parcel carriers of the shop.
struct Carrier: Sendable {
  let id: Int
  let name: String
  let trackingPage: String

  static let all: [Carrier] = [
    Carrier(id: 1, name: "Yurtiçi Kargo", trackingPage: "https://kargo.example.com/yurtici/"),
    Carrier(id: 2, name: "Aras Kargo", trackingPage: "https://kargo.example.com/aras/"),
    Carrier(id: 3, name: "MNG Kargo", trackingPage: "https://kargo.example.com/mng/"),
    Carrier(id: 4, name: "Sürat Kargo", trackingPage: "https://kargo.example.com/surat/"),
    Carrier(id: 5, name: "PTT Kargo", trackingPage: "https://kargo.example.com/ptt/"),
    Carrier(id: 6, name: "Trendyol Express", trackingPage: "https://kargo.example.com/tex/"),
    Carrier(id: 7, name: "HepsiJET", trackingPage: "https://kargo.example.com/hepsijet/"),
  ]
}

/// Where an order was really placed. Ticimax shops keep orders of other marketplaces in the same
/// list (Ticimax wire facts 2026-11-23, §7.2).
struct OrderOrigin: Sendable {
  /// `SiparisKaynagi`.
  let source: String
  let isMarketplace: Bool
  /// Share of all orders.
  let weight: Double
  /// Index of the carrier that the marketplace insists on.
  let carrier: Int?

  static let all: [OrderOrigin] = [
    OrderOrigin(source: "TicimaxWeb", isMarketplace: false, weight: 0.52, carrier: nil),
    OrderOrigin(source: "TicimaxMobil", isMarketplace: false, weight: 0.26, carrier: nil),
    OrderOrigin(source: "Trendyol", isMarketplace: true, weight: 0.13, carrier: 5),
    OrderOrigin(source: "Hepsiburada", isMarketplace: true, weight: 0.05, carrier: 6),
    OrderOrigin(source: "N11", isMarketplace: true, weight: 0.025, carrier: nil),
    OrderOrigin(source: "ÇiçekSepeti", isMarketplace: true, weight: 0.015, carrier: nil),
  ]
}

struct ShopCurrency: Sendable, Equatable {
  let id: Int
  let code: String
  let name: String
  /// Turkish lira for one unit.
  let rate: Amount

  static let lira = ShopCurrency(id: 1, code: "TRY", name: "Türk Lirası", rate: Amount(minor: 100))
  static let all = [
    lira,
    ShopCurrency(id: 2, code: "USD", name: "Amerikan Doları", rate: Amount(units: 423_150)),
    ShopCurrency(id: 3, code: "EUR", name: "Euro", rate: Amount(units: 489_020)),
    sterling,
  ]
  static let sterling = ShopCurrency(
    id: 4, code: "GBP", name: "İngiliz Sterlini", rate: Amount(units: 556_700))
}
