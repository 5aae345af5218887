import HTTPTypes
import Hummingbird
import Testing
import Web

/// A form changes something only when it carries the session's own token and comes from our pages.
struct FormProtectionTests {
  static let forms =
    RolesPerRouteTests.changing.map(\.path) + [
      "/logout", "/language", "/account/password",
    ]

  @Test(arguments: forms)
  func `a form without the token is refused with a page that says so`(path: String) async throws {
    try await TestPanel.with { panel in
      try await HostileShop.fill(panel.database)
      let page = try await panel.signIn().post(path, withToken: false)
      #expect(page.status == .forbidden)
      #expect(page.has("The form has expired or came from another site"))
      #expect(panel.actions.calls == [])
    }
  }

  @Test(arguments: forms)
  func `a form with another session's token is refused`(path: String) async throws {
    try await TestPanel.with { panel in
      try await HostileShop.fill(panel.database)
      let (owner, other) = (try await panel.signIn(.owner), try await panel.signIn(.manager))
      let mixed = Browser(client: panel.client, cookie: owner.cookie, formToken: other.formToken)
      #expect(try await mixed.post(path).status == .forbidden)
      #expect(panel.actions.calls == [])
    }
  }

  @Test func `the token does not help a page of another site`() async throws {
    try await TestPanel.with { panel in
      try await HostileShop.fill(panel.database)
      let browser = try await panel.signIn()
      let page = try await browser.post(
        "/channels/shop/sync", headers: [.origin: "http://evil.example"])
      #expect(page.status == .forbidden)
      #expect(panel.actions.calls == [])
    }
  }

  @Test func `reading a page changes nothing`() async throws {
    try await TestPanel.with { panel in
      try await HostileShop.fill(panel.database)
      let browser = try await panel.signIn()
      for path in ["/scores", "/feeds/google/build", "/channels/shop/sync", "/logout"] {
        #expect(try await browser.get(path).status != .ok, "\(path)")
      }
      #expect(panel.actions.calls == [])
      #expect(try await browser.get("/").status == .ok)
    }
  }

  @Test func `every form of a page carries the token`() async throws {
    try await TestPanel.with { panel in
      try await HostileShop.fill(panel.database)
      let browser = try await panel.signIn()
      for path in HostileDataTests.pages {
        let page = try await browser.get(path)
        let tokens = page.count("name=\"csrf\" value=\"\(browser.formToken)\"")
        #expect(tokens == page.count("method=\"post\""), "\(path)")
        #expect(tokens >= 2, "\(path) has at least the language and the sign-out form")
      }
    }
  }
}
