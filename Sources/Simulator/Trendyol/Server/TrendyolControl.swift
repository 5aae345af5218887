import Basics
import Hummingbird

/// `/_simulator/trendyol/…`: what buyers and people at the marketplace do, and a look behind it.
struct TrendyolControl: Sendable {
  static let prefix = "/_simulator/trendyol/"

  let account: TrendyolAccount

  func respond(to request: Request) -> Response {
    let query = ControlQuery(request.uri.queryParameters)
    do {
      return Self.response(try answer(request.method, request.uri.path, query))
    } catch {
      var json = ReplyJSON()
      json.object { $0.field("error", error.message) }
      let status: HTTPResponse.Status = error.isConflict ? .conflict : .badRequest
      return .bytes(status, TrendyolReply.json, json.bytes)
    }
  }

  private func answer(
    _ method: HTTPRequest.Method, _ path: String, _ query: ControlQuery
  ) throws(ControlError) -> ReplyJSON {
    switch (method, path.dropFirst(Self.prefix.utf8.count)) {
    case (.get, "counts"): return counts
    case (.get, "listings"): return try listings(query)
    case (.post, "settle"): account.settle()
    case (.post, "approve"): account.approveAll()
    case (.post, "offer"): return try edit(query)
    default: throw ControlError("no such path, or another method")
    }
    return counts
  }

  private static func response(_ json: ReplyJSON) -> Response {
    .bytes(.ok, TrendyolReply.json, json.bytes)
  }

  private var counts: ReplyJSON {
    let counts = account.counts
    var json = ReplyJSON()
    json.object {
      $0.field("contents", counts.contents)
      $0.field("listings", counts.listings)
      $0.field("unapproved", counts.unapproved)
      $0.field("waitingBatches", counts.waitingBatches)
    }
    return json
  }

  // MARK: - Listings

  /// Which variant of the shop each listing really is, with the stock of both sides.
  private func listings(_ query: ControlQuery) throws(ControlError) -> ReplyJSON {
    let offset = try query.int("offset", 0...10_000_000) ?? 0
    let limit = try query.int("limit", 1...10_000) ?? 1_000
    let rows = account.twins(offset: offset, limit: limit)
    var json = ReplyJSON(capacity: rows.count * 300)
    json.array(rows) { json, row in
      json.object { json in
        json.field("barcode", row.listing.barcode)
        json.field("stockCode", row.listing.stockCode)
        json.field("quantity", row.listing.quantity)
        json.field("salePrice", row.listing.sale)
        json.field("listPrice", row.listing.list)
        json.field("approved", row.isApproved)
        guard let variant = row.variant else { return json.null("shop") }
        json.object("shop") {
          $0.field("variantId", variant.id)
          $0.field("sku", variant.sku)
          $0.field("barcode", variant.barcode)
          $0.field("stock", variant.stock)
        }
      }
    }
    return json
  }

  /// A person types other numbers into the marketplace's panel.
  private func edit(_ query: ControlQuery) throws(ControlError) -> ReplyJSON {
    let barcode = try query.text("barcode")
    let quantity = try query.int("quantity", 0...TrendyolState.mostUnits)
    let sale = try query.lira("salePrice")
    let list = try query.lira("listPrice")
    guard let listing = account.edit(barcode, quantity: quantity, sale: sale, list: list) else {
      throw ControlError("there is no listing with the barcode \(barcode)")
    }
    var json = ReplyJSON()
    json.object {
      $0.field("barcode", listing.barcode)
      $0.field("quantity", listing.quantity)
      $0.field("salePrice", listing.sale)
      $0.field("listPrice", listing.list)
    }
    return json
  }
}

/// What is wrong with a control request.
struct ControlError: Error, Equatable {
  let message: String
  /// The request is fine, and the shop cannot do it.
  var isConflict = false

  init(_ message: String, isConflict: Bool = false) {
    self.message = message
    self.isConflict = isConflict
  }
}

/// The query of a control request.
struct ControlQuery: Sendable {
  private let parameters: Parameters

  init(_ parameters: Parameters) { self.parameters = parameters }

  func value(_ name: String) -> String? { parameters.get(name) }

  func text(_ name: String) throws(ControlError) -> String {
    guard let text = value(name), !text.isEmpty else { throw ControlError("\(name) is missing") }
    return text
  }

  func int(_ name: String, _ range: ClosedRange<Int>) throws(ControlError) -> Int? {
    guard let text = value(name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw ControlError(
        "\(name) is a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func lira(_ name: String) throws(ControlError) -> Lira? {
    guard let text = value(name) else { return nil }
    guard let lira = Lira(reading: text) else { throw ControlError("\(name) is a price") }
    return lira
  }
}
