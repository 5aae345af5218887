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
  fileprivate var colour: String? { options.first { $0.kind == .colour }?.value }
}

// MARK: - Spellings

extension TrendyolCatalogue {
  private static func mainID(_ card: ShopCard, _ draws: inout Draws) -> String {
    switch draws.below(100) {
    case 0..<67: card.supplierCode
    case 67..<85: String(card.supplierCode.lowercased().filter { $0 != "-" })
    default: "TY-\(card.id)"
    }
  }

  private static func stockCode(_ variant: ShopVariant, _ draws: inout Draws) -> String {
    switch draws.below(100) {
    case 0..<80: variant.sku
    case 80..<88: String(variant.sku.map { $0 == "-" ? "_" : $0 })
    case 88..<95: String(variant.sku.lowercased().filter { $0 != "-" })
    default: "TY-\(variant.id)"
    }
  }

  private static func review(_ draws: inout Draws) -> TrendyolContent.Review {
    switch draws.below(100) {
    case 0: .pending
    case 1:
      .rejected(
        reason: "Zorunlu Ürün Özellik Değeri Eksik/Yanlış",
        detail: "Zorunlu özellik değeri hatalı ya da eksiktir.")
    default: .approved
    }
  }

  /// The variants of each colour, in the order of the card.
  private static func byColour(_ variants: [ShopVariant]) -> [[ShopVariant]] {
    var groups: [(colour: String?, variants: [ShopVariant])] = []
    for variant in variants {
      if let group = groups.firstIndex(where: { $0.colour == variant.colour }) {
        groups[group].variants.append(variant)
      } else {
        groups.append((variant.colour, [variant]))
      }
    }
    return groups.map(\.variants)
  }

  /// Barcodes of one content: mostly the shop's, some others, and now and then two changed over.
  private static func barcodes(_ variants: [ShopVariant], seed: UInt64) -> [String] {
    var barcodes = variants.map(\.barcode)
    for place in barcodes.indices {
      let index = ShopKey.variantIndex(variants[place].id)
      var draws = Draws(seed: seed, .trendyolVariant, index &+ 1 << 40)
      switch draws.below(1_000) {
      case 0..<30: barcodes[place] = Barcode.ean13(item: 600_000_000 + index)
      case 30..<40: barcodes[place] = "TY" + variants[place].sku.filter { $0 != "-" }.prefix(38)
      case 40..<50 where place > 0 && barcodes[place - 1] == variants[place - 1].barcode:
        barcodes.swapAt(place, place - 1)
      default: break
      }
    }
    return barcodes
  }

  /// What Trendyol's buyers pay: VAT included, in lira, marked up to a price that ends in 9,90.
  private static func price(_ variant: ShopVariant, _ written: Amount, _ markup: Int) -> Lira {
    var minor = Int64(Lira(written).minor)
    if !variant.pricesIncludeVAT { minor = (minor * Int64(100 + variant.vatPercent) + 50) / 100 }
    minor = minor * variant.currency.rate.units / 10_000
    guard markup > 0 else { return Lira(minor: max(minor, 1)) }
    let lira = minor * Int64(100 + markup) / 10_000
    return Lira(minor: max(lira / 10 * 10 + 9, 9) * 100 + 90)
  }
}
