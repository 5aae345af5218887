import HTTPTypes
import Hummingbird
import Storage
import Testing
import Web

/// Where a person is signed in, as *My account* lists it.
struct OwnSessionsTests {
  private static let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0"

  /// A person with a session here and one in a browser elsewhere, and somebody else with one.
  private struct Scene: Sendable {
    let panel: TestPanel
    let sessions: Sessions
    let browser: Browser
    let elsewhere: String
    let another: String

    static func with(_ body: @escaping @Sendable (Scene) async throws -> Void) async throws {
      try await TestPanel.with { panel async throws in
        let browser = try await panel.signIn(.viewer)
        _ = try await panel.signIn(.owner)
        let sessions = Sessions(database: panel.database, clock: panel.clock)
        let elsewhere = try await sessions.begin(
          userID: 1, address: "198.51.100.7", userAgent: OwnSessionsTests.firefox)
        let another = try await sessions.begin(
          userID: 2, address: "203.0.113.9", userAgent: "curl/8.0")
        try await body(
          Scene(
            panel: panel, sessions: sessions, browser: browser, elsewhere: elsewhere,
            another: another))
      }
    }

    /// The names of the sessions that the form can end.
    func names() async throws -> [String] {
      let token = String(browser.cookie.dropFirst("tezgah=".count))
      let session = try #require(try await sessions.find(token))
      return try await sessions.list(of: session).filter { !$0.isThis }.map(\.name)
    }

    func ended() async throws -> [[String]] {
      try await panel.database.read { connection in
        try connection.rows(
          "SELECT actor, subject FROM audit_log WHERE action = 'session.ended' ORDER BY id"
        ) { [$0.text(0), $0.text(1)] }
      }
    }
  }

  @Test func `a person sees the own sessions with browser and address, and no other's`()
    async throws
  {
    try await Scene.with { scene async throws in
      let page = try await scene.browser.get("/account")
      #expect(page.has("Firefox, Linux") && page.has("198.51.100.7"))
      #expect(page.has("192.0.2.1") && page.has("This session"))
      #expect(!page.has("203.0.113.9"))
      #expect(page.count("action=\"/account/sessions/end\"") == 1)
    }
  }

  @Test func `the only session has nothing to end`() async throws {
    try await TestPanel.with { panel async throws in
      let page = try await panel.signIn(language: .turkish).get("/account")
      #expect(page.has("Bu oturum"))
      #expect(!page.has("/account/sessions/end"))
    }
  }

  @Test func `a session that is ended opens nothing, and that is written down`() async throws {
    try await Scene.with { scene async throws in
      let names = try await scene.names()
      #expect(names.count == 1)
      let answer = try await scene.browser.post(
        "/account/sessions/end", [("session", names.first ?? "")])
      #expect(answer.location == "/account")
      let gone = try await scene.sessions.find(scene.elsewhere)
      #expect(gone == nil)
      #expect(try await scene.browser.get("/account").status == .ok)
      #expect(try await scene.ended() == [["user:1", "user:1"]])
    }
  }

  @Test func `all others end at once, and those of others go on`() async throws {
    try await Scene.with { scene async throws in
      _ = try await scene.browser.post("/account/sessions/end-others")
      let gone = try await scene.sessions.find(scene.elsewhere)
      let kept = try await scene.sessions.find(scene.another)
      #expect(gone == nil)
      #expect(kept != nil)
      #expect(try await scene.browser.get("/account").status == .ok)
      #expect(try await scene.ended() == [["user:1", "user:1"]])
    }
  }

  @Test func `nobody ends another person's session`() async throws {
    try await Scene.with { scene async throws in
      let other = try #require(try await scene.sessions.find(scene.another))
      let theirs = try await scene.sessions.list(of: other).map(\.name)
      for name in theirs + ["", "?", "AAAA"] {
        let answer = try await scene.browser.post("/account/sessions/end", [("session", name)])
        #expect(answer.status == .seeOther)
      }
      let kept = try await scene.sessions.find(scene.another)
      #expect(kept != nil)
      #expect(try await scene.ended() == [])
    }
  }

  @Test func `signing in again in a browser ends the session that it had`() async throws {
    try await TestPanel.with { panel async throws in
      let (email, password) = ("again@example.com", "kirmizi balkon perdesi")
      try await UserAccounts(database: panel.database, clock: panel.clock, cost: .quick).add(
        email: email, password: password, role: .owner, actor: "cli")
      let before = try await panel.signIn(.viewer)
      let again = try await before.post(
        "/login", [("email", email), ("password", password)], withToken: false)
      #expect(again.status == .seeOther)
      #expect(try await before.get("/account").location == "/login")
      let count = try await panel.database.read {
        try $0.integer("SELECT count(*) FROM sessions")
      }
      #expect(count == 1)
      let audited = try await panel.database.read { connection in
        try connection.rows(
          "SELECT action, actor FROM audit_log WHERE action LIKE 'session.%' ORDER BY id"
        ) { [$0.text(0), $0.text(1)] }
      }
      #expect(audited == [["session.ended", "user:2"], ["session.begun", "user:1"]])
    }
  }
}
