/// The pace of an account that several processes share. The marketplace counts by account, so a
/// limiter that has one asks it before each start.
public protocol SharedPace: Sendable {
  /// Takes the account's next start, which is lost when it is not used.
  /// - Parameters:
  ///   - interval: between two starts; not zero.
  ///   - burst: starts that may be made at once after a rest; at least 1.
  /// - Returns: when the start is, seen from now.
  func reserve(interval: Duration, burst: Int) async throws -> PacedStart

  /// A request went out later than its start allowed: the channel counts arrivals, so the account's
  /// next start lies an interval after that.
  /// - Parameter ago: how long ago it went out.
  func requestLeft(ago: Duration, interval: Duration) async

  /// No process starts a request of the account before the time is over.
  func pause(for time: Duration) async
}

/// A start that was taken from a clock elsewhere.
public struct PacedStart: Sendable, Equatable {
  /// How long to wait; negative when the start has passed since it was taken.
  public var wait: Duration
  /// By how much the start may truly lie before that: the time that the answer was under way.
  public var uncertainty: Duration

  public init(wait: Duration, uncertainty: Duration = .zero) {
    self.wait = wait
    self.uncertainty = uncertainty
  }
}
