import Basics
import Commerce
import HTTPTypes
import Inventory
import Storage
import TestKit
import Testing
import Web

/// Warehouses, and goods that are moved between them.
struct StockWarehouseTests {
  private func withTwo(
    role: Role = .manager, _ body: @escaping @Sendable (TestPanel, Browser) async throws -> Void
  ) async throws {
    try await StockRows.with(role: role) { panel, browser in
      try await panel.database.write { connection in
        _ = try Warehouses.add("Mağaza", priority: 2, now: StockRows.start, in: connection)
      }
      try await body(panel, browser)
    }
  }

  private func places(_ panel: TestPanel) async throws -> [Int64] {
    try await panel.database.read { connection in
      try connection.rows(
        "SELECT on_hand FROM warehouse_levels WHERE variant_id = 1 ORDER BY warehouse_id"
      ) { $0.integer(0) }
    }
  }

  @Test func `a warehouse is added, renamed and written down`() async throws {
    try await StockRows.with { panel, browser in
      let page = try await browser.post(
        "/stock/warehouses", [("name", "Mağaza"), ("priority", "2"), ("sellable", "1")])
      #expect(page.has("Saved.") && page.has("Mağaza"))
      let twice = try await browser.post(
        "/stock/warehouses", [("name", "Mağaza"), ("priority", "3")])
      #expect(twice.status == .unprocessableContent && twice.has("field-name-error"))
      let bad = try await browser.post("/stock/warehouses", [("name", ""), ("priority", "0")])
      #expect(bad.has("field-name-error") && bad.has("field-priority-error"))
      _ = try await browser.post(
        "/stock/warehouses/2", [("name", "Vitrin"), ("priority", "1"), ("sellable", "1")])
      #expect(try await browser.get("/stock/warehouses").has("Vitrin"))
      #expect(
        try await StockRows.audited(panel).suffix(2)
          == ["stock.warehouse.added", "stock.warehouse.changed"])
    }
  }

  @Test func `goods are moved once however often the form is sent`() async throws {
    try await withTwo { panel, browser in
      #expect(try await browser.get("/stock/warehouses").has("name=\"token\""))
      let form = [
        ("code", "kg-1"), ("units", "4"), ("from", "1"), ("to", "2"), ("token", "77"),
        ("note", "raf"),
      ]
      #expect(try await browser.post("/stock/move", form).has("4 of KG-1 were moved."))
      #expect(try await browser.post("/stock/move", form).has("nothing was moved again"))
      #expect(try await places(panel) == [6, 4])
      let history = try await browser.get("/stock/history?variant=1")
      #expect(history.has(">-4<") && history.has(">+4<") && history.has("Moved"))
      #expect(try await StockRows.audited(panel).count { $0 == "stock.moved" } == 1)
      // Somebody goes back to the form and moves something else.
      let other = [
        ("code", "kg-1"), ("units", "1"), ("from", "1"), ("to", "2"), ("token", "77"),
      ]
      #expect(try await browser.post("/stock/move", other).has("1 of KG-1 were moved."))
      #expect(try await places(panel) == [5, 5])
      #expect(try await StockRows.findings(panel).isEmpty)
    }
  }

  @Test(arguments: [
    ("code", "none", "field-code-error"), ("units", "0", "field-units-error"),
    ("units", "11", "field-units-error"), ("to", "1", "field-to-error"),
    ("to", "99", "field-to-error"),
  ])
  func `a bad move names its field and moves nothing`(
    name: String, value: String, error: String
  ) async throws {
    try await withTwo { panel, browser in
      var form = ["code": "kg-1", "units": "4", "from": "1", "to": "2", "token": "77"]
      form[name] = value
      let page = try await browser.post(
        "/stock/move", form.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
      #expect(page.status == .unprocessableContent && page.has(error))
      #expect(try await places(panel) == [10])
    }
  }

  @Test func `closing a warehouse to sales shows what orders lack, the last one stays open`()
    async throws
  {
    try await withTwo { panel, browser in
      try await StockRows.order(1, .created, [1: 3], in: panel.database)
      let closed = [("name", "Depo"), ("priority", "1")]
      #expect(try await browser.post("/stock/warehouses/1", closed).has("Saved."))
      #expect(
        try await StockRows.number("SELECT units FROM stock_shortages", panel) == 3)
      #expect(try await StockRows.findings(panel).isEmpty)
      let last = try await browser.post(
        "/stock/warehouses/2", [("name", "Mağaza"), ("priority", "2")])
      #expect(last.status == .unprocessableContent && last.has("This is the only one for sale"))
      _ = try await browser.post("/stock/warehouses/1", closed + [("sellable", "1")])
      #expect(try await StockRows.number("SELECT count(*) FROM stock_shortages", panel) == 0)
      #expect(try await StockRows.findings(panel).isEmpty)
    }
  }

  @Test func `a viewer sees the list without its forms`() async throws {
    try await withTwo(role: .viewer) { _, browser in
      let page = try await browser.get("/stock/warehouses")
      #expect(page.has("Mağaza") && !page.has("name=\"token\""))
    }
  }
}
