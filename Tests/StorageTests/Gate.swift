import Foundation

/// Holds a transaction open from outside. It blocks the engine's own thread, never a Swift one.
final class Gate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  func open() { semaphore.signal() }
  func wait() { semaphore.wait() }
}
