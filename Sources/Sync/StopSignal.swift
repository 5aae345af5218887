import Synchronization

/// Asks a running sync to stop after the pages in hand are stored. Task cancellation would tear
/// down the transaction of the page being written; this does not.
public final class StopSignal: Sendable {
  private struct State {
    var isRaised = false
    var onRaise: [@Sendable () -> Void] = []
  }

  private let state = Mutex(State())

  public init() {}

  public var isRaised: Bool { state.withLock { $0.isRaised } }

  public func raise() {
    let actions = state.withLock { state in
      state.isRaised = true
      defer { state.onRaise = [] }
      return state.onRaise
    }
    for action in actions { action() }
  }

  /// Runs the action when the signal is raised, or at once when it is already.
  func onRaise(_ action: @escaping @Sendable () -> Void) {
    let runNow = state.withLock { state in
      if !state.isRaised { state.onRaise.append(action) }
      return state.isRaised
    }
    if runNow { action() }
  }
}
