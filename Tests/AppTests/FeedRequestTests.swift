import Basics
import Testing

@testable import App

/// What a feed's reader gets, by its headers.
struct FeedRequestTests {
  @Test(arguments: ["gzip", "deflate, gzip;q=0.5", "*", "GZIP", "x-gzip", "br;q=1.0, * ;q=0.1"])
  func `a reader that takes gzip gets it`(header: String) {
    #expect(FeedRequest(acceptEncoding: header).takesGzip)
  }

  @Test(arguments: ["", "identity", "gzip;q=0", "gzip; q=0.000", "*;q=0", "br", "gzip;q=0, *"])
  func `a reader that refuses gzip gets the plain file`(header: String) {
    #expect(!FeedRequest(acceptEncoding: header).takesGzip)
  }

  @Test func `without the header the file comes plain`() {
    #expect(!FeedRequest().takesGzip)
  }

  private static let modified = Timestamp(iso8601: "2026-11-23T10:00:00.500Z")

  @Test(arguments: ["\"a\"", "W/\"a\"", "\"b\", \"a\"", "*"])
  func `a reader that names the version has it`(tags: String) throws {
    let request = FeedRequest(ifNoneMatch: tags)
    #expect(request.has(etag: "\"a\"", modifiedAt: try #require(Self.modified)))
  }

  @Test(arguments: ["\"b\"", "a", "", "\"a\"x"])
  func `a reader that names another version does not`(tags: String) throws {
    let request = FeedRequest(
      ifNoneMatch: tags, ifModifiedSince: "Mon, 23 Nov 2026 23:00:00 GMT")
    #expect(!request.has(etag: "\"a\"", modifiedAt: try #require(Self.modified)))
  }

  @Test(arguments: [
    ("Mon, 23 Nov 2026 10:00:00 GMT", true), ("Mon, 23 Nov 2026 09:59:59 GMT", false),
    ("yesterday", false),
  ])
  func `without tags the date decides, in whole seconds`(date: String, has: Bool) throws {
    let request = FeedRequest(ifModifiedSince: date)
    #expect(request.has(etag: "\"a\"", modifiedAt: try #require(Self.modified)) == has)
  }
}
