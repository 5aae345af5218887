/// The shape of one product card: which garment, in which sizes, in how many variants.
///
/// Variants run colour by colour through the sizes; the last colour may lack its largest sizes,
/// which is how a run looks when a cut sells out at the supplier.
struct CardPlan: Sendable {
  var garment: Int
  /// Index of the first colour; the next ones follow in the list.
  var colour: Int
  /// Sizes left out at the small end and at the large end of the garment's run.
  var lowerCut: Int
  var upperCut: Int
  var variantCount: Int

  init(seed: UInt64, row: Int) {
    var draws = Draws(seed: seed, .cardPlan, row)
    garment = Garment.table.index(draws.unit())
    colour = draws.below(GarmentColour.all.count)
    let sizes = Garment.all[garment].run.sizes.count
    lowerCut = sizes > 4 ? [0, 0, 1, 1, 2][draws.below(5)] : 0
    upperCut = sizes > 4 ? [0, 0, 0, 1, 2][draws.below(5)] : 0
    let colours = WeightedTable([(1, 78.0), (2, 16), (3, 6)]).pick(&draws)
    variantCount = colours * (sizes - lowerCut - upperCut)
  }

  var sizes: ArraySlice<String> {
    Garment.all[garment].run.sizes.dropFirst(lowerCut).dropLast(upperCut)
  }

  func size(ofVariant number: Int) -> String {
    let sizes = sizes
    return sizes[sizes.startIndex + number % sizes.count]
  }

  func colour(ofVariant number: Int) -> GarmentColour {
    GarmentColour.all[(colour + number / sizes.count * 5) % GarmentColour.all.count]
  }

  /// Five colours apart: the list has 26, so six colours of one card differ.
  var mostVariants: Int { sizes.count * 5 }

  /// Plans for all cards, whose variants add up to `target` over the cards that belong to the shop.
  static func plans(seed: UInt64, kinds: [RowKind], target: Int) -> [CardPlan] {
    var plans = kinds.indices.map { CardPlan(seed: seed, row: $0) }
    let belonging = kinds.indices.filter { kinds[$0].belongs }
    guard !belonging.isEmpty else { return plans }
    var missing = target - belonging.reduce(0) { $0 + plans[$1].variantCount }
    let order = Permutation(count: belonging.count, seed: seed, salt: 11)
    var step = 0
    // One variant more or less per card and pass, in shuffled order, so that the correction is
    // spread over the catalogue. 26 passes reach the smallest and largest possible catalogue.
    while missing != 0, step < belonging.count * 26 {
      let row = belonging[order[step % belonging.count]]
      let change = missing.signum()
      let count = plans[row].variantCount + change
      if count >= 1, count <= plans[row].mostVariants {
        plans[row].variantCount = count
        missing -= change
      }
      step += 1
    }
    return plans
  }
}
