import Basics
import Commerce
import TestKit
import Testing

@testable import Storage

struct OrderWriterTests {
  private static let channelID: Int64 = 1

  private func order(
    _ id: Int, status: OrderStatus = .delivered, total: Int64 = 1000, email: String = "a@x.com",
    placedAt: Timestamp = Timestamp(seconds: 1_795_428_000)
  ) -> OrderRecord {
    var order = OrderRecord(
      remoteID: String(id), number: "N\(id)", placedAt: placedAt,
      status: status, channelStatus: status.rawValue, currency: .turkishLira)
    order.totalMinor = total
    order.buyer.email = email
    order.buyer.name = "Ayşe"
    var line = OrderLineRecord(remoteID: "l\(id)")
    line.variantRemoteID = "v1"
    line.quantityMilli = 2000
    line.totalMinor = total
    order.lines = [line]
    return order
  }

  private func withChannel(
    _ body: @escaping @Sendable (any SQLConnection) throws -> Void
  ) async throws {
    try await TemporaryDatabase.with { temporary in
      try await temporary.database.write { connection in
        try connection.execute(
          """
          INSERT INTO channels (id, platform, name, settings, secrets, created_at)
          VALUES (1, 'p', 'n', '{}', ?, 0)
          """, [.blob([])])
        try body(connection)
      }
    }
  }

  private func write(
    _ record: OrderRecord, id: Int64? = nil, in connection: any SQLConnection
  ) throws -> Int64 {
    try OrderWriter(
      connection: connection, channelID: Self.channelID, zone: .istanbul,
      now: Timestamp(seconds: 1_795_500_000)
    ).write([.init(record: record, contentHash: 1, existingID: id)])[0]
  }

  private func figures(_ connection: any SQLConnection) throws -> [Int64] {
    try connection.first(
      """
      SELECT coalesce(sum(orders), 0), coalesce(sum(units_milli), 0),
        coalesce(sum(revenue_minor), 0) FROM daily_channel_sales
      """
    ) { [$0.integer(0), $0.integer(1), $0.integer(2)] } ?? []
  }

  @Test func `a cancelled order leaves the figures and its history says so`() async throws {
    try await withChannel { connection in
      let id = try write(order(1, status: .created), in: connection)
      #expect(try figures(connection) == [1, 2000, 1000])
      _ = try write(order(1, status: .cancelled), id: id, in: connection)
      #expect(try figures(connection) == [0, 0, 0])
      let events = try connection.rows("SELECT status FROM order_events ORDER BY position") {
        $0.text(0)
      }
      #expect(events == ["created", "cancelled"])
      #expect(try connection.integer("SELECT spent_minor FROM customers") == 0)
      #expect(try connection.integer("SELECT order_count FROM customers") == 1)
    }
  }

  @Test func `an order that changes hands moves between customers`() async throws {
    try await withChannel { connection in
      let id = try write(order(1), in: connection)
      _ = try write(order(1, total: 700, email: "b@x.com"), id: id, in: connection)
      let spent = try connection.rows(
        "SELECT email, order_count, spent_minor FROM customers ORDER BY id"
      ) {
        "\($0.text(0)) \($0.integer(1)) \($0.integer(2))"
      }
      #expect(spent == ["a@x.com 0 0", "b@x.com 1 700"])
      #expect(try figures(connection) == [1, 2000, 700])
    }
  }

  @Test func `goods that arrive after their orders are counted for the past`() async throws {
    try await withChannel { connection in
      _ = try write(order(1), in: connection)
      _ = try write(order(2, status: .cancelled), in: connection)
      #expect(try connection.integer("SELECT count(*) FROM daily_variant_sales") == 0)
      var product = ProductRecord(remoteID: "p1", title: "Keten Gömlek")
      product.variants = [VariantRecord(remoteID: "v1")]
      _ = try ProductWriter(
        connection: connection, channelID: Self.channelID, now: Timestamp(seconds: 0)
      ).write([.init(record: product, contentHash: 1, existingID: nil)])
      let units = try connection.integer("SELECT sum(units_milli) FROM daily_variant_sales")
      #expect(units == 2000)
      #expect(
        try connection.integer("SELECT count(*) FROM order_lines WHERE variant_id IS NULL") == 0)
    }
  }

  @Test func `the figures equal the sum over the orders after any history`() async throws {
    try await withChannel { connection in
      var random = SeededRandom(seed: 5)
      var ids: [Int: Int64] = [:]
      for _ in 0..<300 {
        let number = Int.random(in: 0..<25, using: &random)
        let record = order(
          number, status: OrderStatus.allCases.randomElement(using: &random) ?? .created,
          total: Int64.random(in: 0...5000, using: &random),
          email: "p\(Int.random(in: 0..<5, using: &random))@x.com",
          placedAt: Timestamp(
            seconds: Int64.random(in: 1_700_000_000...1_790_000_000, using: &random)))
        ids[number] = try write(record, id: ids[number], in: connection)
      }
      try RecordRemoval(table: .orders, connection: connection).remove(
        Array(ids.values.sorted().prefix(6)), now: Timestamp(seconds: 1_795_500_000))
      let live = "status IN ('created', 'preparing', 'invoiced', 'shipped', 'delivered')"
      let expected = try connection.integer(
        SQLStatement(
          "SELECT coalesce(sum(total_minor), 0) FROM orders WHERE removed_at IS NULL AND \(live)"))
      #expect(try figures(connection)[2] == expected)
      #expect(try connection.integer("SELECT sum(spent_minor) FROM customers") == expected)
      #expect(
        try connection.integer("SELECT sum(order_count) FROM customers") == Int64(ids.count - 6))
      let stale = try connection.integer(
        """
        SELECT count(*) FROM customers c WHERE coalesce(first_order_at, 0) <> coalesce((
            SELECT min(placed_at) FROM orders WHERE customer_id = c.id AND removed_at IS NULL), 0)
          OR coalesce(last_order_at, 0) <> coalesce((
            SELECT max(placed_at) FROM orders WHERE customer_id = c.id AND removed_at IS NULL), 0)
        """)
      #expect(stale == 0)
    }
  }
}
