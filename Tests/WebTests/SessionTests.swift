import Storage
import TestKit
import Testing

@testable import Web

/// A session from the log-in to its end.
struct SessionTests {
  private struct Scene: Sendable {
    let database: any Database
    let clock: MovableClock
    let sessions: Sessions
    let userID: Int64

    static func with(_ body: @escaping @Sendable (Scene) async throws -> Void) async throws {
      try await TemporaryDatabase.with { temporary in
        let clock = MovableClock()
        let userID = try await TestUser.add(
          "owner@example.com", role: .owner, to: temporary.database)
        try await body(
          Scene(
            database: temporary.database, clock: clock,
            sessions: Sessions(database: temporary.database, clock: clock), userID: userID))
      }
    }

    /// The session of a token, once it stands in the database that it was seen.
    func findNoted(_ token: String) async throws -> Session? {
      let session = try await sessions.find(token)
      try await eventually("no note is on its way") { !sessions.notes.isWriting }
      return session
    }

    func begin() async throws -> String {
      try await sessions.begin(userID: userID, address: "192.0.2.1", userAgent: "test")
    }
  }

  @Test func `a token opens its session and no other text does`() async throws {
    try await Scene.with { scene in
      let token = try await scene.begin()
      let session = try await scene.sessions.find(token)
      #expect(session?.userID == scene.userID)
      #expect(session?.role == .owner)
      #expect(try await scene.sessions.find(token + "x") == nil)
      #expect(try await scene.sessions.find("") == nil)
    }
  }

  @Test func `a browser's name is cut by bytes, whatever its characters are`() async throws {
    try await Scene.with { scene in
      let name = "a" + String(repeating: "\u{301}", count: 15_000)
      _ = try await scene.sessions.begin(
        userID: scene.userID, address: "192.0.2.1", userAgent: name)
      let stored = try await scene.database.read {
        try $0.rows("SELECT user_agent FROM sessions", []) { $0.text(0) }
      }
      #expect(stored.map(\.utf8.count) == [199])
    }
  }

  @Test func `tokens are unguessable and never repeat`() {
    let tokens = (0..<100).map { _ in RandomToken.make() }
    #expect(Set(tokens).count == 100)
    #expect(tokens.allSatisfy { $0.utf8.count == 43 })
  }

  @Test func `the database holds no token`() async throws {
    try await Scene.with { scene in
      let token = try await scene.begin()
      let stored = try await scene.database.read { connection in
        try connection.first("SELECT token_hash FROM sessions") { $0.blob(0) }
      }
      #expect(stored == RandomToken.hash(token))
      #expect(stored != Array(token.utf8))
    }
  }

  @Test func `a session that is not used for half a day is over`() async throws {
    try await Scene.with { scene in
      let token = try await scene.begin()
      scene.clock.advance(seconds: 12 * 3600 - 1)
      #expect(try await scene.sessions.find(token) != nil)
      scene.clock.advance(seconds: 12 * 3600)
      #expect(try await scene.sessions.find(token) == nil)
    }
  }

  @Test func `a session that is always used is over after thirty days`() async throws {
    try await Scene.with { scene in
      let token = try await scene.begin()
      for _ in 0..<59 {
        scene.clock.advance(seconds: 12 * 3600 - 60)
        #expect(try await scene.findNoted(token) != nil)
      }
      scene.clock.advance(seconds: 12 * 3600 - 60)
      scene.clock.advance(seconds: 3600)
      #expect(try await scene.sessions.find(token) == nil)
    }
  }

  @Test func `signing out ends this session only`() async throws {
    try await Scene.with { scene in
      let (first, second) = (try await scene.begin(), try await scene.begin())
      let session = try #require(try await scene.sessions.find(first))
      try await scene.sessions.signOut(session)
      #expect(try await scene.sessions.find(first) == nil)
      #expect(try await scene.sessions.find(second) != nil)
    }
  }

  @Test func `ending the others keeps this one`() async throws {
    try await Scene.with { scene in
      let (first, second) = (try await scene.begin(), try await scene.begin())
      let session = try #require(try await scene.sessions.find(first))
      try await scene.sessions.endOthers(of: session)
      #expect(try await scene.sessions.find(first) != nil)
      #expect(try await scene.sessions.find(second) == nil)
    }
  }

  @Test func `a disabled account has no session at once`() async throws {
    try await Scene.with { scene in
      let token = try await scene.begin()
      try await scene.database.write { try $0.execute("UPDATE users SET disabled_at = 1") }
      #expect(try await scene.sessions.find(token) == nil)
    }
  }

  @Test func `what a watcher may do is asked anew, and watching keeps no session alive`()
    async throws
  {
    try await Scene.with { scene in
      let session = try #require(try await scene.sessions.find(try await scene.begin()))
      #expect(try await scene.sessions.role(of: session) == .owner)
      try await scene.database.write { try $0.execute("UPDATE users SET role = 'viewer'") }
      #expect(try await scene.sessions.role(of: session) == .viewer)
      scene.clock.advance(seconds: 6 * 3600)
      #expect(try await scene.sessions.role(of: session) == .viewer)
      scene.clock.advance(seconds: 6 * 3600 + 1)
      #expect(try await scene.sessions.role(of: session) == nil)
    }
  }

  @Test func `who was disabled or signed out may watch nothing`() async throws {
    try await Scene.with { scene in
      let session = try #require(try await scene.sessions.find(try await scene.begin()))
      let other = try #require(try await scene.sessions.find(try await scene.begin()))
      try await scene.sessions.signOut(session)
      #expect(try await scene.sessions.role(of: session) == nil)
      #expect(try await scene.sessions.role(of: other) == .owner)
      try await scene.database.write { try $0.execute("UPDATE users SET disabled_at = 1") }
      #expect(try await scene.sessions.role(of: other) == nil)
    }
  }

  @Test func `every session has a form token of its own`() async throws {
    try await Scene.with { scene in
      let tokens = [try await scene.begin(), try await scene.begin()]
      var forms: Set<String> = []
      for token in tokens { forms.insert(try await scene.sessions.find(token)?.csrfToken ?? "") }
      #expect(forms.count == 2)
      #expect(forms.isDisjoint(with: tokens))
    }
  }
}
