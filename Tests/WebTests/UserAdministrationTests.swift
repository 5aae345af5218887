import Basics
import Storage
import TestKit
import Testing

@testable import Web

/// What an administrator does to accounts.
struct UserAdministrationTests {
  private func withUsers(
    _ body: @escaping @Sendable (UserAccounts, TemporaryDatabase) async throws -> Void
  ) async throws {
    try await TemporaryDatabase.with { temporary in
      let users = UserAccounts(
        database: temporary.database, clock: MovableClock(), cost: .quick)
      for (email, role) in [("owner@example.com", Role.owner), ("packer@example.com", .packer)] {
        try await users.add(
          email: email, password: UserAccountsTests.password, role: role, actor: "cli")
      }
      try await body(users, temporary)
    }
  }

  private func sessions(_ temporary: TemporaryDatabase) async throws -> Int64? {
    try await temporary.database.read { try $0.integer("SELECT count(*) FROM sessions") }
  }

  @Test func `a reset password opens and ends the sessions`() async throws {
    try await withUsers { users, temporary in
      _ = try await Sessions(database: temporary.database, clock: MovableClock()).begin(
        userID: 2, address: "", userAgent: "")
      try await users.resetPassword(
        email: "Packer@example.com", to: "yeni bir uzun parola", actor: "cli")
      let account = try await users.verify(
        email: "packer@example.com", password: "yeni bir uzun parola")
      #expect(account?.role == .packer)
      #expect(try await sessions(temporary) == 0)
    }
  }

  @Test func `a weak password is refused`() async throws {
    try await withUsers { users, _ in
      await #expect(throws: UserAccounts.Problem.self) {
        try await users.resetPassword(email: "packer@example.com", to: "short", actor: "cli")
      }
    }
  }

  @Test func `a disabled person cannot sign in until enabled`() async throws {
    try await withUsers { users, temporary in
      _ = try await Sessions(database: temporary.database, clock: MovableClock()).begin(
        userID: 2, address: "", userAgent: "")
      try await users.setDisabled(email: "packer@example.com", true, actor: "cli")
      let disabled = try await users.verify(
        email: "packer@example.com", password: UserAccountsTests.password)
      #expect(disabled == nil)
      #expect(try await sessions(temporary) == 0)
      try await users.setDisabled(email: "packer@example.com", false, actor: "cli")
      let enabled = try await users.verify(
        email: "packer@example.com", password: UserAccountsTests.password)
      #expect(enabled != nil)
    }
  }

  @Test func `the last owner stays`() async throws {
    try await withUsers { users, _ in
      await #expect(throws: UserAccounts.AdministrationProblem.self) {
        try await users.setDisabled(email: "owner@example.com", true, actor: "cli")
      }
      await #expect(throws: UserAccounts.AdministrationProblem.self) {
        try await users.setRole(email: "owner@example.com", to: .viewer, actor: "cli")
      }
      try await users.setRole(email: "packer@example.com", to: .owner, actor: "cli")
      try await users.setRole(email: "owner@example.com", to: .viewer, actor: "cli")
      let list = try await users.list()
      #expect(list.map(\.role) == [.viewer, .owner])
    }
  }

  @Test func `nobody is told by e-mail and with the next step`() async throws {
    try await withUsers { users, _ in
      let error = await #expect(throws: UserAccounts.AdministrationProblem.self) {
        try await users.setDisabled(email: "ghost@example.com", true, actor: "cli")
      }
      #expect(error.map { "\($0)".contains("tezgah user list") } == true)
    }
  }
}
