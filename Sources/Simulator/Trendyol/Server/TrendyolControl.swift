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
      return error.response
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
    case (.post, "orders"): return try placeOrders(query)
    case (.post, "sell"): return try sell(query)
    case (.post, "cancel"): return try cancel(query)
    case (.post, "claims"):
      return made(account.returnOrders(try query.int("count", 1...1_000) ?? 1))
    case (.post, "questions"):
      return made(account.askQuestions(try query.int("count", 1...1_000) ?? 1))
    case (.post, "move"): account.movePackages(try query.int("count", 1...100_000) ?? 1)
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
      $0.field("orders", counts.orders)
      $0.field("packages", counts.packages)
      $0.field("claims", counts.claims)
      $0.field("questions", counts.questions)
    }
    return json
  }

  // MARK: - Sales

  private func placeOrders(_ query: ControlQuery) throws(ControlError) -> ReplyJSON {
    let count = try query.int("count", 1...10_000) ?? 1
    let numbers = account.placeOrders(count, mirrors: query.value("mirror") != "false")
    var json = ReplyJSON()
    json.object { $0.array("orders", numbers) { $0.text($1) } }
    return json
  }

  private func sell(_ query: ControlQuery) throws(ControlError) -> ReplyJSON {
    let outcome = account.sell(
      barcode: try query.text("barcode"), quantity: try query.int("quantity", 1...1_000) ?? 1,
      mirrors: query.value("mirror") == "true")
    return try outcome.json()
  }

  private func made(_ count: Int) -> ReplyJSON {
    var json = ReplyJSON()
    json.object { $0.field("made", count) }
    return json
  }

  private func cancel(_ query: ControlQuery) throws(ControlError) -> ReplyJSON {
    let number = try query.text("order")
    guard account.cancel(order: number, units: try query.int("units", 1...100_000)) else {
      throw ControlError("nothing to cancel in the order \(number)", isConflict: true)
    }
    return counts
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

extension SaleOutcome {
  /// - Throws: a conflict when there is not enough.
  func json() throws(ControlError) -> ReplyJSON {
    switch self {
    case .sold(let order, let left):
      var json = ReplyJSON()
      json.object {
        $0.field("order", order)
        $0.field("left", left)
      }
      return json
    case .soldOut(let left): throw ControlError("only \(left) left", isConflict: true)
    case .unknown: throw ControlError("there is no such listing on sale")
    }
  }
}
