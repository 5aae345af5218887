import Basics
import Storage

/// A count of a variant over all sellable warehouses, as counts of single places: the main warehouse
/// holds what the others do not. Where they hold more than was counted in all, the goods that are not
/// there are taken from the places that orders are served from last; no place ends below nothing.
struct WholeCount {
  let connection: any SQLConnection
  let warehouses: Warehouses

  struct Place: Equatable {
    var warehouseID: Int64
    var quantity: Int64
  }

  /// - Parameter counts: units in all, by variant.
  /// - Returns: the places to count for each, in the same order; none without a sellable warehouse.
  func places(_ counts: [(variantID: Int64, quantity: Int64)]) throws -> [[Place]] {
    guard let main = warehouses.main else { return counts.map { _ in [] } }
    var elsewhere: [Int: [Place]] = [:]
    try connection.forEachMatch(
      Self.onHandElsewhere, counts.map { [.integer($0.variantID), .integer(main.id)] }
    ) { index, row in
      elsewhere[index, default: []].append(
        Place(warehouseID: row.integer(0), quantity: row.integer(1)))
    }
    return counts.enumerated().map { index, count in
      let others = (elsewhere[index] ?? []).sorted {
        warehouses.rank($0.warehouseID) > warehouses.rank($1.warehouseID)
      }
      return Self.split(count.quantity, main: main.id, others: others)
    }
  }

  /// - Parameter others: the other sellable places with what they hold, the last in rank first.
  static func split(_ quantity: Int64, main: Int64, others: [Place]) -> [Place] {
    var missing = max(0, others.map(\.quantity).clampedSum() - quantity)
    var places: [Place] = []
    for other in others where other.quantity > 0 && missing > 0 {
      let taken = min(other.quantity, missing)
      missing -= taken
      places.append(Place(warehouseID: other.warehouseID, quantity: other.quantity - taken))
    }
    let left = quantity - others.map(\.quantity).clampedSum()
    return [Place(warehouseID: main, quantity: max(0, left))] + places
  }

  private static let onHandElsewhere = SQLStatement(
    """
    SELECT l.warehouse_id, l.on_hand
    FROM warehouse_levels l JOIN warehouses w ON w.id = l.warehouse_id
    WHERE l.variant_id = ? AND l.warehouse_id <> ? AND w.is_sellable = 1 AND l.on_hand <> 0
    """)
}

extension StockBook {
  /// Counts variants over all sellable warehouses, for now. All are one cause.
  mutating func countWhole(
    _ counts: [(variantID: Int64, quantity: Int64)], actor: String, note: String
  ) throws {
    let split = try WholeCount(connection: connection, warehouses: warehouses).places(counts)
    let number = try connection.integer("SELECT coalesce(max(id), 0) + 1 FROM stock_movements")
    for (item, places) in zip(counts, split) {
      for place in places {
        try count(
          StockCount(
            StockPlace(variantID: item.variantID, warehouseID: place.warehouseID),
            quantity: place.quantity, at: now,
            cause: StockCause(
              .person, id: "count \(number ?? 0)", line: "\(item.variantID) \(place.warehouseID)"),
            actor: actor, note: note))
      }
    }
  }
}
