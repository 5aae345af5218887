import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import App

/// How long a client may hold a connection, in time that the tests move.
struct ConnectionGuardTests {
  private static let head = HTTPServerRequestPart.head(
    HTTPRequestHead(version: .http1_1, method: .POST, uri: "/", headers: ["Host": "a"]))
  private static let piece = HTTPServerRequestPart.body(ByteBuffer(string: "a"))
  private static let answer = HTTPServerResponsePart.head(
    HTTPResponseHead(version: .http1_1, status: .ok))
  private static let more = HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(string: "more")))

  private static func with(
    _ handlers: any ChannelHandler..., body: (EmbeddedChannel) throws -> Void
  ) throws {
    let channel = EmbeddedChannel()
    defer { _ = try? channel.finish(acceptAlreadyClosed: true) }
    try channel.pipeline.syncOperations.addHandlers(handlers)
    channel.connect(to: try SocketAddress(unixDomainSocketPath: "/nowhere"), promise: nil)
    channel.read()
    try body(channel)
  }

  /// What a socket does: hands parts over and asks for more.
  private static func receive(_ part: HTTPServerRequestPart, _ channel: EmbeddedChannel) throws {
    try channel.writeInbound(part)
    channel.read()
  }

  private static func wait(_ seconds: Int64, _ channel: EmbeddedChannel) {
    channel.embeddedEventLoop.advanceTime(by: .seconds(seconds))
  }

  @Test func `a body that drips is given up at its deadline`() throws {
    try Self.with(BodyDeadline(limit: .seconds(30))) { channel in
      try Self.receive(Self.head, channel)
      for _ in 0..<29 {
        Self.wait(1, channel)
        try Self.receive(Self.piece, channel)
      }
      #expect(channel.isActive)
      Self.wait(1, channel)
      #expect(!channel.isActive)
    }
  }

  @Test func `a whole request has no deadline, and the next one has its own`() throws {
    try Self.with(BodyDeadline(limit: .seconds(30))) { channel in
      for _ in 0..<3 {
        try Self.receive(Self.head, channel)
        Self.wait(20, channel)
        try Self.receive(.end(nil), channel)
        Self.wait(600, channel)
        #expect(channel.isActive)
      }
      try Self.receive(Self.head, channel)
      Self.wait(30, channel)
      #expect(!channel.isActive)
    }
  }

  @Test func `time in which the server does not read is not the client's`() throws {
    try Self.with(BodyDeadline(limit: .seconds(30))) { channel in
      try channel.writeInbound(Self.head)
      Self.wait(600, channel)
      #expect(channel.isActive)
      channel.read()
      Self.wait(29, channel)
      #expect(channel.isActive)
      Self.wait(1, channel)
      #expect(!channel.isActive)
    }
  }

  @Test func `an answer that nobody takes is given up`() throws {
    try Self.with(HTTPResponseEncoder(), StalledReader(limit: .seconds(60))) { channel in
      let promise = channel.embeddedEventLoop.makePromise(of: Void.self)
      channel.write(Self.answer, promise: promise)
      Self.wait(59, channel)
      #expect(channel.isActive)
      Self.wait(1, channel)
      #expect(!channel.isActive)
      promise.succeed()
    }
  }

  @Test func `having nothing to send for long closes nothing`() throws {
    try Self.with(HTTPResponseEncoder(), StalledReader(limit: .seconds(60))) { channel in
      channel.writeAndFlush(Self.answer, promise: nil)
      for _ in 0..<10 {
        Self.wait(600, channel)
        channel.writeAndFlush(Self.more, promise: nil)
      }
      #expect(channel.isActive)
    }
  }

  @Test func `a slow reader that takes something keeps its connection`() throws {
    try Self.with(HTTPResponseEncoder(), StalledReader(limit: .seconds(60))) { channel in
      channel.write(Self.answer, promise: nil)
      for _ in 0..<10 {
        Self.wait(50, channel)
        channel.flush()
        channel.write(Self.more, promise: nil)
      }
      #expect(channel.isActive)
      channel.flush()
      let promise = channel.embeddedEventLoop.makePromise(of: Void.self)
      channel.write(Self.more, promise: promise)
      Self.wait(60, channel)
      #expect(!channel.isActive)
      promise.succeed()
    }
  }

  @Test func `a server that ends waits for nobody longer than its limit`() throws {
    try Self.with(ClosingTime(limit: .seconds(30))) { channel in
      Self.wait(600, channel)
      #expect(channel.isActive)
      channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
      Self.wait(29, channel)
      #expect(channel.isActive)
      Self.wait(1, channel)
      #expect(!channel.isActive)
    }
  }

  @Test func `clients get half of the descriptors, and a thousand at most`() {
    #expect(OpenFiles.connections(limit: 256) == 128)
    #expect(OpenFiles.connections(limit: 65_536) == 1024)
    #expect(OpenFiles.connections(limit: 1) == 1)
    #expect(OpenFiles.raise() > 0)
  }
}
