import Basics
import Feeds
import Storage
import Testing

struct StoredFeedsTests {
  @Test func `a shop without feeds gets the default one, once`() async throws {
    try await FeedShop.with { shop in
      let added = try await shop.database.write {
        try StoredFeeds.ensureDefaultFeed(now: FeedShop.now, in: $0)
      }
      #expect(added == false)
      let feeds = try await shop.database.read { try StoredFeeds.list(in: $0) }
      #expect(feeds.map(\.slug) == ["google"])
      #expect(feeds.first?.state == .new)
      #expect(feeds.first?.token == nil)
    }
  }

  @Test func `a definition replaces the one with its slug and keeps what was built`() async throws {
    try await FeedShop.with { shop in
      try await shop.add("A")
      try await shop.builder().build("google")
      let later = FeedShop.now.adding(seconds: 5)
      try await shop.define("slug: google\ntitle: Yeni\ntoken: 0123456789abcdef", at: later)
      let record = try #require(try await shop.record())
      #expect(record.title == "Yeni")
      #expect(record.token == "0123456789abcdef")
      #expect(record.changedAt == later)
      #expect(record.itemCount == 1)
      #expect(record.state == .ready)
    }
  }

  @Test func `a definition that cannot be used changes nothing`() async throws {
    try await FeedShop.with { shop in
      let before = try await shop.record()
      await #expect(throws: FeedDefinitionError.self) {
        try await shop.define("slug: google\nformat: csv")
      }
      #expect(try await shop.record() == before)
    }
  }

  @Test func `who defined a feed is told in the audit log`() async throws {
    try await FeedShop.with { shop in
      try await shop.define("slug: other\ntoken: 0123456789abcdef")
      let noted = try await shop.database.read {
        try $0.integer(
          "SELECT count(*) FROM audit_log WHERE action = 'feed.defined' AND subject = ?",
          [.text("feed:other")])
      }
      #expect(noted == 1)
    }
  }

  @Test func `feeds are listed in order of age`() async throws {
    try await FeedShop.with { shop in
      try await shop.define("slug: b")
      try await shop.define("slug: a")
      let slugs = try await shop.database.read { try StoredFeeds.list(in: $0) }.map(\.slug)
      #expect(slugs == ["google", "b", "a"])
    }
  }
}
