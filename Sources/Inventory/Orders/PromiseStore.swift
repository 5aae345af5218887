import Basics
import Storage

/// The rows of what orders hold and lack.
struct PromiseStore {
  let connection: any SQLConnection
  let now: Timestamp

  struct Promise {
    var orderID: Int64
    var variantID: Int64
    var warehouseID: Int64
    /// By how much.
    var reserved: Int64
  }

  struct Shortage {
    var orderID: Int64
    var variantID: Int64
    var units: Int64
    var placedAt: Int64
  }

  func save(_ cases: [OrderCase]) throws {
    var rows: [[SQLValue]] = []
    for item in cases {
      for (variantID, holding) in item.decision.holdings.sorted(by: { $0.key < $1.key }) {
        for place in holding.places {
          rows.append([
            .integer(item.order.orderID), .integer(variantID), .integer(place.warehouseID),
            .integer(place.reserved), .integer(place.shipped), .integer(place.returned),
          ])
        }
      }
    }
    try connection.executeBatch(Self.setPromise, rows)
  }

  /// Units that were not found are sold all the same: they are kept and told.
  func saveShortages(_ cases: [OrderCase]) throws {
    var short: [Shortage] = []
    var over: [Shortage] = []
    for item in cases {
      let needs = item.decision.needs
      for variantID in Set(needs.keys).union(item.order.shortages.keys) {
        let shortage = Shortage(
          orderID: item.order.orderID, variantID: variantID, units: needs[variantID] ?? 0,
          placedAt: item.order.placedAt.milliseconds)
        if shortage.units > 0 { short.append(shortage) } else { over.append(shortage) }
      }
    }
    try set(short)
    try remove(over)
  }

  func set(_ shortages: [Shortage]) throws {
    try connection.executeBatch(
      Self.setShortage,
      shortages.map {
        [
          .integer($0.orderID), .integer($0.variantID), .integer($0.units),
          .integer($0.placedAt), .integer(now.milliseconds),
        ]
      })
  }

  func remove(_ shortages: [Shortage]) throws {
    try connection.executeBatch(
      Self.removeShortage, shortages.map { [.integer($0.orderID), .integer($0.variantID)] })
  }

  func add(_ promises: [Promise]) throws {
    try connection.executeBatch(
      Self.addPromise,
      promises.map {
        [
          .integer($0.orderID), .integer($0.variantID), .integer($0.warehouseID),
          .integer($0.reserved),
        ]
      })
  }

  func saveStates(_ cases: [OrderCase]) throws {
    try connection.executeBatch(
      Self.setState,
      cases.map {
        [
          .integer($0.order.orderID), .integer($0.order.revision + 1),
          .integer($0.order.unresolved),
        ]
      })
  }

  private static let setPromise = SQLStatement(
    """
    INSERT INTO stock_promises (order_id, variant_id, warehouse_id, reserved, shipped, returned)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (order_id, variant_id, warehouse_id) DO UPDATE SET
      reserved = excluded.reserved, shipped = excluded.shipped, returned = excluded.returned
    """)
  private static let addPromise = SQLStatement(
    """
    INSERT INTO stock_promises (order_id, variant_id, warehouse_id, reserved, shipped, returned)
    VALUES (?, ?, ?, ?, 0, 0)
    ON CONFLICT (order_id, variant_id, warehouse_id) DO UPDATE SET
      reserved = stock_promises.reserved + excluded.reserved
    """)
  private static let setShortage = SQLStatement(
    """
    INSERT INTO stock_shortages (order_id, variant_id, units, placed_at, since)
    VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (order_id, variant_id) DO UPDATE SET units = excluded.units
    """)
  private static let removeShortage = SQLStatement(
    "DELETE FROM stock_shortages WHERE order_id = ? AND variant_id = ?")
  private static let setState = SQLStatement(
    """
    INSERT INTO stock_orders (order_id, revision, unresolved) VALUES (?, ?, ?)
    ON CONFLICT (order_id) DO UPDATE SET
      revision = excluded.revision, unresolved = excluded.unresolved
    """)
}
