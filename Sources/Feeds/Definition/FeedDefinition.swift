import Basics
import Commerce

/// What a feed contains and how, as its YAML text says (docs/feeds.md).
public struct FeedDefinition: Sendable, Equatable {
  /// Name in the address: `/feeds/{slug}.xml`.
  public var slug: String
  /// Title of the feed, and of its row in the panel.
  public var title: String
  public var format = FeedFormat.googleRSS
  /// Name of the channel whose addresses and prices are used; nil means the first one that lists
  /// products.
  public var channel: String?
  /// Address of the shop; nil means the channel's.
  public var link: String?
  /// ISO 639-1.
  public var language = "tr"
  /// Items priced in another currency are left out.
  public var currency = Currency.turkishLira
  /// False when the text names none: then it is that of most of the shop's variants.
  public var namesCurrency = true
  /// When set, the feed is served with `?token=` only.
  public var token: String?
  public var filter = FeedFilter()
  /// Sources of the attributes that do not follow the default.
  public var fields: [FeedField: FieldSource] = [:]
  /// Rule of each custom label slot, `custom_label_0` first; nil leaves the slot empty.
  public var labels: [LabelRule?] = LabelRule.standard
  /// A build with so many per cent fewer items than the served file is refused. 100 lets every
  /// build pass.
  public var dropGuardPercent = 30

  public init(slug: String, title: String) {
    self.slug = slug
    self.title = title
  }

  /// The source of a field, its own or the default; nil leaves the field out.
  func source(of field: FeedField) -> FieldSource? { fields[field] ?? field.defaultSource }
}

/// Forms in which a feed can be written.
public enum FeedFormat: String, Sendable, CaseIterable {
  /// Google Shopping, RSS 2.0 with the `g` namespace.
  case googleRSS = "google-rss"

  /// Ending of the file in the feed's address.
  public var fileExtension: String { "xml" }
  public var contentType: String { "application/xml; charset=utf-8" }
}

/// Which of the sellable variants go into a feed. Texts are compared without case and Turkish
/// letters.
public struct FeedFilter: Sendable, Equatable {
  /// Leaves out what is sold out, instead of sending it as `out_of_stock`.
  public var inStockOnly = false
  /// Only these; empty means all.
  public var brands: Set<String> = []
  public var withoutBrands: Set<String> = []
  /// Only these categories and what lies below them (`Giyim > Kadın`); empty means all.
  public var categories: [String] = []
  public var withoutCategories: [String] = []
  /// Only products that hold one of these score labels; empty means all.
  public var labels: Set<ScoreLabel> = []
  /// Of the price that the buyer pays, in minor units.
  public var minimumPriceMinor: Int64?
  public var maximumPriceMinor: Int64?

  public init() {}
}
