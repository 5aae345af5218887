import Outbound
import Synchronization

/// A clock whose sleepers wake at once.
public final class FastClock: OutboundClock {
  private let time = Mutex(Duration.zero)

  public init() {}

  public var now: Duration { time.withLock { $0 } }

  public func sleep(until moment: Duration) async throws {
    try Task.checkCancellation()
    time.withLock { $0 = max($0, moment) }
  }
}
