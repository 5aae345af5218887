import Basics
import HTTPTypes
import Inventory
import Storage
import TestKit
import Testing
import Web

/// The channels' rules, and pushes that wait for a person.
struct StockChannelTests {
  @Test func `a rule is shown first and kept then`() async throws {
    try await StockRows.with { panel, browser in
      let list = try await browser.get("/stock/channels")
      #expect(list.has("/stock/channels/1") && list.has("not told yet"))
      let form = try await browser.get("/stock/channels/1")
      #expect(form.has("Not built yet") == false && form.has("name=\"buffer\""))
      let rule = [("publishing", "1"), ("buffer", "0"), ("cap", "10"), ("end-when", "9")]
      let preview = try await browser.post(
        "/stock/channels/2", rule + [("step", "preview")])
      // Ten are shown and ten would be told.
      #expect(preview.has("Of 3 listings, 0 would show another figure"))
      let low = try await browser.post(
        "/stock/channels/2",
        [("publishing", "1"), ("buffer", "8"), ("end-when", "2"), ("step", "preview")])
      #expect(low.has("3 would show another figure than now; 3 of them would show none."))
      #expect(
        try await StockRows.number("SELECT count(*) FROM stock_policies", panel) == 1)
      let saved = try await browser.post("/stock/channels/2", rule + [("step", "save")])
      #expect(saved.has("The rule is kept"))
      let kept = try await panel.database.read {
        try StockPolicies.find(channelID: 2, in: $0)
      }
      #expect(kept == StockPolicy(buffer: 0, cap: 10, endWhen: 9))
      #expect(
        try await StockRows.number(
          "SELECT count(*) FROM stock_publications WHERE channel_id = 2 AND is_due = 1", panel)
          == 3)
      #expect(try await StockRows.audited(panel).contains("stock.policy"))
    }
  }

  @Test(arguments: [("buffer", "-1"), ("cap", "x"), ("end-when", "1.5"), ("buffer", "9999999")])
  func `a bad rule names its field and changes nothing`(
    name: String, value: String
  ) async throws {
    try await StockRows.with { panel, browser in
      let good = [("buffer", "1"), ("cap", ""), ("end-when", "0")].filter { $0.0 != name }
      let page = try await browser.post(
        "/stock/channels/1", good + [(name, value), ("step", "save")])
      #expect(page.status == .unprocessableContent && page.has("field-\(name)-error"))
      let kept = try await panel.database.read {
        try StockPolicies.find(channelID: 1, in: $0)
      }
      #expect(kept == StockPolicy(buffer: 1))
    }
  }

  /// All three listings of channel 1 are due and sold out.
  private func hold(_ panel: TestPanel) async throws {
    try await panel.database.write { connection in
      for id in 1...Int64(3) {
        try StockSheet.setCount(
          of: id, to: 1, actor: "user:1", note: "x", now: StockRows.start.adding(seconds: 60),
          in: connection)
      }
      try PushHolds.hold(
        .emptied, affected: 3, known: 3, channelID: 1, now: StockRows.now, in: connection)
    }
  }

  @Test func `a held push shows what it would empty, and waits until somebody agrees`()
    async throws
  {
    try await StockRows.with { panel, browser in
      try await hold(panel)
      let page = try await browser.get("/stock/channels")
      #expect(page.has("Of 3 listings that show goods, 3 would show none."))
      #expect(page.has("10 → 0") && page.has("Keten Gömlek"))
      #expect(
        try await browser.post("/stock/holds/leave", [("channel", "1")]).has("goes on waiting"))
      let open = "SELECT count(*) FROM push_holds WHERE allowed_until = 0"
      #expect(try await StockRows.number(open, panel) == 1)
      #expect(
        try await browser.post("/stock/holds/agree", [("channel", "1")]).has("It is being sent"))
      #expect(try await StockRows.number(open, panel) == 0)
      #expect(
        try await browser.post("/stock/holds/agree", [("channel", "1")]).has("held any more"))
      #expect(
        try await StockRows.audited(panel).suffix(2) == ["stock.push.left", "stock.push.allowed"])
    }
  }

  @Test func `while stock is not kept the page says what to do`() async throws {
    try await StockRows.with(isKept: false) { _, browser in
      let (list, rule) = (
        try await browser.get("/stock/channels"), try await browser.get("/stock/channels/1")
      )
      #expect(list.has("Stock is not kept here yet"))
      #expect(rule.status == .notFound)
    }
  }
}
