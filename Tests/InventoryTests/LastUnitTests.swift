import Basics
import Commerce
import Storage
import TestKit
import Testing

@testable import Inventory

/// A thousand buyers of the last unit, over three channels, all at once.
struct LastUnitTests {
  @Test func `exactly one of a thousand buyers is promised the last unit, and the rest are told`()
    async throws
  {
    try await StockShop.with(onHand: [1, 0, 0, 0], isTelling: true) { shop in
      let ids = try await Self.sell(1000, shop)
      try await withThrowingTaskGroup { group in
        for id in ids { group.addTask { try await Self.promise(id, shop) } }
        try await group.waitForAll()
      }
      #expect(try await shop.level(1) == [1, 1])
      #expect(try await shop.number("SELECT sum(reserved) FROM stock_promises") == 1)
      #expect(
        try await shop.number("SELECT count(*) FROM stock_promises WHERE reserved > 0") == 1)
      #expect(try await shop.number("SELECT sum(units) FROM stock_shortages") == 999)
      #expect(try await shop.number("SELECT count(*) FROM stock_shortages") == 999)
      #expect(try await shop.findings().isEmpty)
    }
  }

  /// Orders for one unit, a third on each channel, that the ledger has not heard of.
  private static func sell(_ buyers: Int, _ shop: StockShop) async throws -> [Int64] {
    try await shop.database.write { connection in
      try (1...3).flatMap { channel in
        let numbers = stride(from: channel, through: buyers, by: 3)
        let items = numbers.map { number in
          var record = OrderRecord(
            remoteID: "\(number)", number: "\(number)", placedAt: StockShop.start,
            status: .created, channelStatus: "new", currency: .turkishLira)
          var line = OrderLineRecord(remoteID: "1")
          line.variantRemoteID = "v1"
          line.quantityMilli = 1000
          record.lines = [line]
          return OrderWriter.Item(record: record, contentHash: 1, existingID: nil)
        }
        return try OrderWriter(
          connection: connection, channelID: Int64(channel), zone: .istanbul,
          now: StockShop.start
        ).write(items)
      }
    }
  }

  /// A transaction that collides again and again is begun anew by whoever wanted it.
  private static func promise(_ id: Int64, _ shop: StockShop) async throws {
    while true {
      do {
        return try await shop.database.write {
          try OrderStock.apply(orderIDs: [id], now: StockShop.start, in: $0)
        }
      } catch let error as StorageError where error.kind == .busy {
        try await Task.sleep(for: .milliseconds(Int(id % 50)))
      }
    }
  }
}
