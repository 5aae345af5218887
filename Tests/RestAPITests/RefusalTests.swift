import HTTPTypes
import Hummingbird
import Storage
import Testing

@testable import RestAPI

/// Answers to what is not there, and to what goes wrong.
struct RefusalTests {
  private static let noIDs = [
    "999", "0", "-1", "x", "1x", "1.0", "9223372036854775807", "9223372036854775808",
    "99999999999999999999999", "%31%30", "%00", "%ff", "%", "%C4%B1", "1%20", "'",
    "1%3BDROP%20TABLE%20orders",
  ]

  @Test(arguments: ["/orders", "/products", "/customers", "/scores"], noIDs)
  func `an id that names nothing is not found`(path: String, id: String) async throws {
    try await TestAPI.with({ try $0.everything() }) { api in
      let reply = try await api.get("\(path)/\(id)")
      #expect(reply.status == .notFound)
      #expect(reply.isProblem)
    }
  }

  @Test func `an id of another kind is not found`() async throws {
    try await TestAPI.with({ rows in
      try rows.everything()
      for number in 2...5 { try rows.order("A-\(number)", channel: 1) }
    }) { api in
      let order = try await api.get("/orders/5")
      #expect(order.status == .ok)
      for path in ["/products/5", "/customers/5", "/scores/5"] {
        #expect(try await api.get(path).status == .notFound, "\(path)")
      }
    }
  }

  @Test func `an order that was removed is not found`() async throws {
    try await TestAPI.with({ rows in
      try rows.everything()
      try rows.connection.execute("UPDATE orders SET removed_at = 1")
    }) { api in
      let (one, all) = (try await api.get("/orders/1"), try await api.get("/orders"))
      #expect(one.status == .notFound)
      #expect(all.items.isEmpty)
    }
  }

  @Test(arguments: [
    "", "/", "/nope", "/orders/1/extra", "/reports/nope", "/stock", "/stock/", "/channels/shop",
    "/reports", "/../orders",
    "/orders%2F1", "/Orders", "/v2/orders",
  ])
  func `an address that is not there is a problem too`(path: String) async throws {
    try await TestAPI.with({ try $0.everything() }) { api in
      let reply = try await api.get(path)
      #expect(reply.status == .notFound)
      #expect(reply.isProblem)
    }
  }

  @Test(arguments: ["/nope", "/orders/1/extra"])
  func `posting to an address that is not there is a problem too`(path: String) async throws {
    try await TestAPI.with { api in
      let reply = try await api.post(path)
      #expect(reply.status == .notFound)
      #expect(reply.isProblem)
    }
  }

  @Test(arguments: Endpoints.reading + ["/openapi.json"])
  func `another method is told which one to use`(path: String) async throws {
    try await TestAPI.with { api in
      for method in [HTTPRequest.Method.post, .put, .patch, .delete] {
        let reply = try await api.send(method, "/api/v1\(path)", token: api.writeToken)
        #expect(reply.status == .methodNotAllowed, "\(method)")
        #expect(reply.isProblem)
        #expect(reply.headers[.allow] == "GET")
      }
    }
  }

  @Test func `an unforeseen failure is a problem that hides its cause`() async throws {
    try await TestAPI.with { api in
      try await api.database.write { try $0.execute("ALTER TABLE feeds RENAME TO gone") }
      let reply = try await api.get("/feeds")
      #expect(reply.status == .internalServerError)
      #expect(reply.isProblem)
      #expect(!reply.text.contains("feeds"))
      #expect(reply.json?["detail"]?.text?.contains("the program's log says why, at ") == true)
    }
  }

  @Test func `a body that is too long is refused as such`() async throws {
    try await TestAPI.with({ try $0.everything() }) { api in
      let body = #"{"quantity":1,"reason":""# + String(repeating: "x", count: 70_000) + "\"}"
      let reply = try await api.post("/stock/GMK-38/adjustments", body)
      #expect(reply.status == .contentTooLarge)
      #expect(reply.isProblem)
    }
  }
}
