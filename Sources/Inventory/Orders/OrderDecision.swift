/// What must change so that an order holds what it wants. Pure, and a function of where the order
/// stands and what it holds, not of what happened to it: told in any order and any number of times,
/// the newest state ends in the same place.
public struct OrderDecision: Sendable, Equatable {
  public let phase: OrderDemand.Phase
  /// What the order holds of each variant after the step.
  public private(set) var holdings: [Int64: VariantHolding]
  /// Units of each variant that have yet to be found.
  public private(set) var needs: [Int64: Int64] = [:]

  /// Releases, ships and takes back what the order holds already.
  public init(_ demand: OrderDemand, holdings: [Int64: VariantHolding]) {
    phase = demand.phase
    self.holdings = holdings
    for variantID in Set(demand.units.keys).union(holdings.keys) {
      let units = demand.units[variantID] ?? 0
      let need: Int64
      switch phase {
      case .held: need = hold(variantID, units)
      case .out: need = ship(variantID, units)
      case .over: need = hold(variantID, 0)
      }
      if need > 0 { needs[variantID] = need }
    }
  }

  /// Goods that had left have not, but for those that a claim brought back.
  private mutating func hold(_ variantID: Int64, _ units: Int64) -> Int64 {
    var holding = holdings[variantID] ?? VariantHolding()
    holding.take(.max, most: \.away) { $0.shipped -= $1 }
    let wanted = max(0, units - holding.returned)
    holding.take(holding.reserved - wanted, lastFirst: true, most: \.reserved) {
      $0.reserved -= $1
    }
    holdings[variantID] = holding
    return wanted - holding.reserved
  }

  private mutating func ship(_ variantID: Int64, _ units: Int64) -> Int64 {
    var holding = holdings[variantID] ?? VariantHolding()
    let wanted = max(units, holding.returned)
    holding.take(holding.shipped - wanted, lastFirst: true, most: \.away) { $0.shipped -= $1 }
    let missing = wanted - holding.shipped
    let found = holding.take(missing, most: \.reserved) {
      $0.reserved -= $1
      $0.shipped += $1
    }
    holding.take(.max, most: \.reserved) { $0.reserved -= $1 }
    holdings[variantID] = holding
    return missing - found
  }

  /// Takes in units that were found for a need.
  mutating func give(
    _ units: Int64, of variantID: Int64, at warehouseID: Int64, rank: (Int64) -> Int
  ) {
    guard units > 0 else { return }
    let isOut = phase == .out
    holdings[variantID, default: VariantHolding()].add(units, at: warehouseID, rank: rank) {
      if isOut { $0.shipped += $1 } else { $0.reserved += $1 }
    }
    let left = needs[variantID, default: 0] - units
    needs[variantID] = left > 0 ? left : nil
  }

  /// Books goods that claims brought back, as far as they had left.
  /// - Parameter units: that claims name of each variant, all told.
  mutating func takeBack(_ units: [Int64: Int64]) {
    guard phase == .out else { return }
    for (variantID, units) in units {
      guard var holding = holdings[variantID] else { continue }
      holding.take(units - holding.returned, most: \.away) { $0.returned += $1 }
      holdings[variantID] = holding
    }
  }
}
