import Basics
import Commerce
import ConnectorKit
import ConnectorTicimax
import Logging
import Outbound
import Simulator
import TestKit

/// A simulated shop over real HTTP, and a connector to it. Strict: a member that the service would
/// ignore fails the request.
struct LiveShop {
  let shop: SimulatedShop
  let server: SimulatorServer
  let connector: TicimaxConnector

  /// 23 November 2026, 13:00 in Istanbul.
  static let now = Timestamp(seconds: 1_795_428_000)

  struct Plan {
    var orders = 700
    var products = 260
    var favourites = 400
    var behaviour = ShopBehaviour()
    var faults = FaultPlan()
    var settings: [String: String] = [:]
    var key = "SIMULATED-UYE-KODU"

    init() { behaviour.isStrict = true }
  }

  /// Serves a shop as long as `body` runs.
  static func with(
    _ change: (inout Plan) -> Void = { _ in },
    _ body: @escaping @Sendable (LiveShop) async throws -> Void
  ) async throws {
    var plan = Plan()
    change(&plan)
    let shop = try await SimulatedShop.open(
      ShopSpec(
        orders: plan.orders, products: plan.products, favourites: plan.favourites, now: now),
      clock: StandingClock())
    var options = SimulatorOptions()
    options.behaviour = plan.behaviour
    options.faults = plan.faults
    let server = SimulatorServer(shop: shop, options: options)
    let transport = AsyncHTTPTransport(logger: Logger(label: "test"))
    let (addresses, continuation) = AsyncStream<SimulatorAddress>.makeStream()
    let serving = Task { try await server.run { continuation.yield($0) } }
    defer { serving.cancel() }
    for await address in addresses {
      let connector = try connector(to: address, plan, transport)
      let result = await outcome {
        try await body(LiveShop(shop: shop, server: server, connector: connector))
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
  ) throws -> TicimaxConnector {
    var values = ["base-url": address.baseURL]
    values.merge(plan.settings) { $1 }
    let settings = try ChannelSettings(
      values: values, secrets: ["uye-kodu": Secret(plan.key)],
      fields: TicimaxConnector.descriptor.settings)
    return try TicimaxConnector(
      settings: settings, transport: transport,
      limiter: AccountLimiter(.unlimited, clock: FastClock()))
  }

  // MARK: - Reading

  struct Reading: Sendable {
    var records: [String: RawRecord] = [:]
    /// Records given, a key that came twice counted twice.
    var given = 0
    var rejected: [RejectedRecord] = []
    var pages = 0
    var failures: [ConnectorError] = []
    var cost = PullStatistics()

    mutating func add(_ page: PulledPage) {
      pages += 1
      given += page.records.count
      rejected += page.rejected
      cost += page.statistics
      for record in page.records { records[record.remoteID] = record }
    }
  }

  /// Reads a stream to its end, going on after passing failures as a person would.
  func readAll(
    _ stream: SyncStream, _ scope: PullRequest.Scope = .everything, members: [String] = []
  ) async throws -> Reading {
    var reading = Reading()
    var cursor: String?
    while reading.pages < 3000 {
      let request = PullRequest(
        stream: stream, scope: scope, until: Self.now.adding(seconds: 60), cursor: cursor,
        memberRemoteIDs: { after, limit in
          let start = after.flatMap { members.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
          return Array(members.dropFirst(start).prefix(limit))
        })
      do throws(ConnectorError) {
        let page = try await connector.pull(request)
        reading.add(page)
        guard let next = page.next else { return reading }
        cursor = next
      } catch {
        guard error.kind != .unauthorised, reading.failures.count < 40 else { throw error }
        reading.failures.append(error)
      }
    }
    return reading
  }
}
