/// The labels that scores give to products. The names go into feeds as they are.
public enum ScoreLabel: String, Sendable, CaseIterable, Codable {
  /// The 100 best scores among products that sold in the window.
  case top100 = "TOP100"
  /// The 100 that sold the most units.
  case sales100 = "SALES100"
  /// The 100 that most members marked.
  case fav100 = "FAV100"
  /// The 100 with the most clicks; given only where clicks have a source.
  case click100 = "CLICK100"
  /// Every active variant in stock, in at least two sizes.
  case stokFul = "STOKFUL"
}
