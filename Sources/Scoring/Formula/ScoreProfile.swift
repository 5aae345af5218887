/// What a score is made of, before any data is seen.
public struct ScoreProfile: Sendable, Equatable {
  /// Key of the profile's rows.
  public let name: String
  /// Length of the window in days of the shop's zone, today included.
  public let windowDays: Int64
  /// Points that each part gives at best; they need not add up to 100.
  public let points: [ScorePart: Int64]

  public init(name: String, windowDays: Int64 = 90, points: [ScorePart: Int64]) {
    self.name = name
    self.windowDays = windowDays
    self.points = points
  }

  /// Sales 40, size availability 40, clicks 10, favourites 10, over 90 days.
  public static let standard = ScoreProfile(
    name: "default", points: [.sales: 40, .size: 40, .clicks: 10, .favourites: 10])
}

/// The four parts of a score, in the order in which they are shown.
public enum ScorePart: String, Sendable, CaseIterable, Codable {
  case sales, size, clicks, favourites
}
