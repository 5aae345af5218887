import Outbound
import Synchronization

/// One limiter for each shop, service and limit of this process, which asks the database for the
/// starts that it shares with other processes: the marketplace counts requests by account, whoever
/// asked.
final class AccountLimiters: Sendable {
  private struct Key: Hashable {
    var account: String
    var limit: RateLimit
  }

  private let limiters = Mutex<[Key: AccountLimiter]>([:])
  private let pace: @Sendable (_ account: String) -> any SharedPace

  init(pace: @escaping @Sendable (_ account: String) -> any SharedPace) { self.pace = pace }

  /// - Parameter shop: what two accounts of the same shop have in common.
  func limiter(shop: String, minIntervalMS: Int) -> AccountLimiter {
    limiter(account: shop, .minimumInterval(.milliseconds(minIntervalMS)))
  }

  /// The limiters of a shop's services.
  func services(shop: String) -> ServiceLimiters {
    ServiceLimiters { service, limit in
      self.limiter(account: service.isEmpty ? shop : "\(shop)#\(service)", limit)
    }
  }

  private func limiter(account: String, _ limit: RateLimit) -> AccountLimiter {
    limiters.withLock { limiters in
      let key = Key(account: account, limit: limit)
      if let known = limiters[key] { return known }
      let limiter = AccountLimiter(limit, shared: pace(account))
      limiters[key] = limiter
      return limiter
    }
  }
}
