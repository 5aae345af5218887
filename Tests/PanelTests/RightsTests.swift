import Basics
import HTTPTypes
import Hummingbird
import Storage
import TestKit
import Testing
import Web
import Work

/// What a role sees of the figures, and which buttons it is offered.
struct RightsTests {
  @Test(arguments: Role.allCases)
  func `revenue is shown to who answers for the shop`(role: Role) async throws {
    try await TestPanel.with { panel async throws in
      let today = panel.clock.now().milliseconds / 86_400_000
      try await panel.database.write { connection in
        let rows = ShopRows(connection: connection)
        try rows.channel(1, name: "shop")
        try rows.insert(
          "daily_channel_sales",
          [
            ("day", .integer(today)), ("channel_id", 1), ("currency", "TRY"), ("orders", 7),
            ("units_milli", 7000), ("revenue_minor", 1_496_890),
          ])
      }
      let page = try await panel.signIn(role).get("/")
      let isShown = role == .owner || role == .manager
      #expect(page.has("14,968.90") == isShown)
      #expect(page.has("Revenue") == isShown)
      #expect(page.has("class=\"chart\"") == isShown)
      #expect(page.has("Orders, 30 days") == role.may(.viewCustomers))
    }
  }

  @Test(arguments: Role.allCases)
  func `work is paused and cancelled by who answers for it`(role: Role) async throws {
    try await TestPanel.with { panel async throws in
      let now = panel.clock.now()
      try await panel.database.write { connection in
        try ShopRows(connection: connection).channel(1, name: "shop")
        try JobQueue.enqueue(
          JobRequest(kind: "sync", channelID: 1, uniqueKey: "x", runAt: now), now: now,
          in: connection)
        for (name, kind) in [("sync:1:orders", "sync"), ("cleaning", "cleaning")] {
          try Scheduler(zone: .istanbul).ensure(
            name, kind: kind, cron: "30 3 * * *", now: now, in: connection)
        }
      }
      let browser = try await panel.signIn(role)
      let page = try await browser.get("/jobs")
      for button in ["/jobs/pause", "/jobs/1/cancel", "/jobs/retention", "/schedules/2/run"] {
        #expect(page.has("\"\(button)\"") == role.may(.manageWork), "\(button)")
      }
      #expect(page.has("\"/schedules/1/run\"") == role.may(.runSync))
      let channel = try await browser.get("/channels/shop")
      #expect(channel.has("/channels/shop/stop") == role.may(.manageWork))
      guard role == .catalogue else { return }
      #expect(try await browser.post("/schedules/1/run").status == .ok)
      #expect(try await browser.post("/schedules/2/run").status == .forbidden)
    }
  }
}
