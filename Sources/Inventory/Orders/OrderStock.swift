import Basics
import Storage

/// Orders and the stock: what an order's state means for ledger, promises and shortages.
public enum OrderStock {
  /// Brings the ledger in line with orders as they are stored now. To be called in the transaction
  /// that stored them. Does nothing while stock is not kept. Other channels' copies of these orders are
  /// looked at with them: a copy holds nothing, from the moment when it is known to be one.
  /// - Parameter orderIDs: of any channels; orders from before stock was kept are left out.
  public static func apply(
    orderIDs: [Int64], now: Timestamp, in connection: any SQLConnection
  ) throws {
    guard !orderIDs.isEmpty, let since = try StockKeeping.since(in: connection) else { return }
    var ids = Set(orderIDs)
    try connection.forEachMatch(copies, orderIDs.map { [.integer($0)] }) {
      ids.insert($1.integer(0))
    }
    var book = try StockBook(now: now, in: connection)
    book.isOfOrders = true
    try book.apply(orderIDs: ids.sorted(), since: since)
    try book.close()
  }

  /// The same for the orders that packages belong to.
  public static func apply(
    packageIDs: [Int64], now: Timestamp, in connection: any SQLConnection
  ) throws {
    guard !packageIDs.isEmpty, try StockKeeping.since(in: connection) != nil else { return }
    var ids: Set<Int64> = []
    try connection.forEachMatch(ofPackage, packageIDs.map { [.integer($0)] }) {
      ids.insert($1.integer(0))
    }
    try apply(orderIDs: ids.sorted(), now: now, in: connection)
  }

  private static let copies = SQLStatement("SELECT id FROM orders WHERE twin_of = ?")
  private static let ofPackage = SQLStatement("SELECT order_id FROM order_packages WHERE id = ?")

  /// Looks again at orders that changed without being written: those whose goods have become
  /// known, and those that their channel no longer lists.
  public static func catchUp(now: Timestamp, in connection: any SQLConnection) throws {
    let late = try connection.rows(unresolved) { $0.integer(0) }
    let gone = try connection.rows(removed) { $0.integer(0) }
    try apply(orderIDs: Set(late + gone).sorted(), now: now, in: connection)
  }

  private static let unresolved = SQLStatement(
    """
    SELECT s.order_id FROM stock_orders s WHERE s.unresolved > 0 AND EXISTS (
      SELECT 1 FROM order_lines l WHERE l.order_id = s.order_id AND l.variant_id IS NOT NULL)
    """)
  private static let removed = SQLStatement(
    """
    SELECT p.order_id FROM stock_promises p JOIN orders o ON o.id = p.order_id
    WHERE p.reserved > 0 AND o.removed_at IS NOT NULL
    UNION
    SELECT h.order_id FROM stock_shortages h JOIN orders o ON o.id = h.order_id
    WHERE o.removed_at IS NOT NULL
    """)
}

/// An order of a page, with its decision.
struct OrderCase {
  let order: StoredDemand
  /// Grows while needs are met.
  var decision: OrderDecision

  init(_ order: StoredDemand, parts: [Int64: [OrderDemand.Part]]) {
    self.order = order
    let demand = OrderDemand(
      status: order.status, isRemoved: order.isRemoved, lines: order.lines, parts: parts)
    decision = OrderDecision(demand, holdings: order.holdings)
    decision.takeBack(order.claimed)
  }

  var isSettled: Bool {
    decision.holdings.filter { !$0.value.isNothing }
      == order.holdings.filter { !$0.value.isNothing }
      && decision.needs.isEmpty && order.shortages.isEmpty
      && order.knownUnresolved == order.unresolved
  }
}

extension VariantHolding {
  var isNothing: Bool { places.allSatisfy { $0.reserved == 0 && $0.shipped == 0 } }
}

extension StockBook {
  mutating func apply(orderIDs: [Int64], since: Timestamp) throws {
    let reading = DemandReading(connection: connection, warehouses: warehouses)
    let orders = try reading.load(orderIDs, since: since)
    let parts = try reading.parts(of: Set(orders.flatMap { $0.lines.map(\.variantID) }))
    var cases = orders.map { OrderCase($0, parts: parts) }.filter { !$0.isSettled }
    guard !cases.isEmpty else { return }
    let store = PromiseStore(connection: connection, now: now)
    // First what the orders hold already: it may become free for those that wait longer.
    var booked = try book(cases, after: cases.map(\.order.holdings))
    if !unsettled.isEmpty {
      try store.save(cases)
      try settle(except: Set(cases.map(\.order.orderID)))
    }
    try meetNeeds(of: &cases)
    for index in cases.indices { cases[index].decision.takeBack(cases[index].order.claimed) }
    booked = try book(cases, after: booked)
    try store.save(cases)
    try store.saveShortages(cases)
    try store.saveStates(cases)
  }

  /// Books what has changed between two steps: movements, and promises that ended.
  /// - Returns: the holdings after the step.
  private mutating func book(
    _ cases: [OrderCase], after before: [[Int64: VariantHolding]]
  ) throws -> [[Int64: VariantHolding]] {
    var movements: [StockMovement] = []
    var released: [StockPlace: LevelChange] = [:]
    for (item, old) in zip(cases, before) {
      let steps = HoldingSteps(item, after: old)
      movements += steps.movements
      for (place, units) in steps.released { released[place, default: .init()].reserved -= units }
    }
    try change(released)
    try post(movements)
    return cases.map(\.decision.holdings)
  }
}
