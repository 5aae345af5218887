import Basics
import Foundation
import Hummingbird
import Inventory
import Storage

/// `/products`, `/variants` and `/stock`.
struct CatalogueEndpoints: Sendable {
  let api: RestAPI

  var routes: [APIRoute] {
    [
      APIRoute(
        .get, "/products", "Products, oldest first.",
        query: [.init(name: "q", help: "Words of the title, brand, SKU or barcode.")],
        schema: "Product", isCollection: true, handle: products),
      APIRoute(
        .get, "/products/{id}", "One product with its variants.", schema: "Product",
        handle: product),
      APIRoute(
        .get, "/variants", "Variants, oldest first.",
        query: [.init(name: "sku", help: "Exactly this SKU, whatever its case.")],
        schema: "Variant", isCollection: true, handle: variants),
      APIRoute(.get, "/stock/{sku}", "Stock of a SKU.", schema: "Stock", handle: stock),
      APIRoute(
        .post, "/stock/{sku}/adjustments",
        "Sets the counted stock of a SKU to an absolute quantity.", scope: .write,
        schema: "Stock", handle: adjust),
    ]
  }

  private func products(_ call: APICall) async throws -> Response {
    let page = try PageRequest(call, keyParts: 1)
    let after = try page.number(0) ?? 0
    let words = call.query("q").flatMap { SearchWords($0) }
    let limit = page.limit
    let products = try await api.database.read { connection in
      let ids = try APIProduct.ids(after: after, words: words, limit: limit + 1, in: connection)
      return try APIProduct.load(ids, in: connection)
    }
    return PageAnswer.response(
      products, of: page, key: { [String($0.id)] }, write: { $1.write(to: &$0) })
  }

  private func product(_ call: APICall) async throws -> Response {
    let id = try call.id("id")
    let product = try await api.database.read {
      try APIProduct.loadWithVariants(id, in: $0)
    }
    guard let product else { throw APIProblem.notFound }
    var json = JSONWriter()
    json.object { product.write(to: &$0) }
    return JSONAnswer.response(json)
  }

  private func variants(_ call: APICall) async throws -> Response {
    let page = try PageRequest(call, keyParts: 1)
    let after = try page.number(0) ?? 0
    let sku = call.query("sku").map { TurkishFolding.fold($0) }
    let limit = page.limit
    let variants = try await api.database.read { connection in
      try APIVariant.list(after: after, skuFolded: sku, limit: limit + 1, in: connection)
    }
    return PageAnswer.response(
      variants, of: page, key: { [String($0.id)] }, write: { $1.write(to: &$0) })
  }

  private func stock(_ call: APICall) async throws -> Response {
    let sku = TurkishFolding.fold(try call.parameter("sku"))
    let variant = try await api.database.read {
      try APIVariant.list(after: 0, skuFolded: sku, limit: 1, in: $0).first
    }
    guard let variant else { throw APIProblem.notFound }
    return answer(variant)
  }

  /// Where stock is kept the count goes into the ledger, and what orders hold stays theirs.
  /// Otherwise it replaces what is stored, and a later sync of the channel counts anew.
  private func adjust(_ call: APICall) async throws -> Response {
    let (quantity, reason) = try Self.adjustment(call.body)
    let sku = TurkishFolding.fold(try call.parameter("sku"))
    let (now, actor) = (api.clock.now(), "token:\(call.caller.name)")
    let variant = try await api.database.write { connection -> APIVariant? in
      guard
        let found = try APIVariant.list(after: 0, skuFolded: sku, limit: 1, in: connection).first
      else { return nil }
      try StockSheet.setCount(
        of: found.id, to: quantity, actor: actor, note: reason, now: now, in: connection)
      try AuditLog.record(
        actor: actor, action: .stockCounted, subject: "variant:\(found.id)",
        detail: "\(found.onHand) to \(quantity): \(reason)", now: now, in: connection)
      return try APIVariant.list(after: 0, skuFolded: sku, limit: 1, in: connection).first
    }
    guard let variant else { throw APIProblem.notFound }
    return answer(variant)
  }

  private static func adjustment(_ body: [UInt8]) throws -> (quantity: Int64, reason: String) {
    struct Quantity: Decodable { var quantity: Int64? }
    struct Reason: Decodable { var reason: String? }
    struct Member: Decodable {}
    let (decoder, data) = (JSONDecoder(), Data(body))
    guard (try? decoder.decode([String: Member?].self, from: data)) != nil else {
      throw APIProblem.invalid("body", "is not JSON with quantity and reason")
    }
    let given = (try? decoder.decode(Quantity.self, from: data))?.quantity
    guard let quantity = given, (0...1_000_000_000).contains(quantity) else {
      throw APIProblem.invalid("quantity", "must be a whole number from 0 to 1000000000")
    }
    let reason = (try? decoder.decode(Reason.self, from: data))?.reason ?? ""
    guard (1...500).contains(reason.utf8.count) else {
      throw APIProblem.invalid("reason", "is required, at most 500 bytes")
    }
    return (quantity, reason)
  }

  private func answer(_ variant: APIVariant) -> Response {
    var json = JSONWriter()
    json.object { json in
      json.field("sku", variant.sku)
      json.field("variant", id: variant.id)
      variant.writeStock(to: &json)
    }
    return JSONAnswer.response(json)
  }
}
