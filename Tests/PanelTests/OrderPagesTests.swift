import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Testing
import Web

/// The order list: filters and paging.
struct OrderPagesTests {
  /// 120 orders, one a minute; number and id rise together.
  private func withOrders(
    _ body: @escaping @Sendable (TestPanel, Browser) async throws -> Void
  ) async throws {
    try await TestPanel.with { panel in
      try await panel.database.write { connection in
        let rows = ShopRows(connection: connection)
        try rows.channel(1, name: "shop")
        try rows.channel(2, name: "other")
        for id in Int64(1)...120 {
          try rows.order(
            id, channel: id % 10 == 0 ? 2 : 1, number: "n\(1000 + id)",
            placedAt: 1_795_000_000_000 + id * 60_000, status: id % 4 == 0 ? "shipped" : "created")
        }
      }
      try await body(panel, try await panel.signIn())
    }
  }

  private static func numbers(_ page: Page) -> [Int] {
    (1...120).filter { page.has(">n\(1000 + $0)<") }
  }

  private static func link(_ relation: String, in page: Page) -> String? {
    let text = String(decoding: page.bytes, as: UTF8.self)
    let part = text.components(separatedBy: "<a href=\"").dropFirst().first {
      $0.components(separatedBy: ">").first?.contains("rel=\"\(relation)\"") == true
    }
    return part?.components(separatedBy: "\"").first?.replacing("&amp;", with: "&")
  }

  @Test func `pages lead forward and back over every order once`() async throws {
    try await withOrders { _, browser in
      let first = try await browser.get("/orders")
      #expect(Self.numbers(first) == Array(71...120))
      #expect(Self.link("prev", in: first) == nil)
      let second = try await browser.get(try #require(Self.link("next", in: first)))
      #expect(Self.numbers(second) == Array(21...70))
      let third = try await browser.get(try #require(Self.link("next", in: second)))
      #expect(Self.numbers(third) == Array(1...20))
      #expect(Self.link("next", in: third) == nil)
      let back = try await browser.get(try #require(Self.link("prev", in: third)))
      #expect(Self.numbers(back) == Array(21...70))
      let start = try await browser.get(try #require(Self.link("prev", in: back)))
      #expect(Self.numbers(start) == Array(71...120))
    }
  }

  @Test func `an order that arrives does not move the pages under a reader`() async throws {
    try await withOrders { panel, browser in
      let next = try #require(Self.link("next", in: try await browser.get("/orders")))
      try await panel.database.write { connection in
        try ShopRows(connection: connection).order(999, number: "late", placedAt: 1_796_000_000_000)
      }
      #expect(Self.numbers(try await browser.get(next)) == Array(21...70))
    }
  }

  @Test func `filters hold on every page`() async throws {
    try await withOrders { _, browser in
      let page = try await browser.get("/orders?status=shipped&channel=shop")
      #expect(Self.numbers(page) == (1...120).filter { $0 % 4 == 0 && $0 % 10 != 0 })
      let created = try await browser.get("/orders?status=created")
      let next = try #require(Self.link("next", in: created))
      #expect(next.contains("status=created"))
    }
  }

  @Test func `a number finds its order`() async throws {
    try await withOrders { _, browser in
      let page = try await browser.get("/orders?q=N1042")
      #expect(Self.numbers(page) == [42])
    }
  }

  @Test(arguments: [
    "/orders?older=x", "/orders?older=1", "/orders?older=1.2.3", "/orders?newer=%27",
    "/orders?from=yesterday&to=2026-02-30", "/orders?status=%3Cb%3E", "/orders?q=%FF",
    "/orders?q=%",
  ])
  func `an address that nobody made shows a list, not an error`(uri: String) async throws {
    try await withOrders { _, browser in
      let page = try await browser.get(uri)
      #expect(page.status == .ok)
    }
  }

  @Test func `words that were typed with a blank come back with a blank`() async throws {
    try await withOrders { _, browser in
      let page = try await browser.get("/orders?q=ayse+yilmaz")
      #expect(page.has("value=\"ayse yilmaz\""))
    }
  }

  @Test func `a channel that does not exist has no orders`() async throws {
    try await withOrders { _, browser in
      let page = try await browser.get("/orders?channel=nowhere")
      #expect(Self.numbers(page) == [])
    }
  }

  @Test func `the days of a filter are whole days of the shop`() async throws {
    try await withOrders { panel, browser in
      try await panel.database.write { connection in
        let rows = ShopRows(connection: connection)
        // 23 November in Istanbul begins on the 22nd at 21:00 UTC.
        try rows.order(501, number: "before", placedAt: 1_795_381_199_999)
        try rows.order(502, number: "first", placedAt: 1_795_381_200_000)
        try rows.order(503, number: "last", placedAt: 1_795_467_599_999)
        try rows.order(504, number: "after", placedAt: 1_795_467_600_000)
      }
      let page = try await browser.get("/orders?from=2026-11-23&to=2026-11-23")
      let found = ["before", "first", "last", "after"].filter { page.has(">\($0)<") }
      #expect(found == ["first", "last"])
    }
  }

  @Test(arguments: [
    ("from=2026-99-99", "“2026-99-99” is not a date"), ("status=nope", "no status “nope”"),
    ("from=2026-11-02&to=2026-11-01", "lies before the start"),
  ])
  func `a filter that cannot be followed is told`(query: String, notice: String) async throws {
    try await TestPanel.with { panel in
      let page = try await panel.signIn(.owner, language: .english).get("/orders?\(query)")
      #expect(page.status == .ok)
      #expect(page.has(notice))
    }
  }

  @Test func `an order's page shows its packages and where else it is listed`() async throws {
    try await withOrders { panel, browser in
      try await panel.database.write { connection in
        let rows = ShopRows(connection: connection)
        for (id, replaced) in [(1, 1), (2, 0)] as [(Int64, Int64)] {
          try rows.insert(
            "order_packages",
            [
              ("id", .integer(id)), ("channel_id", 1), ("remote_id", .text("P\(id)")),
              ("order_id", 1), ("order_remote_id", "r1"), ("status", "shipped"),
              ("channel_status", "Shipped"), ("carrier", "Kargo"),
              ("tracking_number", .text("T\(id)")), ("invoice_number", ""),
              ("is_replaced", .integer(replaced)), ("origins", ""), ("content_hash", 0),
            ])
        }
        try connection.execute("UPDATE orders SET twin_of = 1, removed_at = 1 WHERE id = 10")
      }
      let page = try await browser.get("/orders/1")
      #expect(page.has(">P1<") && page.has(">T2<") && page.has(">Replaced<"))
      #expect(page.has("href=\"/orders/10\"") && page.has("other · n1010"))
      let copy = try await browser.get("/orders/10")
      #expect(copy.status == .ok)
      #expect(copy.has("href=\"/orders/1\"") && copy.has("This record is a copy"))
      #expect(try await !browser.get("/orders/2").has("Packages"))
    }
  }
}
