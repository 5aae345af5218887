import Commerce

/// What matching thinks of a listing.
public enum MatchDecision: Sendable, Equatable {
  /// The same goods beyond doubt.
  case link(variantID: Int64, by: MatchReason)
  /// Perhaps the same goods; a person decides.
  case suggest(variantID: Int64, confidence: Int, reason: MatchReason)
  /// The codes contradict one another.
  case conflict(MatchReason, variantID: Int64, other: Int64?)
}

/// Why. Raw values are stored.
public enum MatchReason: String, Sendable, CaseIterable {
  case barcode, sku, title, person
  /// Same SKU, but two real barcodes that differ.
  case skuOtherBarcode
  /// The barcode is one variant's, the SKU another's.
  case skuOfAnother
  /// Several variants or listings have the barcode, or the SKU.
  case ambiguousBarcode, ambiguousSKU
  /// The variant has another listing on the channel already.
  case taken
}

/// Decides which variant each listing of a channel is. Pure; one pass over listings and variants.
///
/// A barcode decides, then an SKU, and only where it names one listing and one variant and nothing
/// contradicts it. What is left is compared by title, brand and options (`TitleMatch`).
public struct ListingMatch {
  /// Shorter codes are place-holders.
  static let shortestSKU = 3

  private let facts: MatchFacts
  private let targets: [Int64: MatchFacts.Goods]
  private let byBarcode: [String: [Int64]]
  private let bySKU: [String: [Int64]]
  private let listingsOfBarcode: [String: Int]
  private let listingsOfSKU: [String: Int]

  public init(_ facts: MatchFacts) {
    self.facts = facts
    targets = Dictionary(
      facts.targets.map { ($0.variantID, $0) }, uniquingKeysWith: { first, _ in first })
    byBarcode = Dictionary(
      grouping: targets.values.filter { $0.barcode != nil }, by: { $0.barcode ?? "" }
    ).mapValues { $0.map(\.variantID).sorted() }
    bySKU = Dictionary(grouping: targets.values.filter { Self.isCode($0.sku) }, by: \.sku)
      .mapValues { $0.map(\.variantID).sorted() }
    listingsOfBarcode = Dictionary(
      facts.listings.compactMap { listing in listing.goods.barcode.map { ($0, 1) } },
      uniquingKeysWith: +)
    listingsOfSKU = Dictionary(
      facts.listings.map(\.goods.sku).filter(Self.isCode).map { ($0, 1) }, uniquingKeysWith: +)
  }

  private static func isCode(_ sku: String) -> Bool { sku.utf8.count >= shortestSKU }

  /// - Returns: a decision by listing; listings that nothing is like are absent.
  public func decide() -> [Int64: MatchDecision] {
    var decisions: [Int64: MatchDecision] = [:]
    for listing in facts.listings { decisions[listing.id] = byCodes(listing) }
    settleRivals(&decisions)
    let open = facts.listings.filter { decisions[$0.id] == nil }
    let free = facts.targets.filter { !facts.taken.contains($0.variantID) }
    let linked = Set(
      decisions.values.compactMap { decision -> Int64? in
        if case .link(let variantID, _) = decision { variantID } else { nil }
      })
    let suggestions = TitleMatch(free.filter { !linked.contains($0.variantID) }).suggest(
      open, except: facts.refused)
    return decisions.merging(suggestions) { first, _ in first }
  }

  private func byCodes(_ listing: MatchFacts.Listing) -> MatchDecision? {
    let goods = listing.goods
    let sameSKU = Self.isCode(goods.sku) ? bySKU[goods.sku] ?? [] : []
    guard let barcode = goods.barcode, let sameBarcode = byBarcode[barcode] else {
      return bySKUAlone(listing, sameSKU)
    }
    guard sameBarcode.count == 1, listingsOfBarcode[barcode] == 1 else {
      // The SKU may tell which of them.
      if listingsOfBarcode[barcode] == 1, sameSKU.count == 1, listingsOfSKU[goods.sku] == 1,
        sameBarcode.contains(sameSKU[0])
      {
        return link(listing, sameSKU[0], by: .sku)
      }
      return .conflict(
        .ambiguousBarcode, variantID: sameBarcode[0], other: sameBarcode.dropFirst().first)
    }
    if let other = sameSKU.first, !sameSKU.contains(sameBarcode[0]) {
      return conflict(listing, .skuOfAnother, sameBarcode[0], other)
    }
    return link(listing, sameBarcode[0], by: .barcode)
  }

  private func bySKUAlone(
    _ listing: MatchFacts.Listing, _ sameSKU: [Int64]
  ) -> MatchDecision? {
    guard let variantID = sameSKU.first, let target = targets[variantID] else { return nil }
    guard sameSKU.count == 1, listingsOfSKU[listing.goods.sku] == 1 else {
      return conflict(listing, .ambiguousSKU, variantID, sameSKU.dropFirst().first)
    }
    if let one = listing.goods.barcode, let other = target.barcode, Barcode.isGTIN(one),
      Barcode.isGTIN(other)
    {
      guard !isRefused(listing, variantID) else { return nil }
      return facts.taken.contains(variantID)
        ? nil : .suggest(variantID: variantID, confidence: 80, reason: .skuOtherBarcode)
    }
    return link(listing, variantID, by: .sku)
  }

  private func link(
    _ listing: MatchFacts.Listing, _ variantID: Int64, by reason: MatchReason
  ) -> MatchDecision? {
    guard !isRefused(listing, variantID) else { return nil }
    return facts.taken.contains(variantID)
      ? .conflict(.taken, variantID: variantID, other: nil)
      : .link(variantID: variantID, by: reason)
  }

  /// A person who has refused both sides of a conflict is not asked again.
  private func conflict(
    _ listing: MatchFacts.Listing, _ reason: MatchReason, _ variantID: Int64, _ other: Int64?
  ) -> MatchDecision? {
    let sides = [variantID, other].compactMap { $0 }.filter { !isRefused(listing, $0) }
    guard let first = sides.first else { return nil }
    return .conflict(reason, variantID: first, other: sides.dropFirst().first)
  }

  private func isRefused(_ listing: MatchFacts.Listing, _ variantID: Int64) -> Bool {
    facts.refused.contains(.init(listingID: listing.id, variantID: variantID))
  }

  /// Two listings cannot be one variant: the barcode's goes before the SKU's, the older before the
  /// newer.
  private func settleRivals(_ decisions: inout [Int64: MatchDecision]) {
    var owners: Set<Int64> = []
    for reason in [MatchReason.barcode, .sku] {
      for listing in facts.listings {
        guard case .link(let variantID, reason)? = decisions[listing.id] else { continue }
        if !owners.insert(variantID).inserted {
          decisions[listing.id] = .conflict(.taken, variantID: variantID, other: nil)
        }
      }
    }
  }
}
