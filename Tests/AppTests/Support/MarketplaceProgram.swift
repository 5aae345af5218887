import Basics
import Commerce
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Simulator
import Storage
import Sync
import TestKit
import Web
import Work

@testable import App

/// The program connected to a simulated marketplace over real HTTP, on a clock that goes on.
struct MarketplaceProgram: Sendable {
  static let secret = "SECRET-OF-NOTICES"

  let services: AppServices
  let server: SimulatorServer
  let account: ChannelAccount

  static func with(
    faults: [String] = [], _ body: @escaping @Sendable (MarketplaceProgram) async throws -> Void
  ) async throws {
    let shop = try await SimulatedShop.open(
      ShopSpec(orders: 60, products: 20, favourites: 5, now: SystemWallClock().now()))
    var options = SimulatorOptions()
    options.faults = try FaultPlan(parsing: faults)
    options.trendyol.limits = nil
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
          let account = try await services.addMarketplace(address.channels[1])
          try await body(
            MarketplaceProgram(services: services, server: server, account: account))
        }
      }
    }
  }

  func sync() async throws {
    _ = try await services.syncEngine.run(
      account, connector: services.channels.connector(for: account), request: SyncRequest(),
      stop: StopSignal())
  }

  /// Serves with a worker for the length of the body, which gets the address.
  func serve(_ body: @escaping @Sendable (String) async throws -> Void) async throws {
    let (addresses, continuation) = AsyncStream<String>.makeStream()
    let server = WebServer(services: services, host: "127.0.0.1", port: 0, runsWorker: true)
    let serving = Task { try await server.run { continuation.yield($0) } }
    for await address in addresses {
      do {
        try await body(address)
      } catch {
        serving.cancel()
        throw error
      }
      break
    }
    serving.cancel()
    _ = await serving.result
  }

  /// Sends a notice to the program's receiver, which may take as long as a busy machine needs.
  func post(
    _ path: String, secret: String?, body: String
  ) async throws -> (status: HTTPResponse.Status, body: String) {
    let router = Router(context: WebContext.self)
    WebhookReceiver(services: services, longestAnswer: .seconds(300)) {}.addRoutes(to: router)
    return try await Application(router: router).test(.router) { client in
      var headers: HTTPFields = [.contentType: "application/json"]
      if let secret { headers[.init("x-api-key")!] = secret }
      return try await client.execute(
        uri: path, method: .post, headers: headers, body: ByteBuffer(string: body)
      ) { (status: $0.status, body: String(buffer: $0.body)) }
    }
  }

  /// Does the jobs of a kind that wait, and waits until none is left.
  func work(_ kind: String) async throws {
    let runner = WorkService(services: services).runner
    async let work: Void = runner.run()
    try await eventually("no \(kind) job is left") {
      try await services.integer(
        "SELECT count(*) FROM jobs WHERE kind = '\(kind)' AND state IN ('waiting', 'running')")
        == 0
    }
    runner.stop()
    await work
  }
}

extension AppServices {
  fileprivate func addMarketplace(_ channel: SimulatedChannel) async throws -> ChannelAccount {
    var secrets = Dictionary(
      uniqueKeysWithValues: channel.secrets.map { ($0.name, Secret($0.value)) })
    secrets["webhook-secret"] = Secret(MarketplaceProgram.secret)
    return try await channels.add(
      platform: channel.platform, name: "market",
      settings: Dictionary(uniqueKeysWithValues: channel.settings.map { ($0.name, $0.value) })
        .merging(["min-interval-ms": "0"]) { $1 }, secrets: secrets, actor: "test")
  }
}
