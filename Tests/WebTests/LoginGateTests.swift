import TestKit
import Testing

@testable import Web

/// Guessing gets slower and slower.
struct LoginGateTests {
  private func withGate(
    _ body: @escaping @Sendable (LoginGate, MovableClock) async throws -> Void
  ) async throws {
    try await TemporaryDatabase.with { temporary in
      let clock = MovableClock()
      try await body(LoginGate(database: temporary.database, clock: clock), clock)
    }
  }

  @Test func `five attempts are free and the sixth has to wait`() async throws {
    try await withGate { gate, _ in
      var waits: [Int64] = []
      for _ in 0..<6 { waits.append(try await gate.admit("key")) }
      #expect(waits == [0, 0, 0, 0, 0, 15])
    }
  }

  @Test func `each failure doubles the wait, up to an hour`() {
    #expect((5...8).map { LoginGate.waitSeconds(after: $0) } == [15, 30, 60, 120])
    #expect(LoginGate.waitSeconds(after: 13) == 3600)
    #expect(LoginGate.waitSeconds(after: .max) == 3600)
  }

  @Test func `the wait passes`() async throws {
    try await withGate { gate, clock in
      for _ in 0..<5 { _ = try await gate.admit("key") }
      clock.advance(seconds: 14)
      #expect(try await gate.admit("key") == 1)
      clock.advance(seconds: 1)
      #expect(try await gate.admit("key") == 0)
    }
  }

  @Test func `one key's failures do not hold up another`() async throws {
    try await withGate { gate, _ in
      for _ in 0..<6 { _ = try await gate.admit("192.0.2.1 a@example.com") }
      #expect(try await gate.admit("192.0.2.2 a@example.com") == 0)
    }
  }

  @Test func `a success forgets the failures`() async throws {
    try await withGate { gate, _ in
      for _ in 0..<5 { _ = try await gate.admit("key") }
      try await gate.forget("key")
      #expect(try await gate.admit("key") == 0)
    }
  }

  @Test func `attempts that are sent at once are counted`() async throws {
    try await withGate { gate, _ in
      let admitted = try await withThrowingTaskGroup(of: Int64.self) { group in
        for _ in 0..<12 { group.addTask { try await gate.admit("key") } }
        return try await group.reduce(into: 0) { $0 += $1 == 0 ? 1 : 0 }
      }
      #expect(admitted == 5)
    }
  }

  @Test func `a quiet day forgets the failures`() async throws {
    try await withGate { gate, clock in
      for _ in 0..<5 { _ = try await gate.admit("key") }
      clock.advance(seconds: 86_400)
      for _ in 0..<4 { _ = try await gate.admit("key") }
      #expect(try await gate.admit("key") == 0)
    }
  }
}
