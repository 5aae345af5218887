/// What people do while a shop is open, drawn from a seed: the same seed gives the same wishes.
public struct Visitors: Sendable {
  public enum Wish: Sendable, Equatable {
    case buyOnMarketplace, buyInShop
    /// The last buyer of a channel changes their mind.
    case cancel
    /// The shop packs and sends something.
    case moveOrders
    /// Somebody sends goods back that arrived.
    case sendBack
  }

  private var draws: Draws

  public init(seed: UInt64) { draws = Draws(seed: seed, .visitors, 0) }

  /// - Returns: what happens next, and how long until then: one to five seconds.
  public mutating func next() -> (wish: Wish, pause: Duration) {
    let pause = Duration.milliseconds(draws.within(1_000...5_000))
    let wish: Wish =
      switch draws.below(100) {
      case ..<45: .buyOnMarketplace
      case ..<80: .buyInShop
      case ..<87: .cancel
      case ..<95: .moveOrders
      default: .sendBack
      }
    return (wish, pause)
  }

  /// Evenly in 0..<count.
  public mutating func choice(of count: Int) -> Int { draws.below(count) }
}
