import Storage
import TestKit
import Testing

@testable import Web

/// Guessing gets slower and slower.
struct LoginGateTests {
  private static let account = LoginGate.Key.account("a@example.com")
  private static let address = LoginGate.Key.address("192.0.2.1")

  private func withGate(
    _ body:
      @escaping @Sendable (LoginGate, MovableClock, any Database) async throws -> Void
  ) async throws {
    try await TemporaryDatabase.with { temporary in
      let clock = MovableClock()
      try await body(
        LoginGate(database: temporary.database, clock: clock), clock, temporary.database)
    }
  }

  @Test func `five attempts are free and the sixth has to wait`() async throws {
    try await withGate { gate, _, _ async throws in
      var waits: [Int64] = []
      for _ in 0..<6 { waits.append(try await gate.admit([Self.account])) }
      #expect(waits == [0, 0, 0, 0, 0, 15])
    }
  }

  @Test func `each failure doubles the wait, up to an hour`() {
    #expect((5...8).map { LoginGate.waitSeconds(after: $0, free: 5) } == [15, 30, 60, 120])
    #expect(LoginGate.waitSeconds(after: 13, free: 5) == 3600)
    #expect(LoginGate.waitSeconds(after: .max, free: 5) == 3600)
    #expect((19...21).map { LoginGate.waitSeconds(after: $0, free: 20) } == [0, 15, 30])
  }

  @Test func `the wait passes`() async throws {
    try await withGate { gate, clock, _ async throws in
      for _ in 0..<5 { _ = try await gate.admit([Self.account]) }
      clock.advance(seconds: 14)
      #expect(try await gate.admit([Self.account]) == 1)
      clock.advance(seconds: 1)
      #expect(try await gate.admit([Self.account]) == 0)
    }
  }

  @Test func `one account is guessed at from many addresses no faster than from one`()
    async throws
  {
    try await withGate { gate, _, _ async throws in
      for number in 1...5 {
        #expect(try await gate.admit([.address("192.0.2.\(number)"), Self.account]) == 0)
      }
      #expect(try await gate.admit([.address("192.0.2.9"), Self.account]) == 15)
      #expect(try await gate.admit([.address("192.0.2.9"), .account("b@example.com")]) == 0)
    }
  }

  @Test func `one address guesses at many accounts no faster than at some`() async throws {
    try await withGate { gate, _, _ async throws in
      for number in 1...20 {
        #expect(try await gate.admit([Self.address, .account("\(number)@example.com")]) == 0)
      }
      #expect(try await gate.admit([Self.address, .account("21@example.com")]) == 15)
      #expect(try await gate.admit([.browser("known")]) == 0)
    }
  }

  @Test(arguments: [
    ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true),
    ("2001:db8:1:2::1", "2001:db8:1:3::1", false),
    ("::ffff:192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false),
    ("unknown", "unknown", true),
  ])
  func `a subscriber's addresses are one`(one: String, other: String, isSame: Bool) {
    #expect((LoginGate.subscriber(one) == LoginGate.subscriber(other)) == isSame)
  }

  @Test func `a success forgets an account's failures, and of an address its own attempt`()
    async throws
  {
    try await withGate { gate, _, database in
      for _ in 0..<5 { _ = try await gate.admit([Self.address, Self.account]) }
      try await gate.succeeded([Self.address, Self.account])
      #expect(try await gate.admit([Self.address, Self.account]) == 0)
      let failures = try await database.read { connection in
        try connection.rows("SELECT failures FROM login_attempts ORDER BY failures") {
          $0.integer(0)
        }
      }
      #expect(failures == [1, 5])
    }
  }

  @Test func `attempts that are sent at once are counted`() async throws {
    try await withGate { gate, _, _ async throws in
      let admitted = try await withThrowingTaskGroup(of: Int64.self) { group in
        for _ in 0..<12 {
          group.addTask { try await gate.admit([Self.address, Self.account]) }
        }
        return try await group.reduce(into: 0) { $0 += $1 == 0 ? 1 : 0 }
      }
      #expect(admitted == 5)
    }
  }

  @Test func `a quiet day forgets the failures`() async throws {
    try await withGate { gate, clock, _ async throws in
      for _ in 0..<5 { _ = try await gate.admit([Self.account]) }
      clock.advance(seconds: 86_400)
      for _ in 0..<4 { _ = try await gate.admit([Self.account]) }
      #expect(try await gate.admit([Self.account]) == 0)
    }
  }

  @Test func `what is stored is short, whatever was typed, and goes after a day`() async throws {
    try await withGate { gate, clock, database async throws in
      let long = String(repeating: "a\u{301}", count: 30_000)
      for number in 0..<50 { _ = try await gate.admit([.account("\(number)\(long)")]) }
      func stored() async throws -> [Int64] {
        try await database.read { connection in
          try connection.first(
            "SELECT count(*), coalesce(max(length(key)), 0) FROM login_attempts"
          ) { [$0.integer(0), $0.integer(1)] } ?? []
        }
      }
      #expect(try await stored() == [50, 44])
      clock.advance(seconds: 86_401)
      _ = try await gate.admit([Self.address])
      #expect(try await stored() == [1, 44])
    }
  }
}
