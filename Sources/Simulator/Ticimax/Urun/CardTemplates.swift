/// `UrunKarti`, `Varyasyon` and `SelectUrunStokFiyat`.
enum CardTemplates {
  /// A card as a request wants it.
  struct CardReply: Sendable {
    let card: ShopCard
    /// Found by a change date on a shop that strips such cards.
    let isStripped: Bool
  }

  struct VariantReply: Sendable {
    let variant: ShopVariant
    let cardID: Int
    let isCardActive: Bool
    /// Empty unless the request asks for categories.
    var categoryIDs: [Int] = []
  }

  static let card = RecordTemplate<CardReply>(
    "UrunKarti", of: .urun, emptyLists: ["Etiketler", "TeknikDetaylar"], texts + facts)

  private static let texts: [MemberRule<CardReply>] = [
    MemberRule("Aciklama") { $0.text(orNull: $1.card.description) },
    MemberRule("AnaKategori") { $0.text($1.card.categoryName) },
    MemberRule("Marka") { $0.text($1.card.brandName) },
    MemberRule("SatisBirimi") { $0.text($1.card.unit) },
    MemberRule("TedarikciKodu") { $0.text($1.isStripped ? "" : $1.card.supplierCode) },
    MemberRule("UrunAdi") { $0.text($1.card.name) },
    MemberRule("UrunSayfaAdresi") { $0.text($1.card.page) },
    MemberRule("Resimler") { $0.texts($1.card.images) },
  ]

  private static let facts: [MemberRule<CardReply>] = [
    MemberRule("Aktif") { $0.bool($1.card.row.isActive) },
    MemberRule("AnaKategoriID") { $0.int($1.card.row.category) },
    MemberRule("EklemeTarihi") { $0.time($1.card.row.addedAt) },
    MemberRule("ID") { $0.int($1.card.id) },
    MemberRule("Kategoriler") { $0.ints($1.card.categoryIDs) },
    MemberRule("ListedeGoster") { reply, _ in reply.bool(true) },
    MemberRule("MarkaID") { $0.int($1.card.row.brand + 1) },
    MemberRule("Sira") { $0.int($1.card.row.sortOrder) },
    MemberRule("TedarikciID") { $0.int($1.card.row.supplier + 1) },
    MemberRule("ToplamStokAdedi") { $0.int($1.card.stock) },
    MemberRule("UrunTipi") { $0.int($1.card.isGiftCard ? 1 : 0) },
    MemberRule("Varyasyonlar") { reply, record in
      let card = record.card
      let replies = card.variants.map {
        VariantReply(variant: $0, cardID: card.id, isCardActive: card.row.isActive)
      }
      reply.list(variant, record.isStripped ? [] : replies)
    },
    MemberRule("Vitrin") { $0.bool($1.card.row.isShowcased) },
    MemberRule("YayinTarihi") { $0.time($1.card.row.addedAt) },
  ]

  static let variant = RecordTemplate<VariantReply>(
    "Varyasyon", of: .urun, emptyLists: ["Barkodlar"],
    stockAndPrice + [
      MemberRule("Desi") { reply, _ in reply.int(1) },
      MemberRule("Ozellikler") { $0.list(option, $1.variant.options) },
      MemberRule("Resimler") { $0.texts($1.variant.images) },
      MemberRule("StokGuncellemeTarihi") { $0.time($1.variant.stockChangedAt) },
      MemberRule("TedarikciKodu") { $0.text($1.variant.supplierCode) },
    ])

  static let stockPrice = RecordTemplate<VariantReply>(
    "SelectUrunStokFiyat", of: .urun, emptyLists: ["Barkodlar"], stockAndPrice)

  private static let stockAndPrice: [MemberRule<VariantReply>] = [
    MemberRule("Aktif") { $0.bool($1.variant.isActive) },
    MemberRule("AlisFiyati") { $0.amount($1.variant.cost) },
    MemberRule("Barkod") { $0.text($1.variant.barcode) },
    MemberRule("ID") { $0.int($1.variant.id) },
    MemberRule("IndirimliFiyati") { $0.amount($1.variant.salePrice) },
    MemberRule("Kategoriler") { $0.ints($1.categoryIDs) },
    MemberRule("KdvDahil") { $0.bool($1.variant.pricesIncludeVAT) },
    MemberRule("KdvOrani") { $0.int($1.variant.vatPercent) },
    MemberRule("ParaBirimi") { $0.text($1.variant.currency.name) },
    MemberRule("ParaBirimiID") { $0.int($1.variant.currency.id) },
    MemberRule("ParaBirimiKodu") { $0.text($1.variant.currency.code) },
    MemberRule("SatisFiyati") { $0.amount($1.variant.listPrice) },
    MemberRule("StokAdedi") { $0.int($1.variant.stock) },
    MemberRule("StokKodu") { $0.text($1.variant.sku) },
    MemberRule("UrunKartiAktif") { $0.bool($1.isCardActive) },
    MemberRule("UrunKartiID") { $0.int($1.cardID) },
  ]

  private static let option = RecordTemplate<ShopOption>(
    "VaryasyonOzellik", of: .urun,
    [
      MemberRule("Deger") { $0.text($1.value) },
      MemberRule("RenkKodu") { $0.text($1.colourCode) },
      MemberRule("Tanim") { $0.text($1.name) },
      MemberRule("Tur") { $0.text($1.kind.rawValue) },
    ])
}
