/// Paces every request of one channel account, whichever stream or page makes it. Waiters start in
/// the order in which they asked.
///
/// Only the first waiter looks at the clock; the others wait for their turn. Nothing is taken from
/// the limit before the very moment of a start, so a cancelled waiter leaves no gap behind, and a
/// pause that is called while people wait holds for all of them.
public actor AccountLimiter {
  public nonisolated let clock: any OutboundClock
  private var state: LimiterState
  private let shared: (any SharedPace)?
  /// How late a start from elsewhere may be used; the starts are taken that much further apart.
  private var allowance: Duration
  private var retries = RetryLedger()
  private var turnIsTaken = false
  private var waiting: [Waiter] = []
  private var nextWaiter = 0

  private struct Waiter {
    let id: Int
    let turn: CheckedContinuation<Void, any Error>
  }

  /// - Parameters:
  ///   - limit: How often the account may start requests. The channel counts arrivals, not
  ///     departures, so one per cent (at most 50 ms) is added against jitter on the way.
  ///   - shared: What other processes of the account ask too; nil when there are none.
  public init(
    _ limit: RateLimit, shared: (any SharedPace)? = nil,
    clock: any OutboundClock = SystemOutboundClock()
  ) {
    self.clock = clock
    self.shared = shared
    state = LimiterState(limit, margin: min(limit.interval / 100, .milliseconds(50)))
    allowance = Self.tolerance(state.margin)
  }

  /// Waits for the account's next start.
  /// - Returns: The moment of the start, which is now; make the request at once.
  /// - Throws: `CancellationError` when the task is cancelled first. Nothing is used up then.
  public func acquire() async throws -> Duration {
    try await takeTurn()
    defer { passTurn() }
    while true {
      try Task.checkCancellation()
      if let shared, state.interval > .zero {
        if let start = try await start(among: shared) { return start }
      } else {
        let now = clock.now
        let wait = state.reserve(at: now)
        if wait == .zero { return now }
        try await clock.sleep(until: now + wait)
      }
    }
  }

  /// Waits for a start that no other process has.
  /// - Returns: nil when the start passed by before it could be used, because this process was held
  ///   up or the account was paused: another process may be about to make the next one.
  private func start(among shared: any SharedPace) async throws -> Duration? {
    let taken = try await shared.reserve(interval: sharedInterval, burst: state.limit.burst)
    let start = clock.now + taken.wait
    if taken.wait > .zero { try await clock.sleep(until: start) }
    let hold = state.holdLeft(at: clock.now)
    if hold > .zero { try await clock.sleep(until: clock.now + hold) }
    let now = clock.now
    let isInTime = now - start + taken.uncertainty <= allowance
    learn(taken.uncertainty)
    return isInTime ? now : nil
  }

  /// Of starts that may be used late the next one lies that much later. What the margin is for is
  /// part of the interval already.
  private var sharedInterval: Duration {
    state.interval + allowance - Self.tolerance(state.margin)
  }

  /// The way to the clock that counts may be longer than the margin allows: then starts are taken
  /// further apart, so that one can be used at all, by as much as the way was uncertain lately.
  private func learn(_ uncertainty: Duration) {
    let usual = Self.tolerance(state.margin)
    let needed = uncertainty > usual / 4 ? usual + uncertainty * 5 / 4 : usual
    allowance = max(allowance * 9 / 10, min(needed, usual + state.interval))
  }

  /// How late a start may be used. What is left of the margin is for clocks that count milliseconds.
  static func tolerance(_ margin: Duration) -> Duration {
    max(margin * 3 / 4, .milliseconds(3))
  }

  /// The request that was allowed to start at some moment went out at a later one.
  /// - Parameter late: how much later.
  public func requestLeft(at moment: Duration, late: Duration) async {
    state.requestLeft(at: moment)
    guard let shared, state.interval > .zero, late > Self.tolerance(state.margin) else { return }
    await shared.requestLeft(ago: clock.now - moment, interval: state.interval)
  }

  /// Nobody of this account starts before the time is over. A shorter pause never cuts a longer.
  public func pause(for time: Duration) async {
    state.pause(until: clock.now + time)
    await shared?.pause(for: time)
  }

  /// Callers that wait for a start at the moment, the first one included.
  public var waiterCount: Int { waiting.count + (turnIsTaken ? 1 : 0) }

  func countRequest(_ budget: RetryBudget) { retries.countRequest(at: clock.now, budget) }

  func takeRetry(_ budget: RetryBudget) -> Bool { retries.takeRetry(at: clock.now, budget) }

  private func takeTurn() async throws {
    guard turnIsTaken else {
      turnIsTaken = true
      return
    }
    nextWaiter += 1
    let id = nextWaiter
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (turn: CheckedContinuation<Void, any Error>) in
        // Cancelled before this line: the handler has run or will find nobody to wake.
        if Task.isCancelled {
          turn.resume(throwing: CancellationError())
        } else {
          waiting.append(Waiter(id: id, turn: turn))
        }
      }
    } onCancel: {
      Task { await self.leave(id) }
    }
  }

  private func passTurn() {
    if waiting.isEmpty {
      turnIsTaken = false
    } else {
      waiting.removeFirst().turn.resume()
    }
  }

  private func leave(_ id: Int) {
    guard let index = waiting.firstIndex(where: { $0.id == id }) else { return }
    waiting.remove(at: index).turn.resume(throwing: CancellationError())
  }
}
