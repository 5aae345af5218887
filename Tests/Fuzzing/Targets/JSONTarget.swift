import Basics
import Commerce
import ConnectorKit
import ConnectorTrendyol
import Markup
import Outbound

/// The JSON reader, and replies of Trendyol: cut, mapped, and taken as notices.
struct JSONTarget: FuzzTarget {
  /// What stands in the replies of a stream and in no other's.
  private static let signs: [(sign: StaticString, stream: SyncStream)] = [
    ("subCategories", .categories), ("\"brands\"", .brands), ("productMainId", .products),
    ("shipmentPackageId", .orders), ("claimItems", .claims), ("webUrl", .questions),
  ]

  func check(_ input: [UInt8]) async throws -> FuzzOutcome {
    let isJSON = try JSONWalk.check(input)
    let streams = Self.signs.filter { input.holds($0.sign) }.map(\.stream)
    var found = 0
    for stream in streams.isEmpty ? [.orders] : streams {
      let connector = try Self.connector(on: input)
      let again = try Self.connector(on: input)
      found += try await PulledReply.check(stream, connector, again)
    }
    if input.holds("transactionDate") { found += try await Self.checkSettlements(input) }
    found += try Self.checkNotice(input)
    return isJSON || found > 0 ? .read : .refused
  }

  private static func connector(on reply: [UInt8]) throws -> TrendyolConnector {
    let settings = try ChannelSettings(
      values: [
        "seller-id": "4711", "max-attempts": "1",
        "order-reading": reply.count % 2 == 0 ? "list" : "stream",
      ],
      secrets: [
        "api-key": Secret("K"), "api-secret": Secret("S"), "webhook-secret": Secret("W"),
      ], fields: TrendyolConnector.descriptor.settings)
    let clock = CannedTransport.clock
    return try TrendyolConnector(
      settings: settings, transport: CannedTransport(reply, type: "application/json"),
      limiters: ServiceLimiters { _, _ in AccountLimiter(.unlimited, clock: clock) },
      random: { 0.5 })
  }

  private static func checkSettlements(_ input: [UInt8]) async throws -> Int {
    let connector = try connector(on: input)
    guard case .success(let lines) = await settlements(connector) else { return 0 }
    for line in lines { try MappedBounds.check(line) }
    return lines.count
  }

  private static func settlements(
    _ connector: TrendyolConnector
  ) async -> Result<[SettlementRecord], ConnectorError> {
    let request = SettlementRequest(
      from: PulledReply.until.adding(days: -10), to: PulledReply.until)
    do throws(ConnectorError) {
      return .success(try await connector.settlements(request).records)
    } catch {
      return .failure(error)
    }
  }

  private static func checkNotice(_ input: [UInt8]) throws -> Int {
    let notice = WebhookNotice(
      headers: [("X-Api-Key", String(decoding: input.prefix(64), as: UTF8.self))], body: input)
    let connector = try connector(on: [])
    try BrokenPromise.unless(!connector.isAuthentic(notice), "a wrong secret is taken")
    do throws(ConnectorError) {
      return try connector.records(in: notice).count
    } catch {
      return 0
    }
  }
}
