import Basics
import HTTPTypes
import Inventory
import Storage
import TestKit
import Testing
import Web

/// Differences between channels and us, and their cures.
struct StockDriftTests {
  /// Listings 11 to 13 of channel 1 show 4, 14 and 2 where they were told 9.
  private func withDrifts(
    role: Role = .manager, _ body: @escaping @Sendable (TestPanel, Browser) async throws -> Void
  ) async throws {
    try await StockRows.with(role: role) { panel, browser in
      try await panel.database.write { connection in
        try connection.execute("UPDATE stock_publications SET is_due = 0, state = 'applied'")
        for (listing, shown, cause) in [
          (11, 4, "editedOnChannel"), (12, 14, "rejected"), (13, 2, "overtaken"),
        ] {
          try connection.execute(
            """
            INSERT INTO stock_drifts (listing_id, channel_id, shown, ours, cause, serial, readings,
              first_seen_at, last_seen_at) VALUES (?, 1, ?, 9, ?, 0, 2, ?, 0)
            """, [.count(listing), .count(shown), .text(cause), .count(listing)])
        }
      }
      try await body(panel, browser)
    }
  }

  @Test func `each difference stands with its cause in plain words`() async throws {
    try await withDrifts { _, browser in
      let page = try await browser.get("/stock/drifts")
      #expect(page.has("Somebody changed it on the channel"))
      #expect(page.has("The channel refused our figure"))
      #expect(page.has("An earlier figure of ours"))
      #expect(page.has("name=\"listing-11\""))
    }
  }

  @Test func `ours is told again for the ticked ones alone`() async throws {
    try await withDrifts { panel, browser in
      let page = try await browser.post(
        "/stock/drifts", [("listing-11", "1"), ("listing-12", "1"), ("cure", "ours")])
      #expect(page.has("2 of 2 listings will be told our stock again."))
      #expect(
        try await StockRows.number(
          "SELECT count(*) FROM stock_publications WHERE is_due = 1", panel) == 2)
      #expect(try await StockRows.number("SELECT count(*) FROM stock_drifts", panel) == 1)
      #expect(try await StockRows.audited(panel).contains("stock.drift.ours"))
    }
  }

  @Test func `theirs is taken as a count, and can be taken back once`() async throws {
    try await withDrifts { panel, browser in
      let page = try await browser.post(
        "/stock/drifts", [("listing-11", "1"), ("cure", "theirs")])
      #expect(page.has("The figures of 1 of 1 listings were taken."))
      let level = "SELECT on_hand FROM stock_levels WHERE variant_id = 1"
      #expect(try await StockRows.number(level, panel) == 5)
      let count = try await StockRows.number(
        "SELECT id FROM stock_movements WHERE cause_kind = 'drift'", panel)
      #expect(page.has("name=\"movement\" value=\"\(count ?? 0)\""))
      // In the very moment of the count an undoing would be in the count already.
      let early = try await browser.post(
        "/stock/drifts/undo", [("movement", "\(count ?? 0)")])
      #expect(early.has("The goods were counted since"))
      try await Self.age(panel)
      let undone = try await browser.post(
        "/stock/drifts/undo", [("movement", "\(count ?? 0)")])
      #expect(undone.has("Taken back") && undone.has("undone, or counted again"))
      #expect(try await StockRows.number(level, panel) == 10)
      let again = try await browser.post(
        "/stock/drifts/undo", [("movement", "\(count ?? 0)")])
      #expect(again.has("taken back before"))
      #expect(try await StockRows.number(level, panel) == 10)
      #expect(try await StockRows.findings(panel).isEmpty)
      #expect(
        try await StockRows.audited(panel).suffix(2) == [
          "stock.drift.theirs", "stock.drift.undone",
        ]
      )
    }
  }

  /// The clock stands: the count is made a second older instead.
  private static func age(_ panel: TestPanel) async throws {
    try await panel.database.write { connection in
      try connection.execute(
        "UPDATE stock_movements SET effective_at = effective_at - 1000 WHERE cause_kind = 'drift'")
      try connection.execute(
        "UPDATE warehouse_levels SET counted_at = counted_at - 1000 WHERE variant_id = 1")
    }
  }

  @Test func `what two channels show of the same goods is taken from one of them`() async throws {
    try await withDrifts { panel, browser in
      try await panel.database.write { connection in
        try StockPolicies.set(
          StockPolicy(), channelID: 2, actor: "user:1", now: StockRows.start, in: connection)
        try connection.execute("UPDATE stock_publications SET is_due = 0, state = 'applied'")
        try connection.execute(
          """
          INSERT INTO stock_drifts (listing_id, channel_id, shown, ours, cause, serial, readings,
            first_seen_at, last_seen_at) VALUES (21, 2, 4, 9, 'editedOnChannel', 0, 2, 1, 0)
          """)
      }
      let page = try await browser.post(
        "/stock/drifts", [("listing-11", "1"), ("listing-21", "1"), ("cure", "theirs")])
      #expect(page.has("The figures of 1 of 2 listings were taken."))
      #expect(
        try await StockRows.number("SELECT on_hand FROM stock_levels WHERE variant_id = 1", panel)
          == 5)
    }
  }

  @Test(arguments: ["", "listing-x", "listing-", "listing-999"])
  func `a form that names no difference changes nothing`(name: String) async throws {
    try await withDrifts { panel, browser in
      let page = try await browser.post("/stock/drifts", [(name, "1"), ("cure", "theirs")])
      #expect(page.status == .ok && page.has("class=\"notice bad\""))
      #expect(try await StockRows.number("SELECT count(*) FROM stock_drifts", panel) == 3)
    }
  }

  @Test(arguments: [Role.catalogue, .viewer])
  func `who keeps no stock sees differences, and neither cures nor who took them over`(
    role: Role
  ) async throws {
    try await withDrifts { panel, manager in
      _ = try await manager.post("/stock/drifts", [("listing-11", "1"), ("cure", "theirs")])
      #expect(try await manager.get("/stock/drifts").count("manager@example.com") == 2)
      let page = try await panel.signIn(role).get("/stock/drifts")
      #expect(page.has("Keten Gömlek") && !page.has("name=\"listing-"))
      #expect(page.has("Figures that were taken over last") && !page.has("manager@example.com"))
    }
  }
}
