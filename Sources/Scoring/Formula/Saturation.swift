/// Turns a count without an upper end into a part between 0 and 1: `x / (x + halfway)`.
///
/// One runaway product does not press all others to 0 as dividing by the largest count would, and
/// products that never sold do not lift those that sold once, as ranks among all products would
/// (docs/scoring.md compares them). The half-way point is the median of the counts above 0.
enum Saturation {
  /// The median of the counts above 0, rounded up; nil when there is none.
  static func halfway(_ counts: some Sequence<Int64>) -> Int64? {
    let sorted = counts.filter { $0 > 0 }.sorted()
    guard !sorted.isEmpty else { return nil }
    let upper = sorted[sorted.count / 2]
    let lower = sorted[(sorted.count - 1) / 2]
    return lower + (upper - lower + 1) / 2
  }

  /// In millionths: 0 for no count, 500,000 at the half-way point, always below 1,000,000.
  static func part(_ count: Int64, halfway: Int64?) -> Int64 {
    guard let halfway, count > 0 else { return 0 }
    // Counts above 10¹² cannot come from a shop; the bound keeps the product below 2⁶³.
    let bounded = min(count, 1_000_000_000_000)
    let sum = bounded + min(halfway, 1_000_000_000_000)
    return min((bounded * 1_000_000 + sum / 2) / sum, 999_999)
  }
}
