import Basics
import Commerce
import Feeds
import Storage
import Testing

struct FeedBuilderTests {
  @Test func `a feed that nobody defined cannot be built`() async throws {
    try await FeedShop.with { shop in
      await #expect(throws: BuildFailure.noFeed(slug: "meta")) {
        try await shop.builder().build("meta")
      }
      await #expect(throws: BuildFailure.noFeed(slug: "meta")) {
        try await shop.builder().isStale("meta")
      }
    }
  }

  @Test func `a build notes its counts in the feed's row`() async throws {
    try await FeedShop.with { shop in
      try await shop.add("A")
      try await shop.add("B") { $0.imageURLs = [] }
      let outcome = try await shop.builder().build("google")
      let record = try #require(try await shop.record())
      #expect(record.state == .ready)
      #expect(record.message == "")
      #expect(record.builtAt == FeedShop.now)
      #expect(record.itemCount == 1)
      #expect(record.skippedCount == 1)
      #expect(record.byteCount == Int64(outcome.artifact.plain.byteCount))
      #expect(record.etag == outcome.artifact.plain.etag)
      #expect(record.report == outcome.report)
      #expect(record.report?.skipped == [.noImage: 1])
    }
  }

  @Test func `the variants that were left out are listed with their reason`() async throws {
    try await FeedShop.with { shop in
      try await shop.add("A") { $0.url = "" }
      try await shop.builder().build("google")
      let skipped = { @Sendable in
        try await shop.database.read { connection in
          try StoredFeeds.skippedItems(
            feedID: try StoredFeeds.find("google", in: connection)?.id ?? 0, in: connection)
        }
      }
      #expect(try await skipped().map(\.sku) == ["SKU-A-38"])
      #expect(try await skipped().map(\.reason) == [.noLink])
      try await shop.add("A")
      try await shop.builder().build("google")
      #expect(try await skipped() == [])
    }
  }

  @Test func `reserved pieces are not in stock`() async throws {
    try await FeedShop.with { shop in
      try await shop.add("A")
      try await shop.execute("UPDATE stock_levels SET reserved = on_hand")
      try await shop.builder().build("google")
      let text = try await shop.served()
      #expect(text?.contains("<g:availability>out_of_stock</g:availability>") == true)
    }
  }

  @Test func `score and labels of the default profile are sent`() async throws {
    try await FeedShop.with { shop in
      try await shop.add("A")
      try await shop.execute(
        """
        INSERT INTO scores (profile, product_id, rank, score_micro, units_milli, click_count,
          favourite_count, sizes_in_stock, sizes_total, labels)
        SELECT 'default', id, 1, 64250000, 0, 0, 0, 1, 1, 'TOP100 FAV100' FROM products
        UNION ALL SELECT 'other', id, 1, 1000000, 0, 0, 0, 1, 1, 'CLICK100' FROM products
        """)
      try await shop.builder().build("google")
      let text = try #require(try await shop.served())
      #expect(text.contains("<g:popularity_rank>64.2</g:popularity_rank>"))
      #expect(text.contains("<g:custom_label_0>TOP100</g:custom_label_0>"))
      #expect(text.contains("<g:custom_label_3>FAV100</g:custom_label_3>"))
      #expect(text.contains("CLICK100") == false)
    }
  }

  @Test func `addresses and prices are those of the channel that the definition names`()
    async throws
  {
    try await FeedShop.with { shop in
      try await shop.add("A")
      try await shop.define("slug: google\nchannel: nowhere")
      await #expect(throws: BuildFailure.noChannel(name: "nowhere")) {
        try await shop.builder().build("google")
      }
      #expect(try await shop.record()?.state == .failed)
      #expect(try await shop.record()?.message.contains("nowhere") == true)
      try await shop.define("slug: google\nchannel: shop")
      try await shop.builder().build("google")
      #expect(try await shop.served()?.contains("<link>https://shop.example</link>") == true)
    }
  }

  @Test func `without a currency in its definition a feed takes the shop's usual one`() async throws
  {
    try await FeedShop.with { shop in
      for name in ["A", "B", "C"] {
        try await shop.add(name) { $0.variants[0].currency = name == "C" ? .turkishLira : .euro }
      }
      try await shop.define("slug: google")
      #expect(try await shop.builder().build("google").report.skipped == [.otherCurrency: 1])
      #expect(try await shop.served()?.contains("<g:price>100.00 EUR</g:price>") == true)
      try await shop.define("slug: google\ncurrency: TRY")
      let outcome = try await shop.builder().build("google", force: true)
      #expect(outcome.report.skipped == [.otherCurrency: 2])
    }
  }

  @Test func `a stored definition that became unreadable fails the build and says where`()
    async throws
  {
    try await FeedShop.with { shop in
      try await shop.execute("UPDATE feeds SET definition = 'slug: google\nnew-key: 1'")
      await #expect(throws: FeedDefinitionError.self) { try await shop.builder().build("google") }
      #expect(try await shop.record()?.message.hasPrefix("new-key, line 2: ") == true)
    }
  }
}
