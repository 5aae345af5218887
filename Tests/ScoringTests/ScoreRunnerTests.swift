import Basics
import Commerce
import Scoring
import Storage
import TestKit
import Testing

struct ScoreRunnerTests {
  @Test func `a run scores active products and stores them by rank`() async throws {
    try await ScoredShop.with { shop in
      let slow = try await shop.add("A", stock: ["38": 1, "40": 0])
      let best = try await shop.add("B", stock: ["38": 3, "40": 2])
      let hidden = try await shop.add("C", isActive: false, stock: ["38": 3])
      try await shop.sell("A", size: "38", units: 2)
      try await shop.sell("B", size: "38", units: 20)
      try await shop.sell("C", size: "38", units: 90)
      let run = try await shop.runner().run()
      #expect(run.productCount == 2)
      let page = try await shop.database.read { try ScoreReport(connection: $0).page() }
      #expect(page.map(\.productID) == [best, slow])
      #expect(page.map(\.rank) == [1, 2])
      #expect(page[0].unitsMilli == 20_000)
      #expect(page[1].sizesInStock == 1)
      #expect(page[1].sizesTotal == 2)
      #expect(try await shop.entry(hidden) == nil)
    }
  }

  @Test func `only the days of the window count, today included`() async throws {
    try await ScoredShop.with { shop in
      let product = try await shop.add("A", stock: ["38": 1])
      try await shop.sell("A", size: "38", units: 1, daysAgo: 0)
      try await shop.sell("A", size: "38", units: 10, daysAgo: 89)
      try await shop.sell("A", size: "38", units: 100, daysAgo: 90)
      try await shop.runner().run()
      #expect(try await shop.entry(product)?.unitsMilli == 11_000)
    }
  }

  @Test func `favourites count while they last and when they are recent`() async throws {
    try await ScoredShop.with { shop in
      let product = try await shop.add("A", stock: ["38": 1])
      try await shop.favour("A", times: 3)
      try await shop.favour("A", times: 5, addedAt: ScoredShop.now.adding(days: -91))
      try await shop.favour("A", times: 2, addedAt: nil)
      try await shop.database.write {
        try $0.execute("UPDATE favourites SET removed_at = 1 WHERE remote_id LIKE 'A/0/%'")
      }
      try await shop.runner().run()
      // Of the recent three and the undated two, one each was taken back.
      #expect(try await shop.entry(product)?.favourites == 3)
    }
  }

  @Test func `clicks that no channel tells are said to be missing`() async throws {
    try await ScoredShop.with { shop in
      let product = try await shop.add("A", stock: ["38": 1])
      try await shop.sell("A", size: "38", units: 4)
      try await shop.favour("A", times: 1)
      let run = try await shop.runner().run()
      #expect(run[.clicks]?.missing == .noSource)
      #expect(run[.clicks]?.weight == 0)
      #expect(run[.sales]?.weight == 444_445)
      let entry = try #require(try await shop.entry(product))
      #expect(entry.parts[.clicks] == nil)
      #expect(entry.parts[.sales] == 500_000)
      let stored = try await shop.database.read { try ScoreRun.load(in: $0) }
      #expect(stored == run)
    }
  }

  @Test func `clicks count once a channel tells them`() async throws {
    try await ScoredShop.with { shop in
      let product = try await shop.add("A", stock: ["38": 1])
      try await shop.click(product, times: 30)
      try await shop.click(product, times: 12, daysAgo: 3)
      try await shop.click(product, times: 500, daysAgo: 90)
      let run = try await shop.runner().run()
      #expect(run[.clicks]?.missing == nil)
      let entry = try #require(try await shop.entry(product))
      #expect(entry.clicks == 42)
      #expect(entry.labels.contains(.click100))
    }
  }

  @Test func `a shop without orders or favourites is scored by sizes alone`() async throws {
    try await ScoredShop.with { shop in
      let product = try await shop.add("A", stock: ["38": 1, "40": 1])
      let run = try await shop.runner().run()
      #expect(run[.size]?.weight == 1_000_000)
      #expect(try await shop.entry(product)?.scoreMicro == 100_000_000)
    }
  }

  @Test func `sold sizes that left the card still count as sales`() async throws {
    try await ScoredShop.with { shop in
      let product = try await shop.add("A", stock: ["38": 1, "40": 1])
      try await shop.sell("A", size: "40", units: 7)
      try await shop.database.write {
        try $0.execute("UPDATE variants SET is_active = 0 WHERE size = '40'")
      }
      try await shop.runner().run()
      let entry = try #require(try await shop.entry(product))
      #expect(entry.unitsMilli == 7000)
      #expect(entry.sizesTotal == 1)
    }
  }

  @Test func `reserved pieces are not in stock`() async throws {
    try await ScoredShop.with { shop in
      let product = try await shop.add("A", stock: ["38": 2, "40": 2])
      try await shop.database.write {
        try $0.execute(
          """
          UPDATE stock_levels SET reserved = 2
          WHERE variant_id = (SELECT min(variant_id) FROM stock_levels)
          """)
      }
      try await shop.runner().run()
      #expect(try await shop.entry(product)?.sizesInStock == 1)
    }
  }

  @Test func `products of a channel that was removed have no score`() async throws {
    try await ScoredShop.with { shop in
      let product = try await shop.add("A", stock: ["38": 2])
      try await shop.database.write { try $0.execute("UPDATE channels SET removed_at = 1") }
      let run = try await shop.runner().run()
      #expect(run.productCount == 0)
      #expect(try await shop.entry(product) == nil)
    }
  }

  @Test func `a second run replaces the first`() async throws {
    try await ScoredShop.with { shop in
      let product = try await shop.add("A", stock: ["38": 2, "40": 2])
      try await shop.runner().run()
      try await shop.database.write {
        try $0.execute("UPDATE stock_levels SET on_hand = 0")
      }
      try await shop.runner().run()
      let counts = try await shop.database.read { connection in
        (
          scores: try connection.integer("SELECT count(*) FROM scores"),
          labels: try ScoreReport(connection: connection).labelCounts()
        )
      }
      #expect(counts.scores == 1)
      #expect(counts.labels[.stokFul] == nil)
      #expect(try await shop.entry(product)?.scoreMicro == 0)
    }
  }

  @Test func `a report is kept for an hour`() async throws {
    try await ScoredShop.with { shop in
      try await shop.add("A", stock: ["38": 2])
      let first = try await shop.runner().runIfOlder()
      try await shop.add("B", stock: ["38": 2])
      let young = try await shop.runner(at: ScoredShop.now.adding(seconds: 3599)).runIfOlder()
      #expect(young == first)
      #expect(young.ageSeconds(at: ScoredShop.now.adding(seconds: 3599)) == 3599)
      let old = try await shop.runner(at: ScoredShop.now.adding(seconds: 3600)).runIfOlder()
      #expect(old.productCount == 2)
    }
  }
}
