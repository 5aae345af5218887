import Basics
import Commerce
import Storage
import TestKit
import Testing

@testable import Inventory

/// The ledger on the engine of this run.
struct StockBookTests {
  private func receipt(
    _ units: Int64, _ id: String, at seconds: Int64 = 50, variant: Int64 = 1, warehouse: Int64 = 1
  ) -> StockMovement {
    StockMovement(
      .receipt, variantID: variant, warehouseID: warehouse, delta: units,
      cause: StockCause(.delivery, id: id), effectiveAt: StockShop.start.adding(seconds: seconds),
      actor: "user:2")
  }

  private func count(_ units: Int64, _ id: String, at seconds: Int64) -> StockCount {
    StockCount(
      StockPlace(variantID: 1, warehouseID: 1), quantity: units,
      at: StockShop.start.adding(seconds: seconds), cause: StockCause(.person, id: id),
      actor: "user:2")
  }

  @Test func `stock begins with what was counted, told by the ledger`() async throws {
    try await StockShop.with(onHand: [5, 0, -2, 7]) { shop in
      let level = try await shop.level(3)
      #expect(level == [-2, 0])
      #expect(try await shop.number("SELECT sum(delta) FROM stock_movements") == 10)
      #expect(try await shop.level(5) == [0, 0])
      #expect(try await shop.findings().filter { !$0.isNotice }.isEmpty)
      await #expect(throws: StockKeeping.Problem.keptAlready(since: StockShop.start)) {
        try await shop.database.write {
          try StockKeeping.start(warehouse: "x", actor: "y", now: StockShop.start, in: $0)
        }
      }
    }
  }

  @Test func `a cause that is told again moves nothing`() async throws {
    try await StockShop.with { shop in
      let paper = receipt(3, "irsaliye 7")
      for _ in 0..<3 { _ = try await shop.write { try $0.post([paper]) } }
      #expect(try await shop.level(1) == [8, 0])
      let other = receipt(1, "irsaliye 8")
      let fresh = try await shop.write { try $0.post([paper, other, other]) }
      #expect(fresh.map(\.cause.id) == ["irsaliye 8"])
      #expect(try await shop.level(1) == [9, 0])
      #expect(try await shop.findings().isEmpty)
    }
  }

  @Test func `a count holds for its moment, and what came after it is counted on`() async throws {
    try await StockShop.with { shop in
      _ = try await shop.write { try $0.post([receipt(4, "late", at: 80)]) }
      _ = try await shop.write { try $0.count(count(2, "sayım", at: 60)) }
      #expect(try await shop.level(1) == [6, 0])
      // Heard of after the count, but on the shelf when it was made.
      _ = try await shop.write { try $0.post([receipt(10, "early", at: 50)]) }
      #expect(try await shop.level(1) == [6, 0])
      let isNew = try await shop.write { try $0.count(count(9, "sayım", at: 60)) }
      #expect(!isNew)
      #expect(try await shop.findings().isEmpty)
    }
  }

  /// Movements and counts in every order.
  @Test(arguments: 1...12)
  func `levels do not depend on the order in which things are told`(seed: Int) async throws {
    var random = SeededRandom(seed: UInt64(seed))
    var tellings: [@Sendable (inout StockBook) throws -> Void] = []
    for index in 0..<8 {
      let at = Int64.random(in: 1...90, using: &random) * 2
      if index % 3 == 0 {
        let told = count(Int64.random(in: 0...9, using: &random), "c\(index)", at: at + 1)
        tellings.append { _ = try $0.count(told) }
      } else {
        let told = receipt(Int64.random(in: -3...5, using: &random), "r\(index)", at: at)
        tellings.append { try $0.post([told]) }
      }
    }
    var levels: Set<[Int64]> = []
    for _ in 0..<3 {
      let order = (tellings + [tellings[0], tellings[1]]).shuffled(using: &random)
      let level = try await StockShop.with { shop in
        for telling in order { try await shop.write(now: 1000) { try telling(&$0) } }
        #expect(try await shop.findings().filter { !$0.isNotice }.isEmpty)
        return try await shop.level(1)
      }
      levels.insert(level)
    }
    #expect(levels.count == 1)
  }

  @Test func `what lies in a warehouse that is not sellable is nobody's`() async throws {
    try await StockShop.with { shop in
      try await shop.database.write {
        _ = try Warehouses.add(
          "Hasarlı", priority: 9, isSellable: false, now: StockShop.start, in: $0)
      }
      let moves = [(Int64(1), Int64(-2), "out"), (2, 2, "in")].map {
        StockMovement(
          .transfer, variantID: 1, warehouseID: $0.0, delta: $0.1,
          cause: StockCause(.transfer, id: "t", line: $0.2), effectiveAt: StockShop.start,
          actor: "user:1")
      }
      _ = try await shop.write { try $0.post(moves) }
      // From before the opening count, which has seen the goods go already: nothing changes there.
      #expect(try await shop.level(1) == [5, 0])
      var later = moves
      for index in later.indices {
        later[index].effectiveAt = shop.at(30)
        later[index].cause.id = "t2"
      }
      let told = later
      _ = try await shop.write { try $0.post(told) }
      #expect(try await shop.level(1) == [3, 0])
      #expect(try await shop.findings().isEmpty)
    }
  }

  @Test func `a bundle's level is what its parts make`() async throws {
    try await StockShop.with(onHand: [5, 5, 5, 5]) { shop in
      #expect(try await shop.level(5) == [2, 0])
      try await shop.order(1, .created, [2: 2])
      #expect(try await shop.level(5) == [1, 0])
      try await shop.order(2, .created, [5: 1])
      #expect(try await shop.level(1) == [5, 1])
      #expect(try await shop.level(2) == [5, 4])
      #expect(try await shop.level(5) == [0, 0])
      #expect(try await shop.findings().isEmpty)
    }
  }

  @Test func `a ledger that was tampered with is found out`() async throws {
    for (statement, rule) in [
      (
        "UPDATE stock_movements SET delta = 9 WHERE variant_id = 1",
        StockVerification.Rule.ledgerSum
      ),
      ("UPDATE warehouse_levels SET reserved = 1 WHERE variant_id = 2", .promiseSum),
      ("UPDATE stock_levels SET on_hand = 1 WHERE variant_id = 3", .levelSum),
      ("UPDATE stock_levels SET on_hand = 8 WHERE variant_id = 5", .bundleSum),
      ("UPDATE stock_movements SET actor = '' WHERE variant_id = 4", .untold),
      ("UPDATE stock_promises SET returned = 1", .promiseSense),
      ("UPDATE stock_promises SET shipped = 1", .shippedSum),
      ("UPDATE warehouse_levels SET on_hand = 0 WHERE variant_id = 1", .promisedMoreThanThere),
    ] {
      try await StockShop.with { shop in
        try await shop.order(1, .created)
        #expect(try await shop.findings().isEmpty)
        try await shop.database.write {
          _ = try $0.execute(SQLStatement(statement, isReused: false))
        }
        #expect(try await shop.findings().contains { $0.rule == rule }, "\(rule)")
      }
    }
  }

  @Test func `stock begins within bounds, whatever the channels showed`() async throws {
    try await StockShop.with(onHand: [.max, .min, 5, 5]) { shop in
      let levels = [try await shop.level(1), try await shop.level(2)]
      #expect(levels == [[StockBook.mostUnits, 0], [-StockBook.mostUnits, 0]])
      let faults = try await shop.findings().filter { !$0.isNotice }
      #expect(faults.isEmpty)
    }
  }
}
