/// One variant, ready to be written: every text is clean, within its limit and in the channel's
/// spelling.
struct FeedItem: Sendable {
  var id = ""
  var title: String
  var description = ""
  var link = ""
  var imageLink = ""
  /// At most ten.
  var additionalImageLinks: [String] = []
  var isInStock = false
  /// In hundredths, or whole units where the currency has no smaller ones. VAT included.
  var priceMinor: Int64 = 0
  /// Below the price; nil without a reduction.
  var salePriceMinor: Int64?
  var brand = ""
  var gtin = ""
  var mpn = ""
  /// False only when neither a GTIN nor brand and MPN can be told.
  var hasIdentifier = true
  var groupID = ""
  /// Attributes with a plain text value, in the order in which they are written.
  var attributes: [(field: FeedField, value: String)] = []
  /// Values of the custom labels by slot; empty for none.
  var labels: [String] = []
  /// 0...1000: the score in tenths; nil without a score.
  var popularityTenths: Int64?

  init(title: String) { self.title = title }
}
