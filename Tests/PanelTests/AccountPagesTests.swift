import HTTPTypes
import Hummingbird
import Storage
import Testing
import Web

/// A person's own settings.
struct AccountPagesTests {
  @Test func `a person's language holds from the next page on`() async throws {
    try await TestPanel.with { panel in
      let browser = try await panel.signIn(.viewer, language: .turkish)
      #expect(try await browser.get("/products").has("lang=\"tr\""))
      let page = try await browser.post("/language", [("language", "en")])
      #expect(page.status == .seeOther)
      #expect(page.headers[.setCookie]?.contains("tezgah-language=en") == true)
      #expect(try await browser.get("/products").has("<html lang=\"en\">"))
    }
  }

  @Test func `a language that we do not speak is refused`() async throws {
    try await TestPanel.with { panel in
      let page = try await panel.signIn().post("/language", [("language", "xx")])
      #expect(page.status == .badRequest)
    }
  }

  @Test func `switching the language leads back to the page of ours`() async throws {
    try await TestPanel.with { panel in
      let browser = try await panel.signIn()
      for (referer, target) in [
        ("http://localhost/orders?q=1", "/orders?q=1"), ("http://evil.example/orders", "/"),
        ("http://localhost//evil.example", "/"), ("", "/"),
      ] {
        let page = try await browser.post(
          "/language", [("language", "tr")], headers: [.referer: referer])
        #expect(page.location == target, "\(referer)")
      }
    }
  }

  @Test func `switching the language after a form leads to a page that exists`() async throws {
    try await TestPanel.with { panel in
      try await HostileShop.fill(panel.database)
      let browser = try await panel.signIn()
      let page = try await browser.post(
        "/language", [("language", "tr")],
        headers: [.referer: "http://localhost/channels/shop/check"])
      let form = try await browser.get(try #require(page.location))
      let status = try await browser.get(try #require(form.location)).status
      #expect(status == .ok)
    }
  }

  @Test func `a password changes only with the current one, and ends the other sessions`()
    async throws
  {
    try await TestPanel.with { panel in
      let users = UserAccounts(database: panel.database, clock: panel.clock, cost: .quick)
      let old = "kirmizi balkon perdesi"
      let id = try await users.add(
        email: "a@example.com", password: old, role: .packer, actor: "cli")
      let sessions = Sessions(database: panel.database, clock: panel.clock)
      let tokens = [
        try await sessions.begin(userID: id, address: "", userAgent: ""),
        try await sessions.begin(userID: id, address: "", userAgent: ""),
      ]
      let form = try #require(try await sessions.find(tokens[0])).csrfToken
      let browser = Browser(
        client: panel.client, cookie: "tezgah=\(tokens[0])", formToken: form)
      let fields = { (current: String) in [("current", current), ("new", "yesil bahce kapisi")] }

      let wrong = try await browser.post("/account/password", fields("not it"))
      #expect(wrong.status == .unprocessableContent)
      #expect(try await users.verify(email: "a@example.com", password: old) != nil)

      let right = try await browser.post("/account/password", fields(old))
      #expect(right.status == .ok)
      #expect(try await users.verify(email: "a@example.com", password: old) == nil)
      #expect(try await sessions.find(tokens[0]) != nil)
      #expect(try await sessions.find(tokens[1]) == nil)
    }
  }
}
