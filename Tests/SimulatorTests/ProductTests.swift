import Testing

@testable import Simulator

struct ProductTests {
  private let shop: SimulatedShop
  private let answers: TicimaxAnswers

  init() throws {
    shop = try Shops.generated(products: 120)
    answers = shop.answers()
  }

  private func ids(_ filter: [String: String]) throws -> [Int] {
    try answers.cardIDs(Requests.cards(size: 0, filter))
  }

  private func expected(_ isWanted: (CardRow) -> Bool) -> [Int] {
    shop.source.cards.indices.filter {
      shop.source.cards[$0].kind.belongs && isWanted(shop.source.cards[$0])
    }.map(ShopKey.card)
  }

  @Test func `flags that are left out select the cards without the flag`() throws {
    #expect(try ids(["Aktif": ""]) == expected { !$0.isActive })
    #expect(try ids(["Indirimli": ""]) == expected { !$0.isDiscounted })
    #expect(try ids(["Vitrin": ""]) == expected { !$0.isShowcased })
    #expect(try ids(["KategoriID": "", "MarkaID": ""]) == expected { _ in true })
  }

  @Test func `brand, supplier and category filter by ID`() throws {
    #expect(try ids(["MarkaID": "3"]) == expected { $0.brand == 2 })
    #expect(try ids(["TedarikciID": "5"]) == expected { $0.supplier == 4 })
    let women = try ids(["KategoriID": "11"])
    #expect(women == expected { CategoryTree.path(to: $0.category).first == 11 })
    #expect(!women.isEmpty)
  }

  @Test func `the count agrees with the list`() throws {
    let count = try answers.result(
      .urun, Requests.cards(["Aktif": "1"], operation: "SelectUrunCount"), "SelectUrunCount")
    #expect(count.text == "\(try ids(["Aktif": "1"]).count)")
  }

  @Test func `dates of adding, editing and stock filter by their own columns`() throws {
    let time = shop.source.cards[100].addedAt
    #expect(try ids(["EklemeTarihiBaslangic": time.text]) == expected { $0.addedAt >= time })
    #expect(try ids(["DuzenlemeTarihiBitis": time.text]) == expected { $0.editedAt <= time })
    let restocked = shop.source.cards[50].stockChangedAt
    #expect(
      try ids(["StokGuncellemeTarihiBaslangic": restocked.text])
        == expected { $0.stockChangedAt >= restocked })
  }

  @Test func `a stock code finds its card exactly`() throws {
    let card = shop.view.card(20)
    let sku = card.variants[card.variants.count - 1].sku
    #expect(try ids(["StokKodu": sku]) == [card.id])
    let fault = try answers.fault(.urun, Requests.cards(["StokKodu": String(sku.dropLast())]))
    #expect(fault == "Value cannot be null.\nParameter name: source")
  }

  @Test func `a barcode finds its card`() throws {
    let card = shop.view.card(33)
    #expect(try ids(["Barkod": card.variants[0].barcode]) == [card.id])
  }

  @Test func `a shop that strips changed cards sends them without variants`() throws {
    let stripping = shop.answers { $0.stripsChangedCards = true }
    let filter = ["DuzenlemeTarihiBaslangic": "2020-01-01T00:00:00"]
    let cards = try stripping.result(.urun, Requests.cards(size: 5, filter), "SelectUrun").children
    #expect(cards.count == 5)
    #expect(cards.allSatisfy { $0.all("Varyasyon").isEmpty && $0.value("TedarikciKodu").isEmpty })
    let whole = try stripping.result(.urun, Requests.cards(size: 5), "SelectUrun").children
    #expect(whole.allSatisfy { !$0.all("Varyasyon").isEmpty })
  }

  @Test func `a broken offset raises the fault for the pages that cover it`() throws {
    let broken = shop.answers { $0.brokenProductOffset = 42 }
    #expect(
      try broken.fault(.urun, Requests.cards(index: 40, size: 10))
        == "Value cannot be null.\nParameter name: source")
    #expect(try broken.cardIDs(Requests.cards(index: 43, size: 10)).count == 10)
    #expect(try broken.cardIDs(Requests.cards(index: 32, size: 10)).count == 10)
  }

  @Test func `variants are found by card, code and change`() throws {
    let card = shop.view.card(12)
    let byCard = try variants(["UrunKartiID": "\(card.id)"])
    #expect(byCard.map { $0.value("StokKodu") } == card.variants.map(\.sku))
    #expect(byCard[0]["Kategoriler"]?.children.isEmpty == false)
    let bySKU = try variants(["StokKodu": card.variants[0].sku])
    #expect(bySKU.map { $0.value("ID") } == ["\(card.variants[0].id)"])
    #expect(try variants(["UrunID": "0"]).isEmpty)
  }

  private func variants(_ filter: [String: String]) throws -> [XMLTree] {
    try answers.result(.urun, Requests.variants(size: 0, filter), "SelectVaryasyon").children
  }

  @Test func `the count of variants agrees with the shop`() throws {
    let count = try answers.result(
      .urun, Requests.variants("SelectVaryasyonCount"), "SelectVaryasyonCount")
    #expect(count.text == "\(shop.counts.variants)")
  }

  @Test func `a walk down the category tree meets the whole tree`() throws {
    var open = ["0"]
    var met = 0
    while let parent = open.popLast() {
      let body = Requests.envelope(
        "SelectKategori", "\(Requests.key)<parentID>\(parent)</parentID>")
      for category in try answers.result(.urun, body, "SelectKategori").children {
        met += 1
        if category.value("AltKategoriSayisi") != "0" { open.append(category.value("ID")) }
      }
    }
    #expect(met == CategoryTree.all.count)
  }

  @Test func `written stock is read back with its time`() throws {
    let variant = shop.view.card(7).variants[0]
    let body = Requests.envelope(
      "StokAdediGuncelle",
      "\(Requests.key)<urunler><a:Varyasyon><a:ID>\(variant.id)</a:ID>"
        + "<a:StokAdedi>321</a:StokAdedi></a:Varyasyon><a:Varyasyon><a:ID>1</a:ID>"
        + "<a:StokAdedi>5</a:StokAdedi></a:Varyasyon></urunler>")
    #expect(try answers.result(.urun, body, "StokAdediGuncelle").text == "1")
    let card = try answers.result(
      .urun, Requests.cards(["UrunKartiID": "\(ShopKey.card(7))"]), "SelectUrun"
    ).children[0]
    let written = try #require(card.all("Varyasyon").first)
    #expect(written.value("StokAdedi") == "321")
    #expect(written.value("StokGuncellemeTarihi") == "2026-11-23T13:00:00")
    #expect(
      try ids(["StokGuncellemeTarihiBaslangic": "2026-11-23T13:00:00"]) == [ShopKey.card(7)])
  }
}
