import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Synchronization

/// Follows one exchange: notes when the request really left, collects the body within its bound,
/// refuses redirects and ends an exchange that is overdue.
///
/// The library's callback interface is used rather than its newer `async` one because only this
/// one tells when the head was written. That moment decides whether a write can have happened,
/// and lets every request have its own time limits on the one shared client.
final class ReplyCollector: HTTPClientResponseDelegate {
  struct Reply: Sendable {
    let head: HTTPResponseHead
    /// As received, perhaps compressed.
    let body: [UInt8]
  }

  private struct State {
    var progress: ExchangeProgress
    var head: HTTPResponseHead?
    var body: [UInt8] = []
    var timer: Scheduled<Void>?
    var isOver = false
  }

  private let limit: Int
  private let state: Mutex<State>

  init(limit: Int, timeouts: OutboundTimeouts) {
    self.limit = limit
    state = Mutex(State(progress: ExchangeProgress(began: .now(), timeouts: timeouts)))
  }

  /// From the start until the head was written; nil when nothing was sent.
  var sentAfter: Duration? { state.withLock { $0.progress.sentAfter } }

  // MARK: Time limits

  /// Ends the exchange when it is overdue. To be called right after its start.
  func watch(_ exchange: HTTPClient.Task<Reply>) {
    exchange.eventLoop.execute { self.look(after: exchange) }
  }

  /// Runs on the exchange's event loop only, as all callbacks do, so looks cannot overtake each
  /// other.
  private func look(after exchange: HTTPClient.Task<Reply>) {
    let limit = state.withLock { $0.progress.limit }
    if limit.moment <= .now() {
      exchange.fail(reason: ExchangeFailure(.timeout(limit.phase)))
      return
    }
    // The timer looks again and is not set anew for every piece of the body: within a phase the
    // limit only moves later.
    let timer = exchange.eventLoop.scheduleTask(deadline: limit.moment) {
      self.look(after: exchange)
    }
    state.withLock { state in
      state.timer?.cancel()
      if state.isOver { timer.cancel() } else { state.timer = timer }
    }
  }

  /// Lets go of the timer, which otherwise keeps the body alive until it fires.
  func stopWatching() {
    state.withLock { state in
      state.isOver = true
      state.timer?.cancel()
      state.timer = nil
    }
  }

  // MARK: HTTPClientResponseDelegate

  func didSendRequestHead(task: HTTPClient.Task<Reply>, _ head: HTTPRequestHead) {
    state.withLock { $0.progress.headSent(at: .now()) }
    // Another phase, whose limit may be earlier than the timer that runs.
    look(after: task)
  }

  func didSendRequestPart(task: HTTPClient.Task<Reply>, _ part: IOData) {
    state.withLock { $0.progress.noteActivity(at: .now()) }
  }

  func didReceiveHead(
    task: HTTPClient.Task<Reply>, _ head: HTTPResponseHead
  ) -> EventLoopFuture<Void> {
    state.withLock { state in
      state.progress.noteActivity(at: .now())
      state.head = head
    }
    if head.isRedirect {
      return refuse(task, .redirectRefused(host: head.redirectHost))
    }
    if let length = head.headers.first(name: "content-length").flatMap({ Int($0) }), length > limit
    {
      return refuse(task, .tooLarge(limit: limit))
    }
    return task.eventLoop.makeSucceededVoidFuture()
  }

  func didReceiveBodyPart(
    task: HTTPClient.Task<Reply>, _ part: ByteBuffer
  ) -> EventLoopFuture<Void> {
    let fits = state.withLock { state in
      state.progress.noteActivity(at: .now())
      guard state.body.count + part.readableBytes <= limit else { return false }
      part.withUnsafeReadableBytes { state.body.append(contentsOf: $0) }
      return true
    }
    return fits
      ? task.eventLoop.makeSucceededVoidFuture() : refuse(task, .tooLarge(limit: limit))
  }

  func didFinishRequest(task: HTTPClient.Task<Reply>) throws -> Reply {
    try state.withLock { state in
      guard let head = state.head else { throw ExchangeFailure(.badReply) }
      defer { state.body = [] }
      return Reply(head: head, body: state.body)
    }
  }

  /// A failed future makes the library cancel the exchange and close the connection.
  private func refuse(
    _ task: HTTPClient.Task<Reply>, _ kind: OutboundError.Kind
  ) -> EventLoopFuture<Void> {
    task.eventLoop.makeFailedFuture(ExchangeFailure(kind))
  }
}

extension HTTPResponseHead {
  /// 304 is an answer to a conditional request, not a redirect.
  fileprivate var isRedirect: Bool { (300..<400).contains(status.code) && status != .notModified }

  fileprivate var redirectHost: String? {
    headers.first(name: "location").flatMap { try? OutboundURL($0).host }
  }
}
