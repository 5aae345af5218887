import Outbound
import TestKit
import Testing

struct LimiterStateTests {
  @Test func `the first request starts at once and the next after the interval`() {
    var state = LimiterState(.minimumInterval(.seconds(2)))
    #expect(state.reserve(at: .seconds(10)) == .zero)
    #expect(state.reserve(at: .seconds(10)) == .seconds(2))
    #expect(state.reserve(at: .milliseconds(11_999)) == .milliseconds(1))
    #expect(state.reserve(at: .seconds(12)) == .zero)
  }

  @Test func `asking without getting takes nothing`() {
    var state = LimiterState(.minimumInterval(.seconds(2)))
    _ = state.reserve(at: .zero)
    for _ in 0..<100 { _ = state.reserve(at: .seconds(1)) }
    #expect(state.reserve(at: .seconds(2)) == .zero)
  }

  @Test func `idle time does not save up starts under an interval`() {
    var state = LimiterState(.minimumInterval(.seconds(2)))
    _ = state.reserve(at: .zero)
    #expect(state.reserve(at: .seconds(1000)) == .zero)
    #expect(state.reserve(at: .seconds(1000)) == .seconds(2))
  }

  @Test func `a bucket gives its capacity at once and then refills`() {
    var state = LimiterState(.tokenBucket(capacity: 3, refillPerSecond: 2))
    for _ in 0..<3 { #expect(state.reserve(at: .zero) == .zero) }
    #expect(state.reserve(at: .zero) == .milliseconds(500))
    #expect(state.reserve(at: .milliseconds(500)) == .zero)
    #expect(state.reserve(at: .milliseconds(500)) == .milliseconds(500))
  }

  @Test func `a bucket never holds more than its capacity`() {
    var state = LimiterState(.tokenBucket(capacity: 3, refillPerSecond: 2))
    let taken = (0..<10).filter { _ in state.reserve(at: .seconds(1000)) == .zero }
    #expect(taken.count == 3)
  }

  @Test(arguments: 0..<50)
  func `no span of time sees more starts than a bucket allows`(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let capacity = Int.random(in: 1...6, using: &random)
    let rate = Double.random(in: 0.2...20, using: &random)
    var state = LimiterState(.tokenBucket(capacity: capacity, refillPerSecond: rate))
    var (now, starts): (Duration, [Duration]) = (.zero, [])
    while starts.count < 60 {
      let wait = state.reserve(at: now)
      if wait == .zero { starts.append(now) }
      now += wait + .microseconds(Int.random(in: 0...Int(2e6 / rate), using: &random))
    }
    for (first, start) in starts.enumerated() {
      for last in first..<starts.count {
        let allowed = Double(capacity) + (starts[last] - start) / .seconds(1) * rate
        #expect(Double(last - first + 1) <= allowed + 1e-6)
      }
    }
  }

  @Test func `nobody starts before a pause ends`() {
    var state = LimiterState(.minimumInterval(.seconds(2)))
    state.pause(until: .seconds(44))
    #expect(state.reserve(at: .seconds(3)) == .seconds(41))
    #expect(state.reserve(at: .seconds(44)) == .zero)
  }

  @Test func `a shorter pause does not cut a longer one`() {
    var state = LimiterState(.unlimited)
    state.pause(until: .seconds(44))
    state.pause(until: .seconds(5))
    #expect(state.reserve(at: .seconds(6)) == .seconds(38))
  }

  @Test func `a request that left late pushes the next one back`() {
    var state = LimiterState(.minimumInterval(.seconds(2)))
    _ = state.reserve(at: .zero)
    state.requestLeft(at: .milliseconds(300))
    #expect(state.reserve(at: .seconds(2)) == .milliseconds(300))
  }

  @Test(arguments: [
    RateLimit.unlimited, .minimumInterval(.seconds(-1)),
    .tokenBucket(capacity: 1, refillPerSecond: 0), .tokenBucket(capacity: 0, refillPerSecond: -3),
    .tokenBucket(capacity: 1, refillPerSecond: .nan),
  ])
  func `a limit that makes no sense is no limit`(limit: RateLimit) {
    var state = LimiterState(limit)
    for _ in 0..<10 { #expect(state.reserve(at: .zero) == .zero) }
  }
}
