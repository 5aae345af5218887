import Basics
import HTTPTypes
import Hummingbird
import Storage
import TestKit
import Testing
import Web

/// The audit log: what signing in leaves in it, and how it is read.
struct AuditPagesTests {
  private static let email = "owner@example.com"
  private static let password = "kirmizi balkon perdesi"

  private static func withOwner(
    _ body: @escaping @Sendable (TestPanel) async throws -> Void
  ) async throws {
    try await TestPanel.with { panel async throws in
      try await UserAccounts(database: panel.database, clock: panel.clock, cost: .quick).add(
        email: email, password: password, role: .owner, actor: "cli:test")
      try await body(panel)
    }
  }

  private static func logIn(
    _ panel: TestPanel, email: String = email, _ password: String
  ) async throws -> Page {
    try await panel.stranger.post(
      "/login", [("email", email), ("password", password)], withToken: false,
      headers: [.userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0"])
  }

  /// The owner's browser, signed in over the page.
  private static func signIn(_ panel: TestPanel) async throws -> Browser {
    let cookie = try await logIn(panel, password).headers[values: .setCookie]
      .first { $0.hasPrefix("tezgah=") }
    let token = try await panel.database.read { connection in
      try connection.first("SELECT csrf_token FROM sessions") { $0.text(0) }
    }
    return Browser(
      client: panel.client, cookie: String(try #require(cookie).prefix { $0 != ";" }),
      formToken: try #require(token))
  }

  /// Action, actor, subject and how often, the oldest first.
  private static func lines(_ panel: TestPanel) async throws -> [[String]] {
    try await panel.database.read { connection in
      try connection.rows(
        "SELECT action, actor, subject, times, detail FROM audit_log ORDER BY id"
      ) { row in
        [row.text(0), row.text(1), row.text(2), "\(row.integer(3))", row.text(4)]
      }
    }
  }

  @Test func `signing in is written down with address and browser, and so is signing out`()
    async throws
  {
    try await Self.withOwner { panel async throws in
      let browser = try await Self.signIn(panel)
      _ = try await browser.post("/logout")
      let lines = try await Self.lines(panel)
      #expect(lines.map { $0[0] } == ["user.added", "session.begun", "session.ended"])
      #expect(lines.dropFirst().allSatisfy { $0[1] == "user:1" && $0[2] == "user:1" })
      #expect(lines[1][4].hasSuffix(" Firefox, Linux"))
    }
  }

  @Test func `failures are counted by account, and what was typed for nobody is not kept`()
    async throws
  {
    try await Self.withOwner { panel async throws in
      for _ in 0..<3 { _ = try await Self.logIn(panel, "not the password") }
      for guess in ["a@example.com", "b@example.com"] {
        _ = try await Self.logIn(panel, email: guess, "not the password")
      }
      let lines = try await Self.lines(panel).dropFirst()
      #expect(
        lines.map { Array($0.prefix(4)) } == [
          ["session.refused", "visitor", "user:1", "3"], ["session.refused", "visitor", "", "2"],
        ])
      #expect(!lines.joined().contains { $0.contains("example.com") })
    }
  }

  @Test func `a wrong present password is written down with the person`() async throws {
    try await Self.withOwner { panel async throws in
      let browser = try await Self.signIn(panel)
      let new = "yeni bir uzun parola"
      _ = try await browser.post("/account/password", [("current", "x"), ("new", new)])
      _ = try await browser.post("/account/password", [("current", Self.password), ("new", new)])
      let lines = try await Self.lines(panel).suffix(2)
      #expect(lines.map { $0[0] } == ["user.passwordRefused", "user.passwordChanged"])
      #expect(lines.allSatisfy { $0[1] == "user:1" })
    }
  }

  @Test func `the first owner and a wrong code are written down`() async throws {
    try await TestPanel.with { panel async throws in
      for code in ["WRONG", "ABCD-2345"] {
        _ = try await panel.stranger.post(
          "/setup", [("code", code), ("email", Self.email), ("password", Self.password)],
          withToken: false)
      }
      let actions = try await Self.lines(panel).map { $0[0] }
      #expect(actions == ["session.refused", "user.added", "session.begun"])
    }
  }

  @Test func `the log is read by person, by action and page by page`() async throws {
    try await TestPanel.with { panel async throws in
      let browser = try await panel.signIn(.manager)
      let now = panel.clock.now()
      try await panel.database.write { connection in
        for number in 1...150 {
          try AuditLog.record(
            actor: number % 3 == 0 ? "cli:ayşe" : "user:1", action: .feedBuilt,
            subject: "feed:google", detail: "zz-\(number).", now: now, in: connection)
        }
        try AuditLog.record(
          actor: "token:script", action: .syncStarted, detail: "by-a-program", now: now,
          in: connection)
      }
      let first = try await browser.get("/audit")
      #expect(first.has("zz-150.") && first.has("by-a-program") && !first.has("zz-51."))
      #expect(first.has("ayşe (command line)") && first.has("script (API token)"))
      #expect(first.has("manager@example.com"))
      let person = try await browser.get("/audit?actor=cli%3Aay%C5%9Fe")
      #expect(person.count("zz-") == 50 && person.has("zz-3.") && !person.has("zz-4."))
      let action = try await browser.get("/audit?action=sync.started")
      #expect(action.has("by-a-program") && !action.has("zz-150."))
      let both = try await browser.get("/audit?action=sync.started&actor=user%3A1")
      #expect(both.has("No such line"))
      let older = try await browser.get("/audit?before=52")
      #expect(older.has("zz-51.") && !older.has("zz-52.") && older.has("zz-1."))
      #expect(try await browser.get("/audit?action=nonsense&before=x").has("by-a-program"))
    }
  }

  @Test func `papers with addresses are written down by their number alone`() async throws {
    try await TestPanel.with { panel async throws in
      try await HostileShop.fill(panel.database)
      let browser = try await panel.signIn(.packer)
      for paper in ["slips", "labels", "pick-list"] {
        _ = try await browser.post("/orders/packing/\(paper)", [("package-1", "1")])
      }
      let lines = try await Self.lines(panel).filter { $0[0] == "people.printed" }
      #expect(lines.map { $0[4] } == ["slips 1", "labels 1"])
    }
  }
}
