import Basics
import Logging
import NIOCore
import NIOPosix
import Outbound
import Synchronization

/// What a peer sends back, byte by byte, through the one door out. It ends with an answer within the
/// limits or with an `OutboundError`.
struct RepliesTarget: FuzzTarget {
  private static let mostBytes = 32_768
  private let transport: AsyncHTTPTransport
  private let server: any Channel
  private let script = ReplyScript()

  init() async throws {
    var logger = Logger(label: "fuzz")
    logger.logLevel = .critical
    transport = AsyncHTTPTransport(logger: logger)
    let script = script
    server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(ReplyingConnection(script: script))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
  }

  func close() async {
    await transport.shutdown()
    try? await server.close()
  }

  func check(_ input: [UInt8]) async throws -> FuzzOutcome {
    script.set(input)
    let methods: [OutboundRequest.Method] = [.get, .get, .post, .put, .head]
    let method = methods[input.count % methods.count]
    let hasBody = method == .post || method == .put
    let request = OutboundRequest(
      method: method, url: "http://127.0.0.1:\(server.localAddress?.port ?? 0)/",
      body: hasBody ? Array("{}".utf8) : nil, isWrite: method == .put,
      timeouts: OutboundTimeouts(
        connect: .seconds(60), read: .seconds(120), total: .seconds(240)),
      maxResponseBytes: Self.mostBytes)
    switch await outcome(request) {
    case .success(let response):
      try Self.check(response)
      return .read
    case .failure(let error):
      // The peer has closed: nothing is left to wait for.
      if case .timeout = error.kind { throw BrokenPromise("a closed peer is waited for") }
      return .refused
    }
  }

  private func outcome(
    _ request: OutboundRequest
  ) async -> Result<OutboundResponse, OutboundError> {
    do throws(OutboundError) {
      return .success(try await transport.send(request))
    } catch {
      return .failure(error)
    }
  }

  private static func check(_ response: OutboundResponse) throws {
    try BrokenPromise.unless(
      response.body.count <= mostBytes && response.receivedBytes <= mostBytes,
      "a reply is longer than allowed")
    try BrokenPromise.unless(
      (100...999).contains(response.status), "HTTP \(response.status) is no status")
    if let wait = RetryAfter.wait(response.headers) {
      try BrokenPromise.unless(
        wait >= .zero && wait <= .seconds(366 * 86_400), "a wait beyond a year")
    }
  }
}

/// What the next connection sends.
private final class ReplyScript: Sendable {
  private let bytes = Mutex<[UInt8]>([])

  func set(_ reply: [UInt8]) { bytes.withLock { $0 = reply } }

  /// In two pieces, so that parsing is broken off somewhere.
  var pieces: (first: [UInt8], second: [UInt8]) {
    let bytes = bytes.withLock { $0 }
    guard !bytes.isEmpty else { return ([], []) }
    let place = Int(ContentHash.of(bytes).magnitude % UInt64(bytes.count))
    return (Array(bytes[..<place]), Array(bytes[place...]))
  }
}

/// Answers the first bytes of a request with the script, and closes.
private final class ReplyingConnection: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let script: ReplyScript
  private var hasAnswered = false

  init(script: ReplyScript) { self.script = script }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if hasAnswered { return }
    hasAnswered = true
    let pieces = script.pieces
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: pieces.first)), promise: nil)
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    let last = wrapOutboundOut(ByteBuffer(bytes: pieces.second))
    context.writeAndFlush(last).whenComplete { _ in bound.value.close(promise: nil) }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }
}
