/// Prices of one card; all its variants cost the same.
struct CardPricing: Sendable {
  /// With VAT.
  let list: Amount
  /// With VAT; zero when not on sale.
  let sale: Amount
  let cost: Amount
  let vatPercent: Int
  /// How the card writes its prices (`KdvDahil`). One card in fourteen writes them without VAT.
  let includesVAT: Bool

  init(seed: UInt64, row: Int, garment: Garment, isDiscounted: Bool) {
    var draws = Draws(seed: seed, .card, -1 - row)
    let span = Double(garment.price.upperBound - garment.price.lowerBound)
    let lira = garment.price.lowerBound + Int(span * Fast.power(draws.unit(), 1.8))
    list = Self.pricePoint(lira)
    let percent = [10, 15, 20, 20, 25, 30, 30, 40, 50][draws.below(9)]
    sale = isDiscounted ? Self.pricePoint(lira * (100 - percent) / 100) : .zero
    cost = list.percent(38 + draws.below(15))
    vatPercent = garment.vat
    includesVAT = !draws.chance(0.07)
  }

  /// What a buyer pays now.
  var current: Amount { sale == .zero ? list : sale }

  /// Lira prices end in 9,90.
  private static func pricePoint(_ lira: Int) -> Amount {
    Amount(minor: Int64(max(lira / 10 * 10 + 9, 9)) * 100 + 90)
  }

  /// An amount as the card writes it.
  func written(_ amount: Amount) -> Amount {
    includesVAT ? amount : amount.withoutVAT(ratePercent: vatPercent)
  }

  /// The price that was paid so many days ago: the shop has raised its prices by about 1.6 % a
  /// month.
  func paid(daysAgo: Int64, _ draws: inout Draws) -> Amount {
    if daysAgo < 30 { return draws.chance(0.8) ? current : list }
    let onSale = sale != .zero && draws.chance(0.4)
    let price = onSale ? sale : list
    let factor = max(0.4, 1 - 0.016 * Double(daysAgo) / 30)
    return Self.pricePoint(Int(Double(price.units / 10_000) * factor))
  }
}
