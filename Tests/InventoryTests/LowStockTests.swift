import Basics
import Commerce
import Storage
import TestKit
import Testing

@testable import Inventory

/// What runs low, and what is kept back.
struct LowStockTests {
  private func refresh(_ shop: StockShop) async throws -> [[Int64]] {
    try await shop.database.write { connection in
      try LowStock.refresh(
        today: LocalTimeZone.istanbul.localDay(of: StockShop.start), in: connection)
      return try connection.rows(
        """
        SELECT variant_id, available, reorder_at, sold_milli, cover_tenths FROM stock_lows
        ORDER BY cover_tenths, variant_id
        """
      ) { row in (0..<5).map { row.integer($0) } }
    }
  }

  @Test func `goods at their reorder point are low, the soonest sold out first`() async throws {
    try await StockShop.with(onHand: [5, 5, 5, 50]) { shop in
      try await shop.order(1, .created, [1: 2, 3: 3])
      let now = shop.at(50)
      // Available: 3, 5, 2, 50; the bundle 2.
      #expect(
        try await refresh(shop) == [
          [3, 2, 3, 3000, 200], [1, 3, 3, 2000, 450], [5, 2, 3, 0, LowStock.neverSold],
        ])
      try await shop.database.write { connection in
        try LowStock.setShopPoint(1, actor: "user:1", now: now, in: connection)
        try LowStock.setPoint(60, of: 4, actor: "user:1", now: now, in: connection)
      }
      #expect(try await refresh(shop) == [[4, 50, 60, 0, LowStock.neverSold]])
      try await shop.database.write { connection in
        try LowStock.setPoint(nil, of: 4, actor: "user:1", now: now, in: connection)
      }
      #expect(try await refresh(shop).isEmpty)
    }
  }

  @Test func `safety stock is told to channels at once, and bundles follow`() async throws {
    try await StockShop.with(isTelling: true) { shop in
      let now = shop.at(50)
      let version = try await shop.number("SELECT version FROM stock_levels WHERE variant_id = 1")
      try await shop.database.write { connection in
        try connection.execute("UPDATE stock_publications SET is_due = 0, state = 'applied'")
        #expect(try SafetyStock.set(4, of: 1, actor: "user:1", now: now, in: connection))
        #expect(try !SafetyStock.set(4, of: 1, actor: "user:1", now: now, in: connection))
      }
      #expect(
        try await shop.number("SELECT version FROM stock_levels WHERE variant_id = 1")
          == (version ?? 0) + 1)
      #expect(try await shop.level(5) == [1, 0])
      #expect(
        try await shop.number("SELECT count(*) FROM stock_publications WHERE is_due = 1") == 6)
      #expect(try await shop.findings().isEmpty)
    }
  }
}
