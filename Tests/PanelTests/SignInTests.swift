import HTTPTypes
import Hummingbird
import Storage
import Testing
import Web

/// Signing in while others guess.
struct SignInTests {
  private static let password = "kirmizi balkon perdesi"

  private func withOwner(
    _ body: @escaping @Sendable (TestPanel) async throws -> Void
  ) async throws {
    try await TestPanel.with { panel in
      let users = UserAccounts(database: panel.database, clock: panel.clock, cost: .quick)
      try await users.add(
        email: "owner@example.com", password: Self.password, role: .owner, actor: "test")
      try await body(panel)
    }
  }

  private func signIn(
    _ browser: Browser, _ email: String = "owner@example.com",
    password: String = Self.password
  ) async throws -> Page {
    try await browser.post(
      "/login", [("email", email), ("password", password)], withToken: false)
  }

  @Test func `guessers elsewhere do not keep the owner's own browser out`() async throws {
    try await withOwner { panel in
      let first = try await signIn(panel.stranger)
      #expect(first.location == "/")
      let known = try #require(
        first.headers[values: .setCookie].first { $0.hasPrefix("tezgah-known=") })
      for _ in 0..<5 { _ = try await signIn(panel.stranger, password: "wrong wrong wrong") }
      // The right password from a browser that nobody knows has to wait like the guesses.
      let stranger = try await signIn(panel.stranger)
      #expect(stranger.status == .unprocessableContent && stranger.location == nil)
      let cookie = String(known.prefix { $0 != ";" })
      let own = Browser(client: panel.client, cookie: cookie, formToken: "")
      #expect(try await signIn(own).location == "/")
      // A token of another account, or one that was changed, is none.
      #expect(try await signIn(own, "other@example.com").location == nil)
      let changed = Browser(
        client: panel.client, cookie: cookie + "A", formToken: "")
      #expect(try await signIn(changed).location == nil)
    }
  }

  @Test func `a known browser's own guesses are counted too`() async throws {
    try await withOwner { panel in
      let known = try await signIn(panel.stranger).headers[values: .setCookie]
        .first { $0.hasPrefix("tezgah-known=") }
      let own = Browser(
        client: panel.client, cookie: String(try #require(known).prefix { $0 != ";" }),
        formToken: "")
      for _ in 0..<5 { _ = try await signIn(own, password: "wrong wrong wrong") }
      #expect(try await signIn(own).location == nil)
    }
  }

  @Test func `one address is refused after twenty guesses at as many accounts`() async throws {
    try await withOwner { panel in
      for number in 1...20 {
        _ = try await signIn(panel.stranger, "\(number)@example.com", password: "wrong wrong")
      }
      #expect(try await signIn(panel.stranger).location == nil)
    }
  }
}
