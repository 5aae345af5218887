import Synchronization

/// The rate rule of a shop: requests must start at least an interval apart, whatever they ask.
///
/// Real shops have such a rule, but its scope and size are unknown (Ticimax wire facts 2026-11-23,
/// §8); this one counts all services of the shop together.
final class RequestInterval: Sendable {
  /// Starts are compared with a little grace, because a request that took longer to arrive than
  /// the one before it seems to come early.
  static let grace: Duration = .milliseconds(20)

  private let minimum: Duration
  private let lastStart = Mutex<Duration?>(nil)

  init(minimum: Duration) { self.minimum = minimum }

  /// Takes note of a request, or says how many seconds it came too early (rounded up, at least 1).
  /// A refused request does not count as a start.
  func admit(at time: Duration) -> Int? {
    lastStart.withLock { last in
      if let last, time - last < minimum - Self.grace {
        let wait = minimum - (time - last)
        let (seconds, attoseconds) = wait.components
        return max(Int(seconds) + (attoseconds > 0 ? 1 : 0), 1)
      }
      last = time
      return nil
    }
  }
}
