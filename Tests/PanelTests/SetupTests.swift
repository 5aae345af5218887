import Hummingbird
import Storage
import Testing
import Web

/// The first user, and nobody after.
struct SetupTests {
  @Test func `an empty installation leads to the set-up`() async throws {
    try await TestPanel.with { panel in
      for path in ["/", "/orders", "/login"] {
        let page = try await panel.stranger.get(path)
        #expect(page.location == "/setup", "\(path)")
      }
      let page = try await panel.stranger.get("/setup")
      #expect(page.status == .ok)
    }
  }

  @Test func `the first user becomes the owner and is signed in`() async throws {
    try await TestPanel.with { panel in
      let page = try await panel.stranger.post(
        "/setup",
        [
          ("code", "abcd2345"), ("email", "First@Example.com"),
          ("password", "kirmizi balkon perdesi"),
        ], withToken: false)
      #expect(page.status == .seeOther)
      #expect(page.headers[.setCookie] != nil)
      let user = try await panel.database.read { connection in
        try connection.first("SELECT email, role FROM users") { [$0.text(0), $0.text(1)] }
      }
      #expect(user == ["first@example.com", "owner"])
    }
  }

  @Test(arguments: [
    ("nobody", "kirmizi balkon perdesi"), ("a@example.com", "short"),
    ("a@example.com", "password1234"),
  ])
  func `a bad address or password makes no user`(email: String, password: String) async throws {
    try await TestPanel.with { panel in
      let page = try await panel.stranger.post(
        "/setup", [("code", "ABCD-2345"), ("email", email), ("password", password)],
        withToken: false)
      #expect(page.status == .unprocessableContent)
      #expect(page.has("role=\"alert\""))
      #expect(page.has("value=\"\(email)\""))
      #expect(!page.has(password))
      let users = UserAccounts(database: panel.database, clock: panel.clock, cost: .quick)
      #expect(try await users.count() == 0)
    }
  }

  @Test(arguments: ["", "ABCD-2346", "ABCD", "ABCD-2345A"])
  func `without the code that the program printed nobody becomes the owner`(
    code: String
  ) async throws {
    try await TestPanel.with { panel in
      let page = try await panel.stranger.post(
        "/setup",
        [("code", code), ("email", "a@example.com"), ("password", "kirmizi balkon perdesi")],
        withToken: false)
      let users = UserAccounts(database: panel.database, clock: panel.clock, cost: .quick)
      #expect(page.status == .unprocessableContent)
      #expect(try await users.count() == 0)
    }
  }

  @Test func `the code of the printed address stands in the form`() async throws {
    try await TestPanel.with { panel in
      let page = try await panel.stranger.get("/setup?code=ABCD-2345")
      #expect(page.has("value=\"ABCD-2345\""))
    }
  }

  @Test func `once there is a user the set-up is closed`() async throws {
    try await TestPanel.with { panel in
      _ = try await panel.signIn(.viewer)
      let closed = try await panel.stranger.get("/setup")
      #expect(closed.location == "/login")
      let page = try await panel.stranger.post(
        "/setup",
        [
          ("code", "ABCD-2345"), ("email", "b@example.com"),
          ("password", "kirmizi balkon perdesi"),
        ], withToken: false)
      #expect(page.location == "/login")
      #expect(page.headers[.setCookie] == nil)
      let users = UserAccounts(database: panel.database, clock: panel.clock, cost: .quick)
      #expect(try await users.count() == 1)
    }
  }
}
