import Basics
import Commerce
import HTTPTypes
import Inventory
import Storage
import TestKit
import Testing
import Web

/// The summary of the stock, and the step by which it is kept here.
struct StockOverviewTests {
  @Test func `whoever begins sees first whose figures become the opening count`() async throws {
    try await StockRows.with(isKept: false) { panel, browser in
      let summary = try await browser.get("/stock")
      #expect(summary.has("Stock is not kept here yet") && summary.has("/stock/start"))
      let plan = try await browser.get("/stock/start")
      #expect(plan.has("shop: what 3 listings show now becomes the opening count."))
      let refused = try await browser.post("/stock/start", [("warehouse", " ")])
      #expect(refused.status == .unprocessableContent)
      #expect(refused.has("field-warehouse-error") && refused.has("agree-error"))
      #expect(try await StockRows.number("SELECT count(*) FROM warehouses", panel) == 0)
      let page = try await browser.post(
        "/stock/start", [("warehouse", "Ana depo"), ("agree", "1")])
      #expect(page.has("Stock is kept here now"))
      #expect(try await StockRows.number("SELECT count(*) FROM stock_movements", panel) == 3)
      #expect(try await StockRows.audited(panel) == ["stock.kept"])
      #expect(try await StockRows.findings(panel).isEmpty)
      let again = try await browser.post(
        "/stock/start", [("warehouse", "Depo 2"), ("agree", "1")])
      #expect(again.has("kept here already"))
      #expect(try await browser.get("/stock/start").location == "/stock")
    }
  }

  @Test func `what waits for a person is counted, and a look can be asked for`() async throws {
    try await StockRows.with { panel, browser in
      try await StockRows.order(1, .created, [1: 12], in: panel.database)
      let page = try await browser.get("/stock")
      #expect(page.has("Oversold <span class=\"pill badge\">1</span>"))
      #expect(page.has("Not looked at yet"))
      #expect(try await browser.post("/stock/verify").has("The look is in the queue"))
      #expect(panel.actions.calls == ["watch stock"])
      try await panel.database.write { connection in
        try StoredVerification.keep(
          try StockVerification.run(in: connection), now: StockRows.now, in: connection)
      }
      #expect(try await browser.get("/stock").has("Everything agrees."))
    }
  }

  @Test func `the time that sales took is shown for each channel`() async throws {
    try await StockRows.with { panel, browser in
      try await panel.database.write { connection in
        for serial in 1...20 {
          try connection.execute(
            """
            INSERT INTO stock_lags (listing_id, serial, channel_id, due_since, sent_at, applied_at)
            VALUES (11, ?, 1, ?, ?, ?)
            """,
            [
              .count(serial), .integer(StockRows.start.milliseconds),
              .integer(StockRows.start.milliseconds + 500),
              .integer(StockRows.start.milliseconds + Int64(serial) * 1000),
            ])
        }
      }
      let page = try await browser.get("/stock")
      #expect(page.has(">10 s<") && page.has(">19 s<") && page.has(">500 ms<"))
      #expect(page.has("told nothing"))
    }
  }

  @Test func `a viewer sees the summary without its buttons`() async throws {
    try await StockRows.with(role: .viewer) { _, browser in
      let page = try await browser.get("/stock")
      #expect(page.status == .ok && !page.has("/stock/verify"))
      #expect(try await browser.get("/stock/start").status == .forbidden)
    }
  }
}
