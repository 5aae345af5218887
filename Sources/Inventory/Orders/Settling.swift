import Basics
import Storage

extension StockBook {
  /// Gives free units to orders that lack them, and takes promises back that are not covered any
  /// more, for the variants of which goods came or went.
  /// - Parameter except: orders that are being decided about.
  mutating func settle(except: Set<Int64> = []) throws {
    let variants = unsettled.sorted()
    unsettled = []
    guard !variants.isEmpty else { return }
    let lacking = try readLacking(variants, except: except)
    let places = try readPlaces(variants)
    let promises = try readPromises(places)
    var changes: [StockPlace: LevelChange] = [:]
    var promised: [StockPlace: Int64] = [:]
    let store = PromiseStore(connection: connection, now: now)
    var rows: [Promised: Int64] = [:]
    var shortages: [PromiseStore.Shortage] = []
    for variantID in variants {
      let outcome = Rebalance(
        places: places[variantID] ?? [], promises: promises[variantID] ?? [],
        lacking: lacking[variantID] ?? [])
      for part in outcome.taken {
        let place = StockPlace(variantID: variantID, warehouseID: part.warehouseID)
        changes[place, default: .init()].reserved -= part.units
        rows[Promised(place: place, orderID: part.orderID), default: 0] -= part.units
      }
      for part in outcome.given {
        let place = StockPlace(variantID: variantID, warehouseID: part.warehouseID)
        promised[place, default: 0] += part.units
        rows[Promised(place: place, orderID: part.orderID), default: 0] += part.units
      }
      shortages += outcome.shortages.map {
        .init(
          orderID: $0.orderID, variantID: variantID, units: $0.units, placedAt: $0.placedAt)
      }
    }
    try change(changes)
    unsettled = []
    guard try reserve(promised) else { throw StorageError.takenMeanwhile }
    try store.add(
      rows.sorted { $0.key < $1.key }.map { key, units in
        .init(
          orderID: key.orderID, variantID: key.place.variantID,
          warehouseID: key.place.warehouseID, reserved: units)
      })
    try store.set(shortages.filter { $0.units > 0 })
    try store.remove(shortages.filter { $0.units == 0 })
  }

  private func readLacking(
    _ variants: [Int64], except: Set<Int64>
  ) throws -> [Int64: [Rebalance.Claim]] {
    var found: [Int64: [Rebalance.Claim]] = [:]
    try connection.forEachMatch(Self.selectLacking, variants.map { [.integer($0)] }) { at, row in
      guard !except.contains(row.integer(0)) else { return }
      found[variants[at], default: []].append(
        .init(orderID: row.integer(0), placedAt: row.integer(1), units: row.integer(2)))
    }
    return found
  }

  private func readPlaces(_ variants: [Int64]) throws -> [Int64: [Rebalance.Place]] {
    var found: [Int64: [Rebalance.Place]] = [:]
    try connection.forEachMatch(Self.selectPlaces, variants.map { [.integer($0)] }) { at, row in
      found[variants[at], default: []].append(
        .init(
          warehouseID: row.integer(0), onHand: row.integer(1), reserved: row.integer(2),
          isSellable: row.flag(3)))
    }
    return found
  }

  /// Of places that promise more than they hold.
  private func readPromises(
    _ places: [Int64: [Rebalance.Place]]
  ) throws -> [Int64: [Rebalance.Claim]] {
    let keys = places.flatMap { variantID, places in
      places.filter { $0.excess > 0 }.map {
        StockPlace(variantID: variantID, warehouseID: $0.warehouseID)
      }
    }.sorted()
    var found: [Int64: [Rebalance.Claim]] = [:]
    try connection.forEachMatch(
      Self.selectPromises, keys.map { [.integer($0.variantID), .integer($0.warehouseID)] }
    ) { at, row in
      found[keys[at].variantID, default: []].append(
        .init(
          orderID: row.integer(0), placedAt: row.integer(1), warehouseID: keys[at].warehouseID,
          units: row.integer(2)))
    }
    return found
  }

  private static let selectLacking = SQLStatement(
    """
    SELECT order_id, placed_at, units FROM stock_shortages WHERE variant_id = ?
    ORDER BY placed_at, order_id
    """)
  private static let selectPlaces = SQLStatement(
    """
    SELECT l.warehouse_id, l.on_hand, l.reserved, w.is_sellable
    FROM warehouse_levels l JOIN warehouses w ON w.id = l.warehouse_id
    WHERE l.variant_id = ? ORDER BY w.priority, w.id
    """)
  private static let selectPromises = SQLStatement(
    """
    SELECT p.order_id, o.placed_at, p.reserved
    FROM stock_promises p JOIN orders o ON o.id = p.order_id
    WHERE p.variant_id = ? AND p.warehouse_id = ? AND p.reserved > 0
    """)
}

/// An order's promise in a place.
private struct Promised: Hashable, Comparable {
  var place: StockPlace
  var orderID: Int64

  static func < (left: Promised, right: Promised) -> Bool {
    (left.orderID, left.place) < (right.orderID, right.place)
  }
}
