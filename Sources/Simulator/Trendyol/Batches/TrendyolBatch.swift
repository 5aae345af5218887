import Basics

/// Catalogue writes that were taken together and are applied later (Trendyol wire facts 2026-11-23,
/// §6.6).
struct TrendyolBatch: Sendable {
  enum Kind: String, Sendable {
    case create = "ProductV2OnBoarding"
    case draft = "ProductV2Update"
    case content = "ApprovedProductContentUpdate"
    case variant = "ApprovedProductVariantUpdate"
    case delivery = "ProductDeliveryOptionUpdate"
    case offers = "ProductInventoryUpdate"
    case archive = "ProductArchiveUpdate"
    case deletion = "ProductDeletion"
    case unlock = "ProductUnlockUpdate"
  }

  struct Item: Sendable {
    let request: WireJSON
    var outcome = Outcome.waiting
  }

  enum Outcome: Sendable, Equatable {
    case waiting
    case success
    /// Free Turkish text, which no client should match on.
    case failed(String)
  }

  /// The n-th batch of the account, from 0.
  let number: Int
  let id: String
  let kind: Kind
  let created: Timestamp
  let sentAt: Duration
  let dueAt: Duration
  var modified: Timestamp
  var items: [Item]

  var isWaiting: Bool { items.contains { $0.outcome == .waiting } }
}
