import Basics
import Commerce
import Feeds
import Storage
import Testing

struct FeedFreshnessTests {
  /// A shop whose feed was just built.
  private func withBuiltFeed(_ body: @Sendable (FeedShop) async throws -> Void) async throws {
    try await FeedShop.with { shop in
      try await shop.add("A")
      try await shop.builder().build("google")
      try await body(shop)
    }
  }

  private func isStale(_ shop: FeedShop, after seconds: Int64) async throws -> Bool {
    try await shop.builder(at: FeedShop.now.adding(seconds: seconds)).isStale("google")
  }

  @Test func `a feed that was never built is stale`() async throws {
    try await FeedShop.with { shop in
      let stale = try await isStale(shop, after: 0)
      #expect(stale)
    }
  }

  @Test func `a feed without news is not stale`() async throws {
    try await withBuiltFeed { shop in
      let stale = [try await isStale(shop, after: 1), try await isStale(shop, after: 86_399)]
      #expect(stale == [false, false])
    }
  }

  @Test func `a new product makes it stale`() async throws {
    try await withBuiltFeed { shop in
      try await shop.add("B", at: FeedShop.now.adding(seconds: 10))
      #expect(try await isStale(shop, after: 11))
    }
  }

  @Test func `a changed product makes it stale, and the next build heals that`() async throws {
    try await withBuiltFeed { shop in
      try await shop.add("A", at: FeedShop.now.adding(seconds: 10)) { $0.title = "Yeni" }
      #expect(try await isStale(shop, after: 11))
      try await shop.builder(at: FeedShop.now.adding(seconds: 100)).build("google")
      #expect(try await isStale(shop, after: 101) == false)
    }
  }

  @Test func `a stock count makes it stale`() async throws {
    try await withBuiltFeed { shop in
      try await shop.database.write { connection in
        let variant = try connection.integer("SELECT id FROM variants LIMIT 1") ?? 0
        try StockLevels.setCount(
          of: variant, to: 0, now: FeedShop.now.adding(seconds: 10), in: connection)
      }
      #expect(try await isStale(shop, after: 11))
    }
  }

  @Test func `new scores make it stale`() async throws {
    try await withBuiltFeed { shop in
      try await shop.execute(
        """
        INSERT INTO score_runs (profile, computed_at, window_days, product_count, elapsed_ms, parts)
        VALUES ('default', \(FeedShop.now.adding(seconds: 10).milliseconds), 90, 1, 1, '{}')
        """)
      #expect(try await isStale(shop, after: 11))
    }
  }

  @Test func `a new definition makes it stale`() async throws {
    try await withBuiltFeed { shop in
      try await shop.define("slug: google", at: FeedShop.now.adding(seconds: 10))
      #expect(try await isStale(shop, after: 11))
    }
  }

  @Test func `a row whose writer began shortly before the build counts as news`() async throws {
    try await withBuiltFeed { shop in
      try await shop.add("B", at: FeedShop.now.adding(seconds: -60))
      #expect(try await isStale(shop, after: 1))
    }
  }

  @Test func `a failed build is tried again after five minutes`() async throws {
    try await withBuiltFeed { shop in
      try await shop.execute("UPDATE feeds SET state = 'failed'")
      #expect(try await isStale(shop, after: 299) == false)
      #expect(try await isStale(shop, after: 300))
    }
  }

  @Test func `a refused build waits for news`() async throws {
    try await withBuiltFeed { shop in
      try await shop.execute("UPDATE feeds SET state = 'refused'")
      #expect(try await isStale(shop, after: 3600) == false)
    }
  }

  @Test func `after a day a feed is built even without news`() async throws {
    try await withBuiltFeed { shop in
      let stale = try await isStale(shop, after: 86_400)
      #expect(stale)
    }
  }
}
