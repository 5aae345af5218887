import Synchronization

/// Asks a running sync to stop after the pages in hand are stored. Task cancellation would tear
/// down the transaction of the page being written; this does not.
public final class StopSignal: Sendable {
  public enum Reason: Sendable {
    /// Somebody asked for it; it goes on when somebody asks or the schedule says so.
    case asked
    /// The program ends; whoever starts it again should go on at once.
    case programEnds
  }

  private struct State {
    var reason: Reason?
    var onRaise: [@Sendable () -> Void] = []
  }

  private let state = Mutex(State())

  public init() {}

  public var isRaised: Bool { reason != nil }
  public var reason: Reason? { state.withLock { $0.reason } }

  public func raise(_ reason: Reason = .asked) {
    let actions = state.withLock { state in
      state.reason = state.reason ?? reason
      defer { state.onRaise = [] }
      return state.onRaise
    }
    for action in actions { action() }
  }

  /// Runs the action when the signal is raised, or at once when it is already.
  func onRaise(_ action: @escaping @Sendable () -> Void) {
    let runNow = state.withLock { state in
      if state.reason == nil { state.onRaise.append(action) }
      return state.reason != nil
    }
    if runNow { action() }
  }
}
