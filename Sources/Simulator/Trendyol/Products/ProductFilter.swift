import Basics

/// What the lists of products filter by (Trendyol wire facts 2026-11-23, §6.7).
struct ProductFilter: Sendable {
  private let barcodes: Set<String>
  private let stockCode: String?
  private let mainID: String?
  private let content: Int?
  private let brands: Set<String>
  private let status: String?
  private let dateType: String?
  private let from: Timestamp?
  private let until: Timestamp?

  init(_ call: TrendyolCall) throws(TrendyolRefusal) {
    barcodes = Set(
      (call.values("barcode") + call.values("barcodes")).map(TrendyolState.normalised))
    guard barcodes.count <= 50 else {
      throw .product(400, "barcodes.too.many", "En fazla 50 barkod sorgulanabilir")
    }
    stockCode = call.value("stockCode")
    mainID = call.value("productMainId")
    content = try call.int("contentId")
    brands = Set(call.values("brandIds"))
    status = call.value("status")
    dateType = call.value("dateQueryType")
    from = try call.time("startDate")
    until = try call.time("endDate")
  }

  /// The same number for the same filters: a `nextPageToken` holds with them alone.
  var mark: Int64 {
    let parts: [String?] = [
      barcodes.sorted().joined(separator: ","), stockCode, mainID, content.map(String.init),
      brands.sorted().joined(separator: ","), status, dateType,
      from.map { String($0.milliseconds) }, until.map { String($0.milliseconds) },
    ]
    return ContentHash.of(Array(parts.map { $0 ?? "-" }.joined(separator: "|").utf8))
  }

  /// Indices of the approved contents that fit, in the order of their IDs. A content fits when one
  /// of its variants does.
  func approved(_ state: TrendyolState) -> [Int] {
    candidates(state).filter { index in
      let content = state.contents[index]
      guard content.isApproved, fits(content) else { return false }
      return content.listings.contains { listing in
        let listing = state.listings[listing]
        return fits(listing) && hasStatus(listing) && isInRange(content, listing)
      }
    }
  }

  /// Indices of the listings that are not approved.
  func unapproved(_ state: TrendyolState) -> [Int] {
    candidates(state).filter { index in
      let content = state.contents[index]
      guard fits(content) else { return false }
      switch (content.review, status) {
      case (.pending, nil), (.pending, "pendingApproval"), (.pending, "waiting"): return true
      case (.rejected, nil), (.rejected, "rejected"): return true
      default: return false
      }
    }.flatMap { state.contents[$0].listings }.filter { index in
      let listing = state.listings[index]
      return fits(listing) && isInRange(state.contents[listing.content], listing)
    }
  }

  /// A barcode or a content ID needs no look at all contents.
  private func candidates(_ state: TrendyolState) -> [Int] {
    if let content {
      return state.contents.firstIndex { $0.id == content }.map { [$0] } ?? []
    }
    guard !barcodes.isEmpty else { return Array(state.contents.indices) }
    let found = barcodes.compactMap { state.byBarcode[$0].map { state.listings[$0].content } }
    return Set(found).sorted()
  }

  private func fits(_ content: TrendyolContent) -> Bool {
    (mainID == nil || content.mainID == mainID)
      && (brands.isEmpty || brands.contains(String(content.brand.id)))
  }

  private func fits(_ listing: TrendyolListing) -> Bool {
    (barcodes.isEmpty || barcodes.contains(listing.barcode))
      && (stockCode == nil || listing.stockCode == stockCode)
  }

  private func hasStatus(_ listing: TrendyolListing) -> Bool {
    switch status {
    case "onSale": listing.isSellable && listing.quantity > 0
    case "notOnSale": !listing.isSellable || listing.quantity == 0
    case "archived": listing.isArchived
    case "locked": listing.lockReason != nil
    case "blacklisted": false
    default: true
    }
  }

  private func isInRange(_ content: TrendyolContent, _ listing: TrendyolListing) -> Bool {
    guard from != nil || until != nil else { return true }
    let time: Timestamp
    switch dateType {
    case "VARIANT_CREATED_DATE", "CREATED_DATE": time = content.created
    case "CONTENT_MODIFIED_DATE": time = content.modified
    default: time = max(content.modified, listing.stockChanged, listing.priceChanged)
    }
    return (from.map { $0 <= time } ?? true) && (until.map { time <= $0 } ?? true)
  }
}

/// A `nextPageToken`: where the next page begins, and with which filters it was given out.
struct PageToken: Sendable, Equatable {
  let offset: Int
  let mark: Int64

  var text: String { Base64.encode(Array("{\"o\":\(offset),\"f\":\(mark)}".utf8)) }

  /// - Throws: 400 for a token that was not given out, or with other filters.
  static func offset(
    of token: String, _ filter: ProductFilter
  ) throws(TrendyolRefusal) -> Int {
    let refusal = TrendyolRefusal.product(
      400, "invalid.next.page.token", "nextPageToken bu filtreler için geçerli değil")
    guard let bytes = Base64.decode(token),
      let value = try? WireJSONParser.parse(bytes), let offset = value["o"]?.int,
      offset >= 0, value["f"]?.int == Int(filter.mark)
    else { throw refusal }
    return offset
  }
}
