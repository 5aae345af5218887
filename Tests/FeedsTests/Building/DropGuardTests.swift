import Basics
import Commerce
import Feeds
import Testing

struct DropGuardTests {
  /// A served feed of ten items, of which some are then switched off.
  private func shrink(
    _ shop: FeedShop, by count: Int, definition: String = "slug: google"
  ) async throws {
    try await shop.define(definition)
    for number in 0..<10 { try await shop.add("\(number)") }
    try await shop.builder().build("google")
    for number in 0..<count { try await shop.add("\(number)") { $0.isActive = false } }
  }

  @Test func `a feed that loses more than its share of items is refused`() async throws {
    try await FeedShop.with { shop in
      try await shrink(shop, by: 4)
      let served = try await shop.served()
      await #expect(throws: BuildFailure.tooFewItems(before: 10, now: 6, percent: 30)) {
        try await shop.builder().build("google")
      }
      #expect(try await shop.served() == served)
      #expect(try await shop.record()?.state == .refused)
      #expect(try await shop.record()?.itemCount == 10)
      #expect(try await shop.record()?.message.hasPrefix("6 items instead of 10") == true)
      #expect(try shop.names().filter { $0.hasSuffix(".part") || $0.hasSuffix(".part.gz") } == [])
    }
  }

  @Test func `a loss of just the share goes out`() async throws {
    try await FeedShop.with { shop in
      try await shrink(shop, by: 3)
      #expect(try await shop.builder().build("google").report.written == 7)
    }
  }

  @Test func `force publishes what the guard refuses`() async throws {
    try await FeedShop.with { shop in
      try await shrink(shop, by: 10)
      let outcome = try await shop.builder().build("google", force: true)
      #expect(outcome.artifact.itemCount == 0)
      #expect(try await shop.files.current("google")?.itemCount == 0)
      #expect(try await shop.record()?.state == .ready)
    }
  }

  @Test func `the definition sets the share`() async throws {
    try await FeedShop.with { shop in
      try await shrink(shop, by: 2, definition: "slug: google\ndrop-guard-percent: 10")
      await #expect(throws: BuildFailure.tooFewItems(before: 10, now: 8, percent: 10)) {
        try await shop.builder().build("google")
      }
    }
  }

  @Test func `a share of 100 lets every build pass`() async throws {
    try await FeedShop.with { shop in
      try await shrink(shop, by: 10, definition: "slug: google\ndrop-guard-percent: 100")
      #expect(try await shop.builder().build("google").report.written == 0)
    }
  }

  @Test func `a refused loss is measured against the served feed again`() async throws {
    try await FeedShop.with { shop in
      try await shrink(shop, by: 4)
      for _ in 0..<2 {
        await #expect(throws: BuildFailure.tooFewItems(before: 10, now: 6, percent: 30)) {
          try await shop.builder().build("google")
        }
      }
    }
  }
}
