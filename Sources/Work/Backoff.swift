import Basics

/// How long a job waits after its failures: 5 s, doubling to an hour, spread so that jobs that
/// failed together do not come back together. Pure.
public struct Backoff: Sendable {
  public var first: Duration
  public var longest: Duration

  public init(first: Duration = .seconds(5), longest: Duration = .seconds(3600)) {
    self.first = first
    self.longest = longest
  }

  /// - Parameters:
  ///   - failures: in a row, this one included; at least 1.
  ///   - random: 0 to 1.
  public func pause(afterFailures failures: Int, random: Double) -> Duration {
    let doubled = first * (1 << min(max(failures, 1) - 1, 30))
    return min(doubled, longest) * (0.5 + random / 2)
  }
}
