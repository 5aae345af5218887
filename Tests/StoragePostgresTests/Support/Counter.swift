import Synchronization

/// Counts what happens in several places at once.
final class Counter: Sendable {
  private let value = Mutex(0)

  var count: Int { value.withLock { $0 } }
  func next() { value.withLock { $0 += 1 } }
}
