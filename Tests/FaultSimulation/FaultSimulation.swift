import Basics
import Inventory
import Storage
import StorageSQLite

/// Runs one seed: some days of customers and faults, then some of rest.
public final class FaultSimulation {
  public struct Outcome: Sendable {
    public var seed: UInt64
    /// The broken invariant, or nil.
    public var failure: String?
    public var coverage: [Sometimes: Int]
    public var steps: Int
    /// Simulated days, those of rest included.
    public var days: Double
    /// The last steps before the failure.
    public var trace: [String]
  }

  public var days: Int
  /// Days without faults and customers, after which everything must agree.
  public static let restDays = 0.6

  private let database: SQLiteScratch

  public init(days: Int) throws {
    self.days = days
    database = try SQLiteScratch()
  }

  deinit { database.close() }

  /// - Parameter keepsTrace: remembers the last steps; slower.
  public func run(seed: UInt64, keepsTrace: Bool = false) throws -> Outcome {
    let world = World(seed: seed, days: days, keepsTrace: keepsTrace)
    let opening = (0..<Shop.goods).map { _ in world.number(0...8) }
    let markets = (0..<Shop.channels).map { FakeMarket(number: $0, world: world) }
    for market in markets {
      for goods in 0...Shop.bundle { market.list(Shop.key(goods), goods: goods, stock: 0) }
    }
    try database.empty()
    let side = try OurSide(world: world, markets: markets, opening: opening, on: database)
    side.reference.opening = opening
    let parts = Parts(side)
    let start = world.now
    parts.begin()
    world.run(until: world.quietFrom)
    side.setRight()
    world.run(until: world.quietFrom + Int64(Self.restDays * 86_400_000))
    if world.failure == nil {
      side.read { try Checks(world: world, side: side, connection: $0).atRest() }
    }
    return Outcome(
      seed: seed, failure: world.failure, coverage: world.coverage, steps: world.steps,
      days: Double(world.now - start) / 86_400_000, trace: world.trace)
  }

  /// Everything of ours that lives.
  private struct Parts {
    let side: OurSide
    let people: People
    let orders: [OrderReading]
    let readings: [ChannelReading]

    init(_ side: OurSide) {
      self.side = side
      side.publishers = side.markets.map { Publisher(side, $0) }
      orders = side.markets.map { OrderReading(side, $0) }
      readings = side.markets.map { ChannelReading(side, $0) }
      people = People(side)
    }

    func begin() {
      for market in side.markets {
        _ = side.transact("market \(market.number) is told from now on") {
          try StockPolicies.set(
            Checks.policies[market.number], channelID: Int64(market.number + 1),
            actor: "user:1", now: side.clock, in: $0)
        }
      }
      side.world.hasFaults = true
      side.start()
      for market in side.markets { market.openForBusiness() }
      people.open()
    }
  }
}
