/// How often and how patiently a request is repeated.
public struct RetryPolicy: Sendable, Equatable {
  /// Requests in all, the first included; at least 1.
  public var maxAttempts: Int
  /// Longest wait before the first repetition; doubled for each further one.
  public var baseDelay: Duration
  /// No back-off is longer.
  public var maxDelay: Duration
  /// How often the channel may ask for patience before the call gives up. These do not count as
  /// attempts.
  public var maxThrottles: Int
  /// Longest wait that a channel may ask for. A longer one ends the call at once, with the time in
  /// `OutboundError.retryAfter`, because a later run is a better place to wait in.
  public var maxRetryAfter: Duration
  public var budget: RetryBudget

  public init(
    maxAttempts: Int = 3, baseDelay: Duration = .seconds(1), maxDelay: Duration = .seconds(30),
    maxThrottles: Int = 20, maxRetryAfter: Duration = .seconds(600),
    budget: RetryBudget = RetryBudget()
  ) {
    self.maxAttempts = maxAttempts
    self.baseDelay = baseDelay
    self.maxDelay = maxDelay
    self.maxThrottles = maxThrottles
    self.maxRetryAfter = maxRetryAfter
    self.budget = budget
  }

  /// The wait after a failed attempt: exponential with full jitter, so that clients that failed
  /// together do not come back together.
  /// - Parameters:
  ///   - attempt: The attempt that failed, from 1.
  ///   - random: Uniform in 0 ..< 1.
  public func delay(after attempt: Int, random: Double) -> Duration {
    let base = max(baseDelay, .zero)
    // 30 doublings are more than any sensible pair of delays needs, and cannot overflow.
    let doublings = min(max(attempt - 1, 0), 30)
    return min(base * (1 << doublings), max(maxDelay, .zero)) * min(max(random, 0), 1)
  }
}
