/// Time for pacing, injected so that tests of hours run in no time.
public protocol OutboundClock: Sendable {
  /// Time since a fixed, arbitrary moment. Never goes back; keeps counting while asleep.
  var now: Duration { get }

  /// Returns at `moment` or later; at once when it has passed.
  /// - Throws: `CancellationError` as soon as the task is cancelled.
  func sleep(until moment: Duration) async throws
}

/// The real clock.
public struct SystemOutboundClock: OutboundClock {
  private static let origin = ContinuousClock.now

  public init() {}

  public var now: Duration { Self.origin.duration(to: ContinuousClock.now) }

  public func sleep(until moment: Duration) async throws {
    try await Task.sleep(until: Self.origin.advanced(by: moment), clock: .continuous)
  }
}
