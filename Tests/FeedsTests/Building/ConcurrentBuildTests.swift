import Basics
import Testing

@testable import Feeds

struct ConcurrentBuildTests {
  @Test func `a feed that is being built is not built a second time`() async throws {
    try await FeedShop.with { shop in
      try await shop.add("A")
      try await shop.builder().build("google")
      let before = try await shop.record()
      let lock = try #require(try BuildLock(shop.files.lockPath("google")))
      await #expect(throws: BuildFailure.alreadyBuilding(slug: "google")) {
        try await shop.builder(at: FeedShop.now.adding(seconds: 90)).build("google")
      }
      withExtendedLifetime(lock) {}
      #expect(try await shop.record() == before)
    }
  }

  @Test func `another feed may be built meanwhile`() async throws {
    try await FeedShop.with { shop in
      try await shop.add("A")
      try await shop.builder().build("google")
      try await shop.define("slug: other")
      let lock = try #require(try BuildLock(shop.files.lockPath("google")))
      #expect(try await shop.builder().build("other").report.written == 1)
      withExtendedLifetime(lock) {}
    }
  }

  @Test func `of builds that start at once each ends whole or steps back`() async throws {
    try await FeedShop.with { shop in
      for number in 0..<50 { try await shop.add("\(number)") }
      let written = await withTaskGroup(of: Int?.self) { group in
        for _ in 0..<8 {
          group.addTask {
            do {
              return try await shop.builder().build("google").report.written
            } catch {
              return error as? BuildFailure == .alreadyBuilding(slug: "google") ? nil : -1
            }
          }
        }
        return await group.reduce(into: [Int?]()) { $0.append($1) }
      }
      #expect(written.contains(50))
      #expect(written.allSatisfy { $0 == nil || $0 == 50 })
      #expect(try await shop.served()?.hasSuffix("</channel></rss>\n") == true)
      #expect(try await shop.files.current("google")?.itemCount == 50)
    }
  }
}
