import Basics
import Testing

/// Figures that no shop has must not end the process.
struct ClampedArithmeticTests {
  @Test func `what fits is exact`() {
    #expect(Int64(3).clampedAdding(-5) == -2)
    #expect(Int64(3).clampedSubtracting(5) == -2)
    #expect(Int64(3).clampedMultiplied(by: -5) == -15)
    #expect(Int64.min.clampedAdding(.max) == -1)
    #expect(Int64.min.clampedMultiplied(by: 1) == .min)
  }

  @Test func `what does not fit is the nearest that does`() {
    #expect(Int64.max.clampedAdding(1) == .max)
    #expect(Int64.min.clampedAdding(-1) == .min)
    #expect(Int64(-2).clampedSubtracting(.max) == .min)
    #expect(Int64(0).clampedSubtracting(.min) == .max)
    #expect(Int64.min.clampedMultiplied(by: -1) == .max)
    #expect(Int64.max.clampedMultiplied(by: -2) == .min)
    #expect(Int64(-2).clampedMultiplied(by: .min) == .max)
  }
}
