/// The share of each part in the score, in millionths; they add up to exactly 1,000,000.
///
/// A part whose figures no channel gives would be 0 for every product, which tells nothing and
/// caps all scores. Its share goes to the others in proportion instead.
public struct ScoreWeights: Sendable, Equatable {
  public static let whole: Int64 = 1_000_000

  private let shares: [ScorePart: Int64]

  /// - Parameters:
  ///   - points: nominal points; negative counts as 0.
  ///   - available: parts that have a source.
  public init(points: [ScorePart: Int64], available: Set<ScorePart>) {
    let parts = ScorePart.allCases.filter { available.contains($0) && points[$0, default: 0] > 0 }
    let total = parts.reduce(0) { $0 + points[$1, default: 0] }
    var shares: [ScorePart: Int64] = [:]
    var remainders: [(part: ScorePart, remainder: Int64)] = []
    for part in parts {
      let scaled = points[part, default: 0] * Self.whole
      shares[part] = scaled / total
      remainders.append((part, scaled % total))
    }
    // Rounding down leaves less than one millionth per part: the largest remainders get it.
    let missing = parts.isEmpty ? 0 : Self.whole - shares.values.reduce(0, +)
    let order = remainders.enumerated().sorted {
      ($1.element.remainder, $0.offset) < ($0.element.remainder, $1.offset)
    }
    for (_, entry) in order.prefix(Int(missing)) { shares[entry.part, default: 0] += 1 }
    self.shares = shares
  }

  /// 0 for a part that is left out.
  public subscript(_ part: ScorePart) -> Int64 { shares[part, default: 0] }
}
