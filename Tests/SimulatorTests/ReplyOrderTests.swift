import Testing

@testable import Simulator

/// Every reply holds every member of its contract type, in order, at every depth.
struct ReplyOrderTests {
  private struct Case: Sendable, CustomTestStringConvertible {
    let service: TicimaxService
    let operation: String
    let body: [UInt8]
    var testDescription: String { operation }
  }

  private static let cases: [Case] = [
    Case(service: .siparis, operation: "SelectSiparis", body: Requests.orders()),
    Case(
      service: .siparis, operation: "SelectSiparisUrun",
      body: one("SelectSiparisUrun", "siparisId", 100_050)),
    Case(
      service: .siparis, operation: "SelectSiparisOdeme",
      body: one("SelectSiparisOdeme", "siparisId", 100_050)),
    Case(
      service: .siparis, operation: "SelectSiparisDurumlari", body: plain("SelectSiparisDurumlari")),
    Case(service: .siparis, operation: "SelectOdemeTipleri", body: plain("SelectOdemeTipleri")),
    Case(
      service: .siparis, operation: "SelectSiparisDurumLog",
      body: Requests.envelope(
        "SelectSiparisDurumLog",
        Requests.key + "<filtre><a:SiparisID>100050</a:SiparisID></filtre>")),
    Case(service: .urun, operation: "SelectUrun", body: Requests.cards(size: 20)),
    Case(service: .urun, operation: "SelectVaryasyon", body: Requests.variants()),
    Case(
      service: .urun, operation: "SelectUrunStokFiyat",
      body: Requests.variants("SelectUrunStokFiyat")),
    Case(service: .urun, operation: "SelectKategori", body: plain("SelectKategori")),
    Case(service: .urun, operation: "SelectMarka", body: plain("SelectMarka")),
    Case(service: .urun, operation: "SelectTedarikci", body: plain("SelectTedarikci")),
    Case(service: .urun, operation: "SelectParaBirimi", body: plain("SelectParaBirimi")),
    Case(service: .uye, operation: "SelectUyeler", body: Requests.members()),
    Case(service: .uye, operation: "SelectUyeAdres", body: one("SelectUyeAdres", "uyeId", 4_010)),
    Case(service: .uye, operation: "SelectUyeTuru", body: plain("SelectUyeTuru")),
    Case(service: .custom, operation: "GetFavoriUrunler", body: Requests.favourites(member: -1)),
    Case(service: .custom, operation: "SelectSilinenUyeList", body: plain("SelectSilinenUyeList")),
  ]

  private static func plain(_ operation: String) -> [UInt8] {
    Requests.envelope(operation, Requests.key)
  }

  private static func one(_ operation: String, _ parameter: String, _ id: Int) -> [UInt8] {
    Requests.envelope(operation, Requests.key + "<\(parameter)>\(id)</\(parameter)>")
  }

  @Test(arguments: cases)
  private func `members come in contract order`(_ example: Case) throws {
    let shop = try Shops.generated(orders: 4_000)
    let result = try shop.answers().result(example.service, example.body, example.operation)
    let contract = ServiceContract.contract(of: example.service)
    let member = try #require(contract.operation(example.operation)?.results.first)
    var checked = 0
    check(result, member, contract, &checked)
    #expect(checked > 0, "the reply holds no object")
  }

  private func check(
    _ element: XMLTree, _ member: MemberContract, _ contract: ServiceContract, _ checked: inout Int
  ) {
    if element.isNil {
      #expect(element.children.isEmpty && element.text.isEmpty)
    } else if member.isList {
      let item = ListItem(member.type, contract).name
      for child in element.children {
        #expect(child.name == item)
        checkObject(child, member.type, contract, &checked)
      }
    } else {
      checkObject(element, member.type, contract, &checked)
    }
  }

  private func checkObject(
    _ element: XMLTree, _ type: WireType, _ contract: ServiceContract, _ checked: inout Int
  ) {
    guard case .object(let name) = type else { return }
    let members = contract.members(of: name)
    #expect(element.children.map(\.name) == members.map(\.name), "\(name)")
    checked += 1
    for (child, member) in zip(element.children, members) {
      check(child, member, contract, &checked)
      if !member.mayBeNil { #expect(!child.isNil && !child.text.isEmpty, "\(name).\(member.name)") }
    }
  }

  @Test func `every rule of a template names a member of its type`() {
    let strangers =
      OrderTemplates.order.strangers + OrderTemplates.shipping.strangers
      + OrderTemplates.billing.strangers + OrderTemplates.payment.strangers
      + LineTemplates.line.strangers + SiparisServis.stateList.strangers
      + SiparisServis.methodList.strangers + SiparisServis.stateLog.strangers
      + CardTemplates.card.strangers + CardTemplates.variant.strangers
      + CardTemplates.stockPrice.strangers + TreeTemplates.category.strangers
      + TreeTemplates.brand.strangers + TreeTemplates.supplier.strangers
      + TreeTemplates.currency.strangers + MemberTemplates.member.strangers
      + UrunWrites.priceReply.strangers
      + MemberTemplates.address.strangers + MemberTemplates.kind.strangers
      + FavouriteTemplates.response.strangers + FavouriteTemplates.favourite.strangers
      + CustomServis.deletedMembers.strangers
    #expect(strangers == [])
  }

  @Test func `an empty list is an empty element`() throws {
    let answer = try Shops.generated().answers().answer(
      .siparis, body: Requests.orders(index: 999), action: nil)
    #expect(
      String(decoding: answer.bytes, as: UTF8.self).contains("<SelectSiparisResult/>"))
  }

  @Test func `a date that was never set is the first of January of year 1`() throws {
    let order = try #require(
      try Shops.generated().answers().orders(Requests.orders(size: 1, descending: true)).first)
    #expect(order.value("TeslimatGunu") == "0001-01-01T00:00:00")
    #expect(order["KargoyaSonVerilmeTarihi"]?.isNil == true)
  }

  @Test func `members carry a password that a client must drop`() throws {
    let members = try Shops.generated().answers().result(.uye, Requests.members(), "SelectUyeler")
    #expect(!members.children.isEmpty)
    #expect(members.children.allSatisfy { $0.value("Sifre").hasPrefix("GIZLI-") })
  }
}
