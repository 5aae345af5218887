import Basics
import Commerce
import ConnectorKit
import ConnectorTicimax
import ConnectorTrendyol
import Logging
import Outbound
import Simulator
import TestKit
import Testing

/// A platform under the contract. A new connector joins by a case here and passes every suite.
enum Platform: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case ticimax, trendyol

  var testDescription: String { rawValue }

  var descriptor: ConnectorDescriptor {
    switch self {
    case .ticimax: TicimaxConnector.descriptor
    case .trendyol: TrendyolConnector.descriptor
    }
  }

  /// The secret that a wrong one takes the place of.
  var keyName: String {
    switch self {
    case .ticimax: "uye-kodu"
    case .trendyol: "api-secret"
    }
  }

  /// False where a row that the channel does not know is left out in silence: the next reading
  /// tells.
  var tellsUnknownRows: Bool {
    switch self {
    case .ticimax: false
    case .trendyol: true
    }
  }

  fileprivate func connector(
    _ settings: ChannelSettings, _ transport: any HTTPTransport
  ) throws -> any OfferPushing {
    switch self {
    case .ticimax:
      try TicimaxConnector(
        settings: settings, transport: transport,
        limiter: AccountLimiter(.unlimited, clock: FastClock()))
    case .trendyol:
      try TrendyolConnector(
        settings: settings, transport: transport,
        limiters: ServiceLimiters { _, _ in AccountLimiter(.unlimited, clock: FastClock()) })
    }
  }
}

/// A simulated shop over real HTTP, and a connector to its account on one platform.
struct Channel: Sendable {
  let platform: Platform
  let server: SimulatorServer
  let connector: any OfferPushing
  private let make: @Sendable ([String: Secret]) throws -> any OfferPushing

  /// 23 November 2026, 13:00 in Istanbul.
  static let now = Timestamp(seconds: 1_795_428_000)
  /// Stands in every secret of these accounts, and may stand nowhere else.
  static let mark = "GIZLI-ANAHTAR"

  struct Plan {
    var orders = 3000
    var products = 60
    var faults = FaultPlan()
    var settings: [String: String] = [:]
  }

  /// Serves a shop as long as the body runs.
  static func with(
    _ platform: Platform, _ change: (inout Plan) -> Void = { _ in },
    _ body: @escaping @Sendable (Channel) async throws -> Void
  ) async throws {
    var plan = Plan()
    change(&plan)
    let server = try await server(plan)
    let transport = AsyncHTTPTransport(logger: Logger(label: "test"))
    let (addresses, continuation) = AsyncStream<SimulatorAddress>.makeStream()
    let serving = Task { try await server.run { continuation.yield($0) } }
    defer { serving.cancel() }
    for await address in addresses {
      let make = connecting(platform, to: address, plan.settings, transport)
      let result = await outcome {
        try await body(
          Channel(platform: platform, server: server, connector: try make([:]), make: make))
      }
      await transport.shutdown()
      return try result.get()
    }
  }

  /// As a program that was started anew makes it.
  func anotherConnector() throws -> any OfferPushing { try make([:]) }

  func connectorWithWrongKey() throws -> any OfferPushing {
    try make([platform.keyName: Secret(Self.mark)])
  }

  private static func server(_ plan: Plan) async throws -> SimulatorServer {
    let shop = try await SimulatedShop.open(
      ShopSpec(orders: plan.orders, products: plan.products, favourites: 30, now: now),
      clock: StandingClock())
    var options = SimulatorOptions()
    options.behaviour.isStrict = true
    options.faults = plan.faults
    options.trendyol.limits = nil
    options.trendyol.batchDelay = .milliseconds(10)...(.milliseconds(30))
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return SimulatorServer(shop: shop, options: options, logger: logger)
  }

  private static func connecting(
    _ platform: Platform, to address: SimulatorAddress, _ changed: [String: String],
    _ transport: any HTTPTransport
  ) -> @Sendable ([String: Secret]) throws -> any OfferPushing {
    { wrong in
      guard let channel = address.channels.first(where: { $0.platform == platform.rawValue })
      else { throw ConnectorError(.permanent, "the simulator has no \(platform.rawValue)") }
      var values = Dictionary(uniqueKeysWithValues: channel.settings.map { ($0.name, $0.value) })
      values.merge(changed) { $1 }
      var secrets = Dictionary(
        uniqueKeysWithValues: channel.secrets.map { ($0.name, Secret($0.value)) })
      secrets.merge(wrong) { $1 }
      return try platform.connector(
        ChannelSettings(values: values, secrets: secrets, fields: platform.descriptor.settings),
        transport)
    }
  }

  private static func outcome(
    _ body: () async throws -> Void
  ) async -> Result<Void, any Error> {
    do { return .success(try await body()) } catch { return .failure(error) }
  }
}
