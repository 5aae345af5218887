import Basics
import Hummingbird

/// Reading products (Trendyol wire facts 2026-11-23, §6.7).
enum ProductLists {
  static let routes: [TrendyolRoute] = [
    TrendyolRoute(.get, "/product/sellers/{sellerId}/products/approved", .productRead, approved),
    TrendyolRoute(
      .get, "/product/sellers/{sellerId}/products/unapproved", .productRead, unapproved),
    TrendyolRoute(
      .get, "/product/sellers/{sellerId}/products/approved/inventory-and-price", .productRead,
      offers),
    TrendyolRoute(.get, "/product/sellers/{sellerId}/product/{barcode}", .productRead, base),
    TrendyolRoute(.get, "/product/sellers/{sellerId}/products", .productRead, retired),
  ]

  private static func approved(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let filter = try ProductFilter(call)
    let page = try ProductPage(call, filter, most: 100)
    let seller = call.options.sellerID
    return page.reply(filter.approved(state), rowBytes: 6_000) { [state] json, index in
      ContentWriter(state: state, seller: seller).write(state.contents[index], to: &json)
    }
  }

  private static func unapproved(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let filter = try ProductFilter(call)
    let page = try ProductPage(call, filter, most: 1_000)
    let seller = call.options.sellerID
    return page.reply(filter.unapproved(state), rowBytes: 2_000) { [state] json, index in
      ContentWriter(state: state, seller: seller).writeDraft(state.listings[index], to: &json)
    }
  }

  private static func offers(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let filter = try ProductFilter(call)
    let page = try ProductPage(call, filter, most: 100)
    return page.reply(filter.approved(state), rowBytes: 1_500) { [state] json, index in
      let content = state.contents[index]
      json.object { json in
        json.field("contentId", content.id)
        json.field("productMainId", content.mainID)
        json.array("variants", content.listings.map { state.listings[$0] }) { json, listing in
          json.object {
            $0.field("variantId", listing.variantID)
            $0.field("barcode", listing.barcode)
            $0.field("salePrice", listing.sale)
            $0.field("listPrice", listing.list)
            $0.field("quantity", listing.quantity)
            $0.field("stockCode", listing.stockCode)
            $0.field("stockLastModifiedDate", listing.stockChanged)
          }
        }
      }
    }
  }

  private static func base(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    guard let index = state.listing(call.text("barcode")) else {
      throw TrendyolRefusal.product(404, "product.not.found", "Ürün sistemde bulunamadı")
    }
    let listing = state.listings[index]
    let content = state.contents[listing.content]
    return .object { json in
      json.field("barcode", listing.barcode)
      json.field("approved", content.isApproved)
      json.field("approvedDate", content.isApproved ? content.created : nil)
      json.field("archived", listing.isArchived)
      json.field("listingId", "a" + CivilTime.padded(listing.variantID, 31))
      json.field("contentId", content.id)
    }
  }

  /// Product V1, closed (§1); the text is that of the brown-outs.
  static func retired(_ call: TrendyolCall, _ state: inout TrendyolState) throws -> TrendyolReply {
    throw TrendyolRefusal.product(
      426, "endpoint.retired",
      "This endpoint is temporarily unavailable due to a scheduled brownout. Please refer to the "
        + "current integration documentation to migrate your service to Product v2.")
  }
}

/// A page of a product list: by number up to 10,000 rows, by token as far as there are rows.
private struct ProductPage {
  private let page: TrendyolPage
  private let offset: Int
  private let mark: Int64

  init(_ call: TrendyolCall, _ filter: ProductFilter, most: Int) throws(TrendyolRefusal) {
    page = try TrendyolPage(call, standard: 20, most: most)
    mark = filter.mark
    if let token = call.value("nextPageToken") {
      offset = try PageToken.offset(of: token, filter)
    } else {
      offset = page.offset
      guard offset + page.size <= 10_000 else {
        throw .product(
          400, "page.limit", "page x size 10000 değerini aşamaz, nextPageToken kullanınız")
      }
    }
  }

  /// There is a token as long as there are rows, so that only an empty page ends a walk for sure.
  func reply(
    _ rows: [Int], rowBytes: Int, _ write: @escaping (inout ReplyJSON, Int) -> Void
  ) -> TrendyolReply {
    let part = rows.dropFirst(offset).prefix(page.size)
    return .object(capacity: 256 + part.count * rowBytes) { json in
      page.write(total: rows.count, to: &json)
      let next = PageToken(offset: offset + part.count, mark: mark)
      json.field("nextPageToken", part.isEmpty ? nil : next.text)
      json.array("content", part, write)
    }
  }
}
