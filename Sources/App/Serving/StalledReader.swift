import NIOCore
import NIOHTTP1

/// Closes a connection whose client takes nothing of an answer for so long.
///
/// Having nothing to write is no fault: time counts only while something waits to be sent.
final class StalledReader: ChannelOutboundHandler, RemovableChannelHandler {
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private let limit: TimeAmount
  private var waitingWrites = 0
  /// True when a write was completed since the last look.
  private var hasMoved = false
  /// Bytes that waited at the last look; one big write moves without being completed.
  private var waitingBytes = 0
  private var look: Scheduled<Void>?

  /// - Parameter limit: at least this long, and at most twice as long, nothing may move.
  init(limit: TimeAmount) { self.limit = limit }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let promise = promise ?? context.eventLoop.makePromise()
    waitingWrites += 1
    promise.futureResult.assumeIsolated().whenComplete { _ in
      self.waitingWrites -= 1
      self.hasMoved = true
      if self.waitingWrites == 0 { self.stop() }
    }
    context.write(data, promise: promise)
    if waitingWrites > 0, look == nil { start(context) }
  }

  func handlerRemoved(context: ChannelHandlerContext) { stop() }

  private func start(_ context: ChannelHandlerContext) {
    hasMoved = false
    waitingBytes = Self.bytes(context)
    look = context.eventLoop.assumeIsolated().scheduleTask(in: limit) {
      self.look = nil
      let bytes = Self.bytes(context)
      guard self.hasMoved || bytes < self.waitingBytes else {
        return context.close(promise: nil)
      }
      self.start(context)
    }
  }

  private func stop() {
    look?.cancel()
    look = nil
  }

  private static func bytes(_ context: ChannelHandlerContext) -> Int {
    (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
  }
}
