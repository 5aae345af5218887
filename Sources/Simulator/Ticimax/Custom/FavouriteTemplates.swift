/// `GetFavoriUrunlerResponse` and its rows.
enum FavouriteTemplates {
  struct FavouriteReply: Sendable {
    let id: Int
    let row: FavouriteRow
    let card: ShopCard

    init(_ row: Int, _ view: ShopView) {
      id = ShopKey.favourite(row)
      self.row = view.source.favourites[row]
      card = view.card(Int(self.row.card))
    }

    /// What the card's first variant costs, without VAT, and the VAT on it.
    var price: (net: Amount, vat: Amount) {
      guard let variant = card.variants.first else { return (.zero, .zero) }
      let written = variant.salePrice == .zero ? variant.listPrice : variant.salePrice
      if !variant.pricesIncludeVAT {
        return (written, Amount(units: written.units * Int64(variant.vatPercent) / 100))
      }
      let net = written.withoutVAT(ratePercent: variant.vatPercent)
      return (net, written - net)
    }
  }

  struct Page: Sendable {
    let favourites: [FavouriteReply]
    let poison: PoisonDraw?
  }

  static let response = RecordTemplate<Page>(
    "GetFavoriUrunlerResponse", of: .custom,
    [
      MemberRule("Urunler") { reply, page in
        reply.list(favourite, page.favourites) {
          page.poison?.corruption(of: .favourites, id: $0.id)
        }
      }
    ])

  static let favourite = RecordTemplate<FavouriteReply>(
    "WebFavoriUrunler", of: .custom,
    [
      MemberRule("EklemeTarihi") { $0.time($1.row.addedAt) },
      MemberRule("FavoriUrunID") { $0.int($1.id) },
      MemberRule("ParaBirimi") { reply, record in
        let code = record.card.variants.first?.currency.code ?? "TRY"
        reply.text(code == "TRY" ? "TL" : code)
      },
      MemberRule("ResimUrl") { $0.text($1.card.images.first) },
      MemberRule("StokKodu") { $0.text($1.card.supplierCode) },
      MemberRule("ToplamStokAdedi") { $0.int($1.card.stock) },
      MemberRule("UrunAdi") { $0.text($1.card.name) },
      MemberRule("UrunFiyati") { $0.amount($1.price.net) },
      MemberRule("UrunFiyatiKdv") { $0.amount($1.price.vat) },
      MemberRule("UrunKartiID") { $0.int($1.card.id) },
      MemberRule("UrunSayisi") { reply, _ in reply.int(1) },
      MemberRule("UrunUrl") { $0.text($1.card.page) },
      MemberRule("UyeID") { $0.int(ShopKey.member(Int($1.row.member))) },
      MemberRule("VaryasyonSayisi") { $0.int($1.card.variants.count) },
    ])
}
