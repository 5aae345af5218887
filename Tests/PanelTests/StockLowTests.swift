import Basics
import Commerce
import HTTPTypes
import Inventory
import Storage
import TestKit
import Testing
import Web

/// What runs low, reorder points and safety stock.
struct StockLowTests {
  /// Of goods 1, 8 of 10 are sold; of goods 2, 9; of goods 3 none, and there are 2.
  private func withLows(
    role: Role = .manager, _ body: @escaping @Sendable (TestPanel, Browser) async throws -> Void
  ) async throws {
    try await StockRows.with(role: role) { panel, browser in
      try await StockRows.order(1, .created, [1: 8, 2: 9], in: panel.database)
      try await panel.database.write { connection in
        try StockSheet.setCount(
          of: 3, to: 2, actor: "user:1", note: "x", now: StockRows.now.adding(seconds: -10),
          in: connection)
        try LowStock.refresh(
          today: LocalTimeZone.istanbul.localDay(of: StockRows.now), in: connection)
      }
      try await body(panel, browser)
    }
  }

  @Test func `the soonest sold out stand first, and what does not sell is left to the whole list`()
    async throws
  {
    try await withLows { _, browser in
      let page = try await browser.get("/stock/low")
      // 1 × 30 ÷ 9 and 2 × 30 ÷ 8 days.
      #expect(page.has(">3.3<") && page.has(">7.5<"))
      #expect(page.has("KG-2") && page.has("KG-1") && !page.has("KG-3"))
      let all = try await browser.get("/stock/low?show=all")
      #expect(all.has("KG-3") && all.has("does not sell"))
      #expect(all.has("Running low <span class=\"pill badge\">2</span>"))
    }
  }

  @Test func `points and safety stock are kept together, and channels are told`() async throws {
    try await withLows { panel, browser in
      try await panel.database.write { connection in
        try connection.execute("UPDATE stock_publications SET is_due = 0")
      }
      let page = try await browser.post(
        "/stock/low",
        [("point-1-", "1"), ("safety-1-0", "0"), ("point-2-", ""), ("safety-2-0", "1")])
      #expect(page.has("2 goods were kept.") && !page.has("KG-1"))
      #expect(
        try await StockRows.number("SELECT safety FROM stock_levels WHERE variant_id = 2", panel)
          == 1)
      #expect(
        try await StockRows.number("SELECT units FROM stock_reorder_points", panel) == 1)
      #expect(
        try await StockRows.number(
          "SELECT count(*) FROM stock_publications WHERE is_due = 1", panel) == 1)
      let audit = try await StockRows.audited(panel)
      #expect(audit.contains("stock.reorder") && audit.contains("stock.safety"))
      let again = try await browser.post("/stock/low", [("point-2-", ""), ("safety-2-1", "1")])
      #expect(again.has("nothing to change"))
      #expect(try await StockRows.findings(panel).isEmpty)
    }
  }

  @Test func `a bad number names its field, and no row is stored`() async throws {
    try await withLows { panel, browser in
      let page = try await browser.post(
        "/stock/low",
        [("point-1-", "1"), ("safety-1-0", "0"), ("point-2-", "-4"), ("safety-2-0", "x")])
      #expect(page.status == .unprocessableContent)
      #expect(page.has("point-2-error") && page.has("safety-2-error") && page.has("value=\"-4\""))
      #expect(
        try await StockRows.number("SELECT count(*) FROM stock_reorder_points", panel) == 0)
    }
  }

  @Test func `an older page undoes nobody's change, and what changed meanwhile is named`()
    async throws
  {
    try await withLows { panel, browser in
      let safety = "SELECT safety FROM stock_levels WHERE variant_id = 2"
      _ = try await browser.post("/stock/low", [("point-2-", "4"), ("safety-2-0", "3")])
      // Whoever drew the page before changes other goods: what they left alone stays.
      let other = try await browser.post(
        "/stock/low",
        [("point-1-", ""), ("safety-1-0", "1"), ("point-2-", ""), ("safety-2-0", "0")])
      #expect(other.has("1 goods were kept."))
      #expect(try await StockRows.number(safety, panel) == 3)
      let stale = try await browser.post(
        "/stock/low", [("safety-1-1", "5"), ("safety-2-0", "9"), ("show", "all")])
      #expect(stale.status == .unprocessableContent && stale.has("Changed meanwhile: KG-2."))
      #expect(stale.has("name=\"safety-1-1\"") && stale.has("name=\"safety-2-3\""))
      #expect(try await StockRows.number(safety, panel) == 3)
      #expect(
        try await StockRows.number("SELECT safety FROM stock_levels WHERE variant_id = 1", panel)
          == 1)
      let point = try await browser.post("/stock/low", [("point-2-", "9")])
      #expect(point.status == .unprocessableContent && point.has("Changed meanwhile: KG-2."))
    }
  }

  @Test func `goods by their code keep what is left blank`() async throws {
    try await withLows { panel, browser in
      let point = "SELECT units FROM stock_reorder_points WHERE variant_id = 1"
      let safety = "SELECT safety FROM stock_levels WHERE variant_id = 1"
      #expect(try await browser.get("/stock/low").has("A field that is left blank stays as it is."))
      _ = try await browser.post(
        "/stock/low/goods", [("code", "KG-1"), ("point", ""), ("safety", "2")])
      _ = try await browser.post(
        "/stock/low/goods", [("code", "KG-1"), ("point", "4"), ("safety", "")])
      #expect(try await StockRows.number(point, panel) == 4)
      #expect(try await StockRows.number(safety, panel) == 2)
      _ = try await browser.post(
        "/stock/low/goods", [("code", "KG-1"), ("point", ""), ("safety", "1")])
      #expect(try await StockRows.number(point, panel) == 4)
      #expect(try await StockRows.number(safety, panel) == 1)
      let nothing = try await browser.post(
        "/stock/low/goods", [("code", "KG-1"), ("point", ""), ("safety", "")])
      #expect(nothing.has("nothing to change"))
    }
  }

  @Test func `the shop's point and goods by their code`() async throws {
    try await withLows { panel, browser in
      let page = try await browser.post("/stock/low/shop", [("shop-point", "1")])
      #expect(page.has("Saved.") && page.has("KG-2") && !page.has("KG-1"))
      #expect(
        try await browser.post("/stock/low/shop", [("shop-point", "")]).status
          == .unprocessableContent)
      let goods = try await browser.post(
        "/stock/low/goods", [("code", "kg-1"), ("point", "4"), ("safety", "0")])
      #expect(goods.has("1 goods were kept.") && goods.has("KG-1"))
      let none = try await browser.post(
        "/stock/low/goods", [("code", "<b>"), ("point", ""), ("safety", "0")])
      #expect(none.has("field-code-error") && none.has("&lt;b&gt;"))
    }
  }

  @Test func `a viewer sees the list without its fields`() async throws {
    try await withLows(role: .viewer) { _, browser in
      let page = try await browser.get("/stock/low")
      #expect(page.has("KG-1") && !page.has("name=\"point-1-") && !page.has("/stock/low/shop"))
    }
  }
}
