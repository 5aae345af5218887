import Basics
import Commerce
import HTTPTypes
import Hummingbird
import Storage
import Synchronization
import TestKit
import Testing
import Web

/// Records that were set aside: who sees them and who decides about them.
struct SetAsideRightsTests {
  /// Record 1 is an order, record 2 a product.
  private static func with(
    _ role: Role, _ body: @escaping @Sendable (TestPanel, Browser) async throws -> Void
  ) async throws {
    try await TestPanel.with { panel in
      let now = panel.clock.now()
      try await panel.database.write { connection in
        try ShopRows(connection: connection).channel(1, name: "shop")
        for (stream, key) in [(SyncStream.orders, "SP-4711"), (.products, "KG-1")] {
          try RejectedRecords.add(
            channelID: 1, stream: stream, remoteID: key, reason: "\(key) has no price",
            payload: [], now: now, in: connection)
        }
      }
      try await body(panel, try await panel.signIn(role))
    }
  }

  private static func streams(_ panel: TestPanel) async throws -> [String] {
    try await panel.database.read { connection in
      try connection.rows("SELECT stream FROM rejected_records ORDER BY id") { $0.text(0) }
    }
  }

  @Test(arguments: [Role.catalogue, .viewer])
  func `who may not see orders sees how many were set aside`(role: Role) async throws {
    try await Self.with(role) { _, browser async throws in
      let page = try await browser.get("/sync-log")
      #expect(!page.has("SP-4711"))
      #expect(page.has("KG-1 has no price"))
      #expect(page.has("Orders: 1 records wait"))
      #expect(!page.has("/set-aside/1/"))
      #expect(page.has("/set-aside/2/retry") == (role == .catalogue))
    }
  }

  @Test(arguments: [Role.packer, .service])
  func `who sees orders sees the record and no buttons`(role: Role) async throws {
    try await Self.with(role) { panel, browser async throws in
      let page = try await browser.get("/sync-log")
      #expect(page.has("SP-4711 has no price") && !page.has("/set-aside/"))
      #expect(try await browser.post("/set-aside/1/dismiss").status == .forbidden)
      #expect(try await Self.streams(panel) == ["orders", "products"])
    }
  }

  @Test func `the catalogue decides about goods and about nobody's order`() async throws {
    try await Self.with(.catalogue) { panel, browser async throws in
      for verb in ["retry", "dismiss"] {
        #expect(try await browser.post("/set-aside/1/\(verb)").status == .forbidden)
        // Whether an order is there is not told either.
        #expect(try await browser.post("/set-aside/99/\(verb)").status == .forbidden)
      }
      #expect(panel.actions.calls.isEmpty)
      #expect(try await browser.post("/set-aside/2/retry").status == .ok)
      #expect(panel.actions.calls == ["retry 2"])
      #expect(panel.actions.actors.withLock { $0 } == ["user:1"])
      #expect(try await browser.post("/set-aside/2/dismiss").status == .ok)
      #expect(try await Self.streams(panel) == ["orders"])
    }
  }

  @Test func `a dismissed order is written down without its number`() async throws {
    try await Self.with(.manager) { panel, browser async throws in
      #expect(try await browser.post("/set-aside/1/dismiss").status == .ok)
      let line = try await panel.database.read { connection in
        try connection.first("SELECT actor, action, subject, detail FROM audit_log") { row in
          (0..<4).map { row.text($0) }
        }
      }
      #expect(line == ["user:1", "setAside.dismissed", "channel:1", "orders record 1"])
      #expect(try await browser.post("/set-aside/1/retry").status == .notFound)
    }
  }

  @Test func `who may not see orders does not read why a sync of orders failed`() async throws {
    try await Self.with(.catalogue) { panel, browser async throws in
      let now = panel.clock.now()
      try await panel.database.write { connection in
        try connection.execute(
          """
          INSERT INTO sync_runs (id, channel_id, mode, origin, state, owner, started_at,
            heartbeat_at, finished_at, message)
          VALUES (1, 1, 'auto', 'test', 'failed', '', 0, 0, 1, 'SP-4712 is broken')
          """)
        for (stream, message) in [("orders", "SP-4712 is broken"), ("products", "KG-2 is odd")] {
          try SyncLogEntry(
            runID: 1, channelID: 1, stream: stream, at: now, level: .error, message: message
          ).append(in: connection)
        }
        var progress = StreamProgress(stream: .orders, startedAt: now)
        progress.message = "SP-4712 is broken"
        try progress.save(runID: 1, in: connection)
      }
      let log = try await browser.get("/sync-log")
      #expect(!log.has("SP-4712") && log.has("KG-2 is odd"))
      #expect(log.has("Roles that see orders"))
      #expect(try await !browser.get("/channels/shop").has("SP-4712"))
      let manager = try await panel.signIn(.manager)
      #expect(try await manager.get("/sync-log").has("SP-4712"))
      #expect(try await manager.get("/channels/shop").has("SP-4712"))
    }
  }
}
