import Basics
import Foundation
import Storage
import Testing
import Web

@testable import App

/// What `doctor` finds.
struct DoctorTests {
  private func finding(_ name: String, _ services: AppServices) async throws -> Doctor.Finding {
    try #require(try await Doctor(services: services).examine().first { $0.name == name })
  }

  @Test func `a fresh program lacks a user and a channel, and says what to do`() async throws {
    try await TestProgram.with { services, _ in
      let findings = try await Doctor(services: services).examine()
      #expect(Set(findings.filter { !$0.isGood }.map(\.name)) == ["users", "channels"])
      #expect(try await finding("users", services).detail.contains("tezgah user add"))
      #expect(try await finding("channels", services).detail.contains("tezgah channel add"))
    }
  }

  @Test func `a program that is set up lacks its first sync only`() async throws {
    try await TestProgram.with { services, _ in
      _ = try await services.addShop()
      try await services.database.write {
        try $0.execute(
          """
          INSERT INTO users (email, name, role, password_hash, created_at)
          VALUES ('a@example.com', '', 'owner', 'none', 0)
          """)
      }
      let findings = try await Doctor(services: services).examine()
      #expect(findings.filter { !$0.isGood }.map(\.name) == ["sync of shop"])
      #expect(try await finding("sync of shop", services).detail.contains("tezgah sync shop"))
      #expect(try await finding("channels", services).detail == "shop")
    }
  }

  @Test func `the engine and the schema are told`() async throws {
    try await TestProgram.with { services, _ in
      let engine = try await finding("database engine", services)
      let schema = try await finding("schema", services)
      #expect(engine.detail.hasPrefix("SQLite 3."))
      #expect(schema.detail == "version \(Migrator.latestVersion)")
    }
  }

  @Test func `secrets of another key are told by the channel's name`() async throws {
    try await TestFolder.with { folder in
      let first = try await TestProgram.open(folder)
      _ = try await first.addShop()
      await first.close()
      let other = Data(repeating: 9, count: 32).base64EncodedString()
      let second = try await TestProgram.open(folder, environment: ["TEZGAH_SECRET_KEY": other])
      let secrets = try await finding("secrets", second)
      await second.close()
      #expect(!secrets.isGood)
      #expect(secrets.detail.contains("shop"))
      #expect(!secrets.detail.contains(other))
    }
  }
}
