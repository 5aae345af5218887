import Basics

/// One barcode on Trendyol, with Trendyol's own numbers: they are told by pushes, sales and people,
/// never copied from the shop.
struct TrendyolListing: Sendable {
  /// The shop's variant; nil for goods that are sold on Trendyol alone.
  let variant: Int?
  /// Index of its content.
  let content: Int
  let variantID: Int
  let barcode: String
  var stockCode: String
  let size: String
  var sale: Lira
  var list: Lira
  /// Units that buyers can still order.
  var quantity: Int
  let vatPercent: Int
  let commissionPercent: Int
  var stockChanged: Timestamp
  var priceChanged: Timestamp
  var isArchived = false
  var archivedAt: Timestamp?
  var lockReason: String?
  var deliveryDuration = 1

  /// Buyers see it and can order it, as long as there is stock.
  var isSellable: Bool { !isArchived && lockReason == nil }
}

/// What buyers see as one page: the variants of one colour. Trendyol calls it a content (§6.1).
struct TrendyolContent: Sendable {
  enum Review: Sendable, Equatable {
    case approved
    /// `pendingApproval`
    case pending
    case rejected(reason: String, detail: String)
  }

  let id: Int
  var mainID: String
  var title: String
  var description: String
  var images: [String]
  var brand: TrendyolBrand
  var category: TrendyolCategory
  var colour: String?
  let created: Timestamp
  var modified: Timestamp
  var review: Review
  /// Indices of its listings.
  var listings: [Int]
  /// Attributes of a product that was created through the interface, in place of our own.
  var attributes: WireJSON?

  var isApproved: Bool { review == .approved }
}

struct TrendyolBrand: Sendable, Equatable {
  let id: Int
  let name: String
}

struct TrendyolCategory: Sendable, Equatable {
  let id: Int
  let name: String
}
