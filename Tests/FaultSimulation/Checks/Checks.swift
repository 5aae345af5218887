import Basics
import Commerce
import Inventory
import Storage

/// The invariants, looked at while the world runs. `docs/stock.md` says what each means.
struct Checks {
  let world: World
  let side: OurSide
  let connection: any SQLConnection

  func run() throws {
    try verify()
    try compareWithFacts()
    try compareWithOrders()
    try look()
  }

  /// I1, I2, I3, I5, I9, I10, I12, by the statements that `tezgah stock verify` runs.
  private func verify() throws {
    let report = try StockVerification.run(limit: 3, in: connection)
    for finding in report.findings {
      if finding.isNotice {
        world.saw(.shippedWithoutStock)
      } else {
        world.fail(
          finding.rule.invariant,
          "\(finding.rule) of \(finding.variantID): \(finding.expected) is right, \(finding.found) is there"
        )
      }
    }
    if report.shortUnits > 0 { world.saw(.oversold) }
  }

  /// I1, I3, I4: levels are what the facts make, whatever the order in which they were told.
  private func compareWithFacts() throws {
    let fold = try Fold(reference: side.reference, in: connection)
    if let cause = fold.unknownCauses.first { world.fail("I3", cause) }
    let levels = try connection.rows(Self.levels) {
      (StockPlace(variantID: $0.integer(0), warehouseID: $0.integer(1)), $0.integer(2))
    }
    for (place, onHand) in levels where fold.onHand(place) != onHand {
      world.fail("I4", "\(place): the facts make \(fold.onHand(place)), the level says \(onHand)")
    }
  }

  private struct Held {
    var reserved: Int64 = 0
    var shipped: Int64 = 0
    var returned: Int64 = 0
    var short: Int64 = 0
  }

  private struct OrderKey: Hashable {
    var orderID: Int64
    var variantID: Int64
  }

  /// I2, I4, I9: an order holds, lacks and has got what its newest state says, and nothing else.
  private func compareWithOrders() throws {
    var held: [OrderKey: Held] = [:]
    try connection.forEachRow(Self.promises, []) { row in
      held[OrderKey(orderID: row.integer(0), variantID: row.integer(1))] = Held(
        reserved: row.integer(2), shipped: row.integer(3), returned: row.integer(4))
      if row.integer(5) > 1 { world.saw(.splitOrder) }
      return true
    }
    try connection.forEachRow(Self.shortages, []) { row in
      let key = OrderKey(orderID: row.integer(0), variantID: row.integer(1))
      held[key, default: Held()].short = row.integer(2)
      return true
    }
    for (orderID, snapshot) in side.reference.orders {
      var units = Self.demand(snapshot)
      for key in held.keys where key.orderID == orderID && units[key.variantID] == nil {
        units[key.variantID] = 0
      }
      for (variantID, wanted) in units {
        let key = OrderKey(orderID: orderID, variantID: variantID)
        compare(key, snapshot.status, wanted, held[key] ?? Held())
      }
    }
  }

  private func compare(_ key: OrderKey, _ status: OrderStatus, _ wanted: Int64, _ held: Held) {
    let claimed = side.reference.claimed(key.orderID, key.variantID)
    let isRight: Bool
    switch status {
    case .shipped, .delivered:
      isRight =
        held.shipped == max(wanted, held.returned) && held.reserved == 0 && held.short == 0
        && held.returned <= claimed && held.returned >= min(claimed, wanted)
    case .cancelled:
      isRight = held.shipped == held.returned && held.reserved == 0 && held.short == 0
    default:
      isRight =
        held.shipped == held.returned
        && held.reserved + held.short == max(0, wanted - held.returned)
    }
    if !isRight {
      world.fail(
        "I2",
        "order \(key.orderID), variant \(key.variantID): \(status) wants \(wanted), claims \(claimed), held \(held)"
      )
    }
  }

  /// Bundles are taken apart in another way than the product does it.
  static func demand(_ snapshot: FakeOrder.Snapshot) -> [Int64: Int64] {
    var units: [Int64: Int64] = [:]
    for line in snapshot.lines where !line.isCancelled {
      if line.goods == Shop.bundle {
        units[Shop.variantID(0), default: 0] += line.quantity
        units[Shop.variantID(1), default: 0] += 2 * line.quantity
      } else {
        units[Shop.variantID(line.goods), default: 0] += line.quantity
      }
    }
    return units
  }

  /// I8: what is told is never more than is there.
  func read(_ plan: PushPlan?) throws {
    for row in plan?.rows ?? [] {
      let level = try connection.first(Self.level, [.integer(row.listingID)]) {
        (available: $0.integer(0), version: $0.integer(1))
      }
      if let level, level.version == row.version, row.value > max(0, level.available) {
        world.fail("I8", "\(row.remoteID) is told \(row.value) of \(level.available)")
      }
    }
  }

  private func look() throws {
    let kinds = try connection.rows("SELECT DISTINCT kind FROM stock_movements") { $0.text(0) }
    if kinds.contains("recount") { world.saw(.recounted) }
    if kinds.contains("unshipment") { world.saw(.unshipped) }
    if kinds.contains("return") { world.saw(.returnedByClaim) }
    var short: [Int64: Int64] = [:]
    try connection.forEachRow(Self.shortages, []) { row in
      short[row.integer(0), default: 0] += row.integer(2)
      return true
    }
    for (orderID, units) in side.reference.shortBefore where short[orderID] ?? 0 < units {
      if side.reference.orders[orderID]?.status != .cancelled { world.saw(.shortageFilled) }
    }
    for (orderID, _) in short where side.reference.seenBefore.contains(orderID) {
      if side.reference.shortBefore[orderID] == nil { world.saw(.promiseTakenBack) }
    }
    side.reference.shortBefore = short
    side.reference.seenBefore = Set(side.reference.orders.keys)
  }

  private static let levels = SQLStatement(
    "SELECT variant_id, warehouse_id, on_hand FROM warehouse_levels")
  private static let promises = SQLStatement(
    """
    SELECT order_id, variant_id, sum(reserved), sum(shipped), sum(returned),
      sum(CASE WHEN reserved + shipped > 0 THEN 1 ELSE 0 END)
    FROM stock_promises GROUP BY order_id, variant_id
    """)
  private static let shortages = SQLStatement(
    "SELECT order_id, variant_id, units FROM stock_shortages")
  private static let level = SQLStatement(
    """
    SELECT s.on_hand - s.reserved, s.version
    FROM listings l JOIN stock_levels s ON s.variant_id = l.variant_id WHERE l.id = ?
    """)
}

extension StockVerification.Rule {
  var invariant: String {
    switch self {
    case .ledgerSum, .levelSum: "I1"
    case .promiseSum, .promiseSense, .shippedSum: "I2"
    case .causeOnce: "I3"
    case .promisedMoreThanThere, .negative: "I5"
    case .lacksWhatIsFree: "I9"
    case .bundleSum: "I10"
    case .untold: "I12"
    }
  }
}
