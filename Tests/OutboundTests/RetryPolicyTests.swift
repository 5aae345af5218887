import Outbound
import TestKit
import Testing

struct RetryPolicyTests {
  let policy = RetryPolicy(baseDelay: .milliseconds(500), maxDelay: .seconds(8))

  @Test(arguments: 1...40)
  func `a back-off lies between zero and its doubled, capped base`(attempt: Int) {
    let ceiling: Duration = attempt > 4 ? .seconds(8) : .milliseconds(500 << (attempt - 1))
    for seed in 0..<200 {
      var random = SeededRandom(seed: UInt64(seed))
      let delay = policy.delay(after: attempt, random: .random(in: 0..<1, using: &random))
      #expect(delay >= .zero && delay < ceiling)
    }
  }

  @Test func `the jitter uses the whole range`() {
    var random = SeededRandom(seed: 7)
    let delays = (0..<2000).map { _ in
      policy.delay(after: 3, random: .random(in: 0..<1, using: &random))
    }
    let mean = delays.reduce(.zero, +) / delays.count
    #expect(delays.contains { $0 < .milliseconds(100) })
    #expect(delays.contains { $0 > .milliseconds(1900) })
    #expect(mean > .milliseconds(950) && mean < .milliseconds(1050))
  }

  @Test func `a very late attempt does not overflow`() {
    #expect(policy.delay(after: .max, random: 0.999) < .seconds(8))
  }

  @Test func `a random number out of range is brought back into it`() {
    #expect(policy.delay(after: 1, random: 5) == .milliseconds(500))
    #expect(policy.delay(after: 1, random: -1) == .zero)
  }
}
