/// How a simulated shop is served.
public struct SimulatorOptions: Sendable {
  /// 0 is any free port. The server listens on 127.0.0.1 alone.
  public var port = 0
  public var behaviour = ShopBehaviour()
  public var faults = FaultPlan()
  /// Requests that start closer together get the throttle fault; nil for no such rule.
  public var minimumInterval: Duration?

  /// The seller account on Trendyol that the same shop has.
  public var trendyol = TrendyolOptions()

  public init() {}
}
