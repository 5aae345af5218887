import Basics
import Storage
import Synchronization
import TestKit
import Testing
import Work

/// Each form of the panel leaves a line in the audit log, or stands here with its reason.
struct AuditedFormsTests {
  /// What changes nothing that anybody else sees.
  private static let exempt = [
    "/language": "a person's own view",
    "/claims/decide": "asks whether the person is sure",
    "/listings/preview": "shows what would change",
    "/listings/import": "compares a file and writes nothing of it",
    "/orders/packing/pick-list": "a list of goods without people",
  ]

  /// Whose lines other suites look for, with goods or packages that are made there.
  private static let elsewhere = [
    "/login": "AuditPagesTests", "/logout": "AuditPagesTests", "/setup": "AuditPagesTests",
    "/account/password": "AuditPagesTests", "/account/sessions/end": "OwnSessionsTests",
    "/account/sessions/end-others": "OwnSessionsTests",
    "/set-aside/{id}/retry": "SetAsideRightsTests",
    "/set-aside/{id}/dismiss": "SetAsideRightsTests",
    "/orders/packing/slips": "AuditPagesTests", "/orders/packing/labels": "AuditPagesTests",
    "/orders/packing/move": "AppTests/PackageMoveTests",
    "/orders/packages/{id}/move": "AppTests/PackageMoveTests",
    "/claims/accept": "AppTests/ClaimWayTests", "/claims/refuse": "AppTests/ClaimWayTests",
    "/matching/decide": "MatchingPagesTests", "/matching/sure": "MatchingPagesTests",
    "/matching/undo": "MatchingPagesTests", "/listings/save": "ListingsPagesTests",
    "/listings/import/{id}": "ListingsPagesTests",
    "/stock/start": "StockOverviewTests", "/stock/count": "StockHistoryTests",
    "/stock/drifts": "StockDriftTests", "/stock/drifts/undo": "StockDriftTests",
    "/stock/channels/{id}": "StockChannelTests", "/stock/holds/agree": "StockChannelTests",
    "/stock/holds/leave": "StockChannelTests", "/stock/low": "StockLowTests",
    "/stock/low/shop": "StockLowTests", "/stock/low/goods": "StockLowTests",
    "/stock/warehouses": "StockWarehouseTests", "/stock/warehouses/{id}": "StockWarehouseTests",
    "/stock/move": "StockWarehouseTests", "/stock/bundles": "StockBundleTests",
    "/stock/bundles/{id}": "StockBundleTests",
    "/stock/bundles/{id}/dissolve": "StockBundleTests",
  ]

  /// A form that is sent here: its pattern, its address and its fields.
  private typealias Step = (form: String, path: String, fields: [(String, String)])

  /// Those that the rest of the program does, which is told who asks. `App` writes their lines.
  private static let asked: [Step] = [
    (
      "/connect/{platform}", "/connect/ticimax",
      [("name", "yeni"), ("set-base-url", "https://shop.example"), ("set-uye-kodu", "x")]
    ),
    ("/channels/{name}/edit", "/channels/shop/edit", [("set-page-size", "50")]),
    ("/channels/{name}/check", "/channels/shop/check", []),
    ("/channels/{name}/sync", "/channels/shop/sync", []),
    ("/channels/{name}/stop", "/channels/shop/stop", []),
    ("/channels/{name}/notices/create", "/channels/shop/notices/create", []),
    ("/channels/{name}/notices/reactivate", "/channels/shop/notices/reactivate", []),
    ("/channels/{name}/notices/remove", "/channels/shop/notices/remove", []),
    ("/channels/{name}/remove", "/channels/shop/remove", [("confirm", "shop")]),
    ("/scores", "/scores", []),
    ("/matching/run", "/matching/run", []),
    ("/feeds/{slug}/build", "/feeds/google/build", []),
    ("/stock/verify", "/stock/verify", []),
  ]

  /// Those that the panel does itself.
  private static let written: [(step: Step, action: AuditAction)] = [
    (("/jobs/pause", "/jobs/pause", [("queue", "sync")]), .workPaused),
    (("/jobs/resume", "/jobs/resume", [("queue", "sync")]), .workResumed),
    (("/jobs/{id}/cancel", "/jobs/1/cancel", []), .jobCancelled),
    (("/jobs/{id}/retry", "/jobs/2/retry", []), .jobRetried),
    (("/jobs/{id}/dismiss", "/jobs/3/dismiss", []), .jobDismissed),
    (
      (
        "/jobs/retention", "/jobs/retention", RetainedData.allCases.map { ($0.rawValue, "30") }
      ), .retentionChanged
    ),
    (("/schedules/{id}", "/schedules/1", [("cron", "0 * * * *")]), .scheduleChanged),
    (("/schedules/{id}/run", "/schedules/1/run", []), .scheduleRun),
  ]

  @Test func `every form is named here once, and no other`() async throws {
    try await TestPanel.with { panel in
      let named =
        Array(Self.exempt.keys) + Array(Self.elsewhere.keys) + Self.asked.map(\.form)
        + Self.written.map(\.step.form)
      #expect(named.sorted() == panel.forms.sorted())
    }
  }

  /// Job 1 waits, jobs 2 and 3 were given up.
  private func fill(_ panel: TestPanel) async throws {
    let now = panel.clock.now()
    try await panel.database.write { connection in
      try ShopRows(connection: connection).channel(1, name: "shop")
      for (key, run) in [("1", now.adding(seconds: 3600)), ("2", now), ("3", now)] {
        try JobQueue.enqueue(
          JobRequest(kind: "sync", channelID: 1, uniqueKey: key, runAt: run), now: now,
          in: connection)
      }
      for job in try JobQueue.claim(
        upTo: 2, kinds: ["sync"], worker: "host:7:1", now: now, in: connection)
      {
        try JobQueue.fail(job, .givenUp, message: "", now: now, in: connection)
      }
      try Scheduler(zone: .istanbul).ensure(
        "sync:1:orders", kind: "sync", cron: "*/5 * * * *", channelID: 1, now: now,
        in: connection)
    }
  }

  @Test func `what the panel does itself is written down with who did it`() async throws {
    try await TestPanel.with { panel in
      try await fill(panel)
      let browser = try await panel.signIn()
      for (step, action) in Self.written {
        _ = try await browser.post(step.path, step.fields)
        let last = try await panel.database.read { connection in
          try connection.first(
            "SELECT actor, action FROM audit_log ORDER BY id DESC LIMIT 1"
          ) { [$0.text(0), $0.text(1)] }
        }
        #expect(last == ["user:1", action.rawValue], "\(step.form)")
      }
    }
  }

  @Test func `what is asked of the rest of the program is asked in the person's name`()
    async throws
  {
    try await TestPanel.with { panel in
      try await fill(panel)
      let browser = try await panel.signIn()
      for (number, step) in Self.asked.enumerated() {
        _ = try await browser.post(step.path, step.fields)
        let actors = panel.actions.actors.withLock { $0 }
        #expect(actors == Array(repeating: "user:1", count: number + 1), "\(step.form)")
      }
    }
  }
}
