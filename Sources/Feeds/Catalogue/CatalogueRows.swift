import Commerce

/// A product as a channel lists it, read for a feed.
struct ListedProduct: Sendable {
  var id: Int64
  var title: String
  var brand: String
  var categoryPath: String
  var descriptionHTML: String
  var imageURL: String
  /// JSON list of addresses.
  var imageURLs: String
  var url: String
  /// The channel's key of the card.
  var remoteID: String
  /// Points in millionths; nil without a score.
  var scoreMicro: Int64?
  var labels: [ScoreLabel]
}

/// A sellable variant as a channel lists it.
struct ListedVariant: Sendable {
  var id: Int64
  var productID: Int64
  var sku: String
  var barcode: String
  /// JSON list of options.
  var options: String
  var size: String
  var colour: String
  var currency: String
  var priceMinor: Int64
  var listPriceMinor: Int64
  var imageURL: String
  /// On hand and not reserved.
  var available: Int64
  /// The channel's key of the variant.
  var remoteID: String
}
