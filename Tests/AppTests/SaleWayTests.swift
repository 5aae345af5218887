import Basics
import Commerce
import Inventory
import Logging
import Simulator
import Storage
import Sync
import TestKit
import Testing
import Work

@testable import App

/// A sale's whole way over real protocols: bought on one channel, read from there, taken from the
/// stock that is kept here, told to the other channel, and shown by it.
struct SaleWayTests {
  private struct Program: Sendable {
    let services: AppServices
    let server: SimulatorServer
    let shop: ChannelAccount
    let market: ChannelAccount
    let runner: JobRunner

    func account(_ place: DemoPlace) -> ChannelAccount { place == .shop ? shop : market }

    func read(_ place: DemoPlace, _ streams: [SyncStream]? = nil) async throws {
      let report = try await services.syncEngine.run(
        account(place), connector: services.channels.connector(for: account(place)),
        request: SyncRequest(streams: streams))
      #expect(report.state == .complete, "\(report.message)")
      runner.wake()
    }

    /// Waits until both channels show so many units.
    func show(_ goods: DemoGoods, _ units: Int, _ what: String) async throws {
      try await eventually("both channels show \(units) units, \(what)") {
        DemoPlace.allCases.allSatisfy { $0.stock(of: goods, server) == units }
      }
    }
  }

  private static func with(
    _ body: @escaping @Sendable (Program) async throws -> Void
  ) async throws {
    let shop = try await SimulatedShop.open(
      ShopSpec(orders: 60, products: 20, favourites: 5, now: SystemWallClock().now()))
    var options = SimulatorOptions()
    options.trendyol.limits = nil
    options.trendyol.batchDelay = .milliseconds(10)...(.milliseconds(30))
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let server = SimulatorServer(shop: shop, options: options, logger: logger)
    let (addresses, continuation) = AsyncStream<SimulatorAddress>.makeStream()
    let serving = Task { try await server.run { continuation.yield($0) } }
    defer { serving.cancel() }
    for await address in addresses {
      return try await TestFolder.with { folder in
        let configuration = try AppConfiguration(environment: ["TEZGAH_DATA_DIR": folder.path])
        try await AppServices.with(configuration, logger: logger) { services in
          try await connect(services, server, address, body)
        }
      }
    }
  }

  private static func connect(
    _ services: AppServices, _ server: SimulatorServer, _ address: SimulatorAddress,
    _ body: @escaping @Sendable (Program) async throws -> Void
  ) async throws {
    var accounts: [ChannelAccount] = []
    for channel in address.channels {
      var settings = Dictionary(uniqueKeysWithValues: channel.settings.map { ($0.name, $0.value) })
      settings["min-interval-ms"] = "0"
      accounts.append(
        try await services.channels.add(
          platform: channel.platform, name: channel.platform, settings: settings,
          secrets: Dictionary(
            uniqueKeysWithValues: channel.secrets.map { ($0.name, Secret($0.value)) }),
          actor: "test"))
    }
    let runner = WorkService(services: services).runner
    let program = Program(
      services: services, server: server, shop: accounts[0], market: accounts[1], runner: runner)
    async let work: Void = runner.run()
    do {
      try await body(program)
    } catch {
      runner.stop()
      await work
      throw error
    }
    runner.stop()
    await work
  }

  /// Reads both channels, links their goods, and keeps their stock here from now on.
  private static func open(_ program: Program) async throws -> DemoGoods {
    for place in DemoPlace.allCases { try await program.read(place) }
    let services = program.services
    _ = try await MatchJob.matching(services.database, services.clock).run()
    let now = services.clock.now()
    let ids = (program.shop.id, program.market.id)
    let goods = try await services.database.write { connection in
      try StockKeeping.start(warehouse: "Depo", actor: "test", now: now, in: connection)
      for id in [ids.0, ids.1] {
        try StockPolicies.set(
          StockPolicy(), channelID: id, actor: "test", now: now, in: connection)
      }
      return try DemoGoods.load(shopID: ids.0, marketplaceID: ids.1, in: connection)
    }
    program.runner.wake()
    // Channels tell times in whole seconds: what is sold now must not look older than the first
    // count.
    try await eventually("all stock is told") {
      try await services.integer(
        """
        SELECT count(*) FROM stock_publications
        WHERE is_due = 1 OR state IN ('sending', 'accepted')
        """) == 0
    }
    return try #require(
      goods.first { goods in
        DemoPlace.allCases.allSatisfy { $0.stock(of: goods, program.server) > 3 }
      })
  }

  @Test func `what is sold on one channel is gone on the other, and back when it is cancelled`()
    async throws
  {
    try await Self.with { program in
      let goods = try await Self.open(program)
      var units = DemoPlace.shop.stock(of: goods, program.server)
      for place in DemoPlace.allCases {
        let number = try #require(place.sell(goods, program.server))
        units -= 1
        #expect(place.other.stock(of: goods, program.server) == units + 1)
        try await program.read(place, [.orders])
        try await program.show(goods, units, "sold on \(place)")
        #expect(place.cancel(number, program.server))
        units += 1
        try await program.read(place, [.orders])
        try await program.show(goods, units, "cancelled on \(place)")
      }
      let report = try await program.services.database.read { try StockVerification.run(in: $0) }
      #expect(report.isSound && report.movements > 0)
    }
  }
}
