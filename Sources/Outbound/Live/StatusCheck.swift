import NIOCore
import NIOHTTP1

/// Refuses a reply whose status is below 100.
///
/// AsyncHTTPClient takes every status below 200 for a note before the real answer and goes on
/// waiting for a head; the body or end of such a reply then stops the whole process (seen with
/// 1.37.0). Statuses from 100 on are left to it.
final class StatusCheck: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPClientResponsePart

  private var hasRefused = false

  /// Takes its place right behind the parser of a connection that the client has set up.
  @Sendable static func install(in channel: any Channel) -> EventLoopFuture<Void> {
    channel.eventLoop.submit {
      let pipeline = channel.pipeline.syncOperations
      let parser = try pipeline.handler(type: ByteToMessageHandler<HTTPResponseDecoder>.self)
      try pipeline.addHandler(StatusCheck(), position: .after(parser))
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if hasRefused { return }
    if case .head(let head) = unwrapInboundIn(data), head.status.code < 100 {
      hasRefused = true
      context.fireErrorCaught(ExchangeFailure(.badReply))
      context.close(promise: nil)
      return
    }
    context.fireChannelRead(data)
  }
}
