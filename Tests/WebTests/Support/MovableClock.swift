import Basics
import Synchronization

/// A clock that a test moves on.
final class MovableClock: WallClock, Sendable {
  private let time = Mutex(Timestamp(seconds: 1_795_428_000))

  func now() -> Timestamp { time.withLock { $0 } }
  func advance(seconds: Int64) { time.withLock { $0 = $0.adding(seconds: seconds) } }
}
