import Basics
import Foundation
import HTTPTypes
import Panel
import Storage
import TestKit
import Testing
import Web

/// The packing desk, as packers use it.
struct PackingPagesTests {
  /// 2026-11-23T10:00:00Z, as the standing clock has it.
  private static let now: Int64 = 1_795_428_000_000

  /// Three packages that wait (due two hours ago, in three hours, and without a moment), one that
  /// has left and one that was replaced.
  private func withDesk(
    _ role: Role = .packer, _ body: @escaping @Sendable (TestPanel, Browser) async throws -> Void
  ) async throws {
    try await TestPanel.with { panel in
      try await panel.database.write { connection in
        let rows = ShopRows(connection: connection)
        try rows.channel(1, name: "market")
        try rows.channel(2, name: "bazaar")
        try rows.product(1, title: "Keten Gömlek")
        try rows.variant(1, product: 1, text: "KG-M")
        for id in 1...Int64(5) {
          try rows.order(id, number: "S-\(id)", placedAt: Self.now - id, text: "Ayşe")
          try rows.line(id, package: "P\(id)")
        }
        try rows.package(1, due: Self.now - 7_200_000)
        try rows.package(2, channel: 2, status: "preparing", due: Self.now + 10_800_000)
        try rows.package(3, due: nil)
        try rows.package(4, status: "shipped", due: Self.now - 99)
        try rows.package(5, due: Self.now, isReplaced: true)
      }
      try await body(panel, try await panel.signIn(role))
    }
  }

  @Test func `packages that wait come by their clock, with what is in them`() async throws {
    try await withDesk { _, browser in
      let page = try await browser.get("/orders/packing")
      let text = String(decoding: page.bytes, as: UTF8.self)
      let places = ["package-1", "package-2", "package-3"].map {
        text.range(of: "id=\"\($0)\"")?.lowerBound
      }
      #expect(places.allSatisfy { $0 != nil })
      #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
      #expect(!page.has("id=\"package-4\"") && !page.has("id=\"package-5\""))
      #expect(page.has("2 × Keten Gömlek") && page.has("time is over"))
      #expect(page.has("3 h 0 min left"))
      #expect(page.has("<dd>1</dd>") && page.has("<dd>3</dd>"))
      let one = try await browser.get("/orders/packing?channel=bazaar")
      #expect(one.has("id=\"package-2\"") && !one.has("id=\"package-1\""))
      let preparing = try await browser.get("/orders/packing?show=preparing")
      #expect(preparing.has("id=\"package-2\"") && !preparing.has("id=\"package-1\""))
      #expect(try await browser.get("/orders/packing?channel=nobody").has("No packages wait"))
    }
  }

  @Test func `what must leave today is counted by itself, however much is overdue`() async throws {
    try await withDesk { panel, browser in
      try await panel.database.write { connection in
        let rows = ShopRows(connection: connection)
        for id in 100...Int64(1100) {
          try rows.order(id, number: "O-\(id)", placedAt: Self.now)
          try rows.package(id, due: Self.now - id)
        }
      }
      let page = try await browser.get("/orders/packing")
      #expect(page.count("<dd>1000+</dd>") == 2 && page.has("<dd>1</dd>"))
    }
  }

  @Test func `packages of a channel that was removed wait no more`() async throws {
    try await withDesk { panel, browser in
      try await panel.database.write { connection in
        try connection.execute("UPDATE channels SET removed_at = 1 WHERE id = 2")
      }
      let page = try await browser.get("/orders/packing")
      #expect(page.has("id=\"package-1\"") && !page.has("id=\"package-2\""))
      #expect(page.has("<dd>0</dd>") && page.has("<dd>2</dd>"))
    }
  }

  @Test func `lists for paper have all that was ticked`() async throws {
    try await withDesk { _, browser in
      let ticked = [("package-1", "1"), ("package-2", "1")]
      let pick = try await browser.post("/orders/packing/pick-list", ticked)
      #expect(pick.has("KG-M") && pick.has("<td class=\"number\">4</td>") && pick.has("S-1, S-2"))
      let slips = try await browser.post("/orders/packing/slips", ticked)
      #expect(slips.count("class=\"sheet\"") == 2)
      let labels = try await browser.post("/orders/packing/labels", ticked)
      #expect(labels.has("T1") && labels.has("Ayşe"))
      for path in ["pick-list", "slips", "labels", "move"] {
        #expect(try await browser.post("/orders/packing/\(path)", []).has("Tick at least one"))
        let many = (1...101).map { ("package-\($0)", "1") }
        #expect(try await browser.post("/orders/packing/\(path)", many).has("100 packages at once"))
      }
      #expect(
        try await browser.post("/orders/packing/slips", [("package-99", "1")]).has("not there"))
    }
  }

  @Test func `many are asked for at once, and each that cannot be says why`() async throws {
    try await withDesk { panel, browser in
      let done = try await browser.post(
        "/orders/packing/move",
        [("package-1", "1"), ("package-2", "1"), ("package-4", "1"), ("move", "picking")])
      #expect(done.has("Asked of the channel for 1 package."))
      #expect(done.has("1: being packed already.") && done.has("1: shipped or cancelled already."))
      let moves = try await panel.database.read { connection in
        try connection.rows("SELECT package_id || kind || state || actor FROM package_moves") {
          $0.text(0)
        }
      }
      #expect(moves.count == 1 && moves[0].hasPrefix("1pickingwaiting"))
      #expect(
        try await panel.database.read {
          try $0.integer("SELECT count(*) FROM jobs WHERE kind = 'package-move' AND channel_id = 1")
        } == 1)
      let again = try await browser.post(
        "/orders/packing/move", [("package-1", "1"), ("move", "picking")])
      #expect(again.has("another move waits already"))
      #expect(
        try await browser.post("/orders/packing/move", [("package-1", "1"), ("move", "x")])
          .has("no such move"))
      // Whoever works through one channel's new packages stays with them.
      let filtered = try await browser.post(
        "/orders/packing/move",
        [("package-3", "1"), ("move", "picking"), ("show", "created"), ("channel", "market")])
      #expect(filtered.has("id=\"package-3\"") && !filtered.has("id=\"package-2\""))
      #expect(filtered.has("name=\"show\" value=\"created\""))
    }
  }

  @Test func `a package has the forms that can be followed now, and loss is asked about`()
    async throws
  {
    try await withDesk { panel, browser in
      let new = try await browser.get("/orders/packages/1")
      #expect(new.has("value=\"picking\"") && !new.has("value=\"invoiced\""))
      let packing = try await browser.get("/orders/packages/2")
      #expect(packing.has("value=\"invoiced\"") && !packing.has("value=\"picking\""))
      #expect(try await browser.get("/orders/packages/4").has("Nothing can be done"))
      #expect(try await browser.get("/orders/packages/77").status == .notFound)
      let loss = [("move", "unsupplied"), ("reason", "outOfStock")]
      #expect(try await browser.post("/orders/packages/1/move", loss).has("no undo for this"))
      #expect(
        try await browser.post("/orders/packages/1/move", loss + [("sure", "1")])
          .has("The channel is asked"))
      // Beside what was asked for stands the person, once more in the page's head.
      #expect(try await browser.get("/orders/packages/1").count("packer@example.com") == 2)
      let audit = try await panel.signIn(.owner).get("/audit")
      #expect(audit.has("Cannot be supplied") && !audit.has(">package.unsupplied<"))
      let wrong = try await browser.post(
        "/orders/packages/2/move", [("move", "invoiced"), ("number", "12")])
      #expect(wrong.has("three letters or digits"))
      #expect(
        try await browser.post("/orders/packages/2/move", [("move", "warehouse")])
          .has("no such move"))
    }
  }

  @Test func `the channel's label is a file, or it is said that there is none`() async throws {
    try await withDesk { panel, browser in
      let file = try await browser.get("/orders/packages/1/label")
      #expect(file.status == .ok && file.bytes == Array("^XA^XZ".utf8))
      #expect(try await StockRows.audited(panel).last == "people.printed")
      #expect(try await browser.get("/orders/packages/3/label").has("no label of this package yet"))
      panel.actions.fail(with: .init("The channel was removed."))
      #expect(try await browser.get("/orders/packages/1/label").has("The channel was removed."))
    }
  }

  @Test func `who only answers questions looks and moves nothing`() async throws {
    try await withDesk(.service) { _, browser in
      let page = try await browser.get("/orders/packing")
      #expect(page.has("id=\"package-1\"") && !page.has("/orders/packing/move"))
      #expect(try await !browser.get("/orders/packages/1").has("value=\"picking\""))
    }
  }
}

extension ShopRows {
  fileprivate func line(_ order: Int64, package: String) throws {
    try insert(
      "order_lines",
      [
        ("order_id", .integer(order)), ("position", 0), ("remote_id", .text("\(500 + order)")),
        ("variant_remote_id", "v"), ("variant_id", 1), ("sku", "KG-M"), ("barcode", "869"),
        ("name", "Keten Gömlek"), ("quantity_milli", 2000), ("unit_price_minor", 1),
        ("discount_minor", 0), ("total_minor", 2), ("tax_rate_bp", 2000), ("is_cancelled", 0),
        ("package_remote_id", .text(package)),
      ])
  }

  fileprivate func package(
    _ id: Int64, channel: Int64 = 1, status: String = "created", due: Int64?,
    isReplaced: Bool = false
  ) throws {
    try insert(
      "order_packages",
      [
        ("id", .integer(id)), ("channel_id", .integer(channel)), ("remote_id", .text("P\(id)")),
        ("order_id", .integer(id)), ("order_remote_id", .text("r\(id)")),
        ("status", .text(status)), ("channel_status", ""), ("carrier", "Kargo"),
        ("tracking_number", .text(id == 3 ? "" : "T\(id)")), ("invoice_number", ""),
        ("ship_by_at", .optional(due)), ("is_replaced", .flag(isReplaced)), ("origins", ""),
        ("content_hash", 0),
      ])
  }
}
