import Basics
import Dispatch
import Synchronization

/// A simulated shop: what it sells, who buys, what was ordered. Serve it with `SimulatorServer`.
///
/// Everything is a pure function of the spec until something happens to it: new orders, stock
/// written by a client, the faults `drift` and `poison`.
public final class SimulatedShop: Sendable {
  public let spec: ShopSpec
  /// What became of the rows of a retail CSV; nil for a generated shop.
  public let importSummary: ImportSummary?

  let source: any ShopSource
  let zone = LocalTimeZone.istanbul
  private let clock: any WallClock
  private let state: Mutex<ShopState>

  /// Generates a shop, or reads it when the spec names a retail CSV. Runs on a background queue:
  /// the reference shop takes a fraction of a second, a large file a few seconds.
  /// - Parameter clock: tells when new orders and stock changes happen.
  /// - Throws: `ShopSpecError`, `RetailFileError`.
  public static func open(_ spec: ShopSpec, clock: any WallClock = SystemWallClock())
    async throws -> SimulatedShop
  {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result { try SimulatedShop(spec, clock: clock) })
      }
    }
  }

  /// The same as `open`, on the calling thread.
  /// - Throws: `ShopSpecError`, `RetailFileError`.
  init(_ spec: ShopSpec, clock: any WallClock = SystemWallClock()) throws {
    let start = ShopTime(spec.start, in: .istanbul)
    let end = ShopTime(spec.end, in: .istanbul)
    if let path = spec.retailCSV {
      let shop = try RetailShop(
        path: path, seed: spec.seed, end: end, moves: spec.movesRetailDates)
      importSummary = shop.summary
      source = shop
    } else {
      importSummary = nil
      source = try GeneratedShop(spec, start: start, end: end)
    }
    self.spec = spec
    self.clock = clock
    state = Mutex(ShopState(source))
  }

  /// The shop's clock.
  var now: ShopTime { ShopTime(clock.now(), in: zone) }

  /// The same clock as a moment.
  var moment: Timestamp { clock.now() }

  /// The shop at this moment.
  var view: ShopView { ShopView(source: source, state: state.withLock { $0 }) }

  func withState<Result: Sendable>(_ body: (inout ShopState) -> Result) -> Result {
    state.withLock { body(&$0) }
  }

  // MARK: - Faults that change what is seen

  /// Lets all rows that are still to come or go do so, and heals all poisoned records: from now on
  /// the shop answers as an undisturbed one.
  public func settle() { withState { $0.settle() } }

  // MARK: - Figures

  /// How many rows a client would find now.
  public var counts: ShopCounts {
    let state = state.withLock { $0 }
    let cards = state.cards.rows { _ in true }
    return ShopCounts(
      orders: state.orders.count, products: cards.count,
      variants: cards.reduce(0) { $0 + source.cards[$1].variantCount },
      members: state.members.count, favourites: state.favourites.count,
      deletedOrders: source.orders.count { $0.kind == .deleted },
      pendingDrift: state.pendingDrift.values.reduce(0) { $0 + $1.count })
  }
}

/// How many rows a client finds in a shop.
public struct ShopCounts: Sendable, Equatable {
  public var orders: Int
  public var products: Int
  public var variants: Int
  public var members: Int
  public var favourites: Int
  /// Orders in state 10, which "all states" leaves out; not part of `orders`.
  public var deletedOrders: Int
  /// Rows that the fault `drift` has still to show or take away.
  public var pendingDrift: Int
}
