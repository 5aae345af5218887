import Testing

@testable import Simulator

struct MemberTests {
  private let shop: SimulatedShop
  private let answers: TicimaxAnswers

  init() throws {
    shop = try Shops.generated(orders: 4_000)
    answers = shop.answers()
  }

  private func ids(_ filter: [String: String]) throws -> [Int] {
    try answers.memberIDs(Requests.members(size: 0, filter))
  }

  private func expected(_ isWanted: (MemberRow) -> Bool) -> [Int] {
    shop.source.members.indices.filter {
      shop.source.members[$0].kind.belongs && isWanted(shop.source.members[$0])
    }.map(ShopKey.member)
  }

  @Test func `ints that are left out select the members with 0`() throws {
    #expect(try ids(["Aktif": ""]) == expected { !$0.isActive })
    #expect(try ids(["AlisverisYapti": ""]) == expected { !$0.hasOrdered })
    #expect(try ids(["UyeID": ""]) == [])
    #expect(try ids(["IlID": "", "IlceID": ""]) == expected { _ in true })
  }

  @Test func `dates of joining, editing and login filter by their own columns`() throws {
    let time = shop.source.members[900].registeredAt
    #expect(try ids(["UyelikTarihi1": time.text]) == expected { $0.registeredAt >= time })
    #expect(try ids(["DuzenlemeTarihi2": time.text]) == expected { $0.editedAt <= time })
    #expect(try ids(["SonGirisTarihi1": time.text]) == expected { $0.lastLoginAt >= time })
  }

  @Test func `mail, phone and gender find members`() throws {
    let person = shop.source.member(20).person
    #expect(try ids(["Mail": person.email.uppercased()]) == [ShopKey.member(20)])
    #expect(try ids(["Telefon": person.phone]) == [ShopKey.member(20)])
    let men = try ids(["Cinsiyet": "1"])
    #expect(men.allSatisfy { shop.source.member(ShopKey.memberRow($0)).isMale })
    #expect(!men.isEmpty)
  }

  @Test func `deleted members are in their own list alone`() throws {
    let body = Requests.envelope("SelectSilinenUyeList", Requests.key)
    let deleted = try answers.result(.custom, body, "SelectSilinenUyeList").all("SilinenUye")
      .compactMap { Int($0.value("Id")) }
    #expect(!deleted.isEmpty)
    #expect(Set(deleted).isDisjoint(with: try ids([:])))
  }

  @Test func `a member's address is the one on the member`() throws {
    let body = Requests.envelope(
      "SelectUyeAdres", "\(Requests.key)<adresId>0</adresId><uyeId>\(ShopKey.member(5))</uyeId>")
    let addresses = try answers.result(.uye, body, "SelectUyeAdres").children
    #expect(addresses.map { $0.value("Sehir") } == [shop.source.member(5).address.province])
  }

  @Test func `favourites of one member are his share of the shop's`() throws {
    let all = try answers.result(
      .custom, Requests.favourites(member: -1, size: 0), "GetFavoriUrunler"
    ).all("WebFavoriUrunler")
    let member = try #require(all.first?.value("UyeID"))
    let own = try answers.favouriteIDs(
      Requests.favourites(member: try #require(Int(member)), size: 0))
    #expect(own.count == all.count { $0.value("UyeID") == member })
    let pairs = Set(all.map { "\($0.value("UyeID")) \($0.value("UrunKartiID"))" })
    #expect(pairs.count == all.count)
  }

  @Test func `a shop without the shop-wide read answers nothing to member 0`() throws {
    let narrow = shop.answers { $0.hasShopWideFavourites = false }
    #expect(try narrow.favouriteIDs(Requests.favourites(member: 0)) == [])
    #expect(try narrow.favouriteIDs(Requests.favourites(member: -1)) == [])
  }

  @Test func `favourites filter by the day they were marked`() throws {
    let rows = shop.source.favourites
    let time = rows[60].addedAt
    let ids = try answers.favouriteIDs(
      Requests.favourites(member: -1, size: 0, ["BaslangicTarihi": time.text]))
    #expect(ids.count == rows.count { $0.kind.belongs && $0.addedAt >= time })
  }
}
