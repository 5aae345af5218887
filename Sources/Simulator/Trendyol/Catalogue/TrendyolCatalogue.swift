import Basics

/// What of the shop is listed on Trendyol at first, and how it is spelled there: a pure function of
/// the shop's data and seed.
///
/// Six cards in ten are listed. Matching them with the shop's has work: one model code in three and
/// one stock code in five are spelled in another way, one barcode in twenty-five differs, one in a
/// hundred is that of a sibling, some goods are listed twice, and some are sold on Trendyol alone.
struct TrendyolCatalogue: Sendable {
  private(set) var contents: [TrendyolContent] = []
  private(set) var listings: [TrendyolListing] = []
  private(set) var byBarcode: [String: Int] = [:]
  private(set) var byVariant: [Int: Int] = [:]

  private let world: TrendyolWorld

  init(_ world: TrendyolWorld) {
    self.world = world
    let source = world.source
    var listed: [Int] = []
    for row in source.cards.indices where source.cards[row].kind.belongs {
      var draws = Draws(seed: world.seed, .trendyolCard, row)
      guard source.cards[row].isActive, draws.chance(0.6) else { continue }
      listed.append(row)
      add(source.card(row), row: row, &draws)
    }
    addTwice(listed)
    addOwn()
  }

  // MARK: - Cards of the shop

  private mutating func add(_ card: ShopCard, row: Int, _ draws: inout Draws) {
    let mainID = Self.mainID(card, &draws)
    let review = Self.review(&draws)
    let markup = draws.pick([0, 0, 0, 5, 8, 10, 12])
    for variants in Self.byColour(card.variants) {
      let index = addContent(card, mainID: mainID, colour: variants.first?.colour, review: review)
      let barcodes = Self.barcodes(variants, seed: world.seed)
      for (variant, barcode) in zip(variants, barcodes) {
        add(variant, barcode: barcode, to: index, markup: markup)
      }
    }
  }

  private mutating func addContent(
    _ card: ShopCard, mainID: String, colour: String?, review: TrendyolContent.Review,
    prefix: String = ""
  ) -> Int {
    let category = TrendyolWorld.category(ofShop: card.row.category)
    let node = world.category(category)
    contents.append(
      TrendyolContent(
        id: 700_000_001 + contents.count, mainID: mainID,
        title: String((prefix + card.name).prefix(100)), description: card.description,
        images: card.images,
        brand: world.brands.first { $0.name == card.brandName } ?? world.brands[0],
        category: TrendyolCategory(id: category, name: node?.name ?? card.categoryName),
        colour: colour, created: world.timestamp(card.row.addedAt),
        modified: world.timestamp(card.row.editedAt), review: review, listings: []))
    return contents.count - 1
  }

  private mutating func add(
    _ variant: ShopVariant, barcode: String, to content: Int, markup: Int, isOwn: Bool = false
  ) {
    let index = ShopKey.variantIndex(variant.id)
    guard byBarcode[barcode] == nil else { return }
    var draws = Draws(seed: world.seed, .trendyolVariant, isOwn ? -1 - listings.count : index)
    let list = Self.price(variant, variant.listPrice, markup)
    let sale = variant.salePrice == .zero ? list : Self.price(variant, variant.salePrice, markup)
    let differs = draws.chance(0.15) ? draws.within(-3...3) : 0
    let changed = world.timestamp(variant.stockChangedAt)
    byBarcode[barcode] = listings.count
    if !isOwn, byVariant[index] == nil { byVariant[index] = listings.count }
    contents[content].listings.append(listings.count)
    listings.append(
      TrendyolListing(
        variant: isOwn ? nil : index, content: content, variantID: 1_200_000_001 + listings.count,
        barcode: barcode,
        stockCode: isOwn ? variant.sku : Self.stockCode(variant, &draws),
        size: variant.options.first { $0.kind == .size }?.value ?? "Tek Ebat",
        sale: min(sale, list), list: list,
        quantity: min(max(variant.stock + differs, 0), TrendyolState.mostUnits),
        vatPercent: variant.vatPercent,
        commissionPercent: 12 + contents[content].category.id % 10,
        stockChanged: changed, priceChanged: changed))
  }

  // MARK: - Goods that are listed twice, and goods of Trendyol alone

  /// One listed card in sixty has its first variant a second time, under another barcode.
  private mutating func addTwice(_ rows: [Int]) {
    for (number, row) in rows.enumerated() where number % 60 == 17 {
      let card = world.source.card(row)
      guard let variant = card.variants.first else { continue }
      let content = addContent(
        card, mainID: card.supplierCode + "-2", colour: variant.colour, review: .approved)
      let barcode = Barcode.ean13(item: 650_000_000 + ShopKey.variantIndex(variant.id))
      add(variant, barcode: barcode, to: content, markup: 0)
    }
  }

  /// One card in fifty, and at least two, is sold on Trendyol alone.
  private mutating func addOwn() {
    let cards = world.source.cards
    let models = cards.indices.filter { cards[$0].kind.belongs }
    guard !models.isEmpty else { return }
    for number in 0..<max(models.count / 50, 2) {
      let card = world.source.card(models[number * 37 % models.count])
      let content = addContent(
        card, mainID: "TYO-\(CivilTime.padded(number + 1, 4))", colour: card.variants.first?.colour,
        review: .approved, prefix: "Pazara Özel ")
      for (place, variant) in card.variants.prefix(4).enumerated() {
        var own = variant
        own.sku = "TYO-\(CivilTime.padded(number + 1, 4))-\(place + 1)"
        add(
          own, barcode: Barcode.ean13(item: 800_000_000 + number * 16 + place), to: content,
          markup: 0, isOwn: true)
      }
    }
  }
}

extension ShopVariant {
  var colour: String? { options.first { $0.kind == .colour }?.value }
}
