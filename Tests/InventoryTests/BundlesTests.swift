import Basics
import Commerce
import Storage
import TestKit
import Testing

@testable import Inventory

/// Bundles that are made, changed and dissolved while orders are open.
struct BundlesTests {
  private func set(
    _ shop: StockShop, _ parts: [Bundles.Part], of bundle: Int64, now: Int64 = 200
  ) async throws {
    let time = shop.at(now)
    try await shop.database.write {
      try Bundles.set(parts, of: bundle, actor: "user:1", now: time, in: $0)
    }
  }

  private func dissolve(_ shop: StockShop, _ bundle: Int64, now: Int64 = 300) async throws {
    let time = shop.at(now)
    try await shop.database.write {
      try Bundles.dissolve(bundle, actor: "user:1", now: time, in: $0)
    }
  }

  @Test func `goods that become a bundle are their parts, open orders too`() async throws {
    try await StockShop.with(isTelling: true) { shop in
      try await shop.order(1, .created, [4: 1])
      try await shop.order(2, .shipped, [4: 1], now: 30)
      try await set(shop, [.init(variantID: 3, units: 1)], of: 4)
      // One is held, one has left.
      #expect(try await shop.level(3) == [4, 1])
      #expect(try await shop.level(4) == [3, 0])
      #expect(try await shop.findings().isEmpty)
      try await shop.order(1, .shipped, [4: 1], id: 1, now: 210)
      #expect(try await shop.level(3) == [3, 0])
      #expect(try await shop.level(4) == [3, 0])
      #expect(try await shop.findings().isEmpty)
    }
  }

  @Test func `a bundle that is made of something else frees what it held`() async throws {
    try await StockShop.with { shop in
      try await shop.order(1, .created, [5: 2])
      #expect(try await shop.level(1) == [5, 2])
      try await set(shop, [.init(variantID: 3, units: 2)], of: 5)
      #expect(try await shop.level(1) == [5, 0])
      #expect(try await shop.level(3) == [5, 4])
      #expect(try await shop.level(5) == [0, 0])
      #expect(try await shop.findings().isEmpty)
    }
  }

  @Test func `a dissolved bundle has no goods, and its orders are short of it`() async throws {
    try await StockShop.with { shop in
      try await shop.order(1, .created, [5: 1])
      try await shop.order(2, .shipped, [5: 1], now: 30)
      try await dissolve(shop, 5)
      #expect(try await shop.level(5) == [0, 0])
      #expect(try await shop.level(1) == [5, 0])
      #expect(try await shop.number("SELECT units FROM stock_shortages WHERE variant_id = 5") == 1)
      #expect(try await shop.findings().isEmpty)
      _ = try await shop.write(now: 400) { book in
        try book.count(
          StockCount(
            StockPlace(variantID: 5, warehouseID: 1), quantity: 3, at: book.now,
            cause: StockCause(.person, id: "c"), actor: "user:1"))
      }
      #expect(try await shop.level(5) == [3, 1])
      #expect(try await shop.findings().isEmpty)
    }
  }

  @Test func `what is no bundle is refused and changes nothing`() async throws {
    try await StockShop.with { shop in
      let bad: [([Bundles.Part], Int64, Bundles.Problem)] = [
        ([], 4, .noParts),
        ([.init(variantID: 5, units: 1)], 4, .partIsBundle(5)),
        ([.init(variantID: 4, units: 1)], 4, .partIsBundle(4)),
        ([.init(variantID: 3, units: 1)], 1, .isPart),
        ([.init(variantID: 3, units: 0)], 4, .badUnits(3)),
        ([.init(variantID: 3, units: 1), .init(variantID: 3, units: 2)], 4, .badUnits(3)),
        ([.init(variantID: 99, units: 1)], 4, .unknownVariant),
      ]
      for (parts, bundle, problem) in bad {
        await #expect(throws: problem) { try await set(shop, parts, of: bundle) }
      }
      await #expect(throws: Bundles.Problem.noBundle) { try await dissolve(shop, 4) }
      let parts = try await shop.number("SELECT count(*) FROM bundle_parts")
      #expect(parts == 2)
    }
  }
}
