import Basics

/// Which shop to simulate. The same spec gives the same shop, to the byte, on every machine.
public struct ShopSpec: Sendable, Equatable {
  /// Any number; another seed is another shop of the same size.
  public var seed: UInt64
  /// Orders that a client sees with "all states" (deleted orders come on top).
  public var orders: Int
  /// Product cards. Variants come out at 32,806 for every 5,917 cards.
  public var products: Int
  /// Favourites, one per member and product.
  public var favourites: Int
  /// The first order is placed on this day, Istanbul time.
  public var start: Timestamp
  /// The last order is placed at most at this moment; order states are as of it.
  public var end: Timestamp
  /// A retail CSV, plain or gzip, to take products, members and orders from instead of generating
  /// them (docs/simulator.md, "Retail data"). `orders`, `products` and `favourites` are then unused.
  public var retailCSV: String?
  /// Now and then two variants of a generated shop have one barcode, as in shops whose owners copy
  /// cards: one variant in 251 has that of the one before it.
  public var sharesBarcodes = false
  /// Moves the dates of a retail CSV by whole weeks, so that its last week is the week of `end`.
  public var movesRetailDates = false

  /// A shop whose orders lie in the 24 months up to `now`.
  public init(
    seed: UInt64 = 1, orders: Int = 2_000, products: Int = 300, favourites: Int = 1_000,
    now: Timestamp, retailCSV: String? = nil
  ) {
    self.seed = seed
    self.orders = max(orders, 0)
    self.products = max(products, 0)
    self.favourites = max(favourites, 0)
    start = now.adding(days: -730)
    end = now
    self.retailCSV = retailCSV
  }

  /// The reference size of the benchmarks: 232,533 orders, 5,917 products with 32,806 variants,
  /// 54,059 favourites.
  public static func reference(seed: UInt64 = 1, now: Timestamp) -> ShopSpec {
    ShopSpec(seed: seed, orders: 232_533, products: 5_917, favourites: 54_059, now: now)
  }
}

/// Why a shop cannot be made from a spec.
public enum ShopSpecError: Error, Equatable, CustomStringConvertible {
  /// Orders or favourites need at least one product.
  case noProducts
  /// More favourites than half of all member and product pairs, which would be a shop where
  /// everybody marks everything.
  case tooManyFavourites(atMost: Int)
  /// `end` is not after `start`.
  case emptyPeriod

  public var description: String {
    switch self {
    case .noProducts: "a shop with orders or favourites needs at least one product"
    case .tooManyFavourites(let most):
      "too many favourites for so few members and products; at most \(most)"
    case .emptyPeriod: "the shop's end must be after its start"
    }
  }
}
