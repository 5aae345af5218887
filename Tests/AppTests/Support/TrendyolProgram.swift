import Basics
import Commerce
import ConnectorKit
import Logging
import Simulator
import Storage
import Sync
import Synchronization
import TestKit
import Work

@testable import App

/// The program connected to a simulated seller account over real HTTP.
struct TrendyolProgram: Sendable {
  let services: AppServices
  let server: SimulatorServer
  let account: ChannelAccount

  static func with(
    orders: Int = 4000, _ body: @escaping @Sendable (TrendyolProgram) async throws -> Void
  ) async throws {
    let shop = try await SimulatedShop.open(
      ShopSpec(orders: orders, products: 40, favourites: 10, now: StandingClock().now()),
      clock: StandingClock())
    let options = SimulatorOptions()
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let server = SimulatorServer(shop: shop, options: options, logger: logger)
    let (addresses, continuation) = AsyncStream<SimulatorAddress>.makeStream()
    let serving = Task { try await server.run { continuation.yield($0) } }
    defer { serving.cancel() }
    for await address in addresses {
      return try await TestProgram.with { services, _ in
        let account = try await services.channels.add(
          platform: "trendyol", name: "market",
          settings: [
            "base-url": address.baseURL, "seller-id": String(options.trendyol.sellerID),
            "min-interval-ms": "0",
          ],
          secrets: [
            "api-key": Secret(options.trendyol.apiKey),
            "api-secret": Secret(options.trendyol.apiSecret),
          ], actor: "test")
        try await body(TrendyolProgram(services: services, server: server, account: account))
      }
    }
  }

  func sync(_ streams: [SyncStream]) async throws -> SyncReport {
    try await services.syncEngine.run(
      account, connector: services.channels.connector(for: account),
      request: SyncRequest(streams: streams))
  }

  var desk: PanelDesk {
    PanelDesk(
      services: services,
      syncs: SyncRequests(database: services.database, clock: services.clock, wake: {}))
  }

  /// Reads the account until the job is done.
  /// - Parameter pages: after so many pages each run is asked to stop, as when the program ends.
  /// - Returns: how many runs that took.
  func readAccount(stoppingAfter pages: Int = .max) async throws -> Int {
    let (id, now) = (account.id, services.clock.now())
    let job = try await services.database.write { connection in
      try JobQueue.enqueue(
        JobRequest(kind: SettlementJob.kind, channelID: id), now: now, in: connection)
      return try JobQueue.claim(
        upTo: 1, kinds: [SettlementJob.kind], worker: "w", now: now, in: connection)[0]
    }
    for run in 1...100 {
      let looks = Mutex(0)
      let context = JobContext(
        job: job, database: FencedDatabase(services.database, job: job, clock: services.clock),
        clock: services.clock,
        isStopping: {
          looks.withLock { looks in
            looks += 1
            return looks > pages
          }
        }, onStopping: { _ in })
      if case .done = try await SettlementJob(services: services).run(context) {
        try await services.database.write { try JobQueue.finish(job, now: now, in: $0) }
        return run
      }
    }
    return 0
  }
}
