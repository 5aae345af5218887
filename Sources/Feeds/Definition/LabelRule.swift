import Commerce

/// What goes into a custom label: one value, as Google takes one per slot.
public enum LabelRule: Sendable, Equatable {
  /// The first of these score labels that the product holds, else the other text.
  case firstOf([ScoreLabel], otherwise: String)
  /// The band of the score: lower bounds from high to low, the last band reaching down to 0.
  case scoreBand([Int])
  /// A value of the catalogue.
  case field(FieldSource)

  public static let slotCount = 5
  /// Most characters of a label (facts on feeds, 2026-11-23, §1.4).
  static let lengthLimit = 100

  /// One slot for each label that a first shop has, and the score's band. A merchant who needs a
  /// slot for margin or season takes it over in the definition.
  static let standard: [LabelRule?] = [
    .firstOf([.top100], otherwise: ""), .firstOf([.stokFul], otherwise: ""),
    .firstOf([.sales100], otherwise: ""), .firstOf([.fav100], otherwise: ""),
    .scoreBand([80, 60, 40, 20]),
  ]

  /// `80-100`, `60-80`, …, `0-20`; nil for a product without a score.
  static func band(_ bounds: [Int], scoreMicro: Int64?) -> String? {
    guard let scoreMicro else { return nil }
    var upper = 100
    for bound in bounds {
      if scoreMicro >= Int64(bound) * 1_000_000 { return "\(bound)-\(upper)" }
      upper = bound
    }
    return upper > 0 ? "0-\(upper)" : nil
  }
}
