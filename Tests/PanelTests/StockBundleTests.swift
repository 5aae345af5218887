import Basics
import Commerce
import HTTPTypes
import Inventory
import Storage
import TestKit
import Testing
import Web

/// Bundles that a person makes, changes and dissolves, and what is oversold by it.
struct StockBundleTests {
  private func parts(_ panel: TestPanel) async throws -> [Int64] {
    try await panel.database.read { connection in
      try connection.rows("SELECT part_id, units FROM bundle_parts ORDER BY part_id") {
        $0.integer(0) * 100 + $0.integer(1)
      }
    }
  }

  private func level(_ variant: Int64, _ panel: TestPanel) async throws -> Int64? {
    try await StockRows.number(
      "SELECT on_hand - reserved FROM stock_levels WHERE variant_id = \(variant)", panel)
  }

  @Test func `goods become a bundle by the codes of its parts`() async throws {
    try await StockRows.with { panel, browser in
      try await StockRows.order(1, .created, [3: 1], in: panel.database)
      let page = try await browser.post(
        "/stock/bundles", [("code", "kg-3"), ("parts", "kg-1 2\r\n\r\nKG-2")])
      #expect(page.has("Saved.") && page.has("KG-3"))
      #expect(try await parts(panel) == [102, 201])
      #expect(try await level(3, panel) == 4)
      #expect(try await level(1, panel) == 8)
      #expect(try await browser.get("/stock/history?variant=3").has("A bundle: the least of"))
      let form = try await browser.get("/stock/bundles/3")
      #expect(form.has("KG-1 2\nKG-2 1"))
      _ = try await browser.post("/stock/bundles/3", [("parts", "KG-2 3")])
      #expect(try await parts(panel) == [203])
      #expect(try await level(3, panel) == 2)
      #expect(try await StockRows.findings(panel).isEmpty)
      #expect(
        try await StockRows.audited(panel).suffix(2)
          == ["stock.bundle.made", "stock.bundle.changed"])
    }
  }

  @Test func `a dissolved bundle is none, and its orders are oversold`() async throws {
    try await StockRows.with { panel, browser in
      _ = try await browser.post("/stock/bundles", [("code", "KG-3"), ("parts", "KG-1 2")])
      try await StockRows.order(1, .created, [3: 1], after: 86_400, in: panel.database)
      #expect(try await level(1, panel) == 8)
      let page = try await browser.post("/stock/bundles/3/dissolve")
      #expect(page.has("The bundle is dissolved"))
      #expect(try await level(1, panel) == 10)
      let oversold = try await browser.get("/stock/shortages")
      #expect(oversold.has("SP-1") && oversold.has("KG-3") && oversold.has("What to do?"))
      #expect(try await StockRows.findings(panel).isEmpty)
      #expect(try await browser.post("/stock/bundles/3/dissolve").has("This is no bundle."))
    }
  }

  @Test(arguments: [
    ("KG-3", "KG-9 1", "Line 1: There are no goods"), ("KG-3", "", "Write at least one part"),
    ("KG-3", "KG-3 1", "cannot be a part"), ("KG-3", "KG-1 0", "1 to 1000 units"),
    ("KG-3", "KG-1 1\nKG-1 2", "1 to 1000 units"), ("nothing", "KG-1 1", "field-code-error"),
    ("KG-3", "KG-1 1\n<script>alert(1)</script> 4", "Line 2"),
    ("KG-3", "\r\nKG-1 1\r\n\r\nKG-9 1", "Line 4: There are no goods"),
  ])
  func `a bad bundle says what is wrong and changes nothing`(
    code: String, lines: String, problem: String
  ) async throws {
    try await StockRows.with { panel, browser in
      let page = try await browser.post("/stock/bundles", [("code", code), ("parts", lines)])
      #expect(page.status == .unprocessableContent && page.has(problem))
      for text in HostileText.forbidden { #expect(!page.has(text)) }
      #expect(try await parts(panel).isEmpty)
      #expect(try await level(3, panel) == 10)
    }
  }

  @Test(arguments: [Role.manager, .catalogue, .viewer])
  func `oversold orders stand with what lies elsewhere, unknown goods below`(
    role: Role
  ) async throws {
    try await StockRows.with(role: role) { panel, browser in
      try await StockRows.order(1, .created, [1: 12], in: panel.database)
      try await StockRows.order(2, .created, [9: 1], in: panel.database)
      let page = try await browser.get("/stock/shortages")
      #expect(page.has(">2<") && page.has("Orders whose goods are not known"))
      // Without the right to see orders the amounts stay, and nothing of the orders.
      for text in ["SP-1", "SP-2", "href=\"/orders/", "status-created"] {
        #expect(page.has(text) == role.may(.viewCustomers), "\(text)")
      }
    }
  }

  @Test func `of many orders with unknown goods the page says how many it shows`() async throws {
    try await StockRows.with { panel, browser in
      try await panel.database.write { connection in
        let rows = ShopRows(connection: connection)
        for id in 1...Int64(51) {
          try rows.order(id, number: "N-\(id)", placedAt: StockRows.start.milliseconds)
          try rows.insert(
            "stock_orders", [("order_id", .integer(id)), ("revision", 0), ("unresolved", 1)])
        }
      }
      let page = try await browser.get("/stock/shortages")
      #expect(page.has("The first 50 of 51 orders are shown") && !page.has("N-51"))
    }
  }
}
