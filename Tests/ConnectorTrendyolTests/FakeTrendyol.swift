import Basics
import Commerce
import ConnectorKit
import ConnectorTrendyol
import Outbound
import Synchronization
import TestKit

/// Trendyol in memory: answers the connector's requests by path, and keeps them.
final class FakeTrendyol: HTTPTransport {
  /// A request as it came.
  struct Call: Sendable {
    var method: String
    /// Behind `/integration`, without the query.
    var path: String
    var query: [String: String]
    var headers: OutboundHeaders
    var body: String

    subscript(_ name: String) -> String? { query[name] }
    func number(_ name: String) -> Int64 { query[name].flatMap { Int64($0) } ?? -1 }
  }

  typealias Answer = Result<OutboundResponse, OutboundError>

  private struct State {
    var calls: [Call] = []
    /// Answers that come before all others, first to last.
    var scripted: [Answer] = []
  }

  private let state = Mutex(State())
  private let handler: @Sendable (Call) -> Answer

  init(_ handler: @escaping @Sendable (Call) -> Answer = { _ in FakeTrendyol.status(404) }) {
    self.handler = handler
  }

  var calls: [Call] { state.withLock { $0.calls } }

  func script(_ answers: Answer...) { state.withLock { $0.scripted += answers } }

  func send(_ request: OutboundRequest) async throws(OutboundError) -> OutboundResponse {
    let call = Self.call(request)
    let scripted: Answer? = state.withLock { state in
      state.calls.append(call)
      return state.scripted.isEmpty ? nil : state.scripted.removeFirst()
    }
    return try (scripted ?? handler(call)).get()
  }

  private static func call(_ request: OutboundRequest) -> Call {
    let target = request.url.split(separator: "/integration", maxSplits: 1).last ?? ""
    let parts = target.split(separator: "?", maxSplits: 1)
    var query: [String: String] = [:]
    for pair in (parts.count > 1 ? parts[1] : "").split(separator: "&") {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      query[String(sides[0])] = sides.count > 1 ? unescaped(sides[1]) : ""
    }
    return Call(
      method: request.method.rawValue, path: String(parts.first ?? ""), query: query,
      headers: OutboundHeaders(request.headers),
      body: String(decoding: request.body ?? [], as: UTF8.self))
  }

  private static func unescaped(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"),
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: - Answers

  static func json(_ text: String, status: Int = 200) -> Answer {
    .success(
      OutboundResponse(
        status: status, headers: ["Content-Type": "application/json"], body: Array(text.utf8)))
  }

  static func status(_ status: Int, _ body: String = "", retryAfter: String? = nil) -> Answer {
    .success(
      OutboundResponse(
        status: status, headers: OutboundHeaders(retryAfter.map { [("Retry-After", $0)] } ?? []),
        body: Array(body.utf8)))
  }

  static func page(_ rows: [String], total: Int? = nil, pages: Int? = nil) -> Answer {
    json(
      """
      {"totalElements":\(total ?? rows.count),"totalPages":\(pages ?? 1),"page":0,"size":200,\
      "content":[\(rows.joined(separator: ","))]}
      """)
  }
}

/// A connector to it, at full speed.
struct TrendyolConnection {
  let shop: FakeTrendyol
  let connector: TrendyolConnector
  let clock = FastClock()
  /// Services in the order in which they were first asked, with their limits.
  let limits = Limits()

  static let until = Timestamp(seconds: 1_795_000_000)  // 2026-11-18T11:06:40Z

  init(
    _ shop: FakeTrendyol, _ settings: [String: String] = [:], secrets: [String: Secret] = [:]
  ) throws {
    self.shop = shop
    var values = ["seller-id": "4711"]
    values.merge(settings) { $1 }
    let checked = try ChannelSettings(
      values: values,
      secrets: ["api-key": Secret("ANAHTAR"), "api-secret": Secret("GIZLI")]
        .merging(secrets) { $1 },
      fields: TrendyolConnector.descriptor.settings)
    let (limits, clock) = (limits, clock)
    connector = try TrendyolConnector(
      settings: checked, transport: shop,
      limiters: ServiceLimiters { service, limit in
        limits.add(service, limit)
        return AccountLimiter(.unlimited, clock: clock)
      }, random: { 0.5 })
  }

  final class Limits: Sendable {
    private let seen = Mutex<[String: RateLimit]>([:])
    func add(_ service: String, _ limit: RateLimit) { seen.withLock { $0[service] = limit } }
    subscript(_ service: String) -> RateLimit? { seen.withLock { $0[service] } }
  }

  /// What a stream gave, page by page.
  struct Reading {
    var ids: [String] = []
    var pages: [PulledPage] = []
    var notices: [String] { pages.flatMap(\.notices) }
  }

  /// Reads a stream to its end.
  func readAll(
    _ stream: SyncStream, _ scope: PullRequest.Scope = .everything
  ) async throws(ConnectorError) -> Reading {
    var reading = Reading()
    var cursor: String?
    repeat {
      let page = try await connector.pull(
        PullRequest(stream: stream, scope: scope, until: Self.until, cursor: cursor))
      reading.pages.append(page)
      reading.ids += page.records.map(\.remoteID)
      cursor = page.next
    } while cursor != nil && reading.pages.count < 500
    return reading
  }

  /// The kind of the error that `body` throws; nil when it throws none.
  static func failure(
    _ body: () async throws -> Void
  ) async -> ConnectorError? {
    do {
      try await body()
      return nil
    } catch {
      return error as? ConnectorError
    }
  }
}
