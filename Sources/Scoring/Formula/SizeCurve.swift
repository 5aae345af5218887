import Basics

/// How much each size sells within a category: a run that lacks 38 and 40 has lost more than one
/// that lacks 34 and 46.
///
/// A category's own sales in the window decide, drawn towards the whole shop's as long as they are
/// few: the shop's curve counts like 50 units. A size that never sold weighs little, not nothing.
struct SizeCurve {
  static let priorUnits: Int64 = 50

  private struct Key: Hashable {
    var category: Int
    var size: Int
  }

  /// Weight of each size that a category has, above 0; only comparable within the category.
  private let weights: [Key: Double]

  init(_ products: [ScoreInputs.Product]) {
    var shop: [Int: Int64] = [:]
    var own: [Key: Int64] = [:]
    for product in products {
      for cell in product.cells {
        let units = max(0, cell.unitsMilli)
        // One unit more than was sold, so that no size is worthless.
        shop[cell.size] = shop[cell.size, default: 1000].clampedAdding(units)
        let key = Key(category: product.category, size: cell.size)
        own[key] = own[key, default: 0].clampedAdding(units)
      }
    }
    // Whole numbers, so the order of the dictionary cannot change the sums.
    var totals: [Int: Int64] = [:]
    for key in own.keys {
      let sold = shop[key.size, default: 0]
      totals[key.category] = totals[key.category, default: 0].clampedAdding(sold)
    }
    var weights: [Key: Double] = [:]
    weights.reserveCapacity(own.count)
    for (key, units) in own {
      let share = Double(shop[key.size, default: 0]) / Double(totals[key.category, default: 1])
      weights[key] = Double(units) + Double(Self.priorUnits * 1000) * share
    }
    self.weights = weights
  }

  /// The part of a product's demand whose size is in stock, in millionths; 0 without any size.
  func availability(of product: ScoreInputs.Product) -> Int64 {
    var inStock = 0.0
    var missing = 0.0
    for cell in product.cells {
      let weight = weights[Key(category: product.category, size: cell.size)] ?? 0
      if cell.isInStock { inStock += weight } else { missing += weight }
    }
    guard inStock > 0 else { return 0 }
    // A full run must be exactly 1, and a broken one must not round up to it.
    guard missing > 0 else { return 1_000_000 }
    return min(Int64((inStock / (inStock + missing) * 1_000_000).rounded()), 999_999)
  }
}
