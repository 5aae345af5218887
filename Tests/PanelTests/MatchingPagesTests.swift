import Basics
import Commerce
import HTTPTypes
import Hummingbird
import Storage
import TestKit
import Testing
import Web

/// The work list of matching, as a person works through it.
struct MatchingPagesTests {
  private static let now = Timestamp(seconds: 1_795_428_000)

  /// Two channels with four products each: one pair shares its barcode, two are called alike, one
  /// listing's codes contradict each other, and two variants of the first channel share a barcode.
  private func withShop(
    _ body: @escaping @Sendable (TestPanel, Browser) async throws -> Void
  ) async throws {
    try await TestPanel.with { panel in
      try await panel.database.write { connection in
        let rows = ShopRows(connection: connection)
        try rows.channel(1, name: "shop")
        try rows.channel(2, name: "market")
        for (channel, goods) in [(1, Self.own), (2, Self.theirs)] as [(Int64, [ProductRecord])] {
          _ = try ProductWriter(connection: connection, channelID: channel, now: Self.now).write(
            goods.map { .init(record: $0, contentHash: 1, existingID: nil) })
        }
      }
      _ = try await CatalogueMatching(database: panel.database, clock: StandingClock()) { _, _, _ in
      }.run()
      try await body(panel, try await panel.signIn(.catalogue))
    }
  }

  private static func product(
    _ key: String, _ title: String, barcode: String = "", sku: String = ""
  ) -> ProductRecord {
    var product = ProductRecord(remoteID: key, title: title)
    product.brand = "Tezgah"
    var variant = VariantRecord(remoteID: key)
    variant.barcode = barcode
    variant.sku = sku
    variant.options = [VariantOption(kind: .size, name: "Beden", value: "M")]
    product.variants = [variant]
    return product
  }

  private static let own = [
    product("1", "Keten Gömlek", barcode: "8690000000019", sku: "KG-1"),
    product("2", "Yün Kazak Balıkçı Yaka", sku: "YK-1"),
    product("3", "Deri Çanta Kahve Büyük", barcode: "8690000000026", sku: "DC-1"),
    product("4", "Deri Cüzdan", barcode: "8690000000026", sku: "DC-2"),
    product("5", "İpek Eşarp Desenli", barcode: "8690000000033", sku: "IE-1"),
  ]
  private static let theirs = [
    product("t1", "Gömlek", barcode: "8690000000019"),
    product("t2", "Yün Kazak Balıkçı Yaka", barcode: "T-2"),
    product("t3", "Deri Çanta Kahve Büyük", barcode: "T-3"),
    product("t5", "Başka Bir Eşarp", barcode: "8690000000033", sku: "YK-1"),
  ]

  private func pair(_ listing: String, _ sku: String, _ panel: TestPanel) async throws -> String {
    try await panel.database.read { connection in
      let listing = try connection.integer(
        "SELECT id FROM listings WHERE remote_id = ?", [.text(listing)])
      let variant = try connection.integer(
        "SELECT min(id) FROM variants WHERE sku = ?", [.text(sku)])
      return "pair-\(listing ?? 0)-\(variant ?? 0)"
    }
  }

  private func linked(_ panel: TestPanel) async throws -> [String] {
    try await panel.database.read { connection in
      try connection.rows(
        "SELECT remote_id FROM listings WHERE own_variant_id IS NOT NULL ORDER BY remote_id"
      ) { $0.text(0) }
    }
  }

  @Test func `each list shows what it is for`() async throws {
    try await withShop { panel, browser in
      let suggestions = try await browser.get("/matching")
      #expect(suggestions.has("Yün Kazak Balıkçı Yaka"))
      #expect(suggestions.has("Deri Çanta Kahve Büyük"))
      #expect(suggestions.has("id=\"\(try await pair("t2", "YK-1", panel))\""))
      let conflicts = try await browser.get("/matching?show=conflicts")
      #expect(conflicts.has("Başka Bir Eşarp") && conflicts.has("İpek Eşarp Desenli"))
      #expect(conflicts.has("The barcode of one, the SKU of another"))
      let duplicates = try await browser.get("/matching?show=duplicates")
      #expect(duplicates.has("Deri Cüzdan") && duplicates.has("8690000000026"))
      let history = try await browser.get("/matching?show=history")
      #expect(history.has("by itself") && history.has("Same barcode"))
    }
  }

  @Test func `what is ticked is linked, written down and can be taken back`() async throws {
    try await withShop { panel, browser in
      #expect(try await linked(panel) == ["t1"])
      let pair = try await pair("t2", "YK-1", panel)
      let page = try await browser.post(
        "/matching/decide", [(pair, "1"), ("decision", "link"), ("show", "suggestions")])
      #expect(page.has("1 listings were matched"))
      #expect(try await linked(panel) == ["t1", "t2"])
      #expect(try await StockRows.audited(panel).contains("match.linked"))
      let link = try await panel.database.read { connection in
        try connection.integer("SELECT max(id) FROM listing_links") ?? 0
      }
      #expect(
        try await browser.post("/matching/undo", [("link", "\(link)")]).has("taken apart"))
      #expect(try await linked(panel) == ["t1"])
      #expect(
        try await browser.post("/matching/undo", [("link", "\(link)")]).has("taken apart before"))
      let undone = try await StockRows.audited(panel).filter { $0 == "match.undone" }
      #expect(undone.count == 1)
    }
  }

  @Test func `what is refused leaves the list and does not come back`() async throws {
    try await withShop { panel, browser in
      let pair = try await pair("t2", "YK-1", panel)
      let page = try await browser.post(
        "/matching/decide", [(pair, "1"), ("decision", "refuse"), ("show", "suggestions")])
      #expect(!page.has(pair))
      #expect(try await StockRows.audited(panel).contains("match.refused"))
      _ = try await CatalogueMatching(database: panel.database, clock: StandingClock()) { _, _, _ in
      }.run()
      #expect(try await !browser.get("/matching").has(pair))
      #expect(try await linked(panel) == ["t1"])
    }
  }

  @Test func `sure ones are taken at once, the others stay`() async throws {
    try await withShop { panel, browser in
      try await panel.database.write { connection in
        try connection.execute(
          """
          UPDATE match_findings SET confidence = 89 WHERE listing_id =
            (SELECT id FROM listings WHERE remote_id = 't3')
          """)
        try connection.execute(
          """
          UPDATE match_findings SET confidence = 90 WHERE listing_id =
            (SELECT id FROM listings WHERE remote_id = 't2')
          """)
      }
      #expect(try await browser.get("/matching").has("Accept the 1 sure suggestions"))
      _ = try await browser.post("/matching/sure")
      #expect(try await StockRows.audited(panel).contains("match.linked"))
      #expect(try await linked(panel) == ["t1", "t2"])
    }
  }

  @Test(arguments: ["", "pair-x-y", "pair-1", "pair--", "pair-99999-99999"])
  func `a form that names nothing changes nothing`(name: String) async throws {
    try await withShop { panel, browser in
      let page = try await browser.post("/matching/decide", [(name, "1"), ("decision", "link")])
      #expect(page.status == .ok)
      #expect(try await linked(panel) == ["t1"])
    }
  }

  @Test func `without a second channel the page says what to do next`() async throws {
    try await TestPanel.with { panel in
      let browser = try await panel.signIn(.owner)
      #expect(try await browser.get("/matching").has("Connect a second channel"))
      _ = try await browser.post("/matching/run")
      #expect(panel.actions.calls == ["match"])
    }
  }
}
