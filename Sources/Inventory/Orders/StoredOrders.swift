import Basics
import Commerce
import Storage

/// An order as it is stored now, with what the ledger knows of it.
struct StoredDemand {
  var orderID: Int64
  var channelID: Int64
  var placedAt: Timestamp
  /// When its state became what it is, by the channel's clock.
  var changedAt: Timestamp?
  var status: OrderStatus
  var isRemoved: Bool
  var lines: [OrderDemand.Line] = []
  /// Lines whose goods are not known here yet.
  var unresolved: Int64 = 0
  var holdings: [Int64: VariantHolding] = [:]
  var shortages: [Int64: Int64] = [:]
  /// Units of each variant that accepted claims name, by claim.
  var returns: [Int64: [ClaimedUnits]] = [:]
  var revision: Int64 = 0
  var knownUnresolved: Int64?

  /// Those that are taken from first in front.
  mutating func sortHoldings(by warehouses: Warehouses) {
    holdings = holdings.mapValues { holding in
      VariantHolding(
        holding.places.sorted {
          warehouses.rank($0.warehouseID) < warehouses.rank($1.warehouseID)
        })
    }
  }

  var claimed: [Int64: Int64] { returns.mapValues { $0.reduce(0) { $0 + $1.units } } }
}

/// Units of an accepted claim.
struct ClaimedUnits {
  var claimID: String
  var units: Int64
  var acceptedAt: Timestamp
  var actor: String
}

/// Reads a page of orders in a handful of statements.
struct DemandReading {
  let connection: any SQLConnection
  let warehouses: Warehouses

  /// Orders placed since stock is kept; earlier ones were in the opening count.
  func load(_ ids: [Int64], since: Timestamp) throws -> [StoredDemand] {
    var orders: [Int64: StoredDemand] = [:]
    try connection.forEachMatch(
      Self.selectOrder, ids.map { [.integer($0), .integer(since.milliseconds)] }
    ) { _, row in
      orders[row.integer(0)] = StoredDemand(
        orderID: row.integer(0), channelID: row.integer(1),
        placedAt: Timestamp(milliseconds: row.integer(2)),
        changedAt: row.optionalInteger(3).map { Timestamp(milliseconds: $0) },
        status: OrderStatus(rawValue: row.text(4)) ?? .unknown, isRemoved: row.flag(5))
    }
    let keys = orders.keys.sorted()
    try readLines(keys, &orders)
    try readHoldings(keys, &orders)
    return orders.values.sorted { ($0.placedAt, $0.orderID) < ($1.placedAt, $1.orderID) }
  }

  private func readLines(_ keys: [Int64], _ orders: inout [Int64: StoredDemand]) throws {
    try connection.forEachMatch(Self.selectLines, keys.map { [.integer($0)] }) { place, row in
      guard let variantID = row.optionalInteger(0) else {
        if !row.flag(2) { orders[keys[place]]?.unresolved += 1 }
        return
      }
      orders[keys[place]]?.lines.append(
        .init(variantID: variantID, quantityMilli: row.integer(1), isCancelled: row.flag(2)))
    }
  }

  private func readHoldings(_ keys: [Int64], _ orders: inout [Int64: StoredDemand]) throws {
    let rows: [[SQLValue]] = keys.map { [.integer($0)] }
    try connection.forEachMatch(Self.selectPromises, rows) { place, row in
      let holding = OrderHolding(
        warehouseID: row.integer(1), reserved: row.integer(2), shipped: row.integer(3),
        returned: row.integer(4))
      orders[keys[place]]?.holdings[row.integer(0), default: .init()].places.append(holding)
    }
    for key in keys { orders[key]?.sortHoldings(by: warehouses) }
    try connection.forEachMatch(Self.selectShortages, rows) { place, row in
      orders[keys[place]]?.shortages[row.integer(0)] = row.integer(1)
    }
    try connection.forEachMatch(Self.selectReturns, rows) { place, row in
      let claimed = ClaimedUnits(
        claimID: row.text(1), units: row.integer(2),
        acceptedAt: Timestamp(milliseconds: row.integer(3)), actor: row.text(4))
      orders[keys[place]]?.returns[row.integer(0), default: []].append(claimed)
    }
    try connection.forEachMatch(Self.selectState, rows) { place, row in
      orders[keys[place]]?.revision = row.integer(0)
      orders[keys[place]]?.knownUnresolved = row.integer(1)
    }
  }

  /// The parts of those variants that are bundles.
  func parts(of variants: Set<Int64>) throws -> [Int64: [OrderDemand.Part]] {
    var parts: [Int64: [OrderDemand.Part]] = [:]
    let ids = variants.sorted()
    try connection.forEachMatch(Self.selectParts, ids.map { [.integer($0)] }) { place, row in
      parts[ids[place], default: []].append(
        .init(variantID: row.integer(0), units: row.integer(1)))
    }
    return parts
  }

  private static let selectOrder = SQLStatement(
    """
    SELECT id, channel_id, placed_at, changed_at, status,
      CASE WHEN removed_at IS NULL THEN 0 ELSE 1 END
    FROM orders WHERE id = ? AND placed_at >= ?
    """)
  private static let selectLines = SQLStatement(
    "SELECT variant_id, quantity_milli, is_cancelled FROM order_lines WHERE order_id = ?")
  private static let selectPromises = SQLStatement(
    """
    SELECT variant_id, warehouse_id, reserved, shipped, returned
    FROM stock_promises WHERE order_id = ?
    """)
  private static let selectShortages = SQLStatement(
    "SELECT variant_id, units FROM stock_shortages WHERE order_id = ?")
  private static let selectReturns = SQLStatement(
    """
    SELECT variant_id, claim_id, units, accepted_at, actor FROM stock_returns
    WHERE order_id = ? ORDER BY accepted_at, claim_id
    """)
  private static let selectState = SQLStatement(
    "SELECT revision, unresolved FROM stock_orders WHERE order_id = ?")
  private static let selectParts = SQLStatement(
    "SELECT part_id, units FROM bundle_parts WHERE bundle_id = ? ORDER BY part_id")
}
