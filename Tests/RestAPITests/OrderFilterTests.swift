import Basics
import Commerce
import Hummingbird
import Storage
import Testing

@testable import RestAPI

/// `q`, `status`, `channel`, `from` and `to` of the orders.
struct OrderFilterTests {
  /// Three orders at midnight, noon and just before midnight of 10 November in Istanbul, one a day
  /// later on another channel.
  @Sendable private static func orders(_ rows: APIRows) throws {
    try rows.channel("shop")
    try rows.channel("other")
    try rows.product("GMK", sizes: ["38"])
    for (number, time) in [
      ("A-1", "2026-11-09T21:00:00Z"), ("A-2", "2026-11-10T09:00:00Z"),
      ("A-3", "2026-11-10T20:59:59.999Z"),
    ] {
      try rows.order(number, placedAt: Timestamp(iso8601: time) ?? APIRows.now) { order in
        order.buyer.email = "\(number)@example.com"
        order.buyer.phone = ""
        order.buyer.name = number == "A-2" ? "Işıl Çağlar" : "Ayşe Yılmaz"
      }
    }
    try rows.order(
      "B-1", channel: 2, placedAt: Timestamp(iso8601: "2026-11-11T09:00:00Z") ?? APIRows.now,
      status: .shipped
    ) { $0.buyer.phone = "+90 532 111 22 33" }
  }

  private func expect(_ query: String, _ expected: [String]) async throws {
    try await TestAPI.with(Self.orders) { api in
      let items = try await api.get("/orders\(query)").items
      #expect(items.compactMap { $0["number"]?.text } == expected)
    }
  }

  @Test(arguments: [
    ("", ["B-1", "A-3", "A-2", "A-1"]), ("?status=shipped", ["B-1"]),
    ("?status=created", []), ("?channel=other", ["B-1"]),
    ("?channel=shop&status=delivered", ["A-3", "A-2", "A-1"]),
    ("?channel=shop&status=shipped", []),
  ])
  func `orders are filtered by status and channel, newest first`(
    query: String, expected: [String]
  ) async throws {
    try await expect(query, expected)
  }

  @Test(arguments: [
    ("A-2", ["A-2"]), ("a-2", ["A-2"]), ("isil", ["A-2"]), ("I%C5%9EIL%20caglar", ["A-2"]),
    ("i%C5%9F%C4%B1l+%C3%A7a%C4%9Flar", ["A-2"]), ("5321112233", ["B-1"]),
    ("0532%20111%2022%2033", ["B-1"]), ("a-1@example.com", ["A-1"]), ("nobody", []),
  ])
  func `orders are searched by number, person, phone and e-mail`(
    query: String, expected: [String]
  ) async throws {
    try await expect("?q=\(query)", expected)
  }

  @Test func `orders are searched by SKU`() async throws {
    try await TestAPI.with({ rows in
      try Self.orders(rows)
      try rows.order("C-1") { order in
        order.lines = [.init(remoteID: "l")]
        order.lines[0].variantRemoteID = "GMK-38"
      }
    }) { api in
      let items = try await api.get("/orders?q=gmk-38").items
      #expect(items.map { $0["number"]?.text } == ["C-1"])
    }
  }

  @Test(arguments: [
    ("?from=2026-11-10", ["B-1", "A-3", "A-2", "A-1"]),
    ("?from=2026-11-11", ["B-1"]),
    ("?to=2026-11-10", ["A-3", "A-2", "A-1"]),
    ("?to=2026-11-09", []),
    ("?from=2026-11-10&to=2026-11-10", ["A-3", "A-2", "A-1"]),
    ("?from=2026-11-12&to=2026-11-01", []),
  ])
  func `a date is a whole day of the shop's zone`(
    query: String, expected: [String]
  ) async throws {
    try await expect(query, expected)
  }

  @Test(arguments: [
    ("?from=2026-11-10T09:00:00Z", ["B-1", "A-3", "A-2"]),
    ("?from=2026-11-10T09:00:00.001Z", ["B-1", "A-3"]),
    ("?to=2026-11-10T09:00:00Z", ["A-1"]),
    ("?from=2026-11-10T12:00:00%2B03:00", ["B-1", "A-3", "A-2"]),
    ("?from=2026-11-10T12:00:00+03:00", ["B-1", "A-3", "A-2"]),
    ("?from=2026-11-10T12:00:00", ["B-1", "A-3", "A-2"]),
    ("?from=2026-11-10+12:00", ["B-1", "A-3", "A-2"]),
  ])
  func `a time is a moment, of the shop's zone unless it names one`(
    query: String, expected: [String]
  ) async throws {
    try await expect(query, expected)
  }

  @Test(
    arguments: ["from", "to"], ["yesterday", "2026-13-01", "2026-02-30", "20261110", "%00", "1"])
  func `a bad date is refused by name`(field: String, date: String) async throws {
    try await TestAPI.with(Self.orders) { api in
      let reply = try await api.get("/orders?\(field)=\(date)")
      #expect(reply.status == .unprocessableContent)
      #expect(reply.isProblem)
      #expect(reply.faults == [field])
    }
  }

  @Test(arguments: ["paid", "DELIVERED", "%00", "delivered%20", "'", "%25"])
  func `a status outside the set is refused by name`(status: String) async throws {
    try await TestAPI.with(Self.orders) { api in
      let reply = try await api.get("/orders?status=\(status)")
      #expect(reply.status == .unprocessableContent)
      #expect(reply.faults == ["status"])
    }
  }

  @Test(arguments: ["nope", "SHOP", "%25", "sho_", "'%20OR%201=1"])
  func `a channel that does not exist is refused by name`(name: String) async throws {
    try await TestAPI.with(Self.orders) { api in
      let reply = try await api.get("/orders?channel=\(name)")
      #expect(reply.status == .unprocessableContent)
      #expect(reply.faults == ["channel"])
    }
  }

  @Test func `an empty filter is no filter`() async throws {
    try await expect("?q=&status=&channel=&from=&to=&cursor=", ["B-1", "A-3", "A-2", "A-1"])
  }
}
