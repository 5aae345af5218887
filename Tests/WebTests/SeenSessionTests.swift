import Basics
import Storage
import TestKit
import Testing

@testable import Web

/// That a session was seen is noted beside the answer.
struct SeenSessionTests {
  private func seenAt(_ database: any Database) async throws -> Int64? {
    try await database.read { try $0.integer("SELECT seen_at FROM sessions") }
  }

  private func with(
    _ body: @escaping @Sendable (any Database, MovableClock, String) async throws -> Void
  ) async throws {
    try await TemporaryDatabase.with { temporary in
      let (database, clock) = (temporary.database, MovableClock())
      let id = try await TestUser.add("owner@example.com", role: .owner, to: database)
      let token = try await Sessions(database: database, clock: clock).begin(
        userID: id, address: "192.0.2.1", userAgent: "test")
      try await body(database, clock, token)
    }
  }

  @Test func `a session is found while somebody else writes, and noted afterwards`() async throws {
    try await with { database, clock, token async throws in
      let sessions = Sessions(database: database, clock: clock)
      clock.advance(seconds: 120)
      let gate = Gate()
      let (begun, signal) = AsyncStream<Void>.makeStream()
      let writing = Task {
        try await database.write { _ in
          signal.yield()
          gate.wait()
        }
      }
      _ = await begun.first { _ in true }
      for _ in 0..<4 {
        let session = try await sessions.find(token)
        #expect(session != nil)
      }
      gate.open()
      try await writing.value
      let now = clock.now().milliseconds
      try await eventually("the session was noted") { try await seenAt(database) == now }
    }
  }

  @Test func `a session is found where nothing can be written`() async throws {
    try await with { database, clock, token async throws in
      let sessions = Sessions(database: UnwritableDatabase(base: database), clock: clock)
      let begun = clock.now().milliseconds
      clock.advance(seconds: 120)
      for _ in 0..<2 {
        let session = try await sessions.find(token)
        #expect(session != nil)
        try await eventually("the note was given up") { !sessions.notes.isWriting }
      }
      let seen = try await seenAt(database)
      #expect(seen == begun)
    }
  }
}
