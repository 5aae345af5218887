import Dispatch

/// Holds up whoever comes until it is opened; it stays open. It blocks a thread, so only an engine's
/// own thread may wait at it, never a Swift one.
public final class Gate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  public init() {}

  public func open() { semaphore.signal() }

  /// Gives up after a while, so that a test that fails before it opens the gate ends.
  public func wait() {
    guard semaphore.wait(timeout: .now() + .seconds(120)) == .success else { return }
    semaphore.signal()
  }
}
