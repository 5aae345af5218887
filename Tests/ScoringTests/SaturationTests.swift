import TestKit
import Testing

@testable import Scoring

struct SaturationTests {
  @Test func `the half-way point is the median of those that have a count`() {
    #expect(Saturation.halfway([0, 0, 0, 5, 1, 9]) == 5)
    #expect(Saturation.halfway([2, 4]) == 3)
    #expect(Saturation.halfway([2, 3]) == 3)
    #expect(Saturation.halfway([0, 0]) == nil)
  }

  @Test func `the half-way count gives half of the part`() {
    #expect(Saturation.part(7, halfway: 7) == 500_000)
  }

  @Test func `no count gives nothing, and no count anywhere gives nothing to all`() {
    #expect(Saturation.part(0, halfway: 7) == 0)
    #expect(Saturation.part(-3, halfway: 7) == 0)
    #expect(Saturation.part(12, halfway: nil) == 0)
  }

  @Test func `a part stays below 1 whatever the count`() {
    for count in [1, 1000, 1 << 40, Int64.max] {
      for halfway in [1, 1000, Int64.max] {
        #expect((0..<1_000_000).contains(Saturation.part(count, halfway: halfway)))
      }
    }
  }

  @Test func `more is never worth less`() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<2000 {
      let halfway = Int64.random(in: 1...1_000_000, using: &random)
      let count = Int64.random(in: 0...10_000_000, using: &random)
      let more = count + Int64.random(in: 0...10_000_000, using: &random)
      #expect(
        Saturation.part(count, halfway: halfway) <= Saturation.part(more, halfway: halfway))
    }
  }

  @Test func `products that never sold do not move the half-way point`() {
    let sellers: [Int64] = [3, 8, 20, 400]
    #expect(
      Saturation.halfway(sellers)
        == Saturation.halfway(sellers + [Int64](repeating: 0, count: 10_000)))
  }
}
