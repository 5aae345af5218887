import Outbound
import Synchronization
import Testing

/// A limiter whose account other processes use too.
struct SharedPaceTests {
  /// Gives the waits it was told to give, one after the other, and keeps what it was asked.
  private final class ScriptedPace: SharedPace {
    private let script: Mutex<[Duration]>
    let asked = Mutex<[Duration]>([])
    let pauses = Mutex<[Duration]>([])
    let uncertainty = Mutex(Duration.zero)

    init(_ script: [Duration]) { self.script = Mutex(script) }

    func reserve(interval: Duration, burst: Int) async throws -> PacedStart {
      asked.withLock { $0.append(interval) }
      let wait = script.withLock { $0.isEmpty ? .zero : $0.removeFirst() }
      return PacedStart(wait: wait, uncertainty: uncertainty.withLock { $0 })
    }

    let departures = Mutex<[Duration]>([])
    func requestLeft(ago: Duration, interval: Duration) async {
      departures.withLock { $0.append(ago) }
    }
    func pause(for time: Duration) async { pauses.withLock { $0.append(time) } }
  }

  /// Time passes only when somebody sleeps.
  private final class SteppedClock: OutboundClock {
    private let moment = Mutex(Duration.zero)
    /// Added to each sleep: a process that is held up.
    let delay: Duration

    init(delay: Duration = .zero) { self.delay = delay }

    var now: Duration { moment.withLock { $0 } }
    func sleep(until target: Duration) async throws {
      moment.withLock { $0 = max($0, target) + delay }
    }
  }

  private func limiter(
    _ pace: ScriptedPace, _ clock: SteppedClock = SteppedClock(), interval: Duration = .seconds(2)
  ) -> AccountLimiter {
    AccountLimiter(.minimumInterval(interval), shared: pace, clock: clock)
  }

  @Test func `the start is the one that was taken among all`() async throws {
    let limiter = limiter(ScriptedPace([.zero, .seconds(5), .seconds(2)]))
    var starts: [Duration] = []
    for _ in 0..<3 { starts.append(try await limiter.acquire()) }
    #expect(starts == [.zero, .seconds(5), .seconds(7)])
  }

  @Test func `the interval that is asked for has the margin`() async throws {
    let pace = ScriptedPace([.zero])
    _ = try await limiter(pace).acquire()
    #expect(pace.asked.withLock { $0 } == [.milliseconds(2020)])
  }

  @Test func `an account without a limit asks nobody`() async throws {
    let pace = ScriptedPace([.seconds(9)])
    let start = try await limiter(pace, interval: .zero).acquire()
    #expect(start == .zero)
    #expect(pace.asked.withLock { $0.isEmpty })
  }

  @Test func `a start that has passed is not used`() async throws {
    let pace = ScriptedPace([.milliseconds(-500), .seconds(2)])
    let start = try await limiter(pace).acquire()
    #expect(start == .seconds(2))
  }

  @Test func `a process that woke late takes another start`() async throws {
    let pace = ScriptedPace([.seconds(1), .zero])
    let start = try await limiter(pace, SteppedClock(delay: .seconds(3))).acquire()
    #expect(start == .seconds(4))
    #expect(pace.asked.withLock { $0.count } == 2)
  }

  @Test func `a start of which nobody knows well enough when it is is not used`() async throws {
    let pace = ScriptedPace([.seconds(1), .seconds(1)])
    pace.uncertainty.withLock { $0 = .milliseconds(40) }
    let start = try await limiter(pace).acquire()
    #expect(start == .seconds(2))
  }

  @Test func `where the way is long, starts are taken so much further apart`() async throws {
    let pace = ScriptedPace(Array(repeating: .seconds(1), count: 40))
    pace.uncertainty.withLock { $0 = .milliseconds(40) }
    let limiter = limiter(pace)
    for _ in 0..<4 { _ = try await limiter.acquire() }
    #expect(
      pace.asked.withLock { $0 }
        == [.milliseconds(2020)] + Array(repeating: .milliseconds(2070), count: 4))
    pace.uncertainty.withLock { $0 = .zero }
    for _ in 0..<30 { _ = try await limiter.acquire() }
    #expect(pace.asked.withLock { $0.last } == .milliseconds(2020))
  }

  @Test func `a request that went out late is told to all and moves the next start here`()
    async throws
  {
    let pace = ScriptedPace([.zero, .zero, .seconds(2)])
    let clock = SteppedClock()
    let limiter = limiter(pace, clock)
    let first = try await limiter.acquire()
    try await clock.sleep(until: .milliseconds(1000))
    await limiter.requestLeft(at: first + .milliseconds(800), late: .milliseconds(800))
    #expect(pace.departures.withLock { $0 } == [.milliseconds(200)])
    let second = try await limiter.acquire()
    #expect(second >= .milliseconds(2820))
  }

  @Test func `a request that went out in time is nobody's business`() async throws {
    let pace = ScriptedPace([.zero])
    let limiter = limiter(pace)
    let start = try await limiter.acquire()
    await limiter.requestLeft(at: start + .milliseconds(4), late: .milliseconds(4))
    #expect(pace.departures.withLock { $0.isEmpty })
  }

  @Test func `a pause is told to all and holds here`() async throws {
    let pace = ScriptedPace([.zero, .zero])
    let limiter = limiter(pace)
    await limiter.pause(for: .seconds(30))
    let start = try await limiter.acquire()
    #expect(pace.pauses.withLock { $0 } == [.seconds(30)])
    #expect(start == .seconds(30))
  }
}
