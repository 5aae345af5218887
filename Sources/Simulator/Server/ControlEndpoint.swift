import Basics
import Hummingbird

/// `/_simulator/…`: watching and steering a running simulator. Open to everybody who can reach the
/// port, which is this machine alone.
struct ControlEndpoint: Sendable {
  let shop: SimulatedShop
  let trendyol: TrendyolControl
  let log: RequestLog

  func respond(to request: Request) -> Response {
    if request.uri.path.hasPrefix(TrendyolControl.prefix) { return trendyol.respond(to: request) }
    return respondForShop(to: request)
  }

  private func respondForShop(to request: Request) -> Response {
    switch (request.method, request.uri.path) {
    case (.get, "/_simulator/counts"): json(counts)
    case (.get, "/_simulator/log"): json(entries)
    case (.get, "/_simulator/import"): json(importSummary)
    case (.post, "/_simulator/settle"): settle()
    case (.post, "/_simulator/orders"): placeOrders(request)
    case (.post, "/_simulator/sell"): sell(request)
    default: json("{\"error\":\"no such path, or another method\"}", .notFound)
    }
  }

  private func settle() -> Response {
    shop.settle()
    return json(counts)
  }

  private func placeOrders(_ request: Request) -> Response {
    let text = request.uri.queryParameters.get("count") ?? "1"
    guard let count = Int(text), (1...10_000).contains(count) else {
      return json("{\"error\":\"count is a whole number from 1 to 10000\"}", .badRequest)
    }
    let ids = shop.placeOrders(count)
    return json("{\"orders\":[\(ids.map(String.init).joined(separator: ","))]}")
  }

  /// A buyer on the shop's own page orders a variant, named by its ID or its stock code.
  private func sell(_ request: Request) -> Response {
    let query = ControlQuery(request.uri.queryParameters)
    do throws(ControlError) {
      let named = try query.int("variant", 0...Int.max)
      let known = query.value("sku").flatMap { shop.source.variant(sku: $0) }.map(ShopKey.variant)
      guard let variant = named ?? known else {
        throw ControlError("variant or sku must name a variant")
      }
      let outcome = shop.sell(
        variantID: variant, quantity: try query.int("quantity", 1...1_000) ?? 1)
      return .bytes(.ok, TrendyolReply.json, try outcome.json().bytes)
    } catch {
      return error.response
    }
  }

  private func json(_ text: String, _ status: HTTPResponse.Status = .ok) -> Response {
    .page(status, "application/json; charset=utf-8", text)
  }

  // MARK: - Bodies

  private var counts: String {
    let counts = shop.counts
    let figures = [
      ("orders", counts.orders), ("products", counts.products), ("variants", counts.variants),
      ("members", counts.members), ("favourites", counts.favourites),
      ("deletedOrders", counts.deletedOrders), ("pendingDrift", counts.pendingDrift),
    ]
    return JSONText.object(figures.map { ($0.0, String($0.1)) })
  }

  private var entries: String {
    let rows = log.all.map { entry in
      let (seconds, attoseconds) = entry.startedAt.components
      let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
      return JSONText.object([
        ("number", String(entry.number)), ("operation", JSONText.string(entry.operation)),
        ("startedAtMs", String(milliseconds)),
        ("fault", entry.fault.map { JSONText.string($0) } ?? "null"),
      ])
    }
    return "[" + rows.joined(separator: ",\n") + "]"
  }

  private var importSummary: String {
    guard let summary = shop.importSummary else { return "null" }
    let bad = summary.badRows.map {
      JSONText.object([("line", String($0.line)), ("reason", JSONText.string($0.reason))])
    }
    return JSONText.object(
      summary.figures.map { ($0.name, String($0.value)) }
        + [("badRows", "[" + bad.joined(separator: ",") + "]")])
  }
}
