import Basics
import HTTPTypes
import Storage
import TestKit
import Testing

@testable import RestAPI

/// When tokens were used, and when they end.
struct TokenUseTests {
  private static let start = StandingClock().now()

  private func lastUse(_ name: String, _ database: any Database) async throws -> Timestamp? {
    try await APITokens.list(database: database).first { $0.name == name }?.lastUsedAt
  }

  private func readTokenID(_ database: any Database) async throws -> Int64 {
    try await database.read {
      try $0.integer("SELECT id FROM api_tokens WHERE name = 'read'") ?? 0
    }
  }

  @Test func `the use of a token is noted, that of another is not`() async throws {
    try await TestAPI.with { api in
      #expect(try await lastUse("read", api.database) == nil)
      #expect(try await api.get("/channels").status == .ok)
      try await eventually("the use is noted") {
        try await lastUse("read", api.database) == Self.start
      }
      #expect(try await lastUse("write", api.database) == nil)
    }
  }

  @Test func `a token is noted once a minute`() async throws {
    try await TestAPI.with { api in
      let uses = TokenUses()
      let id = try await readTokenID(api.database)
      for (seconds, noted) in [(0, 0), (59, 0), (60, 60), (61, 60), (130, 130)] as [(Int64, Int64)]
      {
        uses.note(id, now: Self.start.adding(seconds: seconds), database: api.database)
        try await eventually("the use after \(noted) s is noted, and nothing is being written") {
          try await lastUse("read", api.database) == Self.start.adding(seconds: noted)
            && !uses.isWriting
        }
      }
    }
  }

  @Test func `a request does not wait for who writes`() async throws {
    try await TestAPI.with { api in
      let gate = Gate()
      let (begun, signal) = AsyncStream<Void>.makeStream()
      let writing = Task {
        try await api.database.write { _ in
          signal.yield()
          gate.wait()
        }
      }
      _ = await begun.first { _ in true }
      for _ in 0..<3 {
        let reply = try await api.get("/channels")
        #expect(reply.status == .ok)
      }
      gate.open()
      try await writing.value
      try await eventually("the use is noted") {
        try await lastUse("read", api.database) != nil
      }
    }
  }

  @Test func `a request does not fail with the note`() async throws {
    try await TestAPI.with { api in
      let uses = TokenUses()
      let id = try await readTokenID(api.database)
      uses.note(id, now: Self.start, database: UnwritableDatabase(base: api.database))
      try await eventually("the note was given up") { !uses.isWriting }
      // The next use is noted at once.
      uses.note(id, now: Self.start, database: api.database)
      try await eventually("the use is noted") {
        try await lastUse("read", api.database) == Self.start
      }
    }
  }

  @Test(arguments: [(-1, false), (0, false), (1, true)] as [(Int64, Bool)])
  func `a token opens nothing from its end on`(seconds: Int64, opens: Bool) async throws {
    try await TestAPI.with { api in
      let token = try await APITokens.create(
        name: "ends", scope: .read, actor: "cli", expiresAt: Self.start.adding(seconds: seconds),
        database: api.database, now: Self.start)
      let reply = try await api.send(.get, "/api/v1/channels", token: token)
      #expect(reply.status == (opens ? .ok : .unauthorized))
      let entry = try await APITokens.list(database: api.database).first { $0.name == "ends" }
      #expect(entry?.expiresAt == Self.start.adding(seconds: seconds))
    }
  }
}
