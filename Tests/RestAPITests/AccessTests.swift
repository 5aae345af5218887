import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Storage
import Testing

@testable import RestAPI

/// Who is let in.
struct AccessTests {
  @Test(arguments: Endpoints.reading)
  func `reading without a token is refused`(path: String) async throws {
    try await TestAPI.with({ try $0.everything() }) { api in
      let reply = try await api.send(.get, "/api/v1\(path)", token: nil)
      #expect(reply.status == .unauthorized)
      #expect(reply.isProblem)
      #expect(reply.headers[.wwwAuthenticate] == "Bearer")
    }
  }

  @Test(arguments: Endpoints.writing)
  func `writing without a token is refused`(path: String) async throws {
    try await TestAPI.with({ try $0.everything() }) { api in
      let reply = try await api.send(.post, "/api/v1\(path)", token: nil, body: "{}")
      #expect(reply.status == .unauthorized)
      #expect(reply.isProblem)
      #expect(reply.headers[.wwwAuthenticate] == "Bearer")
    }
  }

  @Test(arguments: Endpoints.writing)
  func `a reading token cannot write`(path: String) async throws {
    try await TestAPI.with({ try $0.everything() }) { api in
      let body = #"{"quantity":1,"reason":"count"}"#
      let reply = try await api.send(.post, "/api/v1\(path)", token: api.readToken, body: body)
      #expect(reply.status == .forbidden)
      #expect(reply.isProblem)
      #expect(api.actions.calls.isEmpty)
      #expect(try await api.get("/stock/GMK-38").json?["stock"]?["onHand"] == .number("5"))
    }
  }

  @Test(arguments: Endpoints.reading)
  func `either token can read`(path: String) async throws {
    try await TestAPI.with({ try $0.everything() }) { api in
      for token in [api.readToken, api.writeToken] {
        let reply = try await api.send(.get, "/api/v1\(path)", token: token)
        #expect(reply.status == .ok)
        #expect(reply.headers[.contentType] == "application/json")
        #expect(reply.json != nil)
      }
    }
  }

  @Test(arguments: [
    "", "Bearer", "Bearer ", "Bearer wrong", "Basic dXNlcjpwYXNz", "Bearer a b", "tzg_x",
    "Bearer " + String(repeating: "x", count: 5000), "Bearer \u{130}'--",
  ])
  func `any other authorization is refused`(header: String) async throws {
    try await TestAPI.with { api in
      let reply = try await api.client.execute(
        uri: "/api/v1/orders", method: .get, headers: [.authorization: header]
      ) { Reply($0) }
      #expect(reply.status == .unauthorized)
      #expect(reply.isProblem)
    }
  }

  @Test func `the word Bearer is read in any case`() async throws {
    try await TestAPI.with { api in
      let reply = try await api.client.execute(
        uri: "/api/v1/orders", method: .get, headers: [.authorization: "bEARER \(api.readToken)"]
      ) { Reply($0) }
      #expect(reply.status == .ok)
    }
  }

  @Test func `a revoked token opens nothing`() async throws {
    try await TestAPI.with { api in
      try await api.database.write {
        try $0.execute("UPDATE api_tokens SET revoked_at = 1 WHERE name = 'read'")
      }
      #expect(try await api.get("/orders").status == .unauthorized)
    }
  }

  @Test func `the database holds no token`() async throws {
    try await TestAPI.with { api in
      let stored = try await api.database.read { connection in
        try connection.rows("SELECT name, token_hash FROM api_tokens ORDER BY name") {
          (name: $0.text(0), hash: $0.blob(1))
        }
      }
      #expect(stored.map(\.name) == ["read", "write"])
      #expect(stored.allSatisfy { $0.hash.count == 32 })
    }
  }

  @Test func `a second token cannot take a name`() async throws {
    try await TestAPI.with { api in
      await #expect(throws: APITokens.NameTaken.self) {
        _ = try await APITokens.create(
          name: "read", scope: .write, actor: "cli:test", database: api.database, now: APIRows.now)
      }
    }
  }
}
