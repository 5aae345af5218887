import Basics
import Commerce
import Hummingbird
import Storage
import Testing

@testable import RestAPI

/// The contract's order, member by member.
struct OrderShapeTests {
  @Sendable private static func one(_ rows: APIRows) throws {
    try rows.channel("shop")
    try rows.order("A-1001", placedAt: Timestamp(milliseconds: 1_795_428_000_007)) { order in
      var line = OrderLineRecord(remoteID: "l1")
      line.sku = "GMK-38"
      line.barcode = "86900038"
      line.name = "Keten \"Gömlek\" 38"
      line.quantityMilli = 1500
      line.unitPriceMinor = 90_000
      line.discountMinor = 11_544
      line.totalMinor = 123_456
      order.lines = [line]
    }
  }

  @Test func `an order carries exactly what the contract names`() async throws {
    try await TestAPI.with(Self.one) { api in
      let order = try #require(try await api.get("/orders/1").json)
      #expect(
        order.keys == [
          "id", "channel", "remoteId", "number", "placedAt", "status", "channelStatus", "customer",
          "lines", "total", "originMarketplace", "packages", "alsoIn",
          "copyOf",
        ])
      #expect(order["customer"]?.keys == ["id", "name", "email", "phone"])
      #expect(
        order["lines"]?[0]?.keys == [
          "sku", "barcode", "name", "quantity", "unitPrice", "discount", "total", "cancelled",
          "package",
        ])
    }
  }

  @Test func `an order of packages carries them, and where else it is listed`() async throws {
    try await TestAPI.with({ rows in
      try Self.one(rows)
      try rows.channel("other")
      try rows.order("B-1", channel: 2)
      try rows.connection.execute("UPDATE orders SET twin_of = 1, removed_at = 5 WHERE id = 2")
      try rows.connection.execute("UPDATE order_lines SET package_remote_id = '900'")
      try rows.insert(
        "order_packages",
        [
          ("channel_id", 1), ("remote_id", "900"), ("order_id", 1), ("order_remote_id", "A-1001"),
          ("status", "shipped"), ("channel_status", "Shipped"), ("carrier", "Kargo"),
          ("tracking_number", "T1"), ("invoice_number", ""), ("ship_by_at", 1_795_428_000_000),
          ("is_replaced", 0), ("origins", ""), ("content_hash", 1),
        ])
    }) { api in
      let order = try #require(try await api.get("/orders/1").json)
      let package = order["packages"]?[0]
      #expect(package?["remoteId"] == .string("900"))
      #expect(package?["status"] == .string("shipped"))
      #expect(package?["shipBy"] == .string("2026-11-23T10:00:00.000Z"))
      #expect(package?["changedAt"] == .null)
      #expect(order["lines"]?[0]?["package"] == .string("900"))
      #expect(order["alsoIn"]?[0]?["channel"] == .string("other"))
      #expect(order["alsoIn"]?[0]?["number"] == .string("B-1"))
      #expect(try await api.get("/orders").items == [order])
      #expect(order["copyOf"] == .null)
      #expect(try await api.get("/orders/2").json?["copyOf"] == .string("1"))
    }
  }

  @Test func `ids are texts`() async throws {
    try await TestAPI.with(Self.one) { api in
      let order = try await api.get("/orders/1").json
      #expect(order?["id"] == .string("1"))
      #expect(order?["customer"]?["id"] == .string("1"))
      #expect(order?["remoteId"] == .string("r-A-1001"))
    }
  }

  @Test func `times are UTC with milliseconds`() async throws {
    try await TestAPI.with(Self.one) { api in
      let found = try await api.get("/orders/1").json?["placedAt"]
      #expect(found == .string("2026-11-23T10:00:00.007Z"))
    }
  }

  @Test func `money is a text and a currency`() async throws {
    try await TestAPI.with(Self.one) { api in
      let order = try await api.get("/orders/1").json
      #expect(
        order?["total"] == .object(["amount": .string("1234.56"), "currency": .string("TRY")]))
      let line = order?["lines"]?[0]
      #expect(line?["unitPrice"]?["amount"] == .string("900.00"))
      #expect(line?["discount"]?["amount"] == .string("115.44"))
      #expect(line?["total"]?["amount"] == .string("1234.56"))
    }
  }

  @Test func `a quantity is a number without needless zeros`() async throws {
    try await TestAPI.with(Self.one) { api in
      let found = try await api.get("/orders/1").json?["lines"]?[0]?["quantity"]
      #expect(found == .number("1.5"))
    }
  }

  @Test func `the channel's own status stands beside ours`() async throws {
    try await TestAPI.with(Self.one) { api in
      let order = try await api.get("/orders/1").json
      #expect(order?["status"] == .string("delivered"))
      #expect(order?["channelStatus"] == .string("8"))
      #expect(order?["channel"] == .string("shop"))
    }
  }

  @Test func `the buyer is told as written on the order`() async throws {
    try await TestAPI.with(Self.one) { api in
      let customer = try await api.get("/orders/1").json?["customer"]
      #expect(customer?["name"] == .string("Ayşe Yılmaz"))
      #expect(customer?["email"] == .string("ayse@example.com"))
      #expect(customer?["phone"]?.text?.contains("532") == true)
    }
  }

  @Test func `an order without a known customer has no customer id`() async throws {
    try await TestAPI.with({ rows in
      try Self.one(rows)
      try rows.connection.execute("UPDATE orders SET customer_id = NULL")
    }) { api in
      let found = try await api.get("/orders/1").json?["customer"]?["id"]
      #expect(found == .null)
    }
  }

  @Test func `a list shows the same order as its own address`() async throws {
    try await TestAPI.with(Self.one) { api in
      let order = try #require(try await api.get("/orders/1").json)
      #expect(try await api.get("/orders").items == [order])
    }
  }

  @Test(arguments: OrderStatus.allCases)
  func `every status is one of the closed set`(status: OrderStatus) async throws {
    try await TestAPI.with({ rows in
      try rows.channel("shop")
      try rows.order("A", status: status)
    }) { api in
      let reply = try await api.get("/orders?status=\(status.rawValue)")
      #expect(reply.items.first?["status"] == .string(status.rawValue))
    }
  }

  @Test func `the currency is that of the order`() async throws {
    try await TestAPI.with({ rows in
      try rows.channel("shop")
      try rows.order("A") { $0.currency = Currency(rawValue: "USD") ?? .turkishLira }
    }) { api in
      let total = try await api.get("/orders/1").json?["total"]
      #expect(total == .object(["amount": .string("1234.56"), "currency": .string("USD")]))
    }
  }

  @Test func `text from outside stays text`() async throws {
    let hostile = "\"},{\"id\":\"0\"\u{1}\u{1F}\u{2028}</script>\\"
    try await TestAPI.with({ rows in
      try rows.channel("shop")
      try rows.order("A") { $0.buyer.name = hostile }
    }) { api in
      let order = try await api.get("/orders/1").json
      #expect(order?["customer"]?["name"]?.text.map { Array($0.utf8) } == Array(hostile.utf8))
    }
  }
}
