import Basics
import Testing

@testable import App

struct SteadyMomentTests {
  /// A machine whose steady clock and wall clock go on together, also while the process is held up.
  private final class Machine {
    var passed = Duration.zero
    /// How long the process is held up before the next readings of a clock, one after the other.
    var delays: [Duration]

    init(delays: [Duration] = []) { self.delays = delays }

    func steady() -> Duration {
      hold()
      return .seconds(500) + passed
    }

    func wall() -> Timestamp {
      hold()
      let milliseconds = passed / Duration.milliseconds(1)
      return Timestamp(milliseconds: 1_000_000 + Int64(milliseconds))
    }

    private func hold() { if !delays.isEmpty { passed += delays.removeFirst() } }
  }

  private func told(_ moment: Duration, by machine: Machine) -> Int64 {
    SteadyMoment.wallTime(of: moment, steady: machine.steady, wall: machine.wall).milliseconds
  }

  @Test func `a moment is told as the other clock would have told it`() {
    let machine = Machine()
    machine.passed = .milliseconds(250)
    #expect(told(.seconds(500), by: machine) == 1_000_000)
    #expect(told(.seconds(500) + .milliseconds(200), by: machine) == 1_000_200)
  }

  @Test func `being held up between the clocks does not move it`() {
    for delays: [Duration] in [
      [.zero, .seconds(3)], [.zero, .zero, .seconds(3)],
      [.seconds(1), .seconds(3), .zero, .zero, .zero, .seconds(2)],
    ] {
      #expect(told(.seconds(500), by: Machine(delays: delays)) == 1_000_000)
    }
  }

  @Test func `where every look is held up the closest one counts`() {
    let slow = [Duration.zero, .milliseconds(40), .zero]
    let closest = [Duration.zero, .milliseconds(4), .milliseconds(4)]
    let delays = slow + closest + (0..<1_000).flatMap { _ in slow }
    #expect(told(.seconds(500), by: Machine(delays: delays)) == 1_000_000)
  }
}
