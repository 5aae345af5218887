import Basics
import Commerce
import Inventory
import Storage

extension Checks {
  /// I7: when customers and faults have stopped and everything was heard of, every listing shows
  /// what its channel's policy makes of the level, and nothing waits.
  func atRest() throws {
    try run()
    for market in side.markets {
      for order in market.orders {
        let known = side.reference.id(of: order.current.number, channel: market.number)
          .flatMap { side.reference.orders[$0] }
        if known != order.current {
          world.fail(
            "I7",
            "order \(order.current) of market \(market.number) is known as \(String(describing: known))"
          )
        }
      }
      try compareListings(market)
    }
  }

  private func compareListings(_ market: FakeMarket) throws {
    let rows = try connection.rows(Self.told, [.integer(Int64(market.number + 1))]) {
      (
        key: $0.text(0), available: $0.integer(1), safety: $0.integer(2), state: $0.text(3),
        isDue: $0.flag(4)
      )
    }
    let policy = Self.policies[market.number]
    if rows.count != market.keys.count { world.fail("I7", "a listing was never told") }
    for row in rows {
      let wanted = policy.value(
        available: row.available, safety: row.safety, mostUnits: 20_000)
      let shown = market.listings[row.key]?.stock
      // A refused row that shows what it should is nobody's trouble.
      if shown != wanted || row.isDue || !["applied", "rejected"].contains(row.state) {
        world.fail(
          "I7",
          "market \(market.number), \(row.key): shows \(shown ?? -1), \(wanted) is right (\(row.state), due \(row.isDue))"
        )
      }
    }
  }

  static let policies = [
    StockPolicy(), StockPolicy(buffer: 1, cap: 6), StockPolicy(endWhen: 1),
  ]
  private static let told = SQLStatement(
    """
    SELECT l.remote_id, s.on_hand - s.reserved, s.safety, p.state, p.is_due
    FROM stock_publications p JOIN listings l ON l.id = p.listing_id
      JOIN stock_levels s ON s.variant_id = l.variant_id
    WHERE p.channel_id = ?
    """)
}
