/// How a server measures and waits. Tests hand in their own.
public struct SimulatorTime: Sendable {
  /// Time since some fixed moment, on a clock that does not jump.
  public var elapsed: @Sendable () -> Duration
  /// Waits, or throws when the task is cancelled.
  public var sleep: @Sendable (Duration) async throws -> Void

  public init(
    elapsed: @escaping @Sendable () -> Duration,
    sleep: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.elapsed = elapsed
    self.sleep = sleep
  }

  /// The machine's continuous clock.
  public static var live: SimulatorTime {
    let clock = ContinuousClock()
    let start = clock.now
    return SimulatorTime(
      elapsed: { start.duration(to: clock.now) },
      sleep: { try await clock.sleep(for: $0) })
  }
}
