import Basics
import Hummingbird

/// Catalogue writes, all taken as batches, and what became of them (Trendyol wire facts 2026-11-23,
/// §6.4, §6.6).
enum BatchEndpoints {
  private static let products = "/product/sellers/{sellerId}/products"

  static let routes: [TrendyolRoute] = [
    TrendyolRoute(
      .post, "/inventory/sellers/{sellerId}/products/price-and-inventory", .priceWrite,
      TrendyolState.pushOffers),
    TrendyolRoute(
      .get, "\(products)/batch-requests/{batchRequestId}", .productRead, result),
    TrendyolRoute(.post, "/product/sellers/{sellerId}/v2/products", .productWrite) {
      $1.accept(try $0.items(), as: .create, $0)
    },
    TrendyolRoute(.post, "\(products)/unapproved-bulk-update", .productWrite, updateDrafts),
    TrendyolRoute(.post, "\(products)/content-bulk-update", .productWrite, updateContents),
    TrendyolRoute(.post, "\(products)/variant-bulk-update", .productWrite) {
      $1.accept(try known(try $0.items(), $1), as: .variant, $0)
    },
    TrendyolRoute(.post, "\(products)/delivery-info-bulk-update", .productWrite) {
      $1.accept(try $0.items(), as: .delivery, $0)
    },
    TrendyolRoute(.put, "\(products)/archive-state", .productWrite) {
      $1.accept(try $0.items(), as: .archive, $0)
    },
    TrendyolRoute(.put, "\(products)/unlock", .productWrite) {
      $1.accept(try $0.items(), as: .unlock, $0)
    },
    TrendyolRoute(.delete, products, .productWrite) {
      $1.accept(try $0.items(), as: .deletion, $0)
    },
    TrendyolRoute(.post, products, .productWrite, ProductLists.retired),
    TrendyolRoute(.put, products, .productWrite, ProductLists.retired),
  ]

  // MARK: - Writes that are looked at before they are taken

  /// Unlike stock and prices, these refuse unknown barcodes at once.
  private static func known(
    _ items: [WireJSON], _ state: TrendyolState
  ) throws(TrendyolRefusal) -> [WireJSON] {
    for item in items where state.listing(item["barcode"]?.text ?? "") == nil {
      throw .product(400, "invalid.barcode", "Barkod bilgisine ait ürün bulunamadı")
    }
    return items
  }

  private static let draftFields = [
    "title", "description", "productMainId", "brandId", "categoryId", "stockCode",
    "dimensionalWeight", "vatRate", "images", "attributes",
  ]

  /// Documented as partial; live, a draft with too few fields gets status 500.
  private static func updateDrafts(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let items = try known(try call.items(), state)
    for item in items where draftFields.contains(where: { item[$0] == nil }) {
      throw TrendyolRefusal.exception(500, "TrendyolSystemException")
    }
    return state.accept(items, as: .draft, call)
  }

  private static func updateContents(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let items = try call.items()
    for item in items {
      guard let id = item["contentId"]?.int, state.contents.contains(where: { $0.id == id }) else {
        throw TrendyolRefusal.product(400, "invalid.content", "İçerik bulunamadı")
      }
    }
    return state.accept(items, as: .content, call)
  }

  // MARK: - Results

  /// An unknown or expired number answers 200 without anything that helps.
  private static func result(_ call: TrendyolCall, _ state: inout TrendyolState)
    -> TrendyolReply
  {
    guard let batch = state.batches[call.text("batchRequestId")],
      call.moment.elapsed - batch.sentAt < call.options.batchLife
    else {
      return .object { json in
        json.null("batchRequestId")
        json.array("items", [] as [Int]) { $0.number($1) }
      }
    }
    let hidden = call.options.hidesWaitingItems && batch.isWaiting
    let seller = call.options.sellerID
    return .object(capacity: 512 + batch.items.count * 300) { json in
      json.field("batchRequestId", batch.id)
      if batch.kind != .offers {
        json.field("status", batch.isWaiting ? "IN_PROGRESS" : "COMPLETED")
      }
      json.array("items", hidden ? [] : batch.items) { write($1, of: batch, seller, to: &$0) }
      json.field("creationDate", batch.created)
      json.field("lastModification", batch.modified)
      json.field("sourceType", "API")
      json.field("itemCount", batch.items.count)
      json.field("failedItemCount", batch.items.count { $0.isFailed })
      json.field("batchRequestType", batch.kind.rawValue)
    }
  }

  private static func write(
    _ item: TrendyolBatch.Item, of batch: TrendyolBatch, _ seller: Int, to json: inout ReplyJSON
  ) {
    json.object { json in
      json.object("requestItem") { write(item.request, of: batch, seller, to: &$0) }
      json.field("status", item.statusName)
      json.array("failureReasons", item.reasons) { $0.text($1) }
    }
  }

  private static func write(
    _ request: WireJSON, of batch: TrendyolBatch, _ seller: Int, to json: inout ReplyJSON
  ) {
    let barcode = TrendyolState.key(of: request)
    switch batch.kind {
    case .offers:
      json.field("updateRequestDate", "\(batch.created.iso8601.dropLast())+00:00")
      for name: StaticString in ["quantity", "salePrice", "listPrice"] {
        if let value = request["\(name)"] { json.field(name, value) }
      }
      json.field("barcode", barcode)
    case .create, .draft:
      json.field("barcode", barcode)
      json.field("product", request)
    case .delivery:
      json.field("supplierId", seller)
      json.field("barcode", barcode)
      json.field("storeFrontCode", "TR")
      json.field("storeFrontId", 1)
      json.field("request", request)
    case .content, .variant, .archive, .deletion, .unlock:
      if !barcode.isEmpty { json.field("barcode", barcode) }
      if let content = request["contentId"] { json.field("contentId", content) }
      if let archived = request["archived"] { json.field("archived", archived) }
    }
  }
}

extension TrendyolBatch.Item {
  fileprivate var isFailed: Bool { if case .failed = outcome { true } else { false } }

  fileprivate var statusName: String {
    switch outcome {
    case .waiting: "IN_PROGRESS"
    case .success: "SUCCESS"
    case .failed: "FAILED"
    }
  }

  fileprivate var reasons: [String] { if case .failed(let text) = outcome { [text] } else { [] } }
}
