import NIOCore
import NIOHTTP1

/// Refuses requests whose `Host` is unclear and answers `Expect: 100-continue`.
///
/// It stands before the version and the headers become what the routes see, where a second host is
/// forgotten.
final class RequestHeadGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private var isRefused = false
  private var unanswered = 0
  /// True when a client waits for its go-ahead behind an answer that is still being written.
  private var owesContinue = false

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isRefused else { return }
    guard case .head(var head) = unwrapInboundIn(data) else {
      // What the client sent without waiting needs no go-ahead any more.
      owesContinue = false
      return context.fireChannelRead(data)
    }
    guard Self.hasClearHost(head) else {
      // The server answers 400 in its turn and closes, as for any request that cannot be read.
      isRefused = true
      return context.fireErrorCaught(HTTPParserError.invalidHeaderToken)
    }
    unanswered += 1
    if Self.takeContinue(&head) {
      owesContinue = true
      if unanswered == 1 { writeContinue(context) }
    }
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .end = unwrapOutboundIn(data) else {
      return context.write(data, promise: promise)
    }
    unanswered -= 1
    context.write(data, promise: promise)
    if owesContinue, unanswered == 1 { writeContinue(context) }
  }

  private func writeContinue(_ context: ChannelHandlerContext) {
    owesContinue = false
    let head = HTTPResponseHead(version: .http1_1, status: .continue)
    context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
  }

  /// One host, which HTTP/1.0 may leave out (RFC 9112, 3.2).
  private static func hasClearHost(_ head: HTTPRequestHead) -> Bool {
    let count = head.headers["Host"].count
    return count == 1 || (count == 0 && isOld(head))
  }

  private static func isOld(_ head: HTTPRequestHead) -> Bool {
    (head.version.major, head.version.minor) < (1, 1)
  }

  /// Takes `Expect` out of a request where this answers it, or where HTTP/1.0 knows none
  /// (RFC 9110, 10.1.1). Other expectations stay for `ExpectationMiddleware`.
  /// - Returns: true when the client waits before it sends the body.
  private static func takeContinue(_ head: inout HTTPRequestHead) -> Bool {
    let values = head.headers["Expect"]
    guard !values.isEmpty else { return false }
    guard !isOld(head) else {
      head.headers.remove(name: "Expect")
      return false
    }
    guard values.allSatisfy({ $0.lowercased() == "100-continue" }) else { return false }
    head.headers.remove(name: "Expect")
    return true
  }
}
