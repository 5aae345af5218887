import HTTPTypes
import Hummingbird
import Storage
import Testing

@testable import RestAPI

/// `/api/v1/openapi.json` against what the router really does.
struct OpenAPITests {
  private func document(_ api: TestAPI) async throws -> JSONValue {
    let reply = try await api.send(.get, "/api/v1/openapi.json", token: nil)
    #expect(reply.headers[.contentType] == "application/json")
    return try #require(reply.json)
  }

  /// `GET /orders/{id}`, for all that the document has.
  private func documented(_ document: JSONValue) -> Set<String> {
    guard case .object(let paths) = document["paths"] else { return [] }
    return Set(paths.flatMap { path, item in item.keys.map { "\($0.uppercased()) \(path)" } })
  }

  @Test func `the description is read without a token`() async throws {
    try await TestAPI.with { api in
      let document = try await document(api)
      #expect(document["openapi"]?.text == "3.1.0")
      #expect(document["servers"]?[0]?["url"] == .string("/api/v1"))
    }
  }

  @Test func `what asks for a token is what the description lists`() async throws {
    try await TestAPI.with { api in
      var served: Set<String> = []
      for route in api.routes where route.path.hasPrefix("/api/v1/") {
        let reply = try await api.send(route.method, route.path, token: nil)
        if reply.status == .unauthorized {
          let path = route.path.dropFirst("/api/v1".utf8.count)
          served.insert("\(route.method.rawValue) \(path)")
        }
      }
      #expect(served == documented(try await document(api)))
      #expect(served.count >= 18)
    }
  }

  @Test func `the contract's addresses are described`() async throws {
    try await TestAPI.with { api in
      let documented = documented(try await document(api))
      for path in [
        "/orders", "/orders/{id}", "/products", "/products/{id}", "/variants", "/stock/{sku}",
        "/customers", "/customers/{id}", "/channels", "/sync-runs", "/scores", "/scores/{product}",
        "/feeds", "/reports/sales", "/reports/channels", "/reports/products",
      ] {
        #expect(documented.contains("GET \(path)"), "\(path)")
      }
      #expect(documented.contains("POST /stock/{sku}/adjustments"))
      #expect(documented.contains("POST /channels/{name}/sync"))
    }
  }

  @Test func `an address without a parameter answers`() async throws {
    try await TestAPI.with { api in
      for operation in documented(try await document(api)) where !operation.contains("{") {
        let path = operation.dropFirst("GET ".utf8.count)
        #expect(try await api.get(String(path)).status == .ok, "\(operation)")
      }
    }
  }

  @Test func `every parameter of a path and every page's fields are described`() async throws {
    try await TestAPI.with { api in
      let paths = try #require(try await document(api)["paths"])
      for path in paths.keys {
        for method in paths[path]?.keys ?? [] {
          let parameters = paths[path]?[method]?["parameters"]?.items ?? []
          let named = Set(parameters.compactMap { $0["name"]?.text })
          for part in path.split(separator: "/") where part.hasPrefix("{") {
            #expect(named.contains(String(part.dropFirst().dropLast())), "\(path)")
          }
          if Endpoints.collections.contains(path) {
            #expect(named.isSuperset(of: ["limit", "cursor"]), "\(path)")
          }
        }
      }
    }
  }

  @Test(arguments: Endpoints.collections + Endpoints.single)
  func `an answer has only members that its schema names`(path: String) async throws {
    try await TestAPI.with({ try $0.everything() }) { api in
      let document = try await document(api)
      let json = try #require(try await api.get(path).json)
      let schemas = document["components"]?["schemas"]
      let name = try #require(Self.schemas[path])
      let described = schemas?[name]?["properties"]?.keys ?? []
      let items = Endpoints.collections.contains(path) ? json["items"]?.items ?? [] : [json]
      #expect(!items.isEmpty)
      for item in items {
        #expect(item.keys.subtracting(described).isEmpty)
        let required = schemas?[name]?["required"]?.items.compactMap(\.text) ?? []
        #expect(item.keys.isSuperset(of: required))
      }
    }
  }

  private static let schemas = [
    "/orders": "Order", "/orders/1": "Order", "/products": "Product", "/products/1": "Product",
    "/variants": "Variant", "/customers": "Customer", "/customers/1": "Customer",
    "/channels": "Channel", "/sync-runs": "SyncRun", "/scores": "Score", "/scores/1": "Score",
    "/feeds": "Feed", "/stock/GMK-38": "Stock", "/reports/sales": "SalesReport",
    "/reports/channels": "SalesReport", "/reports/products": "SalesReport",
  ]

  @Test func `every schema that is referred to exists`() async throws {
    try await TestAPI.with { api in
      let document = try await document(api)
      let known = document["components"]?["schemas"]?.keys ?? []
      let references = Self.references(in: document)
      #expect(!references.isEmpty)
      for reference in references {
        let name = reference.split(separator: "/").last.map(String.init) ?? ""
        #expect(known.contains(name), "\(reference)")
      }
    }
  }

  private static func references(in value: JSONValue) -> Set<String> {
    switch value {
    case .object(let members):
      members.reduce(into: []) { found, member in
        if member.key == "$ref", let text = member.value.text { found.insert(text) }
        found.formUnion(references(in: member.value))
      }
    case .array(let items): items.reduce(into: []) { $0.formUnion(references(in: $1)) }
    default: []
    }
  }
}
