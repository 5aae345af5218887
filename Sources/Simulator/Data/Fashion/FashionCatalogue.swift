/// The generated catalogue: what every card is, without making it.
struct FashionCatalogue: Sendable {
  let seed: UInt64
  let plans: [CardPlan]
  let rows: [CardRow]
  /// The first card that belongs to the shop; it is older than every order.
  let firstRow: Int
  let sharesBarcodes: Bool

  /// Variants per card of the reference shop: 32,806 over 5,917.
  static func variantTarget(products: Int) -> Int { (products * 32_806 + 2_958) / 5_917 }

  init(
    seed: UInt64, products: Int, start: ShopTime, end: ShopTime, sharesBarcodes: Bool = false
  ) {
    self.seed = seed
    self.sharesBarcodes = sharesBarcodes
    let rowKinds = RowKinds(seed: seed, stream: 2, hasDeleted: false)
    let kinds = (0..<rowKinds.rows(holding: products)).map { rowKinds[$0] }
    plans = CardPlan.plans(
      seed: seed, kinds: kinds, target: Self.variantTarget(products: products))
    firstRow = kinds.firstIndex { $0.belongs } ?? 0
    let period = Period(start: start, end: end, cards: kinds.count)
    var rows: [CardRow] = []
    rows.reserveCapacity(kinds.count)
    var variant = 0
    for row in kinds.indices {
      var draws = Draws(seed: seed, .card, row)
      var card = Self.row(plans[row], &draws)
      card.firstVariant = variant
      card.kind = kinds[row]
      period.date(&card, row: row, isFirst: row <= firstRow, &draws)
      if row == firstRow { card.isActive = true }
      variant += card.variantCount
      rows.append(card)
    }
    self.rows = rows
  }

  private static func row(_ plan: CardPlan, _ draws: inout Draws) -> CardRow {
    CardRow(
      addedAt: .unset, editedAt: .unset, stockChangedAt: .unset, firstVariant: 0,
      variantCount: plan.variantCount, brand: draws.below(TradeNames.brands.count),
      supplier: draws.below(TradeNames.suppliers.count),
      category: Garment.all[plan.garment].category, sortOrder: draws.below(1000),
      isActive: draws.chance(0.96), isShowcased: draws.chance(0.08),
      isDiscounted: draws.chance(0.35), kind: .regular)
  }
}

/// When cards were added, edited and restocked: two fifths before the first order, the rest while
/// the shop went on; edits and stock changes crowd towards the end.
private struct Period {
  let start: ShopTime
  let end: ShopTime
  let cards: Int

  func date(_ card: inout CardRow, row: Int, isFirst: Bool, _ draws: inout Draws) {
    let position = (Double(row) + draws.unit()) / Double(max(cards, 1))
    let span = Double(end.seconds - start.seconds)
    if isFirst {
      card.addedAt = start.adding(-730 * ShopTime.day)
    } else if position < 0.4 {
      card.addedAt = start.adding(Int64((position / 0.4 - 1) * 730 * 86_400))
    } else {
      card.addedAt = start.adding(Int64((position - 0.4) / 0.6 * span * 0.998))
    }
    let age = Double(end.seconds - card.addedAt.seconds)
    card.editedAt = end.adding(-Int64(age * Fast.power(draws.unit(), 3)))
    card.stockChangedAt = end.adding(-Int64(min(age, 40 * 86_400) * Fast.power(draws.unit(), 2)))
  }
}
