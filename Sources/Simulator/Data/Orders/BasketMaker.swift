/// What lies in a generated order.
struct BasketMaker: Sendable {
  let seed: UInt64
  let end: ShopTime
  let catalogue: FashionCatalogue
  private let popularity: Permutation

  init(seed: UInt64, end: ShopTime, catalogue: FashionCatalogue) {
    self.seed = seed
    self.end = end
    self.catalogue = catalogue
    popularity = Permutation(count: catalogue.rows.count, seed: seed, salt: 2)
  }

  func lines(_ row: Int, _ facts: OrderRow) -> [ShopOrderLine] {
    var draws = Draws(seed: seed, .orderLines, row)
    let count = Self.lineCounts.pick(&draws)
    var lines: [ShopOrderLine] = []
    for number in 0..<count {
      let card = card(at: facts.placed, &draws)
      let variant = variant(of: card, &draws)
      if lines.contains(where: { $0.variant == variant }) { continue }
      lines.append(
        line(ShopKey.order(row) * 16 + number, card: card, variant: variant, facts, &draws))
    }
    markCancelled(&lines, facts, &draws)
    return lines
  }

  /// A card that was on sale by then; how often one is taken falls as a power of its rank.
  func card(at time: ShopTime, _ draws: inout Draws) -> Int {
    for _ in 0..<12 {
      let card = popularity[draws.rank(catalogue.rows.count, steepness: 2)]
      let facts = catalogue.rows[card]
      if facts.kind.belongs, facts.isActive, facts.addedAt <= time { return card }
    }
    return catalogue.firstRow
  }

  /// Middle sizes sell most.
  private func variant(of card: Int, _ draws: inout Draws) -> Int {
    let count = catalogue.rows[card].variantCount
    let bell = (draws.unit() + draws.unit()) / 2
    return catalogue.rows[card].firstVariant + min(Int(bell * Double(count)), count - 1)
  }

  private func line(
    _ id: Int, card: Int, variant: Int, _ facts: OrderRow, _ draws: inout Draws
  ) -> ShopOrderLine {
    let pricing = catalogue.pricing(card)
    let days = (end.seconds - Int64(facts.placedAt)) / ShopTime.day
    let code = catalogue.supplierCode(card)
    return ShopOrderLine(
      id: id, variant: variant, card: card, sku: catalogue.sku(variant, row: card),
      barcode: catalogue.barcode(variant, row: card), name: catalogue.name(card),
      supplierCode: code,
      supplier: catalogue.rows[card].supplier,
      image: "https://static.example.com/urun/\(code)-1.jpg",
      options: catalogue.options(variant, row: card),
      quantity: draws.chance(0.08) ? draws.within(2...4) : 1,
      unitPrice: pricing.paid(daysAgo: days, &draws), vatPercent: pricing.vatPercent)
  }

  /// One line in forty of a larger order is cancelled alone; partial returns name a reason.
  private func markCancelled(
    _ lines: inout [ShopOrderLine], _ facts: OrderRow, _ draws: inout Draws
  ) {
    guard lines.count > 1 else { return }
    let last = lines.count - 1
    if !facts.state.isCancelled, draws.chance(0.05) { lines[last].isCancelled = true }
    if facts.state == .partiallyReturned { lines[0].returnReason = "Beden uymadı" }
  }

  private static let lineCounts = WeightedTable([(1, 46.0), (2, 27), (3, 15), (4, 8), (5, 4)])
}
