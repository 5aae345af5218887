import Storage
import TestKit
import Testing

@testable import Web

/// The people who may sign in.
struct UserAccountsTests {
  static let password = "kirmizi balkon perdesi"

  @Test func `the right password finds the account, whatever the spelling of the address`()
    async throws
  {
    try await TemporaryDatabase.with { temporary in
      let users = UserAccounts(
        database: temporary.database, clock: MovableClock(), cost: .quick)
      try await users.add(
        email: "Owner@Example.com", password: Self.password, role: .owner, actor: "cli")
      #expect(
        try await users.verify(email: " owner@example.COM", password: Self.password)?.role == .owner
      )
      #expect(try await users.verify(email: "owner@example.com", password: "wrong") == nil)
      #expect(try await users.verify(email: "nobody@example.com", password: Self.password) == nil)
    }
  }

  @Test func `the first-run account can be made once`() async throws {
    try await TemporaryDatabase.with { temporary in
      let users = UserAccounts(
        database: temporary.database, clock: MovableClock(), cost: .quick)
      _ = try await TestUser.add("first@example.com", role: .owner, to: temporary.database)
      await #expect(throws: UserAccounts.Problem.self) {
        try await users.add(
          email: "second@example.com", password: Self.password, role: .owner, actor: "setup",
          onlyAsFirst: true)
      }
      #expect(try await users.count() == 1)
    }
  }

  @Test func `a taken address and a text that is none are refused without a row`() async throws {
    try await TemporaryDatabase.with { temporary in
      let users = UserAccounts(
        database: temporary.database, clock: MovableClock(), cost: .quick)
      _ = try await TestUser.add("a@example.com", role: .viewer, to: temporary.database)
      for email in ["a@example.com", "nobody"] {
        await #expect(throws: UserAccounts.Problem.self) {
          try await users.add(
            email: email, password: Self.password, role: .viewer, actor: "cli")
        }
      }
      #expect(try await users.count() == 1)
    }
  }

  @Test func `adding somebody is in the audit log`() async throws {
    try await TemporaryDatabase.with { temporary in
      let users = UserAccounts(
        database: temporary.database, clock: MovableClock(), cost: .quick)
      let id = try await users.add(
        email: "a@example.com", password: Self.password, role: .packer, actor: "user:7")
      let row = try await temporary.database.read { connection in
        try connection.first("SELECT actor, action, subject, detail FROM audit_log") { row in
          (0...3).map { row.text($0) }
        }
      }
      #expect(row == ["user:7", "user.added", "user:\(id)", "packer"])
    }
  }
}
