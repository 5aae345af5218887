import Basics
import Storage
import Testing
import Work

@testable import App

/// What the panel and the API ask of the program stands in the audit log with who asked.
struct DeskAuditTests {
  private static func desk(_ services: AppServices) -> PanelDesk {
    PanelDesk(
      services: services,
      syncs: SyncRequests(database: services.database, clock: services.clock, wake: {}))
  }

  /// Action, actor and subject, the oldest first, of what came behind a line.
  private static func lines(
    _ services: AppServices, after id: Int64
  ) async throws -> [[String]] {
    try await services.database.read { connection in
      try connection.rows(
        "SELECT action, actor, subject FROM audit_log WHERE id > ? ORDER BY id", [.integer(id)]
      ) { row in (0..<3).map { row.text($0) } }
    }
  }

  @Test func `a sync is asked for and stopped by somebody`() async throws {
    try await TestProgram.with { services, _ in
      let (account, desk) = (try await services.addShop(), Self.desk(services))
      let last = try await services.integer("SELECT max(id) FROM audit_log")
      try await desk.startSync(account, isFull: true, actor: "user:7")
      let stopped = try await desk.stopSync(account, actor: "user:8")
      #expect(stopped)
      // There is none any more, so nothing was stopped.
      let again = try await desk.stopSync(account, actor: "user:8")
      #expect(!again)
      try await desk.startSync(channel: "shop", actor: "token:script")
      let lines = try await Self.lines(services, after: last)
      #expect(
        lines == [
          ["sync.started", "user:7", "channel:1"], ["sync.stopped", "user:8", "channel:1"],
          ["sync.started", "token:script", "channel:1"],
        ])
    }
  }

  @Test func `what is computed, built, matched and verified is asked for by somebody`()
    async throws
  {
    try await TestProgram.with { services, _ in
      let desk = Self.desk(services)
      let last = try await services.integer("SELECT max(id) FROM audit_log")
      try await desk.runScore(actor: "user:7")
      // An empty shop has no feed to build; that somebody tried is written down all the same.
      try? await desk.buildFeed(slug: "google", actor: "user:7")
      try await desk.startMatching(actor: "user:7")
      try await desk.watchStock(actor: "user:7")
      let lines = try await Self.lines(services, after: last)
      #expect(
        lines == [
          ["scores.computed", "user:7", ""], ["feed.built", "user:7", "feed:google"],
          ["match.run", "user:7", "catalogue"], ["stock.verified", "user:7", "stock"],
        ])
    }
  }

  @Test func `a check is written down before the channel is called`() async throws {
    try await TestProgram.with { services, _ in
      var account = try await services.addShop()
      // No connector can be made of it, so nothing goes out.
      account.platform = "nowhere"
      let last = try await services.integer("SELECT max(id) FROM audit_log")
      _ = try? await Self.desk(services).checkChannel(account, actor: "user:7")
      let lines = try await Self.lines(services, after: last)
      #expect(lines == [["channel.checked", "user:7", "channel:1"]])
    }
  }
}
