import Basics
import Storage
import TestKit
import Testing

/// Orders and the stock that is kept here.
struct KeptStockTests {
  @Test func `a page of orders tells the ledger, where stock is kept`() async throws {
    try await withShop(rows: 25) { shop in
      _ = try await shop.sync()
      #expect(try await shop.count("stock_orders") == 0)
    }
    try await withShop(rows: 25) { shop in
      try await shop.database.write {
        try StockKeeping.begin(at: Timestamp(seconds: 1_600_000_000), in: $0)
      }
      _ = try await shop.sync()
      #expect(try await shop.count("stock_orders") == 25)
    }
  }
}
