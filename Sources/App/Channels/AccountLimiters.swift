import Outbound
import Synchronization

/// One limiter for each account of this process: the marketplace counts requests by account,
/// whichever stream or page asked.
final class AccountLimiters: Sendable {
  private let limiters = Mutex<[Int64: (interval: Int, limiter: AccountLimiter)]>([:])

  /// The account's limiter, made anew when its interval was changed.
  func limiter(accountID: Int64, minIntervalMS: Int) -> AccountLimiter {
    limiters.withLock { limiters in
      if let known = limiters[accountID], known.interval == minIntervalMS { return known.limiter }
      let limiter = AccountLimiter(.minimumInterval(.milliseconds(minIntervalMS)))
      limiters[accountID] = (minIntervalMS, limiter)
      return limiter
    }
  }
}
