/// What one `AccountClient.send` cost, whether it worked or not.
public struct SendStats: Sendable, Equatable {
  /// Requests that left for the channel, the throttled and failed ones too.
  public var requests = 0
  /// Requests after the first that were made because one failed.
  public var retries = 0
  /// Times the channel asked us to slow down.
  public var throttled = 0
  /// Bytes of all bodies as they came.
  public var receivedBytes = 0
  /// Time spent waiting for our turn or between attempts.
  public var waited: Duration = .zero
  /// The whole call.
  public var elapsed: Duration = .zero

  public init() {}

  public static func += (left: inout SendStats, right: SendStats) {
    left.requests += right.requests
    left.retries += right.retries
    left.throttled += right.throttled
    left.receivedBytes += right.receivedBytes
    left.waited += right.waited
    left.elapsed += right.elapsed
  }
}

/// What happens during a `send`, for progress lines and logs.
public enum SendEvent: Sendable, Equatable {
  /// A request starts now. 1 for the first; throttled requests do not count.
  case started(attempt: Int)
  /// The last request failed; the next one starts after the wait at the earliest.
  case retrying(attempt: Int, after: Duration)
  /// The channel asked the whole account to wait.
  case throttled(pause: Duration)
}
