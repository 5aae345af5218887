import Commerce
import Testing

@testable import ConnectorTicimax

@Suite struct OrderTablesTests {
  static let expected: [(Int64, String, OrderStatus)] = [
    (0, "OnSiparis", .created), (1, "OnayBekliyor", .created), (2, "Onaylandi", .created),
    (3, "OdemeBekliyor", .awaitingPayment), (4, "Paketleniyor", .preparing),
    (5, "TedarikEdiliyor", .preparing), (6, "KargoyaVerildi", .shipped),
    (7, "TeslimEdildi", .delivered), (8, "Iptal", .cancelled), (9, "Iade", .returned),
    (10, "Silinmis", .cancelled), (11, "IadeTalepAlindi", .delivered),
    (12, "IadeUlastiOdemeYapilacak", .returned), (13, "IadeOdemeYapildi", .returned),
    (14, "TeslimOncesiIptal", .cancelled), (15, "IptalTalebi", .created),
    (16, "KismiIadeTalebi", .delivered), (17, "KismiIadeYapildi", .delivered),
    (18, "TeslimEdilemedi", .undelivered), (19, "MagazayaGonderildi", .shipped),
    (20, "MagazayaUlasti", .shipped), (21, "MagazadaTeslimBekliyor", .shipped),
    (22, "CuzdanaIade", .returned),
  ]

  @Test(arguments: expected)
  func `each of the 23 states`(number: Int64, name: String, status: OrderStatus) {
    #expect(OrderStatusTable.status(of: number) == status)
    #expect(OrderStatusTable.channelStatus(number: number, label: "") == "\(number) \(name)")
  }

  @Test func `the shop's own label is kept with the number`() {
    #expect(OrderStatusTable.channelStatus(number: 2, label: "Hazırlanacak") == "2 Hazırlanacak")
  }

  @Test(arguments: [-1, 23, 1000] as [Int64])
  func `a state that nobody knows is unknown and keeps its number`(number: Int64) {
    #expect(OrderStatusTable.status(of: number) == .unknown)
    #expect(OrderStatusTable.channelStatus(number: number, label: "") == "\(number)")
  }

  @Test func `payment types`() {
    #expect(PaymentTable.method(of: 0) == .card)
    #expect(PaymentTable.method(of: 1) == .bankTransfer)
    #expect(PaymentTable.method(of: 2) == .cashOnDelivery)
    #expect(PaymentTable.method(of: 3) == .cardOnDelivery)
    #expect(PaymentTable.method(of: 7) == .account)
    #expect(PaymentTable.method(of: 18) == .wallet)
    #expect(PaymentTable.method(of: 20) == .giftVoucher)
    #expect(PaymentTable.method(of: 25) == .card)
    #expect(PaymentTable.method(of: 27) == .inStore)
    #expect(PaymentTable.method(of: 28) == .other)
    #expect(PaymentTable.method(of: -1) == .other)
  }

  @Test func `payment states`() {
    let states = (0...7).map { PaymentTable.state(of: $0) }
    #expect(
      states == [
        .pending, .approved, .failed, .refunded, .cancelled, .pending, .pending, .pending,
      ])
  }

  @Test func `orders of marketplaces are told from the shop's own`() {
    let origin = OrderOrigin.marketplace
    #expect(origin(false, "TicimaxWeb") == nil)
    #expect(origin(false, "") == nil)
    #expect(origin(false, "NebimERP") == nil)
    #expect(origin(false, "Trendyol") == "Trendyol")
    #expect(origin(false, "ÇiçekSepeti") == "ÇiçekSepeti")
    #expect(origin(true, "YeniPazar") == "YeniPazar")
    #expect(origin(true, "") == "marketplace")
  }
}
