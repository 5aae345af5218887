import Basics

/// Gives each item an identifier that no other item has, letters' case aside: two ids that differ
/// by case only get mixed up in Google Ads (facts on feeds, 2026-11-23, §1.4).
///
/// Items come in a fixed order, so who keeps a contested identifier does not change from build to
/// build.
struct IdentityRegister {
  private var taken: Set<String> = []

  /// - Parameter wanted: clean text of the mapped source, usually the SKU.
  /// - Returns: the identifier, and what to note about it.
  mutating func identifier(
    wanted: String, listingID: String, variantID: Int64
  ) -> (id: String, warning: BuildWarning?) {
    let isUsable = !wanted.isEmpty && wanted.unicodeScalars.count <= FeedField.id.limit
    if isUsable, take(wanted) { return (wanted, nil) }
    let warning = isUsable ? BuildWarning.idCollision : .idFromListing
    let listing = TextSink.clean(listingID, limit: 40)
    for candidate in [listing, "\(listing)-\(variantID)"]
    where !listing.isEmpty && take(candidate) {
      return (candidate, warning)
    }
    var number = 0
    while true {
      let candidate = number == 0 ? "variant-\(variantID)" : "variant-\(variantID)-\(number)"
      if take(candidate) { return (candidate, warning) }
      number += 1
    }
  }

  private mutating func take(_ id: String) -> Bool {
    taken.insert(TurkishFolding.fold(id)).inserted
  }
}
