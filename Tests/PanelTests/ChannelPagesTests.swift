import HTTPTypes
import Hummingbird
import Panel
import Storage
import Testing
import Web

/// Connecting a channel and looking after it.
struct ChannelPagesTests {
  private func withChannel(
    _ name: String = "shop", language: Language = .english,
    _ body: @escaping @Sendable (TestPanel, Browser) async throws -> Void
  ) async throws {
    try await TestPanel.with { panel in
      try await panel.database.write { try ShopRows(connection: $0).channel(1, name: name) }
      try await body(panel, try await panel.signIn(.owner, language: language))
    }
  }

  private static let filled = [
    ("name", " shop "), ("set-base-url", " https://shop.example "), ("set-uye-kodu", "s3cret"),
    ("set-page-size", ""), ("set-unknown", "x"),
  ]

  @Test func `the form hands over its fields, secrets apart, and nothing unknown`() async throws {
    try await withChannel { panel, browser in
      let page = try await browser.post("/connect/ticimax", Self.filled)
      #expect(page.location == "/channels/shop")
      let call = try #require(panel.actions.calls.first)
      #expect(call.contains(#"["base-url=https://shop.example"] ["uye-kodu"] user:"#))
      #expect(!call.contains("s3cret"))
    }
  }

  @Test func `a field at fault says why beside itself, and the secret does not come back`()
    async throws
  {
    try await withChannel { panel, browser in
      panel.actions.fail(
        with: PanelProblem(
          "Look here.", fields: [.init(name: "base-url", message: "is no address")]))
      let page = try await browser.post("/connect/ticimax", Self.filled)
      #expect(page.status == .unprocessableContent)
      #expect(page.has("aria-invalid=\"true\""))
      #expect(page.has("id=\"field-set-base-url-error\""))
      #expect(page.has("is no address"))
      #expect(page.has("value=\"https://shop.example\""))
      #expect(!page.has("s3cret"))
    }
  }

  @Test func `a changed account hands over its settings and a secret only when one was typed`()
    async throws
  {
    try await withChannel { panel, browser in
      let form = try await browser.get("/channels/shop/edit")
      #expect(form.status == .ok)
      #expect(!form.has("name=\"name\""))
      let kept = try await browser.post(
        "/channels/shop/edit",
        [("set-base-url", "https://x.example"), ("set-uye-kodu", ""), ("set-page-size", "")])
      #expect(kept.location == "/channels/shop")
      _ = try await browser.post(
        "/channels/shop/edit", [("set-base-url", "https://x.example"), ("set-uye-kodu", "n3w")])
      #expect(panel.actions.calls.count == 2)
      #expect(
        panel.actions.calls[0].contains(#"["base-url=https://x.example", "page-size="] [] user:"#))
      #expect(panel.actions.calls[1].contains(#"["uye-kodu"]"#))
    }
  }

  @Test func `what is wrong with a field is told in the person's language`() async throws {
    try await withChannel(language: .turkish) { panel, browser in
      panel.actions.fail(
        with: PanelProblem(
          "page-size: must be from 1 to 500",
          fields: [.init(name: "page-size", message: "must be from 1 to 500")]))
      let page = try await browser.post("/channels/shop/edit", [("set-page-size", "0")])
      #expect(page.status == .unprocessableContent)
      #expect(page.has("1 ile 500 arasında olmalı"))
      #expect(!page.has("must be"))
    }
  }

  @Test func `removing asks for the name`() async throws {
    try await withChannel { panel, browser in
      let wrong = try await browser.post("/channels/shop/remove", [("confirm", "Shop")])
      #expect(wrong.status == .unprocessableContent)
      #expect(panel.actions.calls == [])
      let right = try await browser.post("/channels/shop/remove", [("confirm", "shop")])
      #expect(right.location == "/channels")
      #expect(panel.actions.calls == ["remove shop"])
    }
  }

  @Test func `a sync starts, whole or in part`() async throws {
    try await withChannel { panel, browser in
      _ = try await browser.post("/channels/shop/sync")
      _ = try await browser.post("/channels/shop/sync", [("full", "1")])
      #expect(panel.actions.calls == ["sync shop full=false", "sync shop full=true"])
    }
  }

  @Test func `the stream of a finished run ends by itself`() async throws {
    try await TestPanel.with { panel in
      try await HostileShop.fill(panel.database)
      let page = try await panel.signIn().get("/channels/shop/progress")
      #expect(page.headers[.contentType] == "text/event-stream")
      #expect(page.has("event: end\ndata: "))
      #expect(page.count("\n\n") == 1)
      for text in HostileText.forbidden { #expect(!page.has(text)) }
    }
  }

  private static func subscribe(
    _ panel: TestPanel, url: String = "https://crm.example/hooks/ticimax/shop", isActive: Bool
  ) async throws {
    try await panel.database.write { connection in
      try ShopRows(connection: connection).insert(
        "webhook_subscriptions",
        [
          ("channel_id", 1), ("remote_id", "key"), ("url", .text(url)),
          ("is_active", isActive ? 1 : 0), ("checked_at", 0),
        ])
    }
  }

  @Test func `the state of notices is shown, with what can be done about it`() async throws {
    try await withChannel { panel, browser in
      let none = try await browser.get("/channels/shop")
      #expect(none.has("not asked for"))
      #expect(none.has("/channels/shop/notices/create"))
      #expect(!none.has("/channels/shop/notices/remove"))
      try await Self.subscribe(panel, url: HostileText.attack, isActive: false)
      let givenUp = try await browser.get("/channels/shop")
      #expect(givenUp.has("given up by the marketplace"))
      #expect(givenUp.has("/channels/shop/notices/reactivate"))
      for text in HostileText.forbidden { #expect(!givenUp.has(text)) }
      let viewer = try await panel.signIn(.viewer, language: .english).get("/channels/shop")
      #expect(viewer.has("given up by the marketplace"))
      #expect(!viewer.has("/channels/shop/notices/"))
    }
  }

  @Test func `the buttons of notices ask for what they say, and tell what is missing`()
    async throws
  {
    try await withChannel { panel, browser in
      for name in ["create", "reactivate", "remove"] {
        let page = try await browser.post("/channels/shop/notices/\(name)")
        #expect(page.location == "/channels/shop")
        #expect(panel.actions.calls.last == "webhook \(name) shop")
      }
      panel.actions.fail(with: PanelProblem("Set the address first."))
      let page = try await browser.post("/channels/shop/notices/create")
      #expect(page.status == .unprocessableContent)
      #expect(page.has("Set the address first."))
    }
  }

  @Test func `a channel may be called new`() async throws {
    try await withChannel("new") { panel, browser in
      let page = try await browser.post("/channels/new/sync")
      #expect(page.status == .seeOther)
      #expect(panel.actions.calls == ["sync new full=false"])
    }
  }

  @Test func `the form speaks the person's language`() async throws {
    try await withChannel(language: .turkish) { _, browser in
      let page = try await browser.get("/connect/ticimax")
      #expect(page.has("Sayfa başına kayıt"))
      #expect(!page.has("Records in one request"))
    }
  }
}
