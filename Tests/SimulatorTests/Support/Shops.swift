import Basics

@testable import Simulator

/// A clock that stands still.
struct StandingClock: WallClock {
  var time: Timestamp
  func now() -> Timestamp { time }
}

enum Shops {
  /// 23 November 2026, 13:00 in Istanbul.
  static let now = Timestamp(seconds: 1_795_428_000)

  static func generated(
    orders: Int = 400, products: Int = 60, favourites: Int = 120, seed: UInt64 = 1
  ) throws -> SimulatedShop {
    try SimulatedShop(
      ShopSpec(seed: seed, orders: orders, products: products, favourites: favourites, now: now),
      clock: StandingClock(time: now))
  }
}

extension SimulatedShop {
  /// Answers without HTTP, in strict mode unless told otherwise.
  func answers(
    strict: Bool = true, poison: PoisonDraw? = nil,
    _ change: (inout ShopBehaviour) -> Void = { _ in }
  ) -> TicimaxAnswers {
    var behaviour = ShopBehaviour()
    behaviour.isStrict = strict
    change(&behaviour)
    return TicimaxAnswers(shop: self, behaviour: behaviour, poison: poison)
  }
}
