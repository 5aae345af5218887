import Testing

@testable import Simulator

struct OrderFilterTests {
  private let shop: SimulatedShop
  private let answers: TicimaxAnswers

  init() throws {
    shop = try Shops.generated(orders: 1_200)
    answers = shop.answers()
  }

  /// IDs of the visible orders with a property, straight from the shop's rows.
  private func expected(_ isWanted: (OrderRow) -> Bool) -> [Int] {
    shop.source.orders.indices.filter {
      shop.source.orders[$0].kind.belongs && isWanted(shop.source.orders[$0])
    }.map(ShopKey.order)
  }

  private func ids(_ filter: [String: String]) throws -> [Int] {
    try answers.orderIDs(Requests.orders(size: 0, filter.merging(Requests.bareOrders) { $1 }))
  }

  @Test func `an open filter finds every order but the deleted ones`() throws {
    #expect(try ids([:]) == expected { _ in true })
    #expect(shop.counts.deletedOrders > 0)
  }

  @Test func `deleted orders are found by their state alone`() throws {
    let deleted = shop.source.orders.indices.filter { shop.source.orders[$0].kind == .deleted }
    #expect(try ids(["SiparisDurumu": "10"]) == deleted.map(ShopKey.order))
  }

  @Test func `a state that is left out selects state 0`() throws {
    let preOrders = expected { $0.state == .preOrder }
    #expect(try ids(["SiparisDurumu": ""]) == preOrders)
    #expect(preOrders.count < 20)
  }

  @Test func `a member that is left out selects guests`() throws {
    #expect(try ids(["UyeID": ""]) == expected { $0.member < 0 })
  }

  @Test func `a transfer flag that is left out selects what was not transferred`() throws {
    #expect(try ids(["EntegrasyonAktarildi": ""]) == expected { !$0.isTransferred })
    #expect(try ids(["EntegrasyonAktarildi": "1"]) == expected { $0.isTransferred })
  }

  @Test func `a payment type and state that are left out select credit cards that wait`() throws {
    #expect(try ids(["OdemeTipi": ""]) == expected { $0.payment == .creditCard })
    #expect(try ids(["OdemeDurumu": ""]) == expected { $0.paymentState == .awaitingApproval })
  }

  @Test func `a supplier that is left out finds nothing`() throws {
    #expect(try ids(["TedarikciID": ""]) == [])
  }

  @Test func `an order ID or a carrier of 0 is no filter`() throws {
    #expect(try ids(["SiparisID": "0", "KargoFirmaID": "0"]) == expected { _ in true })
  }

  @Test func `ends of a date range belong to it`() throws {
    let order = shop.source.orders[700]
    let filter = ["SiparisTarihiBas": order.placed.text, "SiparisTarihiSon": order.placed.text]
    #expect(try ids(filter) == expected { $0.placedAt == order.placedAt })
  }

  @Test func `edit and state dates filter by their own columns`() throws {
    let from = ShopTime(seconds: Int64(shop.source.orders[1_000].placedAt))
    #expect(
      try ids(["DuzenlemeTarihiBas": from.text]) == expected { Int64($0.editedAt) >= from.seconds })
    #expect(
      try ids(["DurumTarihiSon": from.text])
        == expected { Int64($0.stateChangedAt) <= from.seconds })
  }

  @Test func `number, code, ID and ID list find their orders`() throws {
    let id = ShopKey.order(321)
    #expect(try ids(["SiparisNo": "TCX\(id)"]) == [id])
    #expect(try ids(["SiparisKodu": "D\(id)"]) == [id])
    #expect(try ids(["SiparisID": "\(id)"]) == [id])
    #expect(try ids(["StrSiparisID": "\(id + 1), \(id)"]) == [id, id + 1])
    #expect(try ids(["SiparisNo": "TCX999999999"]) == [])
  }

  @Test func `a list of states finds all of them`() throws {
    #expect(
      try ids(["StrSiparisDurumu": "8,9"])
        == expected { $0.state == .cancelled || $0.state == .returned })
  }

  @Test func `orders of other marketplaces are marked and found by their source`() throws {
    let orders = try answers.orders(Requests.orders(size: 100, ["SiparisKaynagi": "Trendyol"]))
    #expect(orders.count == 100)
    #expect(orders.allSatisfy { $0.value("IsMarketplace") == "true" && $0.value("UyeID") == "0" })
    #expect(try ids(["SiparisKaynagi": "Olmayan"]) == [])
  }

  @Test func `a phone finds the orders that were written with it`() throws {
    let all = try answers.orders(Requests.orders(size: 100))
    let phone = try #require(all[50]["TeslimatAdresi"]?.value("AliciTelefon"))
    let found = try answers.orders(Requests.orders(size: 0, ["UyeTelefon": phone]))
    #expect(!found.isEmpty && found.count < 20)
  }

  @Test func `lines, payments and campaigns come only when asked for`() throws {
    let filter = ["UrunGetir": "", "OdemeGetir": "false", "KampanyaGetir": "false"]
    for order in try answers.orders(Requests.orders(size: 50, filter)) {
      #expect(order["Urunler"]?.children.isEmpty == true)
      #expect(order["Odemeler"]?.children.isEmpty == true)
      #expect(order["Kampanyalar"]?.children.isEmpty == true)
    }
  }

  @Test func `cancelled lines come only when asked for`() throws {
    let with = try answers.orders(Requests.orders(size: 250)).flatMap { $0.all("WebSiparisUrun") }
    let without = try answers.orders(Requests.orders(size: 250, ["IptalEdilmisUrunler": ""]))
      .flatMap { $0.all("WebSiparisUrun") }
    let cancelled = with.count { $0.value("Durum") == "2" }
    #expect(cancelled > 2)
    #expect(without.count == with.count - cancelled)
  }

  @Test func `lines of one order are found by its ID`() throws {
    let order = try #require(try answers.orders(Requests.orders(index: 3, size: 1)).first)
    let body = Requests.envelope(
      "SelectSiparisUrun",
      "\(Requests.key)<siparisId>\(order.value("ID"))</siparisId>"
        + "<iptalEdilmisUrunler>true</iptalEdilmisUrunler>")
    let lines = try answers.result(.siparis, body, "SelectSiparisUrun").children
    #expect(
      lines.map { $0.value("ID") } == order.all("WebSiparisUrun").map { $0.value("ID") })
  }

  @Test func `the state log ends with the order's present state`() throws {
    let row = try #require(shop.source.orders.firstIndex { $0.state == .delivered })
    let body = Requests.envelope(
      "SelectSiparisDurumLog",
      "\(Requests.key)<filtre><a:SiparisID>\(ShopKey.order(row))</a:SiparisID></filtre>")
    let log = try answers.result(.siparis, body, "SelectSiparisDurumLog").all("WebSiparisDurumLog")
    #expect(log.count == 5)
    #expect(log.last?.value("Durum") == "TeslimEdildi")
    #expect(log.last?.value("Tarih") == shop.source.orders[row].stateChanged.text)
  }

  @Test func `the list of states is as long as the shop's contract`() throws {
    let body = Requests.envelope("SelectSiparisDurumlari", Requests.key)
    let old = try answers.result(.siparis, body, "SelectSiparisDurumlari").all("EnumKeyValue")
    #expect(old.count == 19)
    let new = shop.answers { $0.hasStoreStates = true }
    #expect(
      try new.result(.siparis, body, "SelectSiparisDurumlari").all("EnumKeyValue").count == 23)
  }
}
