import Basics
import ConnectorKit
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Storage
import Synchronization
import Web
import Work

/// `POST /hooks/{platform}/{channel}`, or `/hooks/channel/{number}`: notices of marketplaces. No session and no form, but the
/// secret that the marketplace was given, which is looked at before anything is parsed.
///
/// An unknown channel and a wrong secret are answered alike and after the same time, so that nobody
/// learns the names of channels. What is taken is stored before the answer; a marketplace that is
/// answered with a failure comes again.
struct WebhookReceiver: Sendable {
  static let mostBytes = 1 << 20
  /// Whatever the reason of a refusal, it comes so long after the request.
  static let refusalTime = Duration.milliseconds(250)
  /// Trendyol names no limit; two seconds are its integrators' rule (wire facts 2026-11-23, §19).
  static let longestAnswer = Duration.seconds(2)

  let services: AppServices
  private let longestAnswer: Duration
  /// Tells the worker of this process that there is something to do.
  let wake: @Sendable () -> Void
  private let gate = RefusalGate()
  private let senders = KnownSenders()

  init(
    services: AppServices, longestAnswer: Duration = Self.longestAnswer,
    wake: @escaping @Sendable () -> Void
  ) {
    self.services = services
    self.longestAnswer = longestAnswer
    self.wake = wake
  }

  func addRoutes(to router: Router<WebContext>) {
    router.post("/hooks/{platform}/{channel}") { request, context in
      try await answer(request, context)
    }
  }

  private func answer(_ request: Request, _ context: WebContext) async throws -> Response {
    let arrived = ContinuousClock.now
    let path =
      "\(context.parameters.get("platform") ?? "")/\(context.parameters.get("channel") ?? "")"
    guard let body = try await Self.body(request) else { return Self.plain(.contentTooLarge) }
    let notice = WebhookNotice(
      headers: request.headers.map { ($0.name.rawName, $0.value) }, body: body)
    // Behind a proxy all share one address: whoever guesses must not keep the marketplace out.
    guard gate.admits(context.clientAddress, at: arrived) || senders.know(path, notice) else {
      return Self.plain(.tooManyRequests, retryAfter: 60)
    }
    do {
      let taken = try await TimeBound.within(longestAnswer) {
        try await take(notice, path)
      }
      switch taken {
      case true?: return Self.plain(.ok)
      case false?: break
      case nil: return Self.plain(.serviceUnavailable, retryAfter: 5)
      }
    } catch let error as StorageError {
      services.logger.error(
        "a notice could not be stored", metadata: ["reason": "\(error.message.cut(toBytes: 300))"])
      return Self.plain(.serviceUnavailable, retryAfter: 5)
    }
    gate.note(context.clientAddress, at: arrived)
    try await Task.sleep(until: arrived + Self.refusalTime, clock: .continuous)
    return Self.plain(.unauthorized)
  }

  /// Stores what an authentic notice hints at, and asks for a look, in one transaction.
  /// - Returns: false when it is not authentic, or there is no such channel.
  private func take(_ notice: WebhookNotice, _ path: String) async throws -> Bool {
    guard let (account, connector) = try await sender(path), connector.isAuthentic(notice) else {
      return false
    }
    senders.note(path, connector)
    let (hints, now) = (NoticeHints.read(notice, connector), services.clock.now())
    let isNews = try await services.database.write { connection in
      let news = try WebhookHints.note(hints, channelID: account.id, now: now, in: connection)
      guard news > 0 else { return false }
      try JobQueue.enqueue(
        HintJob.request(channelID: account.id, now: now), now: now, in: connection)
      return true
    }
    if isNews { wake() }
    return true
  }

  private func sender(
    _ path: String
  ) async throws -> (account: ChannelAccount, connector: any WebhookSubscribing)? {
    let parts = path.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, parts[1].utf8.count <= 40 else { return nil }
    let name = String(parts[1])
    let isNumbered = parts[0] == "channel"
    let account = try await services.database.read { connection in
      isNumbered
        ? try Int64(name).flatMap { try ChannelAccounts.find(id: $0, in: connection) }
        : try ChannelAccounts.find(name: name, in: connection)
    }
    guard let account, isNumbered || account.platform == parts[0],
      let connector = try? services.channels.connector(for: account) as? any WebhookSubscribing
    else { return nil }
    return (account, connector)
  }

  /// - Returns: nil when it is larger than any notice.
  private static func body(_ request: Request) async throws -> [UInt8]? {
    do {
      return try await request.bytes(upTo: mostBytes)
    } catch is NIOTooManyBytesError {
      return nil
    }
  }

  private static func plain(_ status: HTTPResponse.Status, retryAfter: Int? = nil) -> Response {
    var headers: HTTPFields = [.contentType: "text/plain; charset=utf-8"]
    if let retryAfter { headers[.retryAfter] = String(retryAfter) }
    return Response(
      status: status, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(string: "\(status.code)\n")))
  }
}

/// Channels whose marketplace has shown its secret to this process, to know it again without asking
/// the database.
private final class KnownSenders: Sendable {
  private let connectors = Mutex<[String: any WebhookSubscribing]>([:])

  func know(_ path: String, _ notice: WebhookNotice) -> Bool {
    connectors.withLock { $0[path] }?.isAuthentic(notice) ?? false
  }

  func note(_ path: String, _ connector: any WebhookSubscribing) {
    connectors.withLock { $0[path] = connector }
  }
}
