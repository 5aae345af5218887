/// The simulated operations of `UrunServis`.
enum UrunServis {
  static let handlers: [String: OperationHandler] = [
    "SelectUrun": selectCards,
    "SelectUrunCount": countCards,
    "SelectVaryasyon": { try selectVariants($0, CardTemplates.variant) },
    "SelectVaryasyonCount": countVariants,
    "SelectUrunStokFiyat": { try selectVariants($0, CardTemplates.stockPrice) },
    "SelectKategori": selectCategories,
    "SelectMarka": { .items(TreeTemplates.brand, named($0.view.source.brands, $0, "markaID")) },
    "SelectTedarikci": {
      .items(TreeTemplates.supplier, named($0.view.source.suppliers, $0, "tedarikciID"))
    },
    "SelectParaBirimi": selectCurrencies,
    "StokAdediGuncelle": UrunWrites.setStock,
    "VaryasyonGuncelle": UrunWrites.updateVariant,
    "UpdateUrunFiyat": UrunWrites.updatePrices,
  ]

  // MARK: - Cards

  private static func selectCards(_ call: OperationCall) throws -> OperationResult {
    let filter = CardFilter(call.arguments.object("f"), call.view)
    let page = page(call)
    if let broken = call.behaviour.brokenProductOffset,
      page.offset <= broken, broken - page.offset < page.limit
    {
      throw SOAPFault.nullSource
    }
    let rows = page.cut(sorted(try filter.rows(), call))
    let isStripped = filter.isByChange && call.behaviour.stripsChangedCards
    let view = call.view
    return .list(rows: rows.count, bytesPerRow: 60_000) { reply in
      for row in rows {
        reply.corruption = call.poison?.corruption(of: .products, id: ShopKey.card(row))
        CardTemplates.card.write(
          CardTemplates.CardReply(card: view.card(row), isStripped: isStripped), to: &reply)
      }
      reply.corruption = nil
    }
  }

  private static func sorted(_ rows: [Int], _ call: OperationCall) -> [Int] {
    guard SortOrder.column(call.arguments.object("s")) == "sira" else { return rows }
    let cards = call.view.source.cards
    return rows.sorted { (cards[$0].sortOrder, $0) < (cards[$1].sortOrder, $1) }
  }

  private static func countCards(_ call: OperationCall) throws -> OperationResult {
    .value(String(try CardFilter(call.arguments.object("f"), call.view).rows().count))
  }

  private static func page(_ call: OperationCall) -> PageRequest {
    let paging = call.arguments.object("s")
    let isPage =
      switch call.behaviour.productPaging {
      case .byFlag: !paging.bool("KayitSayisinaGoreGetir")
      case .page: true
      case .offset: false
      }
    return PageRequest(
      index: paging.int("BaslangicIndex"), isPage: isPage, size: paging.int("KayitSayisi"),
      most: max(call.behaviour.maximumRows / 5, 1), descending: SortOrder.isDescending(paging))
  }

  // MARK: - Variants

  private static func selectVariants(
    _ call: OperationCall, _ template: RecordTemplate<CardTemplates.VariantReply>
  ) throws -> OperationResult {
    let found = VariantFilter(call.arguments.object("f"), call.view).variants()
    let page = page(call)
    let picked = page.cut(Array(found.indices)).map { found[$0] }
    let withCategories = call.arguments.object("varyasyonAyar").bool("KategoriGetir")
    var cards: [Int: ShopCard] = [:]
    let replies = picked.compactMap { place -> CardTemplates.VariantReply? in
      let card = cards[place.card] ?? call.view.card(place.card)
      cards[place.card] = card
      let id = ShopKey.variant(place.variant)
      guard let variant = card.variants.first(where: { $0.id == id }) else { return nil }
      return CardTemplates.VariantReply(
        variant: variant, cardID: card.id, isCardActive: card.row.isActive,
        categoryIDs: withCategories ? card.categoryIDs : [])
    }
    return .items(template, replies)
  }

  private static func countVariants(_ call: OperationCall) -> OperationResult {
    .value(String(VariantFilter(call.arguments.object("f"), call.view).variants().count))
  }

  // MARK: - Trees and lists; an ID of 0 is all

  /// `parentID` absent or nil is the whole tree, 0 the roots only (§4.2).
  private static func selectCategories(_ call: OperationCall) -> OperationResult {
    let all = call.view.source.categories
    let id = call.arguments.int("kategoriID")
    let parent = call.arguments.optionalInt("parentID")
    let wanted = all.filter { (id == 0 || $0.id == id) && (parent == nil || $0.parent == parent) }
    return .items(
      TreeTemplates.category,
      wanted.map { category in
        TreeTemplates.CategoryReply(
          category: category, children: all.count { $0.parent == category.id })
      })
  }

  private static func named(_ names: [String], _ call: OperationCall, _ parameter: String)
    -> [TreeTemplates.NamedRow]
  {
    let id = call.arguments.int(parameter)
    return names.enumerated().map { TreeTemplates.NamedRow(id: $0 + 1, name: $1) }
      .filter { id == 0 || $0.id == id }
  }

  private static func selectCurrencies(_ call: OperationCall) -> OperationResult {
    let id = call.arguments.int("ParaBirimiID")
    return .items(TreeTemplates.currency, ShopCurrency.all.filter { id == 0 || $0.id == id })
  }
}
