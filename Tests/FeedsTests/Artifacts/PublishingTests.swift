import Basics
import Commerce
import Feeds
import Foundation
import TestKit
import Testing

struct PublishingTests {
  @Test func `before the first build nothing is served`() async throws {
    try await FeedShop.with { shop in
      let artifact = try await shop.files.current("google")
      #expect(artifact == nil)
    }
  }

  @Test func `what is served is the build's file with its size and strong tags`() async throws {
    try await FeedShop.with { shop in
      try await shop.add("A")
      let outcome = try await shop.builder().build("google")
      let artifact = try #require(try await shop.files.current("google"))
      #expect(artifact == outcome.artifact)
      #expect(outcome.isChanged)
      #expect(artifact.itemCount == 1)
      #expect(artifact.modifiedAt == FeedShop.now)
      #expect(artifact.plain.etag == "\"\(artifact.digest)\"")
      #expect(artifact.gzip.etag == "\"\(artifact.digest)-gz\"")
      #expect(try shop.text(artifact.plain.path).utf8.count == artifact.plain.byteCount)
      let unpacked = try await ChildProcess.run(
        "sh", "-c", "gzip -dc < '\(artifact.gzip.path)' | cmp - '\(artifact.plain.path)'",
        in: shop.folder)
      #expect(unpacked.status == 0, "\(unpacked.output)")
    }
  }

  @Test func `building the same catalogue again gives the same bytes, tag and date`() async throws {
    try await FeedShop.with { shop in
      for name in ["A", "B", "C"] { try await shop.add(name) }
      let first = try await shop.builder().build("google")
      let bytes = try shop.text(first.artifact.plain.path)
      let again = try await shop.builder(at: FeedShop.now.adding(seconds: 90)).build("google")
      #expect(again.isChanged == false)
      #expect(again.artifact == first.artifact)
      #expect(try await shop.served() == bytes)
    }
  }

  @Test func `a change moves tag and date, and the version before can still be read`() async throws
  {
    try await FeedShop.with { shop in
      try await shop.add("A")
      let old = try await shop.builder().build("google").artifact
      let before = try shop.text(old.plain.path)
      try await shop.add("A") { $0.title = "Yeni" }
      let later = FeedShop.now.adding(seconds: 90)
      let new = try await shop.builder(at: later).build("google").artifact
      #expect(new.plain.etag != old.plain.etag)
      #expect(new.modifiedAt == later)
      #expect(try await shop.served()?.contains("Yeni") == true)
      #expect(try shop.text(old.plain.path) == before)
      #expect(FileManager.default.fileExists(atPath: old.gzip.path))
    }
  }

  @Test func `older versions than the one before are removed, other feeds' are not`() async throws {
    try await FeedShop.with { shop in
      try await shop.define("slug: google-2")
      try await shop.add("A")
      try await shop.builder().build("google-2")
      for title in ["Bir", "İki", "Üç"] {
        try await shop.add("A") { $0.title = title }
        try await shop.builder().build("google")
      }
      let names = try shop.names()
      #expect(names.filter { $0.hasPrefix("google.") && $0.hasSuffix(".xml") }.count == 2)
      #expect(names.filter { $0.hasPrefix("google.") && $0.hasSuffix(".xml.gz") }.count == 2)
      #expect(names.filter { $0.hasSuffix(".part") } == [])
      #expect(try await shop.served("google-2")?.contains("Gömlek A") == true)
    }
  }

  @Test func `a version whose files are gone is built again, where no other node can have it`()
    async throws
  {
    guard case .sqlite = TestEngine.current else { return }
    try await FeedShop.with { shop in
      try await shop.add("A")
      let lost = try await shop.builder().build("google").artifact
      try FileManager.default.removeItem(atPath: lost.gzip.path)
      #expect(try await shop.files.current("google") == nil)
      let later = shop.builder(at: FeedShop.now.adding(seconds: 90))
      #expect(try await later.isStale("google"))
      try await later.build("google")
      #expect(FileManager.default.fileExists(atPath: lost.gzip.path))
      #expect(try await shop.files.current("google")?.digest == lost.digest)
    }
  }

  @Test func `a damaged index is put right by the next build`() async throws {
    try await FeedShop.with { shop in
      try await shop.add("A")
      try await shop.builder().build("google")
      try Data("{".utf8).write(to: URL(fileURLWithPath: shop.folder + "/google.json"))
      #expect(try await shop.files.current("google") == nil)
      try await shop.builder().build("google")
      #expect(try await shop.served()?.contains("Gömlek A") == true)
    }
  }
}
