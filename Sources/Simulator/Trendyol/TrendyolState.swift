import Basics

/// The account at one moment: everything that requests, sales and people change.
struct TrendyolState: Sendable {
  /// The most units that Trendyol takes for a listing (Trendyol wire facts 2026-11-23, §6.5).
  static let mostUnits = 20_000

  let world: TrendyolWorld
  var contents: [TrendyolContent]
  var listings: [TrendyolListing]
  var byBarcode: [String: Int]
  /// The first listing of a variant of the shop.
  var byVariant: [Int: Int]

  init(_ world: TrendyolWorld, options: TrendyolOptions) {
    let catalogue = TrendyolCatalogue(world)
    self.world = world
    contents = catalogue.contents
    listings = catalogue.listings
    byBarcode = catalogue.byBarcode
    byVariant = catalogue.byVariant
  }

  /// The listing of a barcode, spelled as it may be: Trendyol cuts spaces away, inner ones too (§6.2).
  func listing(_ barcode: String) -> Int? { byBarcode[Self.normalised(barcode)] }

  static func normalised(_ barcode: String) -> String { barcode.filter { !$0.isWhitespace } }

  func isApproved(_ listing: Int) -> Bool { contents[listings[listing].content].isApproved }

  // MARK: - Time

  /// Lets everything happen that is due.
  mutating func advance(to moment: TrendyolMoment) {}
}
