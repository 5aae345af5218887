import Basics
import ConnectorKit
import ConnectorTrendyol
import Foundation
import Inventory
import Outbound
import Storage
import Synchronization

/// Tells a channel every level of the shop: the program's publisher and the real Trendyol client with
/// its real pace; only the far end answers at once.
enum FullPush {
  static func measure(_ location: String, variants: Int64) async throws -> String {
    let database = try LagBenchmark.open(location)
    try await Migrator(database: database, clock: MachineClock()).migrate()
    try await LagShop.build(variants: variants, in: database)
    let far = WillingTrendyol()
    let connector = try TrendyolConnector(
      settings: ChannelSettings(
        values: ["base-url": "http://127.0.0.1:9", "seller-id": "1"],
        secrets: ["api-key": Secret("K"), "api-secret": Secret("S")],
        fields: TrendyolConnector.descriptor.settings),
      transport: far, limiters: limiters())
    let publisher = StockPublisher(
      database: database, channelID: 2, connector: connector, clock: MachineClock(),
      makeFlight: { UUID().uuidString })
    let began = ContinuousClock.now
    var requests = 0
    while try await publisher.push(looksAtAll: requests % 10 == 0) { requests += 1 }
    let handedOver = LagBenchmark.seconds(ContinuousClock.now - began)
    while try await waiting(in: database) > 0 {
      try await Task.sleep(for: .milliseconds(500))
      try await publisher.poll()
    }
    let known = LagBenchmark.seconds(ContinuousClock.now - began)
    try await check(database, variants)
    await database.close()
    return report(
      location, variants, batches: far.batches, handedOver: handedOver, known: known)
  }

  /// One for each service, as `AccountLimiters` has them.
  private static func limiters() -> ServiceLimiters {
    let kept = Mutex<[String: AccountLimiter]>([:])
    return ServiceLimiters { service, limit in
      kept.withLock { kept in
        let limiter = kept[service] ?? AccountLimiter(limit)
        kept[service] = limiter
        return limiter
      }
    }
  }

  private static func waiting(in database: any Database) async throws -> Int64 {
    try await database.read {
      try $0.integer("SELECT count(*) FROM push_tickets WHERE channel_id = 2") ?? 0
    }
  }

  private static func check(_ database: any Database, _ variants: Int64) async throws {
    let applied = try await database.read {
      try $0.integer(
        """
        SELECT count(*) FROM stock_publications
        WHERE channel_id = 2 AND state = 'applied' AND is_due = 0
        """)
    }
    guard applied == variants else {
      throw StorageError(.other, message: "\(applied ?? 0) of \(variants) levels were applied")
    }
  }

  private static func report(
    _ location: String, _ variants: Int64, batches: Int, handedOver: Double, known: Double
  ) -> String {
    // 5 requests a second (`TrendyolService.offers`).
    let floor = Double(batches) * 0.2
    return JSONText.object([
      ("engine", JSONText.string(location.hasPrefix("postgres://") ? "postgres" : "sqlite")),
      ("variants", String(variants)), ("batches", String(batches)),
      ("batchesByRateSeconds", String(format: "%.2f", floor)),
      ("handedOverSeconds", String(format: "%.2f", handedOver)),
      ("ratio", String(format: "%.3f", handedOver / floor)),
      ("outcomesKnownSeconds", String(format: "%.2f", known)),
    ])
  }
}

/// Takes every batch, and says afterwards that each of its rows is done.
private final class WillingTrendyol: HTTPTransport {
  private let taken = Mutex<[String: [String]]>([:])

  var batches: Int { taken.withLock { $0.count } }

  func send(_ request: OutboundRequest) async throws(OutboundError) -> OutboundResponse {
    let body = request.method == .post ? take(request.body ?? []) : result(request.url)
    return OutboundResponse(
      status: 200, headers: ["Content-Type": "application/json"], body: Array(body.utf8))
  }

  private func take(_ body: [UInt8]) -> String {
    let document = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]
    let items = document?["items"] as? [[String: Any]] ?? []
    let barcodes = items.compactMap { $0["barcode"] as? String }
    let name = taken.withLock { taken -> String in
      let name = "batch-\(taken.count)"
      taken[name] = barcodes
      return name
    }
    return #"{"batchRequestId":"\#(name)"}"#
  }

  private func result(_ url: String) -> String {
    let name = url.split(separator: "/").last.map(String.init) ?? ""
    let barcodes = taken.withLock { $0[name] ?? [] }
    let items = barcodes.map {
      #"{"requestItem":{"barcode":"\#($0)"},"status":"SUCCESS","failureReasons":[]}"#
    }
    return
      #"{"batchRequestId":"\#(name)","itemCount":\#(barcodes.count),"items":[\#(items.joined(separator: ","))]}"#
  }
}
