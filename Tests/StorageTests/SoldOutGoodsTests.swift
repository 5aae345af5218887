import Basics
import Commerce
import TestKit
import Testing

@testable import Storage

struct SoldOutGoodsTests {
  private static let now = Timestamp(seconds: 1_795_428_000)

  private static func card(_ key: String, _ variants: [String]) -> ProductRecord {
    var product = ProductRecord(remoteID: key, title: "Keten Gömlek")
    product.variants = variants.map {
      var variant = VariantRecord(remoteID: $0)
      variant.barcode = $0
      variant.stock = 5
      return variant
    }
    return product
  }

  private func withGoods(_ body: (any Database) async throws -> Void) async throws {
    try await TemporaryDatabase.with { temporary in
      try await temporary.database.write { connection in
        try connection.execute(
          """
          INSERT INTO channels (id, platform, name, settings, secrets, created_at)
          VALUES (1, 'p', 'c1', '{}', ?, 0)
          """, [.blob([])])
        _ = try ProductWriter(connection: connection, channelID: 1, now: Self.now).write(
          [Self.card("a", ["a1", "a2"]), Self.card("b", ["b1"])].map {
            .init(record: $0, contentHash: 7, existingID: nil)
          })
      }
      try await body(temporary.database)
    }
  }

  private func integers(_ query: String, _ database: any Database) async throws -> [Int64] {
    try await database.read { connection in
      try connection.rows(SQLStatement(query, isReused: false)) { $0.integer(0) }
    }
  }

  @Test func `what has sold out loses its stock, and its card is read anew`() async throws {
    try await withGoods { database in
      let found = try await database.write { connection in
        try SoldOutGoods(connection: connection, channelID: 1, now: Self.now)
          .empty(["a1", "unknown", "a1"])
      }
      #expect(found == 1)
      let stocks = try await integers("SELECT stock FROM listings ORDER BY remote_id", database)
      #expect(stocks == [0, 5, 5])
      let levels = try await integers(
        """
        SELECT s.on_hand FROM stock_levels s JOIN listings l ON l.variant_id = s.variant_id
        ORDER BY l.remote_id
        """, database)
      #expect(levels == [0, 5, 5])
      let hashes = try await integers(
        "SELECT content_hash FROM product_listings ORDER BY remote_id", database)
      #expect(hashes == [0, 7])
      let totals = try await integers("SELECT stock_total FROM products ORDER BY id", database)
      #expect(totals == [5, 5])
    }
  }

  @Test func `where stock is kept here its level stays`() async throws {
    try await withGoods { database in
      _ = try await database.write { connection in
        try StockKeeping.begin(at: Self.now, in: connection)
        return try SoldOutGoods(connection: connection, channelID: 1, now: Self.now)
          .empty(["a1", "b1"])
      }
      let stocks = try await integers("SELECT stock FROM listings ORDER BY remote_id", database)
      #expect(stocks == [0, 5, 0])
      #expect(try await integers("SELECT on_hand FROM stock_levels", database) == [5, 5, 5])
    }
  }

  @Test func `variants whose keys only look alike are two`() async throws {
    let keys = ["caf\u{E9}", "cafe\u{301}"]
    try await withGoods { database in
      _ = try await database.write { connection in
        try ProductWriter(connection: connection, channelID: 1, now: Self.now).write([
          .init(record: Self.card("c", keys), contentHash: 1, existingID: nil)
        ])
      }
      let count = try await integers("SELECT count(*) FROM listings", database)
      #expect(count == [5])
      _ = try await database.write { connection in
        try SoldOutGoods(connection: connection, channelID: 1, now: Self.now).empty([keys[0]])
      }
      let gone = try await integers("SELECT count(*) FROM listings WHERE stock = 0", database)
      #expect(gone == [1])
    }
  }
}
