import AsyncHTTPClient
import Basics
import Logging
import NIOCore
import NIOHTTP1
import NIOSSL

/// The way out over the network. One for the whole program: create it first, shut it down last. A
/// client that is dropped without `shutdown` stops a debug build.
///
/// HTTP/1.1 with TLS 1.2 or later; certificates are always checked; plain http to loopback only;
/// redirects are never followed; bodies are bounded, as received and decompressed.
public final class AsyncHTTPTransport: HTTPTransport {
  /// Which addresses may be called.
  public enum Reach: Sendable {
    /// For an address that is written as a number or as `localhost` by whoever has the machine.
    case anyAddress
    /// The host is resolved, every address of it must be public or in one of the networks, and the
    /// connection goes to the very address that was checked, so a name server that changes its
    /// answer in between (DNS rebinding) gains nothing. The look-up counts into the connect limit.
    case publicAddresses(and: [IPNetwork])

    /// For addresses that come from users or from outside.
    public static var publicAddressesOnly: Reach { .publicAddresses(and: []) }
  }

  /// `OutboundTimeouts.connect` cannot be longer than this.
  public static let longestConnect = Duration.seconds(60)

  private let client: HTTPClient
  private let pinned = PinnedClients { host, address in
    HTTPClient(
      eventLoopGroupProvider: .singleton, configuration: configuration(pinning: [host: address]))
  }
  private let reach: Reach
  private let resolver: HostResolver
  private let userAgent: String
  private let logger: Logger

  /// - Parameter version: Sent to servers as `User-Agent: Tezgah/VERSION`.
  public convenience init(version: String = "0", reach: Reach = .anyAddress, logger: Logger) {
    self.init(version: version, reach: reach, resolver: .system, logger: logger)
  }

  init(version: String, reach: Reach, resolver: HostResolver, logger: Logger) {
    client = HTTPClient(
      eventLoopGroupProvider: .singleton, configuration: Self.configuration(pinning: [:]))
    self.reach = reach
    self.resolver = resolver
    userAgent = "Tezgah/\(version)"
    self.logger = logger
  }

  /// Ends every exchange and closes all connections. Later requests fail with `shutDown`. Takes
  /// two seconds at most, because a peer may stall; safe to call again.
  public func shutdown() async { await shutdown(within: .seconds(2)) }

  func shutdown(within grace: Duration) async {
    let clients = [client] + pinned.shut()
    let isClosed = await withTaskGroup(of: Bool.self) { group in
      for client in clients { group.addTask { await ClientClosing.close(client, within: grace) } }
      return await group.reduce(true) { $0 && $1 }
    }
    if !isClosed { logger.warning("some connections could not be closed in time") }
  }

  public func send(
    _ request: OutboundRequest
  ) async throws(OutboundError) -> OutboundResponse {
    try await send(request, within: reach)
  }

  func send(
    _ request: OutboundRequest, within reach: Reach
  ) async throws(OutboundError) -> OutboundResponse {
    let url = try OutboundURL(request.url)
    try url.requireSecure()
    guard case .publicAddresses(let also) = reach else {
      return try await send(request, to: url, client)
    }
    let lookUp = resolver.limited(to: request.timeouts.connect)
    let addresses = try await PublicAddress.all(url.host, lookUp, and: also)
    // A written address leads nowhere else.
    guard IPAddress(url.host) == nil else { return try await send(request, to: url, client) }
    return try await send(request, to: url, pinnedTo: addresses)
  }

  /// Sends over a connection to one of the given addresses. The name stays in `Host` and in the TLS
  /// check.
  func send(
    _ request: OutboundRequest, to url: OutboundURL, pinnedTo addresses: [String]
  ) async throws(OutboundError) -> OutboundResponse {
    guard let lease = await pinned.take(url.host, among: addresses) else {
      throw OutboundError(.shutDown, host: url.host)
    }
    do throws(OutboundError) {
      let response = try await send(request, to: url, lease.client)
      await pinned.giveBack(lease)
      return response
    } catch {
      let isUnreachable = error.kind == .connect || error.kind == .timeout(.connect)
      await pinned.giveBack(lease, isUnreachable: isUnreachable)
      throw error
    }
  }

  private func send(
    _ request: OutboundRequest, to url: OutboundURL, _ client: HTTPClient
  ) async throws(OutboundError) -> OutboundResponse {
    let began = ContinuousClock.now
    let collector = ReplyCollector(limit: request.maxResponseBytes, timeouts: request.timeouts)
    do {
      let reply = try await collect(request, collector, client)
      let body = try await BodyDecoding.decode(reply, limit: request.maxResponseBytes)
      let response = OutboundResponse(
        status: Int(reply.head.status.code),
        headers: OutboundHeaders(reply.head.headers.map { $0 }),
        body: body, receivedBytes: reply.body.count, elapsed: began.duration(to: .now),
        sentAfter: collector.sentAfter ?? .zero)
      log(request, url, "\(response.status)", response.receivedBytes, response.elapsed)
      return response
    } catch {
      let sentAfter = collector.sentAfter
      let kind = OutboundError.Kind(sorting: error, wasSent: sentAfter != nil)
      log(request, url, kind.reason, 0, began.duration(to: .now))
      throw OutboundError(kind, host: url.host, sentAfter: sentAfter)
    }
  }

  private func collect(
    _ request: OutboundRequest, _ collector: ReplyCollector, _ client: HTTPClient
  ) async throws -> ReplyCollector.Reply {
    try Task.checkCancellation()
    // No logger: the library's debug lines would hold addresses and parts of bodies.
    let exchange = client.execute(request: try prepare(request), delegate: collector)
    collector.watch(exchange)
    defer { collector.stopWatching() }
    return try await withTaskCancellationHandler {
      try await exchange.get()
    } onCancel: {
      exchange.fail(reason: CancellationError())
    }
  }

  private func prepare(_ request: OutboundRequest) throws -> HTTPClient.Request {
    var headers = HTTPHeaders(request.headers)
    for (name, value) in [("User-Agent", userAgent), ("Accept-Encoding", "gzip, deflate")]
    where !headers.contains(name: name) {
      headers.add(name: name, value: value)
    }
    return try HTTPClient.Request(
      url: request.url, method: HTTPMethod(rawValue: request.method.rawValue), headers: headers,
      body: request.body.map { .byteBuffer(ByteBuffer(bytes: $0)) })
  }

  private func log(
    _ request: OutboundRequest, _ url: OutboundURL, _ result: String, _ bytes: Int,
    _ elapsed: Duration
  ) {
    logger.debug(
      "request",
      metadata: [
        "method": "\(request.method.rawValue)", "host": "\(url.host)", "result": "\(result)",
        "bytes": "\(bytes)", "ms": "\(Int(elapsed / .milliseconds(1)))",
      ])
  }

  private static func configuration(pinning hosts: [String: String]) -> HTTPClient.Configuration {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: tls, redirectConfiguration: .disallow, decompression: .disabled)
    configuration.httpVersion = .http1Only
    configuration.http1_1ConnectionDebugInitializer = StatusCheck.install
    configuration.dnsOverride = hosts
    // The time limits of each request are minded by `ReplyCollector`.
    configuration.timeout = .init(connect: TimeAmount(longestConnect))
    // Repeating is our policy's business; a refused connection must not take a minute to show.
    configuration.connectionPool.retryConnectionEstablishment = false
    // Below the keep-alive of common servers, so that we seldom write into a closing connection.
    configuration.connectionPool.idleTimeout = .seconds(20)
    // Limiters bound the requests; waiting for a pooled connection would only eat their time.
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
    return configuration
  }
}
