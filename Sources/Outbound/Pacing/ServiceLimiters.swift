/// Gives the limiters of one channel account. A marketplace that counts each kind of call apart
/// (Trendyol: so many a minute of lists, so many of decisions) gets one for each; those of the same
/// kind and account are one and the same, whoever asks.
public struct ServiceLimiters: Sendable {
  private let make: @Sendable (_ service: String, _ limit: RateLimit) -> AccountLimiter

  public init(_ make: @escaping @Sendable (_ service: String, _ limit: RateLimit) -> AccountLimiter)
  {
    self.make = make
  }

  /// - Parameter service: A kind of call; empty for an account that counts all calls together.
  public func limiter(_ service: String, _ limit: RateLimit) -> AccountLimiter {
    make(service, limit)
  }
}
