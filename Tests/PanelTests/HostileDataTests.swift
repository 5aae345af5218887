import Hummingbird
import Storage
import TestKit
import Testing
import Web

/// Every page, drawn from a shop in which every text is an attack.
struct HostileDataTests {
  static let pages = [
    "/", "/orders", "/orders/1", "/products", "/products/1", "/matching", "/listings",
    "/listings?only=problems", "/listings/import/1",
    "/matching?show=conflicts", "/matching?show=duplicates", "/matching?show=history", "/customers",
    "/customers/1", "/orders/packing", "/orders/packages/1", "/claims", "/questions",
    "/settlements?from=2026-11-01&to=2026-11-30",
    "/channels", "/channels/shop", "/connect/ticimax", "/channels/shop/remove", "/sync-log",
    "/feeds", "/account", "/audit", "/jobs", "/schedules/1", "/stock",
    "/stock/history?variant=1", "/stock/history?variant=2", "/stock/drifts",
    "/stock/channels", "/stock/channels/1", "/stock/low", "/stock/low?show=all",
    "/stock/warehouses", "/stock/warehouses/1",
    "/stock/bundles", "/stock/bundles/2", "/stock/shortages",
  ]

  @Test(arguments: pages, Language.allCases)
  func `a page lets no text become markup`(path: String, language: Language) async throws {
    try await TestPanel.with { panel in
      try await HostileShop.fill(panel.database)
      let page = try await panel.signIn(.owner, language: language).get(path)
      #expect(page.status == .ok)
      for text in HostileText.forbidden { #expect(!page.has(text), "\(path) holds \(text)") }
      #expect(!page.has("href=\"javascript:"))
    }
  }

  @Test(arguments: ["/orders", "/products", "/customers"])
  func `what was typed into a search box comes back as text`(path: String) async throws {
    try await TestPanel.with { panel in
      let page = try await panel.signIn().get(path + "?q=" + Browser.encode(HostileText.attack))
      #expect(page.status == .ok)
      #expect(page.has("value=\"a&quot;"))
      for text in HostileText.forbidden { #expect(!page.has(text)) }
    }
  }

  @Test func `a failed log-in shows the address as text`() async throws {
    try await TestPanel.with { panel in
      _ = try await panel.signIn()
      let page = try await panel.stranger.post(
        "/login", [("email", HostileText.attack), ("password", "x")], withToken: false)
      for text in HostileText.forbidden { #expect(!page.has(text)) }
    }
  }

  @Test func `what a check and a retry answer comes out as text`() async throws {
    try await TestPanel.with { panel in
      try await HostileShop.fill(panel.database)
      let browser = try await panel.signIn()
      for path in ["/channels/shop/check", "/set-aside/1/retry"] {
        let page = try await browser.post(path)
        #expect(page.has("&lt;script&gt;"))
        for text in HostileText.forbidden { #expect(!page.has(text), "\(path)") }
      }
    }
  }

  static let answers: [(path: String, fields: [(String, String)])] = [
    ("/listings/preview", [("onHand-1-3", "5"), ("reason", HostileText.attack)]),
    ("/listings/preview", [("onHand-1-9", HostileText.attack), ("reason", "r")]),
    ("/orders/packing/pick-list", [("package-1", "1")]),
    ("/orders/packing/slips", [("package-1", "1")]),
    ("/orders/packing/labels", [("package-1", "1")]),
  ]

  @Test(arguments: answers.indices, Language.allCases)
  func `a page that answers a form lets no text become markup`(
    place: Int, language: Language
  ) async throws {
    let (path, fields) = Self.answers[place]
    try await TestPanel.with { panel in
      try await HostileShop.fill(panel.database)
      try await panel.database.write { connection in
        try connection.execute(
          """
          UPDATE order_lines SET is_cancelled = 0,
            package_remote_id = (SELECT remote_id FROM order_packages WHERE id = 1)
          """)
        try connection.execute("UPDATE order_addresses SET kind = 'shipping'")
      }
      let page = try await panel.signIn(.owner, language: language).post(path, fields)
      #expect(page.status == .ok && page.has("&lt;script&gt;"), "\(path)")
      for text in HostileText.forbidden { #expect(!page.has(text), "\(path) holds \(text)") }
    }
  }

  @Test(arguments: pages)
  func `a page has no inline script, style or handler for the policy to report`(
    path: String
  ) async throws {
    try await TestPanel.with { panel in
      try await HostileShop.fill(panel.database)
      let page = try await panel.signIn().get(path)
      #expect(page.headers[.contentSecurityPolicy]?.contains("script-src 'self'") == true)
      for text in [" style=\"", "<style", " onclick=\"", " onload=\"", "<script>"] {
        #expect(!page.has(text), "\(path) holds \(text)")
      }
    }
  }
}
