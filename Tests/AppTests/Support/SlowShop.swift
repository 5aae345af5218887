import Simulator
import Synchronization

/// When a simulated shop takes its latency: at once it answers quickly, and from the moment when
/// something is so it is slow, so that a sync cannot end before a test has done what it wants to do
/// meanwhile.
final class SlowShop: Sendable {
  typealias Condition = @Sendable () async throws -> Bool

  private let condition = Mutex<Condition?>(nil)

  /// - Parameter isSo: looked at before each answer.
  func slowDown(once isSo: @escaping Condition) { condition.withLock { $0 = isSo } }

  /// It answers quickly from now on, what is held up already included.
  func hurry() { condition.withLock { $0 = nil } }

  private func isSlow() async throws -> Bool {
    guard let isSo = condition.withLock({ $0 }) else { return false }
    return try await isSo()
  }

  var time: SimulatorTime {
    SimulatorTime(elapsed: SimulatorTime.live.elapsed) { latency in
      guard try await self.isSlow() else { return }
      let end = ContinuousClock.now + latency
      while ContinuousClock.now < end, self.condition.withLock({ $0 != nil }) {
        try await Task.sleep(for: .milliseconds(10))
      }
    }
  }
}
