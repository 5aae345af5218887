import Basics
import Feeds
import Foundation
import Storage
import TestKit
import Testing

/// Feeds of several nodes, each with a folder of its own and one PostgreSQL between them.
struct SharedArtifactsTests {
  /// Another node's folder.
  private func other(_ shop: FeedShop) -> SharedArtifacts {
    SharedArtifacts(database: shop.database, files: FeedFiles(folder: shop.folder + "-other"))
  }

  private var isShared: Bool {
    if case .postgres = TestEngine.current { true } else { false }
  }

  @Test func `a node serves what another one built, with the same tag and date`() async throws {
    guard isShared else { return }
    try await FeedShop.with { shop in
      for name in ["A", "B"] { try await shop.add(name) }
      let built = try await shop.builder().build("google").artifact
      let served = try #require(try await other(shop).current("google"))
      #expect(served.digest == built.digest && served.itemCount == 2)
      #expect(served.modifiedAt == built.modifiedAt)
      #expect(served.plain.etag == built.plain.etag && served.gzip.etag == built.gzip.etag)
      #expect(try shop.text(served.plain.path) == shop.text(built.plain.path))
    }
  }

  @Test func `a newer version replaces the one that was fetched`() async throws {
    guard isShared else { return }
    try await FeedShop.with { shop in
      try await shop.add("A")
      _ = try await shop.builder().build("google")
      _ = try await other(shop).current("google")
      try await shop.add("B")
      let built = try await shop.builder(at: FeedShop.now.adding(seconds: 90)).build("google")
      let served = try await other(shop).current("google")
      #expect(served?.digest == built.artifact.digest && served?.itemCount == 2)
    }
  }

  @Test func `a node that builds for the first time knows how many items are served`()
    async throws
  {
    guard isShared else { return }
    try await FeedShop.with { shop in
      for number in 0..<10 { try await shop.add("P\(number)") }
      _ = try await shop.builder().build("google")
      try await shop.database.write {
        _ = try $0.execute("UPDATE variants SET is_active = 0 WHERE product_id > 1")
        _ = try $0.execute("UPDATE products SET is_active = 0 WHERE id > 1")
      }
      let builder = FeedBuilder(
        database: shop.database, files: FeedFiles(folder: shop.folder + "-other"),
        clock: StandingClock(FeedShop.now.adding(seconds: 90)))
      await #expect(throws: BuildFailure.self) { try await builder.build("google") }
    }
  }

  @Test func `a version whose files are gone is fetched again`() async throws {
    guard isShared else { return }
    try await FeedShop.with { shop in
      try await shop.add("A")
      let lost = try await shop.builder().build("google").artifact
      try FileManager.default.removeItem(atPath: lost.gzip.path)
      let found = try await SharedArtifacts(database: shop.database, files: shop.files)
        .current("google")
      #expect(found == lost)
      #expect(FileManager.default.fileExists(atPath: lost.gzip.path))
    }
  }

  @Test func `with one file nothing is shared`() async throws {
    guard !isShared else { return }
    try await FeedShop.with { shop in
      try await shop.add("A")
      _ = try await shop.builder().build("google")
      let served = try await other(shop).current("google")
      #expect(served == nil)
      let rows = try await shop.database.read {
        try $0.integer("SELECT count(*) FROM feed_artifacts")
      }
      #expect(rows == 0)
    }
  }
}
