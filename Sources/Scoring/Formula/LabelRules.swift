import Commerce

/// A label that a product holds, and its place among the holders, from 1.
public struct LabelPlace: Sendable, Equatable {
  public var label: ScoreLabel
  public var rank: Int64

  public init(label: ScoreLabel, rank: Int64) {
    self.label = label
    self.rank = rank
  }
}

/// Decides who holds which label.
struct LabelRules {
  static let places = 100

  let available: Set<ScorePart>

  /// - Parameter scores: in order of rank, which also settles ties.
  func assign(to scores: inout [ProductScore]) {
    for label in ScoreLabel.allCases {
      for (place, index) in holders(of: label, in: scores).enumerated() {
        scores[index].labels.append(LabelPlace(label: label, rank: Int64(place + 1)))
      }
    }
  }

  private func holders(of label: ScoreLabel, in scores: [ProductScore]) -> [Int] {
    switch label {
    case .top100: Array(scores.indices.filter { isProven(scores[$0]) }.prefix(Self.places))
    case .sales100: best(scores, by: .sales) { $0.unitsMilli }
    case .fav100: best(scores, by: .favourites) { $0.favourites }
    case .click100: best(scores, by: .clicks) { $0.clicks }
    case .stokFul: scores.indices.filter { isFull(scores[$0]) }
    }
  }

  /// A full run alone earns 40 points or more, so a product that nobody bought could stand among
  /// the best; where sales are known, it takes one to be there.
  private func isProven(_ score: ProductScore) -> Bool {
    score.unitsMilli > 0 || !available.contains(.sales)
  }

  private func isFull(_ score: ProductScore) -> Bool {
    score.hasSeveralSizes && score.sizesInStock == score.sizesTotal
  }

  private func best(
    _ scores: [ProductScore], by part: ScorePart, _ count: (ProductScore) -> Int64
  ) -> [Int] {
    guard available.contains(part) else { return [] }
    let counted = scores.indices.filter { count(scores[$0]) > 0 }
    // Indices are ranks, so equal counts stay in order of score.
    return Array(
      counted.sorted { (count(scores[$1]), $0) < (count(scores[$0]), $1) }.prefix(Self.places))
  }
}
