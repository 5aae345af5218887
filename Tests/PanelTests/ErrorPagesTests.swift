import HTTPTypes
import Hummingbird
import Panel
import Storage
import Testing
import Web

/// What a person reads when something fails.
struct ErrorPagesTests {
  @Test(arguments: [
    "/orders/999", "/orders/x", "/products/999", "/customers/-1", "/channels/none",
    "/connect/none", "/orders/99999999999999999999",
  ])
  func `a record that is not there is a page with the way back`(path: String) async throws {
    try await TestPanel.with { panel in
      let page = try await panel.signIn().get(path)
      #expect(page.status == .notFound)
      #expect(page.has("There is no such page."))
      #expect(page.has("href=\"/\""))
    }
  }

  @Test func `an unexpected failure shows a reference and not its cause`() async throws {
    try await TestPanel.with { panel in
      let browser = try await panel.signIn()
      try await panel.database.write { try $0.execute("DROP TABLE audit_log") }
      let page = try await browser.get("/audit")
      #expect(page.status == .internalServerError)
      #expect(page.has("Error code:"))
      #expect(!page.has("audit_log"))
    }
  }

  @Test func `an address that does not exist is a page too`() async throws {
    try await TestPanel.with { panel in
      let page = try await panel.signIn().get("/no-such-page")
      #expect(page.status == .notFound)
      #expect(page.has("There is no such page."))
    }
  }

  @Test func `a form that is too long is told so`() async throws {
    try await TestPanel.with { panel in
      let fields = [("email", String(repeating: "x", count: 70_000))]
      _ = try await panel.signIn()
      let page = try await panel.stranger.post("/login", fields, withToken: false)
      #expect(page.status == .contentTooLarge)
    }
  }

  @Test func `a reason that an action gives reaches the person`() async throws {
    try await TestPanel.with { panel in
      try await HostileShop.fill(panel.database)
      let browser = try await panel.signIn()
      panel.actions.fail(with: PanelProblem("The shop is closed today."))
      for path in ["/channels/shop/check", "/channels/shop/sync", "/feeds/google/build"] {
        let page = try await browser.post(path)
        #expect(page.has("The shop is closed today."), "\(path)")
      }
    }
  }

  @Test(arguments: ["/scores", "/set-aside/1/retry"])
  func `a reason of a score run or a retry reaches the person`(path: String) async throws {
    try await TestPanel.with { panel in
      try await HostileShop.fill(panel.database)
      let browser = try await panel.signIn()
      panel.actions.fail(with: PanelProblem("The shop is closed today."))
      let page = try await browser.post(path)
      #expect(page.has("The shop is closed today."))
    }
  }
}
