import Testing

@testable import Simulator

struct PriceWriteTests {
  private let shop: SimulatedShop
  private let answers: TicimaxAnswers

  init() throws {
    shop = try Shops.generated(orders: 5)
    answers = shop.answers()
  }

  private func variant(_ id: Int) throws -> XMLTree {
    let body = Requests.variants(size: 0, ["UrunID": "\(id)"])
    return try #require(try answers.result(.urun, body, "SelectVaryasyon").children.first)
  }

  private func priceRequest(_ key: [String: String], _ flag: String) -> [UInt8] {
    let prices = Requests.members([
      "IndirimliFiyat": "429.9", "KDVDahil": "true", "KdvOrani": "10", "SatisFiyati": "499.95",
    ])
    let request = Requests.members(key.merging(["Fiyatlar": prices]) { $1 })
    let flags = Requests.members([
      "IndirimliFiyatGuncelle": "true", flag: "true", "VaryasyonGuncelle": "true",
    ])
    return Requests.envelope(
      "UpdateUrunFiyat",
      "<uyeKodu>SIMULATED-UYE-KODU</uyeKodu>"
        + "<request><a:UpdateUrunFiyat>\(request)</a:UpdateUrunFiyat></request>"
        + "<ayar>\(flags)</ayar>")
  }

  @Test func `prices are found by variant, card or barcode`() throws {
    let card = shop.view.card(7)
    let ids = card.variants.map(\.id)
    let keys = [
      (["UrunIds": "\(ids[0])"], "UrunIdGoreGuncelle", [ids[0]]),
      (["UrunKartiIds": "\(card.id)"], "UrunKartiIdGoreGuncelle", ids),
      (["Barkod": card.variants[0].barcode], "BarkodKodunaGoreGuncelle", [ids[0]]),
    ]
    for (key, flag, written) in keys {
      let shop = try Shops.generated(orders: 5)
      let reply = try shop.answers().result(.urun, priceRequest(key, flag), "UpdateUrunFiyat")
      #expect(reply.value("IsError") == "false")
      for variant in shop.view.card(7).variants {
        let isWritten = written.contains(variant.id)
        #expect((variant.listPrice.text == "499.95") == isWritten)
        #expect((variant.salePrice.text == "429.9") == isWritten)
      }
    }
  }

  @Test func `a written price is read back and found by its time`() throws {
    let id = shop.view.card(7).variants[0].id
    _ = try answers.result(
      .urun, priceRequest(["UrunIds": "\(id)"], "UrunIdGoreGuncelle"), "UpdateUrunFiyat")
    let written = try variant(id)
    #expect(written.value("SatisFiyati") == "499.95")
    #expect(written.value("KdvDahil") == "true")
    let since = ["DuzenlemeTarihiBaslangic": "2026-11-23T13:00:00"]
    #expect(try answers.cardIDs(Requests.cards(since)).contains(ShopKey.card(7)))
  }

  @Test func `nothing found is an error`() throws {
    for (key, flag) in [
      (["UrunIds": "1"], "UrunIdGoreGuncelle"), (["Barkod": "x"], "BarkodKodunaGoreGuncelle"),
      (["UrunIds": "9001"], "UyeTipiFiyat1Guncelle"),
    ] {
      let reply = try answers.result(.urun, priceRequest(key, flag), "UpdateUrunFiyat")
      #expect(reply.value("IsError") == "true")
    }
  }

  @Test func `one variant is written as far as its flags go`() throws {
    let before = shop.view.card(7).variants[0]
    func write(_ flags: [String: String]) throws -> String {
      let values = Requests.members([
        "ID": "\(before.id)", "IndirimliFiyati": "99.9", "SatisFiyati": "199.9",
        "StokAdedi": "55",
      ])
      let body = Requests.envelope(
        "VaryasyonGuncelle",
        "\(Requests.key)<urun>\(values)</urun><ayar>\(Requests.members(flags))</ayar>")
      return try answers.result(.urun, body, "VaryasyonGuncelle").text
    }
    #expect(try write(["StokAdediGuncelle": "true"]) == "1")
    #expect(shop.view.card(7).variants[0].stock == 55)
    #expect(shop.view.card(7).variants[0].listPrice == before.listPrice)
    #expect(try write(["SatisFiyatiGuncelle": "true"]) == "1")
    #expect(shop.view.card(7).variants[0].listPrice.text == "199.9")
    #expect(shop.view.card(7).variants[0].salePrice == before.salePrice)
    let unknown = Requests.envelope(
      "VaryasyonGuncelle", "\(Requests.key)<urun><a:ID>1</a:ID></urun><ayar></ayar>")
    #expect(try answers.result(.urun, unknown, "VaryasyonGuncelle").text == "0")
  }
}
