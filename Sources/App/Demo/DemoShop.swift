import Basics
import Foundation
import Logging
import Simulator

/// What `simulate` and `demo` should serve.
public struct DemoShop: Sendable {
  public var seed: UInt64
  public var orders: Int
  public var products: Int
  public var favourites: Int
  public var dataFile: String?
  public var faults: [String]
  public var port: Int
  public var isStrict: Bool
  /// Waited before every answer.
  public var latency: Duration
  /// Some variants of a made-up shop have the barcode of another.
  public var sharesBarcodes: Bool
  /// Longest time until a batch of Trendyol is applied; nil for the simulator's own.
  public var batchDelay: Duration?
  /// Trendyol counts requests and refuses those that are too many.
  public var hasLimits: Bool

  public init(
    seed: UInt64, orders: Int, products: Int, favourites: Int, dataFile: String? = nil,
    faults: [String] = [], port: Int = 0, isStrict: Bool = false,
    latency: Duration = .zero, hasLimits: Bool = true,
    sharesBarcodes: Bool = false, batchDelay: Duration? = nil
  ) {
    self.seed = seed
    self.orders = orders
    self.products = products
    self.favourites = favourites
    self.dataFile = dataFile
    self.faults = faults
    self.port = port
    self.isStrict = isStrict
    self.latency = latency
    self.hasLimits = hasLimits
    self.sharesBarcodes = sharesBarcodes
    self.batchDelay = batchDelay
  }

  /// The simulated shop's server, ready to run.
  /// - Throws: `FaultPlanError`, `ShopSpecError`, `RetailFileError`, each in plain words.
  /// - Parameter logger: of the simulator's own server.
  public func server(logger: Logger) async throws -> SimulatorServer {
    var spec = ShopSpec(
      seed: seed, orders: orders, products: products, favourites: favourites,
      now: SystemWallClock().now(), retailCSV: dataFile)
    spec.sharesBarcodes = sharesBarcodes
    var options = SimulatorOptions()
    options.port = port
    options.faults = try FaultPlan(parsing: faults)
    options.faults.seed = seed
    options.faults.baseLatency = latency
    options.behaviour.isStrict = isStrict
    if let batchDelay { options.trendyol.batchDelay = .zero...max(batchDelay, .zero) }
    if !hasLimits { options.trendyol.limits = nil }
    return SimulatorServer(
      shop: try await SimulatedShop.open(spec), options: options, logger: logger)
  }
}
