import Outbound
import Synchronization

/// A clock that stands still until the test moves it, or that jumps over every sleep.
final class ManualClock: OutboundClock {
  private struct Sleeper {
    let id: Int
    let until: Duration
    let wake: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var now: Duration = .zero
    var sleepers: [Sleeper] = []
    var slept: [Duration] = []
    var nextID = 0
  }

  private let skipsSleep: Bool
  private let state = Mutex(State())

  /// - Parameter skipsSleep: A sleep moves the time to its end and returns at once.
  init(skipsSleep: Bool = false) { self.skipsSleep = skipsSleep }

  var now: Duration { state.withLock { $0.now } }

  var sleeperCount: Int { state.withLock { $0.sleepers.count } }

  /// Lengths of all sleeps so far, for tests of back-off.
  var slept: [Duration] { state.withLock { $0.slept } }

  func sleep(until moment: Duration) async throws {
    try Task.checkCancellation()
    if skipsSleep { return jump(to: moment) }
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { wake in
        add(Sleeper(id: id, until: moment, wake: wake))
      }
    } onCancel: {
      take { $0.id == id }.forEach { $0.wake.resume(throwing: CancellationError()) }
    }
  }

  /// Moves the time and wakes everyone whose moment has come.
  func advance(to moment: Duration) {
    state.withLock { $0.now = max($0.now, moment) }
    take { $0.until <= moment }.forEach { $0.wake.resume() }
  }

  /// Waits until somebody sleeps, then moves to the earliest moment, or a little past it.
  func advanceToNextSleeper(overshoot: Duration = .zero) async {
    while true {
      if let next = state.withLock({ $0.sleepers.map(\.until).min() }) {
        return advance(to: next + overshoot)
      }
      await Task.yield()
    }
  }

  private func jump(to moment: Duration) {
    state.withLock { state in
      state.slept.append(max(moment - state.now, .zero))
      state.now = max(state.now, moment)
    }
  }

  private func add(_ sleeper: Sleeper) {
    let isDue = state.withLock { state in
      state.slept.append(max(sleeper.until - state.now, .zero))
      if sleeper.until <= state.now || Task.isCancelled { return true }
      state.sleepers.append(sleeper)
      return false
    }
    guard isDue else { return }
    if Task.isCancelled {
      sleeper.wake.resume(throwing: CancellationError())
    } else {
      sleeper.wake.resume()
    }
  }

  private func take(_ isTaken: (Sleeper) -> Bool) -> [Sleeper] {
    state.withLock { state in
      let taken = state.sleepers.filter(isTaken)
      state.sleepers.removeAll(where: isTaken)
      return taken
    }
  }
}
