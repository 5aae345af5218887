import Basics
import Commerce
import Inventory
import Storage

/// Reads a channel's orders: every few minutes what has changed, and an order at once when the
/// channel hints at it. Orders come twice, late, in any order, and as they once were.
final class OrderReading {
  private let side: OurSide
  private let market: FakeMarket
  /// The checkpoint: changed only by a transaction that was stored.
  private var readUntil: Int64
  private var isReading = false

  init(_ side: OurSide, _ market: FakeMarket) {
    self.side = side
    self.market = market
    readUntil = side.world.now - 60_000
    market.onChange = { [weak self] order in self?.hint(order) }
    side.onStart.append { [weak self] in
      self?.isReading = false
      self?.poll()
    }
  }

  private var world: World { side.world }

  private func poll() {
    side.after(world.number(10...30) * 60_000) { [weak self] in
      self?.readChanges()
      self?.poll()
    }
  }

  private func readChanges() {
    guard !isReading else { return }
    isReading = true
    // What a list told wrongly is found by the nightly look over everything.
    let (since, moment) = (world.isQuiet ? 0 : readUntil, world.now)
    // As the channel would: a look back over what may have become visible late.
    side.request(market) { [market] in
      market.changed(since: since - 120_000)
    } then: { [weak self] result in
      guard let self else { return }
      isReading = false
      guard case .success(let orders) = result else { return }
      store(orders.map(told)) { self.readUntil = moment }
    }
  }

  private func hint(_ order: Int) {
    guard world.chance(0.5), side.isAlive else { return }
    let times = world.fault(world.scenario.toldAgain) ? 2 : 1
    for _ in 0..<times {
      side.after(world.number(1...300) * 1000) { [weak self] in
        guard let self else { return }
        store([told(market.orders[order])]) {}
      }
    }
  }

  /// The order as it is, or as it was.
  private func told(_ order: FakeOrder) -> FakeOrder.Snapshot {
    world.fault(world.scenario.toldStale) ? world.pick(order.history) : order.current
  }

  private func store(_ snapshots: [FakeOrder.Snapshot], _ onStored: () -> Void) {
    var snapshots = snapshots
    if let last = snapshots.last, world.fault(world.scenario.toldAgain) {
      snapshots.insert(last, at: 0)
    }
    guard !snapshots.isEmpty else { return onStored() }
    var known: [Int64: FakeOrder.Snapshot] = [:]
    let isStored = side.transact("orders of market \(market.number): \(snapshots)") { connection in
      let intake = OrderIntake(
        connection: connection, channelID: Int64(market.number + 1), world: world)
      for snapshot in snapshots {
        if let id = try intake.store(snapshot) { known[id] = snapshot }
      }
      try OrderStock.apply(
        orderIDs: known.keys.sorted(), now: side.clock, in: connection)
    }
    guard isStored else { return }
    onStored()
    for (id, snapshot) in known {
      side.reference.know(id, as: snapshot, channel: market.number)
    }
    side.publishSoon()
    side.endStep()
  }
}

/// Stores an order as the shop's own intake does: an older state never replaces a newer one.
struct OrderIntake {
  let connection: any SQLConnection
  let channelID: Int64
  let world: World

  /// - Returns: nil when a state that is as new is stored already.
  func store(_ order: FakeOrder.Snapshot) throws -> Int64? {
    let found = try connection.first(
      Self.find, [.integer(channelID), .text("\(order.number)")]
    ) { ($0.integer(0), $0.integer(1)) }
    if let (_, changedAt) = found, changedAt >= order.changedAt {
      world.saw(changedAt > order.changedAt ? .orderToldStale : .orderToldAgain)
      return nil
    }
    let values: [SQLValue] = [
      .text(order.status.rawValue), .integer(order.changedAt), .integer(channelID),
      .text("\(order.number)"),
    ]
    let id: Int64
    if let found {
      id = found.0
      try connection.execute(Self.update, values)
      try connection.execute(Self.clear, [.integer(id)])
    } else {
      id = try connection.insertBatch(
        Self.insert, [values + [.integer(order.placedAt)]])[0]
    }
    for (place, line) in order.lines.enumerated() {
      if line.goods == Shop.bundle { world.saw(.bundleSold) }
      try connection.execute(
        Self.insertLine,
        [
          .integer(id), .count(place), .integer(Shop.variantID(line.goods)),
          .integer(line.quantity * 1000), .flag(line.isCancelled),
        ])
    }
    return id
  }

  private static let find = SQLStatement(
    "SELECT id, changed_at FROM orders WHERE channel_id = ? AND remote_id = ?")
  private static let update = SQLStatement(
    "UPDATE orders SET status = ?, changed_at = ? WHERE channel_id = ? AND remote_id = ?")
  private static let clear = SQLStatement("DELETE FROM order_lines WHERE order_id = ?")
  private static let insert = SQLStatement(
    """
    INSERT INTO orders (status, changed_at, channel_id, remote_id, placed_at, number,
      number_folded, day, channel_status, buyer_name, buyer_email, buyer_phone, currency,
      total_minor, shipping_minor, discount_minor, tax_minor, line_count, origin_marketplace,
      note, carrier, tracking_number, invoice_number, content_hash)
    VALUES (?, ?, ?, ?, ?, '', '', 0, '', '', '', '', 'TRY', 0, 0, 0, 0, 0, '', '', '', '', '', 0)
    RETURNING id
    """)
  private static let insertLine = SQLStatement(
    """
    INSERT INTO order_lines (order_id, position, remote_id, variant_id, sku, barcode, name,
      quantity_milli, unit_price_minor, discount_minor, total_minor, tax_rate_bp, is_cancelled)
    VALUES (?, ?, '', ?, '', '', '', ?, 0, 0, 0, 0, ?)
    """)
}
