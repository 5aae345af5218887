import Synchronization

/// The jobs that a runner has in hand, and the signal that there is something to do.
final class RunningJobs: Sendable {
  private struct State {
    var jobs: [ClaimedJob.Key: ClaimedJob] = [:]
    var tasks: [ClaimedJob.Key: Task<JobEnd, any Error>] = [:]
    var cancelled: Set<ClaimedJob.Key> = []
    var isStopping = false
    /// Nothing may go on: tasks that are attached from now on are cancelled at once.
    var isCut = false
    var onStopping: [ClaimedJob.Key: @Sendable () -> Void] = [:]
    var isAwake = false
    var sleeper: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  var count: Int { state.withLock { $0.jobs.count } }
  /// How many of a kind.
  func count(of kind: String) -> Int {
    state.withLock { $0.jobs.values.count { $0.kind == kind } }
  }
  var jobs: [ClaimedJob] { state.withLock { Array($0.jobs.values) } }
  var isStopping: Bool { state.withLock { $0.isStopping } }

  func add(_ jobs: [ClaimedJob]) {
    state.withLock { state in
      for job in jobs { state.jobs[job.key] = job }
    }
  }

  func attach(_ task: Task<JobEnd, any Error>, to key: ClaimedJob.Key) {
    let isCut = state.withLock { state in
      state.tasks[key] = task
      return state.isCut
    }
    if isCut { task.cancel() }
  }

  /// Cancels everything that runs.
  func cut() {
    let tasks = state.withLock { state in
      state.isCut = true
      return Array(state.tasks.values)
    }
    for task in tasks { task.cancel() }
    wake()
  }

  func remove(_ key: ClaimedJob.Key) {
    state.withLock { state in
      state.jobs[key] = nil
      state.tasks[key] = nil
      state.cancelled.remove(key)
      state.onStopping[key] = nil
    }
    wake()
  }

  func cancel(_ keys: Set<ClaimedJob.Key>, byPerson: Bool) {
    let tasks = state.withLock { state in
      if byPerson { state.cancelled.formUnion(keys) }
      return keys.compactMap { state.tasks[$0] }
    }
    for task in tasks { task.cancel() }
  }

  func isCancelled(_ key: ClaimedJob.Key) -> Bool {
    state.withLock { $0.cancelled.contains(key) }
  }

  func stop() {
    let actions = state.withLock { state in
      state.isStopping = true
      return Array(state.onStopping.values)
    }
    for action in actions { action() }
    wake()
  }

  /// Calls the action when the runner is asked to stop, or at once when it is already.
  func onStopping(_ key: ClaimedJob.Key, _ action: @escaping @Sendable () -> Void) {
    let isStopping = state.withLock { state in
      state.onStopping[key] = action
      return state.isStopping
    }
    if isStopping { action() }
  }

  /// Ends the wait that is under way, or the next one.
  func wake() {
    let sleeper = state.withLock { state in
      state.isAwake = state.sleeper == nil
      defer { state.sleeper = nil }
      return state.sleeper
    }
    sleeper?.resume()
  }

  /// Waits for `wake`, at most so long.
  func wait(atMost time: Duration) async {
    let alarm = Task {
      try await Task.sleep(for: time)
      self.wake()
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isAwake = state.withLock { state in
          if !state.isAwake { state.sleeper = continuation }
          defer { state.isAwake = false }
          return state.isAwake
        }
        if isAwake { continuation.resume() }
      }
    } onCancel: {
      wake()
    }
    alarm.cancel()
  }

  /// Waits until nothing runs: for `grace`, and once more for `limit` after what still runs was
  /// cancelled. Must not be called in a task that is cancelled, which could not wait.
  /// - Returns: what runs even then.
  func drain(grace: Duration, limit: Duration) async -> [ClaimedJob] {
    await wait(until: .now + grace) { self.state.withLock { !$0.isCut } }
    cut()
    await wait(until: .now + limit) { true }
    return jobs
  }

  private func wait(
    until end: ContinuousClock.Instant, while isPatient: () -> Bool
  ) async {
    while count > 0, isPatient(), end > .now {
      await wait(atMost: min(.milliseconds(200), end - .now))
    }
  }
}
