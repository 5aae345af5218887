import Testing

@testable import Scoring

struct ScoreWeightsTests {
  private let points = ScoreProfile.standard.points

  @Test func `all parts together weigh what the profile says`() {
    let weights = ScoreWeights(points: points, available: Set(ScorePart.allCases))
    #expect(ScorePart.allCases.map { weights[$0] } == [400_000, 400_000, 100_000, 100_000])
  }

  @Test func `a part without a source gives its share to the others in proportion`() {
    let weights = ScoreWeights(points: points, available: [.sales, .size, .favourites])
    #expect(ScorePart.allCases.map { weights[$0] } == [444_445, 444_444, 0, 111_111])
  }

  @Test(arguments: 0..<16) func `shares always add up to the whole`(mask: Int) {
    let available = Set(
      ScorePart.allCases.enumerated().filter { mask >> $0.offset & 1 == 1 }.map(\.element))
    for points in [points, [.sales: 1, .size: 1, .clicks: 1, .favourites: 4], [.sales: 7]] {
      let weights = ScoreWeights(points: points, available: available)
      let sum = ScorePart.allCases.reduce(0) { $0 + weights[$1] }
      let isUsable = available.contains { points[$0, default: 0] > 0 }
      #expect(sum == (isUsable ? 1_000_000 : 0))
      #expect(ScorePart.allCases.allSatisfy { available.contains($0) || weights[$0] == 0 })
    }
  }

  @Test func `equal points stay equal within a millionth after redistribution`() {
    let weights = ScoreWeights(points: points, available: [.sales, .size, .favourites])
    #expect(abs(weights[.sales] - weights[.size]) <= 1)
  }
}
