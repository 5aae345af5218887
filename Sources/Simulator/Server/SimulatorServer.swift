import Hummingbird
import Logging
import NIOCore
import Outbound

/// Serves a simulated shop over HTTP on this machine.
///
/// Paths: the four SOAP services under `/Servis/` with their descriptions (`?wsdl`, `?singleWsdl`,
/// `?xsd=xsdN`), Trendyol's seller API under `/integration/` for the same shop's goods, and
/// `/_simulator/…` to watch and to steer (docs/simulator.md).
public struct SimulatorServer: Sendable {
  public let shop: SimulatedShop
  public let options: SimulatorOptions
  /// The shop's seller account on Trendyol.
  public let trendyol: TrendyolAccount
  private let endpoint: SOAPEndpoint
  private let requests: RequestLog
  private let time: SimulatorTime
  private let logger: Logger

  /// - Parameter time: how the server measures and waits.
  public init(
    shop: SimulatedShop, options: SimulatorOptions = SimulatorOptions(),
    time: SimulatorTime = .live, logger: Logger = Logger(label: "simulator")
  ) {
    self.shop = shop
    self.options = options
    self.time = time
    self.logger = logger
    requests = RequestLog()
    trendyol = TrendyolAccount(
      shop: shop, options: options.trendyol, faults: options.faults, time: time)
    endpoint = SOAPEndpoint(shop: shop, options: options, time: time, log: requests)
    if options.faults.rate(of: .drift) > 0 {
      let source = shop.source
      shop.withState { $0.beginDrift(source, seed: options.faults.seed) }
    }
  }

  /// The requests received so far, oldest first; the last 100,000.
  public var log: [LoggedRequest] { requests.all }

  private static func outcome(
    _ body: () async throws -> Void
  ) async -> Result<Void, any Error> {
    do { return .success(try await body()) } catch { return .failure(error) }
  }

  /// Serves until the task is cancelled or its service group shuts down.
  /// - Parameter onReady: called once, as soon as requests are accepted.
  /// - Throws: when the port is taken.
  public func run(onReady: @escaping @Sendable (SimulatorAddress) async -> Void = { _ in })
    async throws
  {
    let key = options.behaviour.keys.first?.code ?? ""
    let application = Application(
      responder: SimulatorResponder(
        soap: endpoint,
        trendyol: TrendyolEndpoint(
          account: trendyol, faults: options.faults, time: time, log: requests),
        control: ControlEndpoint(
          shop: shop, trendyol: TrendyolControl(account: trendyol), log: requests)),
      configuration: ApplicationConfiguration(
        address: .hostname("127.0.0.1", port: options.port), serverName: "Microsoft-IIS/10.0"),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? options.port
        let base = "http://127.0.0.1:\(port)"
        await onReady(
          SimulatorAddress(baseURL: base, key: key, trendyol: options.trendyol))
      }, logger: logger)
    let transport = AsyncHTTPTransport(logger: logger)
    let delivery = WebhookDelivery(account: trendyol, transport: transport, time: time)
    let result = await Self.outcome {
      try await withThrowingTaskGroup { group in
        group.addTask { await delivery.run() }
        group.addTask { try await application.run() }
        defer { group.cancelAll() }
        // Deliveries end only when they are cancelled, or after everything else.
        try await group.next()
      }
    }
    await transport.shutdown()
    try result.get()
  }
}

/// Where a simulated shop listens, and what opens it.
public struct SimulatorAddress: Sendable, Equatable {
  /// `http://127.0.0.1:PORT`, without a path.
  public let baseURL: String
  /// The first `UyeKodu`.
  public let key: String
  /// How each platform of the shop is reached.
  public let channels: [SimulatedChannel]

  init(baseURL: String, key: String, trendyol: TrendyolOptions) {
    self.baseURL = baseURL
    self.key = key
    channels = [
      SimulatedChannel(
        platform: "ticimax", baseURL: baseURL, settings: [("base-url", baseURL)],
        secrets: [("uye-kodu", key)]),
      SimulatedChannel(
        platform: "trendyol", baseURL: baseURL,
        settings: [
          ("base-url", baseURL), ("seller-id", String(trendyol.sellerID)),
          ("integrator", "SelfIntegration"),
        ],
        secrets: [("api-key", trendyol.apiKey), ("api-secret", trendyol.apiSecret)]),
    ]
  }
}

/// One platform on which the simulated shop sells: the settings that a connector to it needs.
public struct SimulatedChannel: Sendable, Equatable {
  /// `ticimax`, `trendyol`.
  public let platform: String
  public let baseURL: String
  public let settings: [(name: String, value: String)]
  /// Made up, and worth nothing anywhere else.
  public let secrets: [(name: String, value: String)]

  public static func == (left: SimulatedChannel, right: SimulatedChannel) -> Bool {
    left.platform == right.platform && left.baseURL == right.baseURL
      && left.settings.elementsEqual(right.settings, by: ==)
      && left.secrets.elementsEqual(right.secrets, by: ==)
  }
}
