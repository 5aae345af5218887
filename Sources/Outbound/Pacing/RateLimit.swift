/// How often an account may start requests, as data: a connector states it, a setting changes it.
public enum RateLimit: Sendable, Hashable {
  /// Starts lie at least this far apart. Zero or less means no limit.
  case minimumInterval(Duration)
  /// Up to `capacity` starts at once; one more becomes possible every 1 / `refillPerSecond`
  /// seconds. Values that are not positive mean one at a time and no limit.
  case tokenBucket(capacity: Int, refillPerSecond: Double)

  public static let unlimited = RateLimit.minimumInterval(.zero)

  /// Time after which one start is paid back.
  var interval: Duration {
    switch self {
    case .minimumInterval(let interval): max(interval, .zero)
    case .tokenBucket(_, let rate): rate > 0 && rate.isFinite ? .seconds(1 / rate) : .zero
    }
  }

  /// Starts that may be made at once.
  var burst: Int {
    switch self {
    case .minimumInterval: 1
    case .tokenBucket(let capacity, _): max(capacity, 1)
    }
  }
}
