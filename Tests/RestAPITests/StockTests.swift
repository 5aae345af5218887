import Hummingbird
import Inventory
import Storage
import TestKit
import Testing

@testable import RestAPI

/// `/stock/{sku}` and its adjustments.
struct StockTests {
  @Sendable private static func shop(_ rows: APIRows) throws {
    try rows.channel("shop")
    try rows.product("GMK", sizes: ["38", "40/A", "42 +%"])
  }

  @Test(arguments: ["GMK-38", "gmk-38", "GMK-40%2FA", "GMK-42%20+%25", "GMK-42%20%2B%25"])
  func `the stock of a SKU is told by its percent-encoded name`(sku: String) async throws {
    try await TestAPI.with(Self.shop) { api in
      let reply = try await api.get("/stock/\(sku)")
      #expect(reply.status == .ok)
      #expect(reply.json?.keys == ["sku", "variant", "stock"])
      #expect(reply.json?["stock"]?.keys == ["onHand", "reserved", "available"])
    }
  }

  @Test(arguments: ["GMK", "%20", "%25", "GMK-3_", "%00", "'", "%FF", "%2F", "GMK-38%00"])
  func `a SKU that does not exist is not found`(sku: String) async throws {
    try await TestAPI.with(Self.shop) { api in
      let reply = try await api.get("/stock/\(sku)")
      #expect(reply.status == .notFound)
      #expect(reply.isProblem)
    }
  }

  @Test(arguments: ["0", "17", "1000000000"])
  func `an adjustment sets the quantity itself`(quantity: String) async throws {
    try await TestAPI.with(Self.shop) { api in
      let body = #"{"quantity":\#(quantity),"reason":"stocktake"}"#
      let reply = try await api.post("/stock/GMK-38/adjustments", body)
      #expect(reply.status == .ok)
      #expect(reply.json?["stock"]?["onHand"] == .number(quantity))
      #expect(try await api.get("/stock/GMK-38").json == reply.json)
    }
  }

  @Test func `sending an adjustment twice changes nothing more`() async throws {
    try await TestAPI.with(Self.shop) { api in
      let body = #"{"quantity":9,"reason":"stocktake"}"#
      let first = try await api.post("/stock/GMK-38/adjustments", body)
      let second = try await api.post("/stock/GMK-38/adjustments", body)
      #expect(first.json == second.json)
    }
  }

  @Test func `where stock is kept an adjustment is a count, and what orders hold stays theirs`()
    async throws
  {
    try await TestAPI.with(Self.shop) { api in
      let now = StandingClock().now()
      try await api.database.write { connection in
        try StockKeeping.start(warehouse: "Depo", actor: "user:1", now: now, in: connection)
      }
      let reply = try await api.post(
        "/stock/GMK-38/adjustments", #"{"quantity":9,"reason":"stocktake"}"#)
      #expect(reply.json?["stock"]?["onHand"] == .number("9"))
      let report = try await api.database.read { try StockVerification.run(in: $0) }
      #expect(report.isSound)
      let note = try await api.database.read { connection in
        try connection.first(
          "SELECT actor, note FROM stock_movements ORDER BY id DESC LIMIT 1"
        ) { [$0.text(0), $0.text(1)] }
      }
      #expect(note == ["token:write", "stocktake"])
    }
  }

  @Test func `an adjustment tells who, what and why`() async throws {
    try await TestAPI.with(Self.shop) { api in
      _ = try await api.post(
        "/stock/GMK-38/adjustments", #"{"quantity":9,"reason":"Sayım, depo 2"}"#)
      let entry = try await api.database.read { connection in
        try connection.first(
          "SELECT actor, subject, detail FROM audit_log WHERE action = 'stock.counted'"
        ) { [$0.text(0), $0.text(1), $0.text(2)] }
      }
      #expect(entry == ["token:write", "variant:1", "5 to 9: Sayım, depo 2"])
    }
  }

  @Test(arguments: [
    (#"{"reason":"x"}"#, "quantity"), (#"{"quantity":-1,"reason":"x"}"#, "quantity"),
    (#"{"quantity":1.5,"reason":"x"}"#, "quantity"),
    (#"{"quantity":"5","reason":"x"}"#, "quantity"),
    (#"{"quantity":null,"reason":"x"}"#, "quantity"),
    (#"{"quantity":1e30,"reason":"x"}"#, "quantity"),
    (#"{"quantity":1000000001,"reason":"x"}"#, "quantity"), (#"{"quantity":1}"#, "reason"),
    (#"{"quantity":1,"reason":""}"#, "reason"), (#"{"quantity":1,"reason":7}"#, "reason"),
    ("", "body"), ("[]", "body"), ("{", "body"), ("quantity=1", "body"), ("null", "body"),
    ("\u{0}", "body"), (#"{"quantity":1,"quantity":2,"reason":"x"}"#, "quantity"),
    (#"{"quantity":1,"reason":"x","quant\u0069ty":2}"#, "quantity"),
    (#"{"quantity":1,"reason":"x","more":[{"a":1,"a":1}]}"#, "a"),
  ])
  func `a bad adjustment is refused by name and changes nothing`(
    body: String, field: String
  ) async throws {
    try await TestAPI.with(Self.shop) { api in
      let reply = try await api.post("/stock/GMK-38/adjustments", body)
      #expect(reply.status == .unprocessableContent)
      #expect(reply.isProblem)
      #expect(reply.faults == [field])
      #expect(try await api.get("/stock/GMK-38").json?["stock"]?["onHand"] == .number("5"))
    }
  }

  @Test func `a reason longer than 500 bytes is refused`() async throws {
    try await TestAPI.with(Self.shop) { api in
      let reason = String(repeating: "ş", count: 251)
      let reply = try await api.post(
        "/stock/GMK-38/adjustments", #"{"quantity":1,"reason":"\#(reason)"}"#)
      #expect(reply.faults == ["reason"])
    }
  }

  @Test func `stock of an unknown SKU cannot be adjusted`() async throws {
    try await TestAPI.with(Self.shop) { api in
      let reply = try await api.post(
        "/stock/NOPE/adjustments", #"{"quantity":1,"reason":"x"}"#)
      #expect(reply.status == .notFound)
      #expect(reply.isProblem)
    }
  }
}
