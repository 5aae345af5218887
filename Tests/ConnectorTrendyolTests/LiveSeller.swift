import Basics
import Commerce
import ConnectorKit
import ConnectorTrendyol
import Logging
import Outbound
import Simulator
import TestKit
import Testing

/// A simulated seller account over real HTTP, and a connector to it.
struct LiveSeller {
  let server: SimulatorServer
  let connector: TrendyolConnector

  /// 23 November 2026, 13:00 in Istanbul.
  static let now = Timestamp(seconds: 1_795_428_000)

  struct Plan {
    /// Of the whole shop and all its years; a few in a hundred are packages that Trendyol still lists.
    var orders = 8000
    var products = 120
    var options = TrendyolOptions()
    var faults = FaultPlan()
    var settings: [String: String] = [:]

    init() { options.batchDelay = .milliseconds(20)...(.milliseconds(60)) }
  }

  /// Serves an account as long as `body` runs.
  static func with(
    _ change: (inout Plan) -> Void = { _ in },
    _ body: @escaping @Sendable (LiveSeller) async throws -> Void
  ) async throws {
    var plan = Plan()
    change(&plan)
    let shop = try await SimulatedShop.open(
      ShopSpec(orders: plan.orders, products: plan.products, favourites: 10, now: now),
      clock: StandingClock())
    var options = SimulatorOptions()
    options.trendyol = plan.options
    options.faults = plan.faults
    let server = SimulatorServer(shop: shop, options: options)
    let transport = AsyncHTTPTransport(logger: Logger(label: "test"))
    let (addresses, continuation) = AsyncStream<SimulatorAddress>.makeStream()
    let serving = Task { try await server.run { continuation.yield($0) } }
    defer { serving.cancel() }
    for await address in addresses {
      let connector = try connector(to: address, plan, transport)
      let result = await outcome {
        try await body(LiveSeller(server: server, connector: connector))
      }
      await transport.shutdown()
      return try result.get()
    }
  }

  private static func outcome(
    _ body: () async throws -> Void
  ) async -> Result<Void, any Error> {
    do { return .success(try await body()) } catch { return .failure(error) }
  }

  private static func connector(
    to address: SimulatorAddress, _ plan: Plan, _ transport: any HTTPTransport
  ) throws -> TrendyolConnector {
    var values = ["base-url": address.baseURL, "seller-id": String(plan.options.sellerID)]
    values.merge(plan.settings) { $1 }
    let settings = try ChannelSettings(
      values: values,
      secrets: [
        "api-key": Secret(plan.options.apiKey), "api-secret": Secret(plan.options.apiSecret),
        "webhook-secret": Secret("BILDIRIM"),
      ], fields: TrendyolConnector.descriptor.settings)
    return try TrendyolConnector(
      settings: settings, transport: transport,
      limiters: ServiceLimiters { _, _ in AccountLimiter(.unlimited, clock: FastClock()) })
  }

  /// Reads a stream to its end, going on after passing failures as a person would.
  func readAll(
    _ stream: SyncStream, _ scope: PullRequest.Scope = .everything
  ) async throws -> [String: RawRecord] {
    var records: [String: RawRecord] = [:]
    var cursor: String?
    var failures = 0
    for _ in 0..<2000 {
      do throws(ConnectorError) {
        let page = try await connector.pull(
          PullRequest(stream: stream, scope: scope, until: Self.now, cursor: cursor))
        #expect(page.rejected.isEmpty)
        for record in page.records { records[record.remoteID] = record }
        guard let next = page.next else { return records }
        cursor = next
      } catch {
        failures += 1
        guard error.kind != .unauthorised, failures < 40 else { throw error }
      }
    }
    return records
  }

  func orders() async throws -> [OrderRecord] {
    try await readAll(.orders).values.compactMap { record in
      guard case .order(let order) = try connector.map(record, stream: .orders) else { return nil }
      return order
    }
  }

  func variants() async throws -> [String: VariantRecord] {
    var variants: [String: VariantRecord] = [:]
    for record in try await readAll(.products).values {
      guard case .product(let product) = try connector.map(record, stream: .products) else {
        continue
      }
      for variant in product.variants { variants[variant.remoteID] = variant }
    }
    return variants
  }
}
