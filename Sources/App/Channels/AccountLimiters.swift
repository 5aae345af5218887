import Outbound
import Synchronization

/// One limiter for each shop and interval of this process, which asks the database for the starts
/// that it shares with other processes: the marketplace counts requests by account, whoever asked.
final class AccountLimiters: Sendable {
  private struct Key: Hashable {
    var shop: String
    var intervalMS: Int
  }

  private let limiters = Mutex<[Key: AccountLimiter]>([:])
  private let pace: @Sendable (_ shop: String) -> any SharedPace

  init(pace: @escaping @Sendable (_ shop: String) -> any SharedPace) { self.pace = pace }

  /// - Parameter shop: what two accounts of the same shop have in common.
  func limiter(shop: String, minIntervalMS: Int) -> AccountLimiter {
    limiters.withLock { limiters in
      let key = Key(shop: shop, intervalMS: minIntervalMS)
      if let known = limiters[key] { return known }
      let limiter = AccountLimiter(
        .minimumInterval(.milliseconds(minIntervalMS)), shared: pace(shop))
      limiters[key] = limiter
      return limiter
    }
  }
}
