import Basics
import Hummingbird
import Storage
import TestKit
import Testing
import Web
import Work

@testable import Panel

/// What a person sees and does of the work behind the pages.
struct JobPagesTests {
  /// Jobs 1 to 3 of one channel: one that waits, one that runs, one that was given up.
  private func fill(_ panel: TestPanel) async throws {
    let now = panel.clock.now()
    try await panel.database.write { connection in
      try ShopRows(connection: connection).channel(1, name: "shop", settings: "{}")
      let later = now.adding(seconds: 3600)
      for (key, run) in [("sync:1:orders", later), ("sync:1:all", now), ("sync:1:products", now)] {
        try JobQueue.enqueue(
          JobRequest(kind: "sync", channelID: 1, uniqueKey: key, runAt: run), now: now,
          in: connection)
      }
      let taken = try JobQueue.claim(
        upTo: 2, kinds: ["sync"], worker: "host:7:1", now: now, in: connection)
      try JobQueue.fail(
        taken[1], .givenUp, message: "the shop is closed", now: now, in: connection)
      try Scheduler(zone: .istanbul).ensure(
        "sync:1:orders", kind: "sync", cron: "*/5 * * * *", channelID: 1, now: now,
        in: connection)
      try Scheduler(zone: .istanbul).ensure(
        "cleaning", kind: "cleaning", cron: "30 3 * * *", now: now, in: connection)
    }
  }

  private func states(_ panel: TestPanel) async throws -> [String] {
    try await panel.database.read { connection in
      try connection.rows("SELECT state FROM jobs ORDER BY id") { $0.text(0) }
    }
  }

  @Test func `the page tells what waits, runs and failed, and why`() async throws {
    try await TestPanel.with { panel in
      try await fill(panel)
      let page = try await panel.signIn().get("/jobs")
      for text in [
        "Synchronisation: Orders", "Synchronisation: what changed", "Synchronisation: Products",
        "the shop is closed", "host · 7", "every 5 minutes", "every day at 03:30",
        "href=\"/channels/shop\"", "No process does the work",
      ] { #expect(page.has(text), "\(text)") }
    }
  }

  @Test func `the page of an empty queue says so`() async throws {
    try await TestPanel.with { panel in
      let page = try await panel.signIn(language: .turkish).get("/jobs")
      #expect(page.has("Şu anda çalışan iş yok.") && page.has("Bekleyen iş yok."))
    }
  }

  @Test func `a living worker is shown, and nobody is asked to start one`() async throws {
    try await TestPanel.with { panel in
      let now = panel.clock.now()
      try await panel.database.write {
        try WorkNode(
          id: "box:12:3", host: "box", process: 12, role: "serve worker", version: "1",
          startedAt: now, heartbeatAt: now
        ).signIn(in: $0)
      }
      let page = try await panel.signIn().get("/jobs")
      #expect(page.has("box · 12") && page.has("panel and worker"))
      #expect(!page.has("No process does the work"))
    }
  }

  @Test func `a job that was given up goes back, and the log says who did it`() async throws {
    try await TestPanel.with { panel in
      try await fill(panel)
      let browser = try await panel.signIn()
      let page = try await browser.post("/jobs/3/retry")
      #expect(page.has("in the queue again"))
      #expect(try await states(panel) == ["waiting", "running", "waiting"])
      #expect(try await browser.get("/audit").has("Job retried"))
    }
  }

  @Test func `what waits is cancelled at once, what runs is asked to end`() async throws {
    try await TestPanel.with { panel in
      try await fill(panel)
      let browser = try await panel.signIn()
      for id in [1, 2] { #expect(try await browser.post("/jobs/\(id)/cancel").status == .ok) }
      #expect(try await states(panel) == ["cancelled", "running", "dead"])
      #expect(try await browser.get("/jobs").has("ending…"))
    }
  }

  @Test func `a job that was given up can be forgotten`() async throws {
    try await TestPanel.with { panel in
      try await fill(panel)
      _ = try await panel.signIn().post("/jobs/3/dismiss")
      #expect(try await states(panel) == ["waiting", "running", "cancelled"])
    }
  }

  @Test(arguments: ["/jobs/1/retry", "/jobs/2/dismiss"])
  func `what came too late changes nothing and says so`(path: String) async throws {
    try await TestPanel.with { panel in
      try await fill(panel)
      let page = try await panel.signIn().post(path)
      #expect(page.status == .unprocessableContent && page.has("has changed meanwhile"))
      #expect(try await states(panel) == ["waiting", "running", "dead"])
    }
  }

  @Test(arguments: ["/jobs/99/retry", "/jobs/x/cancel", "/schedules/99", "/schedules/x/run"])
  func `what is not there is not found`(path: String) async throws {
    try await TestPanel.with { panel in
      let page = try await panel.signIn().post(path)
      #expect(page.status == .notFound)
    }
  }

  @Test(arguments: [("queue", "sync", "Synchronisation"), ("channel", "1", "shop")])
  func `a pause holds until it is taken back`(
    field: String, value: String, name: String
  ) async throws {
    try await TestPanel.with { panel in
      try await fill(panel)
      let browser = try await panel.signIn()
      #expect(try await browser.post("/jobs/pause", [(field, value)]).has("Paused."))
      #expect(try await browser.get("/jobs").has("<strong>\(name)</strong>"))
      _ = try await browser.post("/jobs/resume", [(field, value)])
      let after = try await browser.get("/jobs")
      #expect(!after.has("<strong>\(name)</strong>"))
    }
  }

  @Test func `a queue that nobody knows cannot be paused`() async throws {
    try await TestPanel.with { panel in
      let page = try await panel.signIn().post("/jobs/pause", [("queue", "x")])
      #expect(page.status == .badRequest)
    }
  }

  @Test func `a schedule takes a usual time`() async throws {
    try await TestPanel.with { panel in
      try await fill(panel)
      let browser = try await panel.signIn()
      let page = try await browser.post(
        "/schedules/1", [("cron", "0 * * * *"), ("own", ""), ("enabled", "1")])
      #expect(page.has("Saved.") && page.has("every hour"))
      #expect(try await browser.get("/schedules/1").has("Next runs"))
    }
  }

  @Test func `times of one's own come before the choice, and off is off`() async throws {
    try await TestPanel.with { panel in
      try await fill(panel)
      let page = try await panel.signIn().post(
        "/schedules/2", [("cron", "0 * * * *"), ("own", "15 9 * * 1")])
      #expect(page.has("every Monday at 09:15") && page.has("<td>off</td>"))
    }
  }

  @Test(arguments: [
    ("61 * * * *", "cannot be read as the minute"), ("0 0 31 2 *", "must be five fields"),
    ("soon", "must be five fields"),
  ])
  func `times that cannot be read are refused with the field`(
    cron: String, reason: String
  ) async throws {
    try await TestPanel.with { panel in
      try await fill(panel)
      let browser = try await panel.signIn()
      let page = try await browser.post("/schedules/2", [("cron", "0 * * * *"), ("own", cron)])
      #expect(page.status == .unprocessableContent && page.has(reason))
      #expect(try await browser.get("/jobs").has("every day at 03:30"))
    }
  }

  @Test func `run now puts the schedule's job into the queue once`() async throws {
    try await TestPanel.with { panel in
      try await fill(panel)
      let browser = try await panel.signIn()
      for _ in 0..<2 { _ = try await browser.post("/schedules/2/run") }
      #expect(try await states(panel) == ["waiting", "running", "dead", "waiting"])
    }
  }

  @Test func `how long things are kept can be changed`() async throws {
    try await TestPanel.with { panel in
      let browser = try await panel.signIn()
      let page = try await browser.post(
        "/jobs/retention",
        [
          ("sync-logs", "30"), ("order-payloads", "0"), ("member-payloads", "730"),
          ("rejected-records", "0"), ("finished-jobs", "3"), ("failed-jobs", "400"),
          ("stock-lags", "2"),
        ])
      #expect(page.has("Saved."))
      let days = try await panel.database.read { connection in
        try RetainedData.allCases.map { data in try data.days(in: connection) }
      }
      #expect(days == [30, nil, 730, nil, 3, 400, 2])
    }
  }

  @Test(arguments: ["", "-1", "3651", "x"])
  func `days that make no sense are refused at their field`(value: String) async throws {
    try await TestPanel.with { panel in
      let page = try await panel.signIn().post(
        "/jobs/retention",
        [
          ("sync-logs", value), ("order-payloads", "0"), ("member-payloads", "730"),
          ("rejected-records", "0"), ("finished-jobs", "3"), ("failed-jobs", "400"),
          ("stock-lags", "2"),
        ])
      #expect(page.status == .unprocessableContent && page.has("field-sync-logs-error"))
    }
  }

  @Test(arguments: [
    ("* * * * *", "every minute", "her dakika"),
    ("*/15 * * * *", "every 15 minutes", "15 dakikada bir"),
    ("0 * * * *", "every hour", "her saat başı"),
    ("20 * * * *", "every hour, 20 minutes past", "her saat, 20 geçe"),
    ("40 */6 * * *", "every 6 hours, 40 minutes past", "6 saatte bir, 40 geçe"),
    ("5 9 * * *", "every day at 09:05", "her gün 09:05"),
    ("0 3 * * 7", "every Sunday at 03:00", "her Pazar 03:00"),
    ("0 3 1 * *", "on day 1 of each month at 03:00", "her ayın 1. günü 03:00"),
    ("0 8-18/2 * * 1-5", "0 8-18/2 * * 1-5", "0 8-18/2 * * 1-5"),
    ("nonsense", "nonsense", "nonsense"),
  ])
  func `a schedule is told in plain words`(cron: String, english: String, turkish: String) {
    let phrase = ScheduleWords.phrase(cron)
    #expect(phrase[.english] == english && phrase[.turkish] == turkish)
  }
}
