import Basics
import Storage

/// By how much a level changes. Whole units.
struct LevelChange: Sendable, Equatable {
  var onHand: Int64 = 0
  var reserved: Int64 = 0

  var isNothing: Bool { onHand == 0 && reserved == 0 }

  static func += (left: inout LevelChange, right: LevelChange) {
    left.onHand += right.onHand
    left.reserved += right.reserved
  }
}

/// Goods that were free a moment ago are not any more: another transaction took them. The
/// transaction is tried again from its start.
extension StorageError {
  static let takenMeanwhile = StorageError(
    .busy, code: "40001", message: "stock was taken by another transaction")
}

extension StockBook {
  /// Changes levels by what happened: goods came or went, promises ended. What is a fact is never
  /// refused, even when it makes a level negative.
  mutating func change(_ changes: [StockPlace: LevelChange]) throws {
    let real = changes.filter { !$0.value.isNothing }
    try connection.executeBatch(
      Self.addLevel,
      real.sorted { $0.key < $1.key }.map { place, change in
        [
          .integer(place.variantID), .integer(place.warehouseID), .integer(change.onHand),
          .integer(change.reserved),
        ]
      })
    for (place, change) in real {
      note(change, at: place)
      unsettled.insert(place.variantID)
    }
  }

  /// Promises units that are free, all of them or none: the condition is part of the statement, so
  /// no two transactions can promise the same unit.
  /// - Returns: false when one of the places has too few; nothing is changed then.
  mutating func reserve(_ units: [StockPlace: Int64]) throws -> Bool {
    let rows = units.filter { $0.value > 0 }.sorted { $0.key < $1.key }
    do {
      try connection.savepoint {
        let changed = try connection.executeBatch(
          Self.reserveFree,
          rows.map { place, units in
            [
              .integer(units), .integer(place.variantID), .integer(place.warehouseID),
              .integer(units),
            ]
          })
        guard changed == rows.count else { throw TooFew() }
      }
    } catch is TooFew {
      return false
    }
    for (place, units) in rows { note(LevelChange(reserved: units), at: place) }
    return true
  }

  private struct TooFew: Error {}

  private mutating func note(_ change: LevelChange, at place: StockPlace) {
    guard warehouses.isSellable(place.warehouseID) else { return }
    totals[place.variantID, default: .init()] += change
  }

  private static let addLevel = SQLStatement(
    """
    INSERT INTO warehouse_levels (variant_id, warehouse_id, on_hand, reserved)
    VALUES (?, ?, ?, ?)
    ON CONFLICT (variant_id, warehouse_id) DO UPDATE SET
      on_hand = warehouse_levels.on_hand + excluded.on_hand,
      reserved = warehouse_levels.reserved + excluded.reserved
    """)
  private static let reserveFree = SQLStatement(
    """
    UPDATE warehouse_levels SET reserved = reserved + ?
    WHERE variant_id = ? AND warehouse_id = ? AND on_hand - reserved - ? >= 0
    """)
}
