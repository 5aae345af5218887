import Basics

/// Writes products as the lists show them (Trendyol wire facts 2026-11-23, §6.7).
struct ContentWriter {
  let state: TrendyolState
  let seller: Int

  func write(_ content: TrendyolContent, to json: inout ReplyJSON) {
    json.object { json in
      json.field("contentId", content.id)
      json.field("productMainId", content.mainID)
      writeKinds(of: content, to: &json)
      json.field("creationDate", content.created)
      json.field("lastModifiedDate", content.modified)
      json.field("lastModifiedBy", "seller@example.com")
      json.field("title", content.title)
      json.field("description", content.description)
      writeImages(of: content, to: &json)
      writeAttributes(of: content, size: nil, to: &json)
      json.array("variants", content.listings.map { state.listings[$0] }) {
        write($1, of: content, to: &$0)
      }
    }
  }

  private func write(
    _ listing: TrendyolListing, of content: TrendyolContent, to json: inout ReplyJSON
  ) {
    json.object { json in
      json.field("variantId", listing.variantID)
      json.field("supplierId", seller)
      json.field("barcode", listing.barcode)
      json.field("commission", Lira(minor: Int64(listing.commissionPercent) * 100))
      json.array("attributes", [listing.size]) { json, size in
        writeAttribute(.size, size, to: &json)
      }
      json.field(
        "productUrl", "https://www.trendyol.example/\(Slug.of(content.title))-p-\(content.id)")
      json.field("onSale", listing.isSellable && listing.quantity > 0)
      json.array("channels", ["CORE"]) { $0.text($1) }
      json.object("deliveryOption") { $0.field("deliveryDuration", listing.deliveryDuration) }
      json.object("stock") {
        $0.field("quantity", listing.quantity)
        $0.field("lastModifiedDate", listing.stockChanged)
      }
      json.object("price") {
        $0.field("salePrice", listing.sale)
        $0.field("listPrice", listing.list)
        $0.field("priceSeenByCustomer", listing.sale)
      }
      writeFacts(of: listing, content, to: &json)
    }
  }

  private func writeFacts(
    of listing: TrendyolListing, _ content: TrendyolContent, to json: inout ReplyJSON
  ) {
    json.field("stockCode", listing.stockCode)
    json.field("origin", "TR")
    json.field("vatRate", listing.vatPercent)
    json.field("sellerCreatedDate", content.created)
    json.field("sellerModifiedDate", max(content.modified, listing.priceChanged))
    json.field("locked", listing.lockReason != nil)
    json.field("lockReason", listing.lockReason)
    json.field("lockDate", listing.lockReason == nil ? nil : content.modified)
    json.field("archived", listing.isArchived)
    json.field("archivedDate", listing.archivedAt)
    json.field("docNeeded", false)
    json.field("hasViolation", false)
    json.field("blacklisted", false)
    json.array("cargoProviders", [TrendyolCarrier.all[0].code]) { $0.text($1) }
  }

  /// A product that is not approved: flat, one row for each barcode.
  func writeDraft(_ listing: TrendyolListing, to json: inout ReplyJSON) {
    let content = state.contents[listing.content]
    json.object { json in
      json.field("supplierId", seller)
      json.field("productMainId", content.mainID)
      json.field("status", content.review == .pending ? "pendingApproval" : "rejected")
      json.field("createDateTime", content.created)
      json.field("lastUpdateDate", content.modified)
      json.field("lastPriceChangeDate", listing.priceChanged)
      json.field("lastStockChangeDate", listing.stockChanged)
      writeKinds(of: content, to: &json)
      json.field("barcode", listing.barcode)
      json.field("title", content.title)
      json.field("description", content.description)
      json.field("quantity", listing.quantity)
      json.field("listPrice", listing.list)
      json.field("salePrice", listing.sale)
      json.array("cargoProviders", [] as [String]) { $0.text($1) }
      json.field("docNeeded", false)
      json.field("vatRate", listing.vatPercent)
      json.null("dimensionalWeight")
      json.field("stockCode", listing.stockCode)
      json.field("origin", "TR")
      writeImages(of: content, to: &json)
      writeAttributes(of: content, size: listing.size, to: &json)
      writeReasons(of: content, to: &json)
    }
  }

  private func writeReasons(of content: TrendyolContent, to json: inout ReplyJSON) {
    var reasons: [(String, String)] = []
    if case .rejected(let reason, let detail) = content.review { reasons = [(reason, detail)] }
    json.array("rejectReasonDetails", reasons) { json, reason in
      json.object {
        $0.field("rejectReason", reason.0)
        $0.field("rejectReasonDetail", reason.1)
      }
    }
    json.field("locationBasedDelivery", "DISABLED")
    json.null("lotNumber")
    json.null("specialConsumptionTax")
    json.null("sgrPrice")
  }

  private func writeKinds(of content: TrendyolContent, to json: inout ReplyJSON) {
    json.object("brand") {
      $0.field("id", content.brand.id)
      $0.field("name", content.brand.name)
    }
    json.object("category") {
      $0.field("id", content.category.id)
      $0.field("name", content.category.name)
    }
  }

  /// `images` on the wire, although the guide says `media`.
  private func writeImages(of content: TrendyolContent, to json: inout ReplyJSON) {
    json.array("images", content.images) { json, url in json.object { $0.field("url", url) } }
  }

  /// - Parameter size: nil for a content, whose variants have their own.
  private func writeAttributes(
    of content: TrendyolContent, size: String?, to json: inout ReplyJSON
  ) {
    let colours = content.colour.map { [(TrendyolAttribute.colour, $0)] } ?? []
    let shown = content.colour.map { [(TrendyolAttribute.webColour, $0)] } ?? []
    let sizes = size.map { [(TrendyolAttribute.size, $0)] } ?? []
    json.array("attributes", colours + shown + sizes) { json, pair in
      writeAttribute(pair.0, pair.1, to: &json)
    }
  }

  /// Free text has no `attributeValueId`.
  private func writeAttribute(
    _ attribute: TrendyolAttribute, _ value: String, to json: inout ReplyJSON
  ) {
    json.object { json in
      json.field("attributeId", attribute.id)
      json.field("attributeName", attribute.name)
      if let id = attribute.id(of: value) { json.field("attributeValueId", id) }
      json.field("attributeValue", value)
    }
  }
}
