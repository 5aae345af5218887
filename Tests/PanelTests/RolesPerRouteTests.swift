import HTTPTypes
import Hummingbird
import Testing
import Web

/// Each route against each role.
struct RolesPerRouteTests {
  static let readable: [(path: String, permission: Permission)] = [
    ("/", .viewShop), ("/orders", .viewCustomers), ("/orders/1", .viewCustomers),
    ("/products", .viewShop), ("/products/1", .viewShop), ("/matching", .matchGoods),
    ("/listings", .viewShop), ("/listings?only=problems&channel=1", .viewShop),
    ("/listings/import", .keepStock), ("/listings/import/1", .keepStock),
    ("/listings/import/1/errors.csv", .keepStock),
    ("/matching?show=conflicts", .matchGoods), ("/matching?show=history", .matchGoods),
    ("/stock", .viewShop), ("/stock/history?variant=1", .viewShop), ("/stock/drifts", .viewShop),
    ("/stock/channels", .viewShop), ("/stock/channels/1", .keepStock), ("/stock/low", .viewShop),
    ("/stock/low?show=all", .viewShop),
    ("/stock/warehouses", .viewShop), ("/stock/warehouses/1", .keepStock),
    ("/stock/bundles", .viewShop), ("/stock/bundles/2", .keepStock),
    ("/stock/shortages", .viewShop),
    ("/orders/packing", .viewCustomers), ("/orders/packages/1", .viewCustomers),
    ("/orders/packages/1/label", .viewCustomers),
    ("/claims", .viewCustomers), ("/claims?show=decided", .viewCustomers),
    ("/questions", .viewQuestions), ("/settlements", .viewMoney),
    ("/customers", .viewCustomers),
    ("/customers/1", .viewCustomers), ("/channels", .viewShop), ("/channels/shop", .viewShop),
    ("/connect/ticimax", .changeChannels), ("/channels/shop/remove", .changeChannels),
    ("/channels/shop/edit", .changeChannels),
    ("/sync-log", .viewShop), ("/feeds", .viewShop), ("/account", .viewShop),
    ("/audit", .viewAudit), ("/jobs", .viewShop), ("/schedules/1", .changeChannels),
  ]

  static let changing: [(path: String, permission: Permission)] = [
    ("/connect/ticimax", .changeChannels), ("/channels/shop/check", .runSync),
    ("/channels/shop/edit", .changeChannels),
    ("/channels/shop/sync", .runSync), ("/channels/shop/stop", .manageWork),
    ("/channels/shop/remove", .changeChannels),
    ("/channels/shop/notices/create", .changeChannels),
    ("/channels/shop/notices/reactivate", .changeChannels),
    ("/channels/shop/notices/remove", .changeChannels), ("/set-aside/1/retry", .manageWork),
    ("/set-aside/1/dismiss", .manageWork), ("/scores", .buildFeeds),
    ("/listings/preview", .keepStock), ("/listings/save", .keepStock),
    ("/listings/import", .keepStock), ("/listings/import/1", .keepStock),
    ("/orders/packing/pick-list", .viewCustomers), ("/orders/packing/slips", .viewCustomers),
    ("/orders/packing/labels", .viewCustomers), ("/orders/packing/move", .moveOrders),
    ("/orders/packages/1/move", .moveOrders),
    ("/claims/decide", .decideClaims), ("/claims/accept", .decideClaims),
    ("/claims/refuse", .decideClaims),
    ("/matching/decide", .matchGoods), ("/matching/sure", .matchGoods),
    ("/matching/undo", .matchGoods), ("/matching/run", .matchGoods),
    ("/stock/start", .changeChannels), ("/stock/verify", .keepStock), ("/stock/count", .keepStock),
    ("/stock/drifts", .keepStock), ("/stock/drifts/undo", .keepStock),
    ("/stock/channels/1", .keepStock), ("/stock/holds/agree", .keepStock),
    ("/stock/holds/leave", .keepStock), ("/stock/low", .keepStock),
    ("/stock/low/shop", .keepStock), ("/stock/low/goods", .keepStock),
    ("/stock/warehouses", .keepStock), ("/stock/warehouses/1", .keepStock),
    ("/stock/move", .keepStock), ("/stock/bundles", .keepStock),
    ("/stock/bundles/2", .keepStock), ("/stock/bundles/2/dissolve", .keepStock),
    ("/account/sessions/end", .viewShop), ("/account/sessions/end-others", .viewShop),
    ("/feeds/google/build", .buildFeeds), ("/jobs/1/retry", .manageWork),
    ("/jobs/1/cancel", .manageWork), ("/jobs/1/dismiss", .manageWork),
    ("/jobs/pause", .manageWork),
    ("/jobs/resume", .manageWork), ("/jobs/retention", .manageWork),
    ("/schedules/1", .changeChannels), ("/schedules/1/run", .manageWork),
  ]

  @Test(arguments: Role.allCases)
  func `a role opens the pages it may and is refused the others`(role: Role) async throws {
    try await TestPanel.with { panel in
      try await HostileShop.fill(panel.database)
      let browser = try await panel.signIn(role)
      for (path, permission) in Self.readable {
        let status = try await browser.get(path).status
        #expect(status == (role.may(permission) ? .ok : .forbidden), "\(path)")
      }
    }
  }

  @Test(arguments: Role.allCases)
  func `a form of a role without the right changes nothing`(role: Role) async throws {
    try await TestPanel.with { panel in
      try await HostileShop.fill(panel.database)
      let browser = try await panel.signIn(role)
      for (path, permission) in Self.changing where !role.may(permission) {
        #expect(try await browser.post(path).status == .forbidden, "\(path)")
      }
      #expect(role == .owner || role == .manager || role == .catalogue || panel.actions.calls == [])
    }
  }

  @Test func `the address of each form leads somewhere when it is opened by itself`() async throws {
    try await TestPanel.with { panel in
      try await HostileShop.fill(panel.database)
      let browser = try await panel.signIn(.owner)
      for (path, _) in Self.changing {
        let page = try await browser.get(path)
        #expect(page.status != .notFound, "\(path)")
        guard let home = page.location else { continue }
        #expect(try await browser.get(home).status == .ok, "\(path) leads to \(home)")
      }
    }
  }

  @Test(arguments: Role.allCases)
  func `only who answers for the shop begins to keep stock here`(role: Role) async throws {
    try await StockRows.with(isKept: false, role: role) { _, browser in
      let status = try await browser.get("/stock/start").status
      #expect(status == (role.may(.changeChannels) ? .ok : .forbidden))
      let summary = try await browser.get("/stock")
      #expect(summary.has("/stock/start") == role.may(.changeChannels))
    }
  }

  @Test func `a stranger is sent to the log-in and sees nothing`() async throws {
    try await TestPanel.with { panel in
      try await HostileShop.fill(panel.database)
      _ = try await panel.signIn()
      for (path, _) in Self.readable {
        let page = try await panel.stranger.get(path)
        #expect(page.status == .seeOther, "\(path)")
        #expect(page.location == "/login", "\(path)")
        #expect(page.bytes.isEmpty, "\(path)")
      }
      for (path, _) in Self.changing {
        #expect(try await panel.stranger.post(path).status == .seeOther, "\(path)")
      }
      #expect(panel.actions.calls == [])
    }
  }

  @Test func `the menu shows a role only what it may open`() async throws {
    try await TestPanel.with { panel in
      let page = try await panel.signIn(.viewer).get("/")
      #expect(page.has("href=\"/products\""))
      #expect(!page.has("href=\"/customers\""))
    }
  }
}
