/// Why a variant is not in a feed.
public enum SkipReason: String, Sendable, CaseIterable, Codable, CodingKeyRepresentable {
  /// No title is left after cleaning.
  case noTitle
  /// No usable address of the product's page.
  case noLink
  /// No usable address of an image.
  case noImage
  /// The price is 0 or less.
  case noPrice
  /// The price is in another currency than the feed.
  case otherCurrency
}

/// What a reader of the report should look at, though the variant is in the feed.
public enum BuildWarning: String, Sendable, CaseIterable, Codable, CodingKeyRepresentable {
  /// Without a usable SKU: the channel's key stands in for it.
  case idFromListing
  /// The identifier is taken, letters' case aside: another key stands in for it.
  case idCollision
  /// A barcode that is no valid GTIN was left out.
  case invalidGTIN
  /// A value that is not allowed for its attribute was left out.
  case valueNotAllowed
  /// A text was cut at its limit.
  case textCut
  /// No description is left after cleaning.
  case noDescription
  /// A custom label would have had more than 1,000 different values; the later ones were left out.
  case tooManyLabelValues
}

/// Counts of one build.
public struct BuildReport: Sendable, Equatable, Codable {
  /// Sellable variants on the channel.
  public var read = 0
  public var written = 0
  /// Left out by the definition's filter.
  public var filtered = 0
  public var skipped: [SkipReason: Int] = [:]
  public var warnings: [BuildWarning: Int] = [:]
  /// Items by value, for each custom label slot.
  public var labelValues: [[String: Int]] = []

  public init() {}

  public var skippedTotal: Int { skipped.values.reduce(0, +) }
}

/// A variant that was left out.
public struct SkippedItem: Sendable, Equatable {
  /// A report lists the first ones only; the counts tell of all.
  public static let listLimit = 1000

  public var variantID: Int64
  public var sku: String
  public var reason: SkipReason
}
