import Commerce
import Hummingbird
import Storage
import Testing

@testable import RestAPI

/// `/customers` and `/customers/{id}`.
struct CustomerTests {
  @Sendable private static func shop(_ rows: APIRows) throws {
    try rows.channel("shop")
    try rows.order("A-1")
    try rows.order("A-2")
    try rows.order("A-3") { order in
      order.buyer.name = "Işıl Çağlar"
      order.buyer.email = "isil@example.com"
      order.buyer.phone = "0532 111 22 33"
    }
  }

  @Test func `a person's orders count for one customer`() async throws {
    try await TestAPI.with(Self.shop) { api in
      let customers = try await api.get("/customers").items
      #expect(customers.map { $0["orderCount"] } == [.number("2"), .number("1")])
    }
  }

  @Test func `a customer tells money, times and contacts`() async throws {
    try await TestAPI.with(Self.shop) { api in
      let customer = try await api.get("/customers/1").json
      #expect(
        customer?.keys == [
          "id", "name", "email", "phone", "city", "orderCount", "spent", "firstOrderAt",
          "lastOrderAt",
        ])
      #expect(customer?["id"] == .string("1"))
      #expect(
        customer?["spent"] == .object(["amount": .string("2469.12"), "currency": .string("TRY")]))
      #expect(customer?["lastOrderAt"] == .string("2026-11-23T10:00:00.000Z"))
    }
  }

  @Test(arguments: [
    ("isil", ["2"]), ("I%C5%9EIL", ["2"]), ("yilmaz+ayse", ["1"]), ("5321112233", ["2"]),
    ("isil@example.com", ["2"]), ("nobody", []),
  ])
  func `customers are searched by name, e-mail and phone`(
    query: String, expected: [String]
  ) async throws {
    try await TestAPI.with(Self.shop) { api in
      let found = try await api.get("/customers?q=\(query)").ids
      #expect(found == expected)
    }
  }

  @Test func `the customer of an order is at its own address`() async throws {
    try await TestAPI.with(Self.shop) { api in
      let id = try #require(try await api.get("/orders/3").json?["customer"]?["id"]?.text)
      #expect(try await api.get("/customers/\(id)").json?["name"] == .string("Işıl Çağlar"))
    }
  }
}
