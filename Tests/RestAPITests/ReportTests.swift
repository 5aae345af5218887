import Basics
import Commerce
import Hummingbird
import Storage
import Testing

@testable import RestAPI

/// `/reports/{sales,channels,products}`.
struct ReportTests {
  @Sendable private static func sold(_ rows: APIRows) throws {
    try rows.channel("shop")
    try rows.channel("other")
    try rows.product("GMK")
    for (number, channel, days) in [("1", Int64(1), Int64(0)), ("2", 1, 0), ("3", 2, 1)] {
      try rows.order(number, channel: channel, placedAt: APIRows.now.adding(days: -days)) { order in
        var line = OrderLineRecord(remoteID: "l")
        line.variantRemoteID = "GMK-38"
        line.quantityMilli = 1500
        line.totalMinor = 123_456
        order.lines = [line]
      }
    }
    try rows.order("4", status: .cancelled)
  }

  @Test func `sales are told by day`() async throws {
    try await TestAPI.with(Self.sold) { api in
      let report = try await api.get("/reports/sales").json
      #expect(report?["from"] == .string("2026-10-25"))
      #expect(report?["to"] == .string("2026-11-23"))
      #expect(
        report?["items"]?.items == [
          .object([
            "day": .string("2026-11-22"), "orders": .number("1"), "units": .number("1.5"),
            "revenue": .object(["amount": .string("1234.56"), "currency": .string("TRY")]),
          ]),
          .object([
            "day": .string("2026-11-23"), "orders": .number("2"), "units": .number("3"),
            "revenue": .object(["amount": .string("2469.12"), "currency": .string("TRY")]),
          ]),
        ])
    }
  }

  @Test func `sales are told by channel`() async throws {
    try await TestAPI.with(Self.sold) { api in
      let items = try await api.get("/reports/channels").json?["items"]?.items ?? []
      #expect(items.map { $0["channel"]?.text } == ["other", "shop"])
      #expect(items.map { $0["orders"] } == [.number("1"), .number("2")])
    }
  }

  @Test func `sales are told by product`() async throws {
    try await TestAPI.with(Self.sold) { api in
      let items = try await api.get("/reports/products").json?["items"]?.items ?? []
      #expect(items.map { $0["product"]?.text } == ["1"])
      #expect(items.first?["units"] == .number("3"))
    }
  }

  @Test(arguments: [
    ("?from=2026-11-23", 1), ("?to=2026-11-22", 1), ("?from=2026-11-22&to=2026-11-23", 2),
    ("?to=2026-11-01", 0),
  ])
  func `both ends of the window belong to it`(query: String, days: Int) async throws {
    try await TestAPI.with(Self.sold) { api in
      let reply = try await api.get("/reports/sales\(query)")
      #expect(reply.status == .ok)
      #expect(reply.json?["items"]?.items.count == days)
    }
  }

  @Test(
    arguments: ["sales", "channels", "products"],
    [
      ("?from=soon", "from"), ("?to=2026-02-30", "to"), ("?from=2026-11-23&to=2026-11-22", "from"),
      ("?from=1990-01-01", "from"),
    ])
  func `a bad window is refused by name`(name: String, query: (String, String)) async throws {
    try await TestAPI.with { api in
      let reply = try await api.get("/reports/\(name)\(query.0)")
      #expect(reply.status == .unprocessableContent)
      #expect(reply.isProblem)
      #expect(reply.faults == [query.1])
    }
  }

  @Sendable private static func soldByNumber(_ rows: APIRows) throws {
    try rows.channel("9223372036854775807")
    try rows.order("1")
  }

  @Test func `a channel may have any number for its name`() async throws {
    try await TestAPI.with(Self.soldByNumber) { api in
      let items = try await api.get("/reports/channels").json?["items"]?.items ?? []
      #expect(items.map { $0["channel"]?.text } == ["9223372036854775807"])
    }
  }
}
