import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import App

/// What is answered before a request reaches any route.
struct RequestHeadGuardTests {
  private static func with(_ body: (EmbeddedChannel) throws -> Void) throws {
    let channel = EmbeddedChannel()
    defer { _ = try? channel.finish(acceptAlreadyClosed: true) }
    try channel.pipeline.syncOperations.addHandler(RequestHeadGuard())
    try body(channel)
  }

  private static func head(
    _ headers: HTTPHeaders, version: HTTPVersion = .http1_1
  ) -> HTTPServerRequestPart {
    .head(HTTPRequestHead(version: version, method: .POST, uri: "/", headers: headers))
  }

  /// The status of the next head that was written.
  private static func status(_ channel: EmbeddedChannel) throws -> HTTPResponseStatus? {
    while let part = try channel.readOutbound(as: HTTPServerResponsePart.self) {
      if case .head(let head) = part { return head.status }
    }
    return nil
  }

  /// The names of the headers that the routes get; nil when they get no request.
  private static func passed(_ channel: EmbeddedChannel) throws -> [String]? {
    guard case .head(let head)? = try channel.readInbound(as: HTTPServerRequestPart.self) else {
      return nil
    }
    return head.headers.map(\.name)
  }

  @Test func `one host is right, and HTTP 1.0 may do without`() throws {
    for (headers, version) in [
      (HTTPHeaders([("Host", "a")]), HTTPVersion.http1_1), ([:], .http1_0),
      (["host": "a"], .http1_0),
    ] {
      try Self.with { channel in
        try channel.writeInbound(Self.head(headers, version: version))
        #expect(try Self.passed(channel) != nil)
      }
    }
  }

  @Test func `no host, or two, cannot be read, and nothing after it is`() throws {
    for (headers, version) in [
      (HTTPHeaders(), HTTPVersion.http1_1),
      (HTTPHeaders([("Host", "a"), ("host", "a")]), .http1_1),
      (HTTPHeaders([("Host", "a"), ("Host", "b")]), .http1_0),
    ] {
      try Self.with { channel in
        #expect(throws: HTTPParserError.self) {
          try channel.writeInbound(Self.head(headers, version: version))
        }
        try channel.writeInbound(Self.head(["Host": "a"]))
        #expect(try Self.passed(channel) == nil)
      }
    }
  }

  @Test func `who waits for a go-ahead gets it`() throws {
    try Self.with { channel in
      try channel.writeInbound(Self.head(["Host": "a", "Expect": "100-Continue"]))
      #expect(try Self.status(channel) == .continue)
      #expect(try Self.passed(channel) == ["Host"])
    }
  }

  @Test func `the go-ahead waits for the answer before it`() throws {
    try Self.with { channel in
      try channel.writeInbound(Self.head(["Host": "a"]))
      try channel.writeInbound(HTTPServerRequestPart.end(nil))
      try channel.writeInbound(Self.head(["Host": "a", "Expect": "100-continue"]))
      #expect(try Self.status(channel) == nil)
      try channel.writeOutbound(
        HTTPServerResponsePart.head(HTTPResponseHead(version: .http1_1, status: .ok)))
      #expect(try Self.status(channel) == .ok)
      try channel.writeOutbound(HTTPServerResponsePart.end(nil))
      #expect(try Self.status(channel) == .continue)
    }
  }

  @Test func `HTTP 1.0 knows no go-ahead, and other expectations reach who refuses them`() throws {
    try Self.with { channel in
      try channel.writeInbound(
        Self.head(["Host": "a", "Expect": "100-continue"], version: .http1_0))
      #expect(try Self.status(channel) == nil)
      #expect(try Self.passed(channel) == ["Host"])
    }
    try Self.with { channel in
      try channel.writeInbound(Self.head(["Host": "a", "Expect": "a miracle"]))
      #expect(try Self.status(channel) == nil)
      #expect(try Self.passed(channel) == ["Host", "Expect"])
    }
  }
}
