import Basics
import HTTPTypes
import Hummingbird
import Storage
import Testing
import Web

/// Signing in over the pages.
struct LoginTests {
  static let email = "owner@example.com"
  static let password = "kirmizi balkon perdesi"

  private func withOwner(
    _ body: @escaping @Sendable (TestPanel) async throws -> Void
  ) async throws {
    try await TestPanel.with { panel in
      try await UserAccounts(database: panel.database, clock: panel.clock, cost: .quick).add(
        email: Self.email, password: Self.password, role: .owner, actor: "cli")
      try await body(panel)
    }
  }

  private static func logIn(
    _ panel: TestPanel, email: String = email, _ password: String
  ) async throws -> Page {
    try await panel.stranger.post(
      "/login", [("email", email), ("password", password)], withToken: false,
      headers: [.acceptLanguage: "en"])
  }

  @Test func `the right password opens a session that scripts cannot read`() async throws {
    try await withOwner { panel in
      let page = try await Self.logIn(panel, Self.password)
      #expect(page.status == .seeOther)
      let cookie = try #require(page.headers[.setCookie])
      #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
      let value = try #require(cookie.split(separator: ";").first.map(String.init))
      let browser = Browser(client: panel.client, cookie: value, formToken: "")
      #expect(try await browser.get("/").status == .ok)
    }
  }

  @Test func `an unknown account and a wrong password get the same answer`() async throws {
    try await withOwner { panel in
      let wrong = try await Self.logIn(panel, "not the password")
      let unknown = try await Self.logIn(panel, email: "other@example.com", Self.password)
      #expect(wrong.status == .unprocessableContent)
      #expect(unknown.status == wrong.status)
      let sentence = "The e-mail or the password is wrong."
      #expect(wrong.has(sentence) && unknown.has(sentence))
      #expect(unknown.bytes.count - wrong.bytes.count == "other".utf8.count - "owner".utf8.count)
    }
  }

  @Test func `the right password does not help while the account waits`() async throws {
    try await withOwner { panel in
      for _ in 0..<5 { _ = try await Self.logIn(panel, "not the password") }
      let page = try await Self.logIn(panel, Self.password)
      #expect(page.status == .unprocessableContent)
      #expect(page.has("Too many attempts"))
      #expect(page.headers[.setCookie] == nil)
    }
  }

  @Test func `another spelling of the address does not get around the wait`() async throws {
    try await withOwner { panel in
      for _ in 0..<5 { _ = try await Self.logIn(panel, "not the password") }
      let page = try await Self.logIn(panel, email: "own er@example.com", Self.password)
      #expect(page.location == nil)
    }
  }

  @Test func `guesses that are sent at once are counted`() async throws {
    try await withOwner { panel in
      let verified = try await withThrowingTaskGroup(of: Bool.self) { group in
        for _ in 0..<12 {
          group.addTask {
            try await Self.logIn(panel, "not the password").has("The e-mail or the password")
          }
        }
        return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(verified <= 5)
    }
  }

  @Test func `the log-in page offers both languages`() async throws {
    try await withOwner { panel in
      let page = try await panel.stranger.get("/login", headers: [.acceptLanguage: "en"])
      #expect(page.has("lang=\"en\""))
      #expect(page.has("Türkçe"))
    }
  }

  @Test func `signing out ends the session and its cookie`() async throws {
    try await TestPanel.with { panel in
      let browser = try await panel.signIn()
      let page = try await browser.post("/logout")
      #expect(page.location == "/login")
      #expect(page.headers[.setCookie]?.contains("Max-Age=0") == true)
      #expect(try await browser.get("/").status == .seeOther)
    }
  }

  @Test func `a signed-in person is not asked again`() async throws {
    try await TestPanel.with { panel in
      let page = try await panel.signIn().get("/login")
      #expect(page.location == "/")
    }
  }
}
