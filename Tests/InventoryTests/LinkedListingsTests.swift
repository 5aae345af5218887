import Basics
import Commerce
import ConnectorKit
import Storage
import Synchronization
import TestKit
import Testing

@testable import Inventory

/// Stock of listings that become another variant's: 36, of variant 6 on channel 3, which is linked to
/// variant 7, that channel 1 lists as 17.
struct LinkedListingsTests {
  private func with(
    _ body: @escaping @Sendable (StockShop, ToyChannel, StockPublisher) async throws -> Void
  ) async throws {
    try await StockShop.with(isKept: false) { shop in
      try await shop.database.write { connection in
        for (variant, channel) in [(6, 3), (7, 1)] as [(Int64, Int64)] {
          try Self.add(variant, channel: channel, in: connection)
          try StockPolicies.set(
            StockPolicy(), channelID: channel, actor: "user:1", now: StockShop.start,
            in: connection)
        }
        try StockKeeping.start(
          warehouse: "Ana depo", actor: "user:1", now: StockShop.start, in: connection)
      }
      let channel = ToyChannel()
      let flights = Mutex(0)
      let publisher = StockPublisher(
        database: shop.database, channelID: 3, connector: channel,
        clock: MovableClock(shop.at(100)),
        makeFlight: { "f\(flights.withLock { number in number += 1; return number })" })
      try await body(shop, channel, publisher)
    }
  }

  private static func add(
    _ variant: Int64, channel: Int64, in connection: any SQLConnection
  ) throws {
    try connection.execute(
      """
      INSERT INTO variants (id, product_id, position, sku, sku_folded, barcode, options, size,
        colour, currency, list_price_minor, price_minor, tax_rate_bp, image_url, is_active,
        updated_at)
      VALUES (?, 1, 0, ?, ?, '', '[]', '', '', 'TRY', 1000, 900, 2000, '', 1, 0)
      """, [.integer(variant), .text("S\(variant)"), .text("s\(variant)")])
    try connection.execute(
      "INSERT INTO stock_levels (variant_id, on_hand, reserved, counted_at) VALUES (?, 9, 0, 0)",
      [.integer(variant)])
    try connection.execute(
      """
      INSERT INTO listings (id, channel_id, remote_id, product_listing_id, variant_id,
        price_minor, list_price_minor, stock, is_active)
      VALUES (?, ?, ?, ?, ?, 900, 1000, 0, 1)
      """,
      [
        .integer(channel * 10 + variant), .integer(channel), .text("v\(variant)"),
        .integer(channel), .integer(variant),
      ])
  }

  private func links<T: Sendable>(
    _ shop: StockShop, _ body: @escaping @Sendable (ListingLinks) throws -> T
  ) async throws -> T {
    let now = shop.at(110)
    return try await shop.database.write { connection in
      try body(
        ListingLinks(connection: connection, actor: "user:1", now: now) {
          try LinkedListings.follow($0, now: now, in: $1)
        })
    }
  }

  private func link(_ shop: StockShop) async throws {
    let linked = try await links(shop) {
      try $0.link([.init(listingID: 36, variantID: 7, reason: .person, confidence: 100)])
    }
    #expect(linked == [36])
  }

  /// What a run of the job does; a publisher that finds no end fails here.
  private func run(_ publisher: StockPublisher) async throws {
    for _ in 0..<50 where try await !publisher.push() { return }
    Issue.record("the outbox is never empty")
  }

  @Test func `promises and what is told follow a link, and go back with its undo`() async throws {
    try await with { shop, channel, publisher in
      try await run(publisher)
      for number in 1...3 {
        try await shop.order(number, .created, [6: 1], channel: 3)
        try await run(publisher)
      }
      #expect(channel.pushes.last == ["v6": 6])
      try await link(shop)
      #expect(try await shop.level(6) == [9, 0])
      #expect(try await shop.level(7) == [9, 3])
      #expect(
        try await shop.number("SELECT is_due FROM stock_publications WHERE listing_id = 17") == 1)
      try await run(publisher)
      #expect(channel.pushes.count == 5)
      #expect(channel.pushes.last == ["v6": 6])
      // The level of a variant whose versions are lower than those told before.
      try await shop.order(4, .created, [7: 2], channel: 1)
      try await run(publisher)
      #expect(channel.pushes.last == ["v6": 4])
      _ = try await links(shop) { try $0.undo([1]) }
      #expect(try await shop.level(6) == [9, 3])
      #expect(try await shop.level(7) == [9, 2])
      try await run(publisher)
      #expect(channel.pushes.last == ["v6": 6])
      #expect(try await shop.findings().isEmpty)
    }
  }

  @Test func `a plan that was read before the link is not sent after it`() async throws {
    try await with { shop, channel, publisher in
      let limits = channel.offerLimits
      let now = shop.at(105)
      let plan = try #require(
        try await shop.database.read {
          try PushPlan.read(channelID: 3, limits: limits, now: now, in: $0)
        })
      #expect(plan.rows.contains { $0.listingID == 36 })
      try await link(shop)
      let marked = try await shop.database.write {
        try plan.mark(flight: "old", now: now, in: $0)
      }
      #expect(!marked.isEmpty && !marked.contains { $0.row.listingID == 36 })
    }
  }
}
