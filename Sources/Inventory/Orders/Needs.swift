import Basics
import Storage

extension StockBook {
  /// Looks for the units that orders lack. Most pages find all of them in the first warehouse: that
  /// is one statement. Otherwise the orders that were placed first are served first.
  mutating func meetNeeds(of cases: inout [OrderCase]) throws {
    let wanting = cases.indices.filter { !cases[$0].decision.needs.isEmpty }
    guard !wanting.isEmpty else { return }
    if try meetAtOnce(&cases, wanting) { return }
    let variants = Set(wanting.flatMap { cases[$0].decision.needs.keys })
    var allocation = Allocation(try freePlaces(of: variants.sorted()))
    var promised: [StockPlace: Int64] = [:]
    for index in wanting {
      let isOut = cases[index].decision.phase == .out
      for (variantID, units) in cases[index].decision.needs.sorted(by: { $0.key < $1.key }) {
        var portions = allocation.take(units, of: variantID)
        let found = portions.reduce(0) { $0 + $1.units }
        // What has left has left, even if the ledger did not know that it was there.
        if isOut, found < units, let main = warehouses.main {
          portions.append(.init(warehouseID: main.id, units: units - found))
        }
        for portion in portions {
          cases[index].decision.give(
            portion.units, of: variantID, at: portion.warehouseID, rank: warehouses.rank)
          guard !isOut else { continue }
          let place = StockPlace(variantID: variantID, warehouseID: portion.warehouseID)
          promised[place, default: 0] += portion.units
        }
      }
    }
    guard try reserve(promised) else { throw StorageError.takenMeanwhile }
  }

  /// - Returns: false when some units must be looked for elsewhere; nothing is changed then.
  private mutating func meetAtOnce(_ cases: inout [OrderCase], _ wanting: [Int]) throws -> Bool {
    guard let main = warehouses.main,
      wanting.allSatisfy({ cases[$0].decision.phase == .held })
    else { return false }
    var promised: [StockPlace: Int64] = [:]
    for index in wanting {
      for (variantID, units) in cases[index].decision.needs {
        let place = StockPlace(variantID: variantID, warehouseID: main.id)
        promised[place, default: 0] += units
      }
    }
    guard try reserve(promised) else { return false }
    for index in wanting {
      for (variantID, units) in cases[index].decision.needs {
        cases[index].decision.give(units, of: variantID, at: main.id, rank: warehouses.rank)
      }
    }
    return true
  }

  /// What is free in sellable warehouses, the first to be taken from in front.
  func freePlaces(of variants: [Int64]) throws -> [Int64: [Allocation.Place]] {
    var places: [Int64: [Allocation.Place]] = [:]
    try connection.forEachMatch(Self.selectFree, variants.map { [.integer($0)] }) { place, row in
      places[variants[place], default: []].append(
        .init(warehouseID: row.integer(0), free: max(0, row.integer(1))))
    }
    return places
  }

  private static let selectFree = SQLStatement(
    """
    SELECT l.warehouse_id, l.on_hand - l.reserved
    FROM warehouse_levels l JOIN warehouses w ON w.id = l.warehouse_id
    WHERE l.variant_id = ? AND w.is_sellable = 1 ORDER BY w.priority, w.id
    """)
}
