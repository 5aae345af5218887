import Outbound
import TestKit
import Testing

@Suite(.timeLimit(.minutes(5)))
struct AccountLimiterTests {
  let clock = ManualClock()
  let interval = Duration.seconds(2)

  @Test(arguments: 0..<10)
  func `fifty callers at once never start closer than the interval`(seed: Int) async throws {
    let limiter = AccountLimiter(.minimumInterval(interval), clock: clock)
    let starts = try await withThrowingTaskGroup(of: Duration.self) { group in
      for _ in 0..<50 { group.addTask { try await limiter.acquire() } }
      let driver = Task { await drive(seed: seed) }
      defer { driver.cancel() }
      return try await group.reduce(into: []) { $0.append($1) }
    }.sorted()
    #expect(starts.count == 50)
    for (earlier, later) in zip(starts, starts.dropFirst()) {
      #expect(later - earlier >= interval)
    }
    // And no slower than needed: one per cent of margin and the clock's random overshoot.
    #expect(starts[49] - starts[0] < interval * 49 * 1.15)
  }

  @Test func `callers start in the order in which they asked`() async throws {
    let limiter = AccountLimiter(.minimumInterval(interval), clock: clock)
    _ = try await limiter.acquire()
    var callers: [Task<Duration, any Error>] = []
    for count in 1...10 {
      callers.append(Task { try await limiter.acquire() })
      // Each must be in line before the next one asks.
      while await limiter.waiterCount < count { await Task.yield() }
    }
    let driver = Task { await drive(seed: 1) }
    defer { driver.cancel() }
    var starts: [Duration] = []
    for caller in callers { starts.append(try await caller.value) }
    #expect(starts == starts.sorted())
    #expect(Set(starts).count == 10)
  }

  @Test func `a pause holds for those who already wait`() async throws {
    let limiter = AccountLimiter(.minimumInterval(interval), clock: clock)
    _ = try await limiter.acquire()
    let second = Task { try await limiter.acquire() }
    while clock.sleeperCount == 0 { await Task.yield() }
    await limiter.pause(for: .seconds(44))
    await clock.advanceToNextSleeper()
    await clock.advanceToNextSleeper()
    #expect(try await second.value == .seconds(44))
  }

  @Test func `a cancelled first waiter leaves its start to the next`() async throws {
    let limiter = AccountLimiter(.minimumInterval(interval), clock: clock)
    let first = try await limiter.acquire()
    let cancelled = Task { try await limiter.acquire() }
    while clock.sleeperCount == 0 { await Task.yield() }
    let next = Task { try await limiter.acquire() }
    while await limiter.waiterCount < 2 { await Task.yield() }
    cancelled.cancel()
    await #expect(throws: CancellationError.self) { try await cancelled.value }
    await clock.advanceToNextSleeper()
    #expect(try await next.value - first < interval * 1.1)
  }

  @Test func `a waiter cancelled in the middle of the line leaves no gap`() async throws {
    let limiter = AccountLimiter(.minimumInterval(interval), clock: clock)
    let first = try await limiter.acquire()
    var waiters: [Task<Duration, any Error>] = []
    for count in 1...3 {
      waiters.append(Task { try await limiter.acquire() })
      while await limiter.waiterCount < count { await Task.yield() }
    }
    waiters[1].cancel()
    await #expect(throws: CancellationError.self) { try await waiters[1].value }
    await clock.advanceToNextSleeper()
    await clock.advanceToNextSleeper()
    #expect(try await waiters[0].value - first < interval * 1.1)
    #expect(try await waiters[2].value - first < interval * 2.1)
  }

  @Test func `a task that is already cancelled takes nothing`() async throws {
    let limiter = AccountLimiter(.minimumInterval(interval), clock: clock)
    let cancelled = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await limiter.acquire()
    }
    await #expect(throws: CancellationError.self) { try await cancelled.value }
    #expect(try await limiter.acquire() == .zero)
  }

  @Test func `a storm of cancellations leaves the limiter usable`() async throws {
    let limiter = AccountLimiter(.minimumInterval(interval), clock: clock)
    _ = try await limiter.acquire()
    let waiters = (0..<50).map { _ in Task { try await limiter.acquire() } }
    while await limiter.waiterCount < 50 { await Task.yield() }
    for waiter in waiters.shuffled() { waiter.cancel() }
    for waiter in waiters {
      await #expect(throws: CancellationError.self) { try await waiter.value }
    }
    clock.advance(to: .seconds(3))
    #expect(try await limiter.acquire() == .seconds(3))
  }

  @Test func `the real clock sleeps no shorter than asked`() async throws {
    let clock = SystemOutboundClock()
    let began = clock.now
    try await clock.sleep(until: began + .milliseconds(20))
    #expect(clock.now - began >= .milliseconds(20))
  }

  /// Moves the clock from sleeper to sleeper, each time a little too late.
  private func drive(seed: Int) async {
    var random = SeededRandom(seed: UInt64(seed))
    while !Task.isCancelled {
      if clock.sleeperCount == 0 {
        await Task.yield()
      } else {
        await clock.advanceToNextSleeper(
          overshoot: .milliseconds(Int.random(in: 0...200, using: &random)))
      }
    }
  }
}
