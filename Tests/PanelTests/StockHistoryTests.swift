import Basics
import Commerce
import Foundation
import HTTPTypes
import Storage
import TestKit
import Testing
import Web

/// Why a variant's stock is what it is, as a person asks.
struct StockHistoryTests {
  /// Seven are shipped, two promised: one is left, of which the channel's buffer keeps one back.
  private func sell(_ panel: TestPanel) async throws {
    let shipped = try await StockRows.order(1, .created, [1: 7], in: panel.database)
    try await StockRows.order(
      1, .shipped, [1: 7], after: 7200, id: shipped, in: panel.database)
    try await StockRows.order(2, .created, [1: 2], after: 7300, in: panel.database)
  }

  @Test func `a sentence adds the stock up, and says what each channel is told`() async throws {
    try await StockRows.with { panel, browser in
      try await sell(panel)
      let page = try await browser.get("/stock/history?sku=kg-1")
      #expect(page.has("10 counted on"))
      #expect(page.has("− 7 (shipped)"))
      #expect(page.has("− 2 promised to orders SP-2 = 1 available"))
      #expect(page.has("shop: 1 (1 buffer) → 0 is told; it shows 10 now."))
      #expect(page.has("this channel is told nothing"))
      #expect(try await StockRows.findings(panel).isEmpty)
    }
  }

  @Test func `each movement stands with its cause, its order and what was there after it`()
    async throws
  {
    try await StockRows.with { panel, browser in
      try await sell(panel)
      let page = try await browser.get("/stock/history?variant=1")
      #expect(page.has("Shipped") && page.has("opening count"))
      #expect(page.has("href=\"/orders/1\"") && page.has("SP-1"))
      #expect(page.has(">-7<") && page.has(">3<") && page.has(">+10<"))
      let product = try await browser.get("/products/1")
      #expect(product.has("/stock/history?variant=1"))
    }
  }

  @Test(arguments: [Role.catalogue, .viewer])
  func `who may not open orders sees amounts alone, and no form to count`(role: Role) async throws {
    try await StockRows.with(role: role) { panel, browser in
      try await sell(panel)
      let owner = try await panel.signIn(.owner)
      try await panel.database.write { connection in
        try connection.execute("UPDATE stock_movements SET actor = 'user:2'")
        try connection.execute(
          """
          INSERT INTO stock_movements (variant_id, warehouse_id, delta, kind, cause_kind,
            cause_id, cause_line, effective_at, recorded_at, actor, note)
          VALUES (1, 1, 1, 'return', 'claim', 'CLM-1', '1/1', ?, 0, 'user:2', ''),
            (1, 1, 1, 'return', 'claim', 'CLM-2', '', ?, 0, 'user:2', '')
          """,
          [
            .integer(StockRows.start.milliseconds + 7400_000),
            .integer(StockRows.start.milliseconds + 7500_000),
          ])
      }
      let page = try await browser.get("/stock/history?variant=1")
      #expect(page.has("− 2 promised to orders = ") && page.has(">-7<"))
      for text in ["SP-1", "SP-2", "CLM-1", "CLM-2", "owner@example.com", "href=\"/orders/"] {
        #expect(!page.has(text), "\(text)")
      }
      #expect(!page.has("/stock/count"))
      let whole = try await owner.get("/stock/history?variant=1")
      for text in ["SP-1", "SP-2", "CLM-1", "CLM-2"] { #expect(whole.has(text), "\(text)") }
    }
  }

  @Test func `what the program notes beside a movement is said in Turkish too`() async throws {
    try await StockRows.with { panel, _ in
      try await panel.database.write { connection in
        try connection.execute("UPDATE stock_movements SET note = 'as the channel shows it'")
        try connection.execute(
          "UPDATE stock_movements SET note = 'file s.csv' WHERE variant_id = 2")
        try connection.execute(
          "UPDATE stock_publications SET state = 'unknown', reason = 'no answer'")
      }
      let browser = try await panel.signIn(.owner, language: .turkish)
      let page = try await browser.get("/stock/history?variant=1")
      #expect(page.has("kanalda göründüğü gibi") && page.has("yanıt gelmedi"))
      #expect(try await browser.get("/stock/history?variant=2").has("dosya s.csv"))
    }
  }

  @Test func `a count is kept with its reason, and a bad one changes nothing`() async throws {
    try await StockRows.with { panel, browser in
      try await sell(panel)
      let page = try await browser.post(
        "/stock/count", [("variant", "1"), ("quantity", "5"), ("note", "rafta 5 var")])
      #expect(page.has("Saved.") && page.has("rafta 5 var") && page.has("5 counted on"))
      #expect(
        try await StockRows.number("SELECT on_hand FROM stock_levels WHERE variant_id = 1", panel)
          == 5)
      let bad = try await browser.post(
        "/stock/count", [("variant", "1"), ("quantity", "-1"), ("note", "")])
      #expect(bad.status == .unprocessableContent)
      #expect(bad.has("field-quantity-error") && bad.has("field-note-error"))
      #expect(
        try await StockRows.number(
          "SELECT count(*) FROM stock_movements WHERE kind = 'count'", panel)
          == 4)
      #expect(try await StockRows.audited(panel).contains("stock.counted"))
      #expect(try await StockRows.findings(panel).isEmpty)
    }
  }

  @Test func `a long ledger is paged, and what was there stays right over the pages`() async throws
  {
    try await StockRows.with { panel, browser in
      for number in 1...60 {
        try await panel.database.write { connection in
          try connection.execute(
            """
            INSERT INTO stock_movements (variant_id, warehouse_id, delta, kind, cause_kind,
              cause_id, cause_line, effective_at, recorded_at, actor, note)
            VALUES (1, 1, 1, 'receipt', 'delivery', ?, '', ?, 0, 'user:1', '')
            """,
            [
              .text("d\(number)"),
              .integer(StockRows.start.milliseconds + Int64(number) * 1000),
            ])
        }
      }
      let first = try await browser.get("/stock/history?variant=1")
      #expect(first.has(">70<") && first.has(">21<") && !first.has(">20<"))
      let text = String(decoding: first.bytes, as: UTF8.self)
      let older = text.components(separatedBy: "variant=1&amp;after=").dropFirst().first?
        .prefix { $0 != "\"" }
      let second = try await browser.get("/stock/history?variant=1&after=\(older ?? "")")
      #expect(second.has(">20<") && second.has(">+10<") && !second.has(">21<"))
    }
  }

  @Test(arguments: ["nothing", "%3Cscript%3E", ""])
  func `a code that nothing has says what to do`(code: String) async throws {
    try await StockRows.with { _, browser in
      let page = try await browser.get("/stock/history?sku=\(code)")
      #expect(page.status == .ok && page.has("class=\"empty\""))
    }
  }
}
