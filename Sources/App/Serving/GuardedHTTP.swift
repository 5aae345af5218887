import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// HTTP/1.1 whose clients cannot hold a connection for as long as they like.
struct GuardedHTTP: ServerChildChannel {
  struct Limits: Sendable {
    /// Nothing sent, or half of a request's head.
    var idle = TimeAmount.seconds(60)
    /// From a request's head to the end of its body.
    var body = TimeAmount.seconds(30)
    /// An answer that is not taken.
    var stalled = TimeAmount.seconds(60)
    /// After the process was asked to stop; less than `ProcessLife.longestShutdown`.
    var closing = TimeAmount.seconds(30)
  }

  let http: HTTP1Channel
  let limits: Limits

  init(responder: @escaping HTTPChannelHandler.Responder, limits: Limits = Limits()) {
    http = HTTP1Channel(responder: responder, configuration: .init(idleTimeout: limits.idle))
    self.limits = limits
  }

  static func builder(limits: Limits = Limits()) -> HTTPServerBuilder {
    HTTPServerBuilder { GuardedHTTP(responder: $0, limits: limits) }
  }

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
    http.setup(channel: channel, logger: logger).flatMapThrowing { value in
      let pipeline = channel.pipeline.syncOperations
      let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
      let guards: [any ChannelHandler] = [
        ClosingTime(limit: limits.closing), StalledReader(limit: limits.stalled),
        BodyDeadline(limit: limits.body), RequestHeadGuard(),
      ]
      try pipeline.addHandlers(guards, position: .after(decoder))
      return value
    }
  }

  func handle(value: HTTP1Channel.Value, logger: Logger) async {
    await http.handle(value: value, logger: logger)
  }
}
