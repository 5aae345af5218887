import Hummingbird
import Storage
import Testing

@testable import RestAPI

/// `/products` and `/variants`.
struct CatalogueTests {
  @Sendable private static func shop(_ rows: APIRows) throws {
    try rows.channel("shop")
    try rows.product("GMK", sizes: ["38", "40"])
    try rows.product("ETK", title: "Işıltılı Etek", sizes: ["S"])
  }

  @Test func `a variant carries exactly what the contract names`() async throws {
    try await TestAPI.with(Self.shop) { api in
      let variant = try await api.get("/variants").items.first
      #expect(
        variant
          == .object([
            "id": .string("1"), "product": .string("1"), "sku": .string("GMK-38"),
            "barcode": .string("86900038"), "name": .string("Keten Gömlek"),
            "options": .object(["Renk": .string("Mavi"), "Beden": .string("38")]),
            "price": .object(["amount": .string("199.90"), "currency": .string("TRY")]),
            "stock": .object([
              "onHand": .number("5"), "reserved": .number("0"), "available": .number("5"),
            ]),
          ]))
    }
  }

  @Test(arguments: ["GMK-40", "gmk-40", "Gmk-40"])
  func `a variant is found by its whole SKU in any case`(sku: String) async throws {
    try await TestAPI.with(Self.shop) { api in
      let items = try await api.get("/variants?sku=\(sku)").items
      #expect(items.map { $0["sku"]?.text } == ["GMK-40"])
    }
  }

  @Test(arguments: ["GMK", "GMK-4", "GMK-40%20", "%25", "GMK-4_", "'", "%00"])
  func `a part of a SKU finds no variant`(sku: String) async throws {
    try await TestAPI.with(Self.shop) { api in
      let reply = try await api.get("/variants?sku=\(sku)")
      #expect(reply.status == .ok)
      #expect(reply.items.isEmpty)
    }
  }

  @Test func `variants that share a SKU are all told`() async throws {
    try await TestAPI.with({ rows in
      try rows.channel("shop")
      try rows.channel("second")
      try rows.product("GMK", channel: 1)
      try rows.product("GMK", channel: 2)
    }) { api in
      let found = try await api.walk("/variants?sku=GMK-38&limit=1").count
      #expect(found == 2)
    }
  }

  @Test func `what is reserved is not available`() async throws {
    try await TestAPI.with({ rows in
      try Self.shop(rows)
      try rows.connection.execute("UPDATE stock_levels SET reserved = 2 WHERE variant_id = 1")
    }) { api in
      let found = try await api.get("/variants?sku=GMK-38").items.first?["stock"]
      #expect(
        found
          == .object(["onHand": .number("5"), "reserved": .number("2"), "available": .number("3")]))
    }
  }

  @Test func `a product lists its variants at its own address`() async throws {
    try await TestAPI.with(Self.shop) { api in
      let product = try await api.get("/products/1").json
      #expect(product?["title"] == .string("Keten Gömlek"))
      #expect(product?["variants"]?.items.map { $0["sku"]?.text } == ["GMK-38", "GMK-40"])
      #expect(product?["updatedAt"] == .string("2026-11-23T10:00:00.000Z"))
    }
  }

  @Test func `a list of products leaves their variants out`() async throws {
    try await TestAPI.with(Self.shop) { api in
      let items = try await api.get("/products").items
      #expect(items.map { $0["variantCount"] } == [.number("2"), .number("1")])
      #expect(items.allSatisfy { $0["variants"] == nil })
    }
  }

  @Test(arguments: [
    ("isiltili", ["2"]), ("I%C5%9EILTILI%20ETEK", ["2"]), ("gmk-38", ["1"]), ("keten", ["1"]),
    ("tezgah", ["1", "2"]), ("86900040", ["1"]), ("pantolon", []),
  ])
  func `products are searched by title, brand, SKU and barcode`(
    query: String, expected: [String]
  ) async throws {
    try await TestAPI.with(Self.shop) { api in
      let found = try await api.get("/products?q=\(query)").ids
      #expect(found == expected)
    }
  }
}
