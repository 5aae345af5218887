/// How many pieces of a variant lie in the warehouse: most cards are healthy, a quarter have
/// broken runs in which the sizes that sell are gone, one in eight is sold out.
extension FashionCatalogue {
  func stock(_ index: Int, row: Int) -> Int {
    var cardDraws = Draws(seed: seed, .stock, -1 - row)
    var draws = Draws(seed: seed, .stock, index)
    let health = cardDraws.unit()
    if health < 0.12 { return 0 }
    let emptiness = health < 0.37 ? Self.brokenRun(middle: isMiddleSize(index, row: row)) : 0.06
    if draws.chance(emptiness) { return 0 }
    return 1 + Int(60 * Fast.power(draws.unit(), 2.2))
  }

  private static func brokenRun(middle: Bool) -> Double { middle ? 0.75 : 0.25 }

  private func isMiddleSize(_ index: Int, row: Int) -> Bool {
    let count = plans[row].sizes.count
    let position = (index - rows[row].firstVariant) % count
    return position * 4 >= count && position * 4 < count * 3
  }
}
