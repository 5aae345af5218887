import NIOCore
import NIOPosix

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A tiny server that writes exactly the bytes it is told, so that it can break HTTP in every way.
final class LoopbackServer: Sendable {
  /// One thing to do with the connection after a request came in.
  enum Act: Sendable {
    case write([UInt8])
    case wait(Duration)
    /// Orderly close.
    case close
    /// TCP reset.
    case reset
  }

  /// Requests so far: head and body as one text.
  private let requests: Journal<String>
  private let channel: any Channel

  var port: Int { channel.localAddress?.port ?? 0 }
  var received: [String] { requests.all }

  private init(channel: any Channel, requests: Journal<String>) {
    self.channel = channel
    self.requests = requests
  }

  /// Serves while the body runs. `reply` says what to do for each request.
  /// - Parameters:
  ///   - greeting: Done as soon as a connection is there, before any request.
  static func with<T>(
    greeting: [Act] = [], reply: @escaping @Sendable (_ request: String) -> [Act] = { _ in [] },
    _ body: (LoopbackServer) async throws -> T
  ) async throws -> T {
    let log = Journal<String>()
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            ScriptedConnection(log: log, greeting: greeting, reply: reply))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let server = LoopbackServer(channel: channel, requests: log)
    do {
      let result = try await body(server)
      try await channel.close()
      return result
    } catch {
      try? await channel.close()
      throw error
    }
  }

  func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }
}

/// Reads requests with a head and an optional `Content-Length` body; plays the acts for each.
private final class ScriptedConnection: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let log: Journal<String>
  private let reply: @Sendable (String) -> [LoopbackServer.Act]
  private let greeting: [LoopbackServer.Act]
  private var gathered = ""

  init(
    log: Journal<String>, greeting: [LoopbackServer.Act],
    reply: @escaping @Sendable (String) -> [LoopbackServer.Act]
  ) {
    self.log = log
    self.greeting = greeting
    self.reply = reply
  }

  func channelActive(context: ChannelHandlerContext) { play(greeting[...], context: context) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    gathered += String(buffer: unwrapInboundIn(data))
    guard let request = takeRequest() else { return }
    log.note(request)
    play(reply(request)[...], context: context)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func takeRequest() -> String? {
    let bytes = Array(gathered.utf8)
    guard let end = gathered.utf8Range(of: "\r\n\r\n") else { return nil }
    let head = String(decoding: bytes[..<end], as: UTF8.self).lowercased()
    let length =
      head.split(whereSeparator: \.isNewline).first { $0.hasPrefix("content-length:") }
      .flatMap { Int($0.dropFirst(15).filter(\.isNumber)) } ?? 0
    let total = end + 4 + length
    guard bytes.count >= total else { return nil }
    gathered = String(decoding: bytes[total...], as: UTF8.self)
    return String(decoding: bytes[..<total], as: UTF8.self)
  }

  private func play(_ acts: ArraySlice<LoopbackServer.Act>, context: ChannelHandlerContext) {
    guard let act = acts.first, context.channel.isActive else { return }
    let rest = acts.dropFirst()
    switch act {
    case .write(let bytes):
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
      play(rest, context: context)
    case .wait(let time):
      let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
      context.eventLoop.scheduleTask(in: TimeAmount(time)) {
        bound.value.0.play(rest, context: bound.value.1)
      }
    case .close:
      context.close(promise: nil)
    case .reset:
      reset(context)
    }
  }

  /// Closing with a linger time of zero sends RST instead of FIN.
  private func reset(_ context: ChannelHandlerContext) {
    guard let socket = context.channel as? any SocketOptionProvider else { return }
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in
      bound.value.close(promise: nil)
    }
  }
}

extension String {
  /// Offset in UTF-8 of the first occurrence. "\r\n" is one `Character`, so bytes are compared.
  fileprivate func utf8Range(of wanted: String) -> Int? {
    let (bytes, pattern) = (Array(utf8), Array(wanted.utf8))
    guard bytes.count >= pattern.count else { return nil }
    return (0...(bytes.count - pattern.count)).first {
      bytes[$0..<($0 + pattern.count)].elementsEqual(pattern)
    }
  }
}
