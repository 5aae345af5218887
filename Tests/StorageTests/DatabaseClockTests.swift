import Basics
import Storage
import Synchronization
import TestKit
import Testing

/// The clock that nodes share: the server's where there is one, the machine's where not.
struct DatabaseClockTests {
  private final class Moment: WallClock {
    let milliseconds = Mutex<Int64>(1_000_000)
    func now() -> Timestamp { Timestamp(milliseconds: milliseconds.withLock { $0 }) }
    func leap(_ change: Int64) { milliseconds.withLock { $0 += change } }
  }

  private final class Steady: Sendable {
    let time = Mutex(Duration.zero)
    func pass(_ duration: Duration) { time.withLock { $0 += duration } }
  }

  @Test func `a leap of the clock is told, and only once`() async throws {
    try await TemporaryDatabase.with { temporary in
      let (machine, steady) = (Moment(), Steady())
      let clock = DatabaseClock(machine: machine, steady: { steady.time.withLock { $0 } })
      try await clock.adjust(by: temporary.database)
      guard temporary.database.dialect.engine == .sqlite else { return }
      machine.leap(5_000)
      steady.pass(.seconds(5))
      let none = try await clock.adjust(by: temporary.database)
      machine.leap(86_400_000)
      let leap = try await clock.adjust(by: temporary.database)
      let after = try await clock.adjust(by: temporary.database)
      #expect([none, leap, after] == [0, 86_400_000, 0])
      #expect(clock.now() == machine.now())
    }
  }

  @Test func `where there is a server, this machine's wrong clock is not believed`() async throws {
    try await TemporaryDatabase.with { temporary in
      guard temporary.database.dialect.engine == .postgres else { return }
      let (machine, steady) = (Moment(), Steady())
      let clock = DatabaseClock(machine: machine, steady: { steady.time.withLock { $0 } })
      // The server runs on this machine, so its clock is right; what it told is from in between.
      let earliest = SystemWallClock().now()
      let first = try await clock.adjust(by: temporary.database)
      let latest = SystemWallClock().now()
      #expect(first == 0)
      #expect(clock.now() >= earliest.adding(seconds: -10))
      #expect(clock.now() <= latest.adding(seconds: 10))
      machine.leap(86_400_000)
      let before = clock.now()
      steady.pass(.seconds(7))
      #expect(clock.now().milliseconds - before.milliseconds == 7_000)
    }
  }
}
