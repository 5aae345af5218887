import NIOCore
import NIOHTTP1

/// Closes a connection whose request is not complete in time, however steadily it drips.
///
/// Time counts only while the server is ready to read: what the server itself needs is not the
/// client's.
final class BodyDeadline: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart

  private let limit: TimeAmount
  /// What is left for the request that is being read; nil between requests.
  private var left: TimeAmount?
  private var isReading = false
  private var since = NIODeadline.uptimeNanoseconds(0)
  private var closing: Scheduled<Void>?

  init(limit: TimeAmount) { self.limit = limit }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      stop(context)
      left = limit
      if isReading { start(context) }
    case .body: break
    case .end:
      stop(context)
      left = nil
    }
    context.fireChannelRead(data)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    isReading = false
    stop(context)
    context.fireChannelReadComplete()
  }

  /// Comes only when whoever handles the request has room for more.
  func read(context: ChannelHandlerContext) {
    if !isReading {
      isReading = true
      start(context)
    }
    context.read()
  }

  func channelInactive(context: ChannelHandlerContext) {
    forget(context)
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { forget(context) }

  private func forget(_ context: ChannelHandlerContext) {
    stop(context)
    left = nil
  }

  private func start(_ context: ChannelHandlerContext) {
    guard let left, closing == nil else { return }
    since = context.eventLoop.now
    closing = context.eventLoop.assumeIsolated().scheduleTask(in: left) {
      self.closing = nil
      self.left = nil
      context.close(promise: nil)
    }
  }

  private func stop(_ context: ChannelHandlerContext) {
    guard let running = closing else { return }
    running.cancel()
    closing = nil
    left = left.map { $0 - (context.eventLoop.now - since) }
  }
}
