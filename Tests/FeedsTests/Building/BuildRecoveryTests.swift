import Basics
import Commerce
import Foundation
import Testing

@testable import Feeds

struct BuildRecoveryTests {
  @Test func `a disk that fills up half-way leaves the served file as it was`() async throws {
    try await FeedShop.with { shop in
      // More than the pieces that wait, so that writing fails while items are still made.
      for number in 0..<500 {
        try await shop.add("\(number)") {
          $0.descriptionHTML = String(repeating: "keten ", count: 800)
        }
      }
      let before = try await shop.builder().build("google").artifact
      let served = try await shop.served()
      try await shop.add("A")
      let part = shop.files.partPath("google")
      try FileManager.default.createSymbolicLink(
        atPath: part, withDestinationPath: "/dev/full")
      await #expect(throws: FileFailure.self) { try await shop.builder().build("google") }
      #expect(try await shop.files.current("google") == before)
      #expect(try await shop.served() == served)
      let record = try await shop.record()
      #expect(record?.state == .failed)
      #expect(record?.message.contains("No space left") == true)
      #expect(record?.etag == before.plain.etag)
      #expect(FileManager.default.fileExists(atPath: part) == false)

      let next = try await shop.builder().build("google")
      #expect(next.report.written == 501)
      #expect(try await shop.record()?.state == .ready)
    }
  }

  @Test func `what a killed build left behind harms neither readers nor the next build`()
    async throws
  {
    try await FeedShop.with { shop in
      try await shop.add("A")
      let before = try await shop.builder().build("google").artifact
      let half = Data(repeating: 0x41, count: 1_000_000)
      let part = shop.files.partPath("google")
      let left = [
        part, part + ".gz", shop.files.lockPath("google"), shop.files.indexPath("google") + ".part",
        // Renamed, but not yet named by the index.
        shop.files.versionPath("google", String(repeating: "a", count: 32), "xml"),
      ]
      for path in left { try half.write(to: URL(fileURLWithPath: path)) }
      #expect(try await shop.files.current("google") == before)
      try await shop.add("B")
      let next = try await shop.builder().build("google")
      #expect(next.report.written == 2)
      #expect(try await shop.served()?.hasSuffix("</channel></rss>\n") == true)
      let digests = [before.digest, next.artifact.digest]
      #expect(
        try Set(shop.names())
          == Set(
            [".google.lock", "google.json"]
              + digests.flatMap { ["google.\($0).xml", "google.\($0).xml.gz"] }))
    }
  }

  @Test func `a folder that cannot be written fails the build and not the reader`() async throws {
    try await FeedShop.with { shop in
      try await shop.add("A")
      try await shop.builder().build("google")
      let served = try await shop.served()
      // A folder in the place of the temporary file, as root may write anywhere else.
      try FileManager.default.createDirectory(
        atPath: shop.files.partPath("google"), withIntermediateDirectories: true)
      await #expect(throws: FileFailure.self) { try await shop.builder().build("google") }
      #expect(try await shop.served() == served)
      #expect(try await shop.record()?.message.hasPrefix("open ") == true)
    }
  }
}
