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
      try await withThrowingTaskGroup { group in
        for buyer in 0..<1000 {
          group.addTask {
            try await shop.order(buyer, .created, channel: Int64(buyer % 3) + 1)
          }
        }
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
}
