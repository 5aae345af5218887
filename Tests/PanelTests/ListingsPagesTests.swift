import Basics
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Inventory
import Storage
import TestKit
import Testing
import Web

/// The grid of listings, and stock from a file, as a person goes through them.
struct ListingsPagesTests {
  /// Goods 1 to 3 on one channel; the push of the second was rejected, the third is sold out.
  private func withShop(
    isKept: Bool = true, _ body: @escaping @Sendable (TestPanel, Browser) async throws -> Void
  ) async throws {
    try await TestPanel.with { panel in
      try await panel.database.write { try Self.fill($0, isKept: isKept) }
      try await body(panel, try await panel.signIn(.packer))
    }
  }

  private static func fill(_ connection: any SQLConnection, isKept: Bool) throws {
    let rows = ShopRows(connection: connection)
    try rows.channel(1, name: "shop")
    for id in 1...Int64(3) {
      try rows.product(id, title: "Kazak \(id)")
      try rows.variant(id, product: id, text: "k\(id)")
      try rows.insert(
        "stock_levels",
        [
          ("variant_id", .integer(id)), ("on_hand", .integer(id == 3 ? 0 : 5)), ("reserved", 0),
          ("counted_at", 0),
        ])
      try rows.insert(
        "product_listings",
        [
          ("id", .integer(id)), ("channel_id", 1), ("remote_id", .text("p\(id)")),
          ("product_id", .integer(id)), ("url", ""), ("is_active", 1), ("content_hash", 0),
        ])
      try rows.insert(
        "listings",
        [
          ("id", .integer(id)), ("channel_id", 1), ("remote_id", .text("l\(id)")),
          ("product_listing_id", .integer(id)), ("variant_id", .integer(id)),
          ("price_minor", 1000), ("list_price_minor", 1500), ("stock", 4), ("is_active", 1),
        ])
    }
    if isKept {
      try StockKeeping.start(
        warehouse: "Depo", actor: "cli", now: Timestamp(seconds: 1000), in: connection)
    }
    try rows.insert(
      "stock_publications",
      [
        ("listing_id", 2), ("channel_id", 1), ("is_due", 0), ("due_version", 1), ("due_since", 0),
        ("not_before", 0), ("state", "rejected"), ("sent_at", 1000),
        ("reason", "<b>price is missing</b>"),
      ])
  }

  private func level(_ id: Int64, _ panel: TestPanel) async throws -> [Int64] {
    try await panel.database.read { connection in
      try connection.first(
        "SELECT on_hand, safety FROM stock_levels WHERE variant_id = ?", [.integer(id)]
      ) { [$0.integer(0), $0.integer(1)] } ?? []
    }
  }

  private func audit(_ panel: TestPanel) async throws -> [String] {
    try await panel.database.read { connection in
      try connection.rows(
        "SELECT action FROM audit_log WHERE actor <> 'cli' ORDER BY id"
      ) { $0.text(0) }
    }
  }

  @Test func `a row tells what is here, what the channel shows and what became of the push`()
    async throws
  {
    try await withShop { _, browser in
      let page = try await browser.get("/listings")
      #expect(page.has("name=\"onHand-1-5\"") && page.has("name=\"safety-3-0\""))
      #expect(page.has("rejected") && page.has("&lt;b&gt;price is missing"))
      #expect(page.has("shown 4") && !page.has("Go to the summary"))
    }
  }

  @Test(arguments: [
    ("only=problems", [2]), ("only=out", [3]), ("only=problems&channel=2", []),
    ("channel=1", [1, 2, 3]), ("channel=2", []), ("only=differing", []),
    ("after=0.2", [3]), ("q=nothing", []),
  ])
  func `filters let through what they say`(query: String, ids: [Int]) async throws {
    try await withShop { _, browser in
      let page = try await browser.get("/listings?\(query)")
      for id in 1...3 {
        #expect(page.has("name=\"onHand-\(id)-") == ids.contains(id), "\(id)")
      }
      #expect(page.status == .ok)
    }
  }

  @Test func `without kept stock the page says how to begin, and counts are taken`() async throws {
    try await withShop(isKept: false) { panel, browser in
      #expect(try await browser.get("/listings").has("<a href=\"/stock\">Go to the summary</a>"))
      let page = try await browser.post(
        "/listings/save", [("onHand-1-5", "8"), ("reason", "shelf")])
      #expect(page.has("1 variants were saved"))
      #expect(try await level(1, panel) == [8, 0])
    }
  }

  @Test func `changed cells are shown first, then written with the ledger and the audit log`()
    async throws
  {
    try await withShop { panel, browser in
      let cells = [
        ("onHand-1-5", "7"), ("onHand-2-5", "5"), ("safety-1-0", "2"), ("reason", "shelf"),
      ]
      let asked = try await browser.post("/listings/preview", cells)
      #expect(asked.has("action=\"/listings/save\"") && asked.has("onHand-1-5"))
      #expect(!asked.has("onHand-2-5"))
      #expect(try await level(1, panel) == [5, 0])
      let saved = try await browser.post("/listings/save", cells)
      #expect(saved.has("1 variants were saved") && saved.has("onHand-1-7"))
      #expect(try await level(1, panel) == [7, 2])
      #expect(try await audit(panel) == ["stock.counted", "stock.safety"])
      let report = try await panel.database.read { try StockVerification.run(in: $0) }
      #expect(report.isSound)
      // The same again finds what it drew changed.
      #expect(try await browser.post("/listings/save", cells).has("It changed meanwhile: 7 now"))
      let back = [("onHand-1-7", "5"), ("safety-1-2", "0"), ("reason", "set back")]
      #expect(try await browser.post("/listings/save", back).has("1 variants were saved"))
      #expect(try await level(1, panel) == [5, 0])
    }
  }

  @Test(arguments: ["-1", "1,5", "1000000001", "x", "٣", "99999999999999999999"])
  func `one bad cell keeps all from being written`(text: String) async throws {
    try await withShop { panel, browser in
      let page = try await browser.post(
        "/listings/save", [("onHand-1-5", "7"), ("onHand-2-5", text), ("reason", "r")])
      #expect(page.has("Nothing was written") && page.has("Must be a whole number"))
      #expect(try await level(1, panel) == [5, 0])
      #expect(try await audit(panel).isEmpty)
    }
  }

  @Test func `a conflict in one row keeps the others from being written`() async throws {
    try await withShop { panel, browser in
      let page = try await browser.post(
        "/listings/save", [("onHand-1-5", "7"), ("onHand-2-4", "6"), ("reason", "r")])
      #expect(page.has("It changed meanwhile: 5 now"))
      #expect(try await level(1, panel) == [5, 0])
    }
  }

  @Test func `a count needs a reason, safety stock does not`() async throws {
    try await withShop { panel, browser in
      #expect(
        try await browser.post("/listings/preview", [("onHand-1-5", "7")]).has("Give a reason"))
      _ = try await browser.post("/listings/save", [("safety-1-0", "3")])
      #expect(try await level(1, panel) == [5, 3])
    }
  }

  @Test func `what was below zero is not offered to be set back`() async throws {
    try await withShop(isKept: false) { panel, browser in
      try await panel.database.write { connection in
        try connection.execute("UPDATE stock_levels SET on_hand = -2 WHERE variant_id = 1")
      }
      let one = try await browser.post(
        "/listings/save", [("onHand-1--2", "4"), ("reason", "shelf")])
      #expect(one.has("1 variants were saved") && !one.has("Set back"))
      try await panel.database.write { connection in
        try connection.execute("UPDATE stock_levels SET on_hand = -2 WHERE variant_id = 1")
      }
      let two = try await browser.post(
        "/listings/save", [("onHand-1--2", "4"), ("safety-1-0", "1"), ("reason", "shelf")])
      #expect(two.has("Set back") && two.has("name=\"safety-1-1\""))
      #expect(!two.has("name=\"onHand-1-4\""))
    }
  }

  @Test func `pushes to a channel that was removed are no problem any more`() async throws {
    try await withShop { panel, browser in
      try await panel.database.write { connection in
        try connection.execute("UPDATE channels SET removed_at = 1")
      }
      let page = try await browser.get("/listings?only=problems")
      #expect(page.status == .ok && !page.has("name=\"onHand-2-"))
    }
  }

  private func upload(
    _ text: String, _ browser: Browser, token: String? = nil
  ) async throws -> Page {
    let body =
      "--XX\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n"
      + "\(token ?? browser.formToken)\r\n"
      + "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"s.csv\"\r\n"
      + "Content-Type: text/csv\r\n\r\n\(text)\r\n--XX--\r\n"
    return try await browser.client.execute(
      uri: "/listings/import", method: .post,
      headers: [.contentType: "multipart/form-data; boundary=XX", .cookie: browser.cookie],
      body: ByteBuffer(string: body)
    ) { Page($0) }
  }

  @Test func `a file is previewed, then written once however often it is agreed to`() async throws {
    try await withShop { panel, browser in
      let answer = try await upload(
        "Stok Kodu;Stok;Emniyet\r\nk1;9;1\r\nk2;5;\r\n=k9;3;\r\nk3;x;\r\n", browser)
      let path = try #require(answer.location)
      let preview = try await browser.get(path)
      #expect(preview.has("5 → 9") && preview.has("the code is unknown"))
      #expect(preview.has("stock: not a whole number") && preview.has("Write 1 rows"))
      #expect(try await level(1, panel) == [5, 0])
      let errors = try await browser.get("\(path)/errors.csv")
      #expect(errors.has("Stok Kodu;Stok;Emniyet;Line;Problem;Problem column\r\n"))
      #expect(errors.has("'=k9;3;;4;the code is unknown;\r\n"))
      #expect(errors.has("k3;x;;5;not a whole number;stock\r\n"))
      for _ in 1...2 { #expect(try await browser.post(path).status == .seeOther) }
      #expect(try await level(1, panel) == [9, 1])
      #expect(try await audit(panel) == ["stock.imported"])
      #expect(try await !browser.get(path).has("Write 1 rows"))
    }
  }

  @Test func `bad rows can be uploaded again once they are corrected`() async throws {
    try await withShop { panel, browser in
      let path = try #require(
        try await upload("Adet,Not,Barkod\nx,\"a;b,\"\"c\"\"\",k1\n7,,k9\n", browser).location)
      let errors = String(
        decoding: try await browser.get("\(path)/errors.csv").bytes, as: UTF8.self)
      let again = try #require(
        try await upload(errors.replacing("x;", with: "8;"), browser).location)
      let preview = try await browser.get(again)
      #expect(preview.has("5 → 8") && preview.has("Write 1 rows"))
      _ = try await browser.post(again)
      #expect(try await level(1, panel) == [8, 0])
    }
  }

  @Test func `a file without the session's own token is refused`() async throws {
    try await withShop { panel, browser in
      let other = try await panel.signIn(.manager)
      for token in ["", "wrong", other.formToken] {
        #expect(
          try await upload("sku,stock\nk1,9\n", browser, token: token).status == .forbidden)
      }
      let count = try await panel.database.read {
        try $0.integer("SELECT count(*) FROM stock_imports")
      }
      #expect(count == 0)
    }
  }

  @Test func `a preview that is past its time writes nothing`() async throws {
    try await withShop { panel, browser in
      let path = try #require(try await upload("sku,stock\nk1,9\n", browser).location)
      try await panel.database.write { connection in
        try connection.execute("UPDATE stock_imports SET expires_at = 1")
      }
      #expect(try await browser.post(path).status == .notFound)
      #expect(try await browser.get("\(path)/errors.csv").status == .notFound)
      #expect(try await level(1, panel) == [5, 0])
    }
  }

  @Test func `a level that changed after the preview is left and told`() async throws {
    try await withShop { panel, browser in
      let path = try #require(try await upload("sku,stock\nk1,9\nk2,8\n", browser).location)
      _ = try await browser.post("/listings/save", [("onHand-1-5", "6"), ("reason", "r")])
      _ = try await browser.post(path)
      #expect(try await level(1, panel) == [6, 0])
      #expect(try await level(2, panel) == [8, 0])
      #expect(try await browser.get(path).has("Changed meanwhile, left"))
    }
  }

  @Test func `a preview is its person's alone, and a file that cannot be read says why`()
    async throws
  {
    try await withShop { panel, browser in
      let path = try #require(try await upload("sku,stock\nk1,9\n", browser).location)
      let other = try await panel.signIn(.manager)
      #expect(try await other.get(path).status == .notFound)
      #expect(try await other.post(path).status == .notFound)
      #expect(try await upload("sku,stock\n\"k1,9\n", browser).has("a quote never ends"))
      #expect(try await upload("name,stock\nk1,9\n", browser).has("no column sku or barcode"))
      #expect(try await level(1, panel) == [5, 0])
    }
  }
}
