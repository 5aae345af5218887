import Panel
import Storage
import Testing
import Web

/// A run that left records behind says so wherever its state stands.
struct SetAsidePagesTests {
  private func withRun(
    setAside: Int, _ body: @escaping @Sendable (TestPanel) async throws -> Void
  ) async throws {
    try await TestPanel.with { panel in
      try await panel.database.write { connection in
        let rows = ShopRows(connection: connection)
        try rows.channel(1, name: "shop")
        try rows.insert(
          "sync_runs",
          [
            ("id", 1), ("channel_id", 1), ("mode", "auto"), ("origin", "panel"),
            ("state", "complete"), ("owner", "x"), ("started_at", 1), ("heartbeat_at", 1),
            ("finished_at", 2), ("message", ""),
          ])
        let counts = ["pages", "inserted", "updated", "unchanged", "removed", "requests"]
        try rows.insert(
          "sync_run_streams",
          [
            ("run_id", 1), ("stream", "orders"), ("state", "complete"), ("retries", 0),
            ("throttled", 0), ("elapsed_ms", 1), ("resumed", 0), ("started_at", 1),
            ("message", ""), ("seen", .count(setAside)), ("rejected", .count(setAside)),
          ] + counts.map { ($0, 0) })
        for id in 0..<setAside {
          try rows.insert(
            "rejected_records",
            [
              ("id", .count(id + 1)), ("channel_id", 1), ("stream", "orders"),
              ("remote_id", .text("sha256:\(id)")), ("reason", "id: the record has no usable key"),
              ("payload", .blob([])), ("first_seen_at", 1), ("last_seen_at", 1), ("attempts", 1),
            ])
        }
      }
      try await body(panel)
    }
  }

  @Test(arguments: [
    (Language.english, "Complete, 3 set aside"), (.turkish, "Tamamlandı, 3 kayıt ayrıldı"),
  ])
  func `the state of a run tells what it left behind`(
    language: Language, words: String
  ) async throws {
    try await withRun(setAside: 3) { panel async throws in
      let browser = try await panel.signIn(.owner, language: language)
      for path in ["/", "/channels", "/channels/shop"] {
        let page = try await browser.get(path)
        #expect(page.has(words), "\(path)")
      }
      let first = try await browser.get("/")
      #expect(first.has("<a href=\"/sync-log\">3</a>"))
    }
  }

  @Test func `a run that stored everything says no more than that`() async throws {
    try await withRun(setAside: 0) { panel async throws in
      let browser = try await panel.signIn(.owner)
      let page = try await browser.get("/")
      #expect(page.has("Complete") && !page.has("set aside"))
      #expect(!page.has("<a href=\"/sync-log\">0</a>"))
    }
  }
}
