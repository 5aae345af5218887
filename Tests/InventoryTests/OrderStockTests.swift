import Basics
import Commerce
import Storage
import TestKit
import Testing

@testable import Inventory

/// Orders and the ledger, on the engine of this run.
struct OrderStockTests {
  @Test func `an order reserves, ships and is over`() async throws {
    try await StockShop.with { shop in
      let id = try await shop.order(1, .created, [1: 2])
      #expect(try await shop.level(1) == [5, 2])
      try await shop.order(1, .shipped, [1: 2], id: id, now: 30)
      #expect(try await shop.level(1) == [3, 0])
      try await shop.order(1, .delivered, [1: 2], id: id, now: 40)
      #expect(try await shop.level(1) == [3, 0])
      #expect(
        try await shop.number("SELECT count(*) FROM stock_movements WHERE kind = 'shipment'") == 1)
      #expect(try await shop.findings().isEmpty)
    }
  }

  @Test func `stock that is not kept is left alone`() async throws {
    try await StockShop.with(isKept: false) { shop in
      try await shop.order(1, .created, [1: 2])
      #expect(try await shop.level(1) == [5, 0])
      #expect(try await shop.number("SELECT count(*) FROM stock_orders") == 0)
    }
  }

  @Test func `an order from before stock was kept moves nothing`() async throws {
    try await StockShop.with { shop in
      try await shop.order(1, .created, [1: 2], placed: -1)
      try await shop.order(1, .cancelled, [1: 2], id: 1, placed: -1)
      #expect(try await shop.level(1) == [5, 0])
    }
  }

  @Test func `what is oversold is told, and met first when goods come`() async throws {
    try await StockShop.with(onHand: [1, 5, 5, 5]) { shop in
      try await shop.order(1, .created, placed: 10)
      let second = try await shop.order(2, .created, placed: 11)
      let third = try await shop.order(3, .created, placed: 12)
      #expect(try await shop.level(1) == [1, 1])
      #expect(try await shop.number("SELECT sum(units) FROM stock_shortages") == 2)
      let paper = StockMovement(
        .receipt, variantID: 1, warehouseID: 1, delta: 1, cause: StockCause(.delivery, id: "d"),
        effectiveAt: shop.at(50), actor: "user:1")
      _ = try await shop.write { try $0.post([paper]) }
      #expect(try await shop.number("SELECT order_id FROM stock_shortages") == third)
      try await shop.order(2, .cancelled, id: second, now: 60)
      #expect(try await shop.number("SELECT count(*) FROM stock_shortages") == 0)
      #expect(try await shop.level(1) == [2, 2])
      #expect(try await shop.findings().isEmpty)
    }
  }

  @Test func `a count takes from the newest promise`() async throws {
    try await StockShop.with(onHand: [2, 5, 5, 5]) { shop in
      try await shop.order(1, .created, placed: 10)
      let newest = try await shop.order(2, .created, placed: 11)
      let count = StockCount(
        StockPlace(variantID: 1, warehouseID: 1), quantity: 1, at: shop.at(60),
        cause: StockCause(.person, id: "c"), actor: "user:1")
      _ = try await shop.write { try $0.count(count) }
      #expect(try await shop.level(1) == [1, 1])
      #expect(try await shop.number("SELECT order_id FROM stock_shortages") == newest)
      #expect(try await shop.findings().isEmpty)
    }
  }

  @Test func `goods that left without being there make the level negative, and it is told`()
    async throws
  {
    try await StockShop.with(onHand: [0, 5, 5, 5]) { shop in
      try await shop.order(1, .shipped)
      #expect(try await shop.level(1) == [-1, 0])
      let findings = try await shop.findings()
      #expect(findings.map(\.rule) == [.negative] && findings.allSatisfy { $0.isNotice })
    }
  }

  @Test func `a claim brings goods back once, whenever it is told`() async throws {
    try await StockShop.with { shop in
      let id = try await shop.order(1, .created, [1: 2])
      for (seconds, level) in [(30, [5, 2]), (31, [4, 0]), (50, [4, 0])] as [(Int64, [Int64])] {
        let time = shop.at(seconds)
        try await shop.database.write {
          try ClaimReturns.accept(
            claimID: "c1", parts: [.init(orderID: id, variantID: 1, units: 1)], acceptedAt: time,
            actor: "user:1", now: time, in: $0)
        }
        #expect(try await shop.level(1) == level)
        try await shop.order(1, .delivered, [1: 2], id: id, now: seconds + 10)
      }
      #expect(try await shop.level(1) == [4, 0])
      #expect(try await shop.findings().isEmpty)
    }
  }

  @Test func `goods that become known later are reserved then`() async throws {
    try await StockShop.with { shop in
      try await shop.order(1, .created, [99: 1])
      #expect(try await shop.number("SELECT unresolved FROM stock_orders") == 1)
      try await shop.database.write { connection in
        try connection.execute("UPDATE order_lines SET variant_id = 3")
        try OrderStock.catchUp(now: StockShop.start.adding(seconds: 60), in: connection)
      }
      #expect(try await shop.level(3) == [5, 1])
      #expect(try await shop.number("SELECT unresolved FROM stock_orders") == 0)
    }
  }

  @Test func `an order that its channel no longer lists gives its promise back`() async throws {
    try await StockShop.with { shop in
      try await shop.order(1, .created)
      try await shop.order(2, .shipped)
      try await shop.database.write { connection in
        try connection.execute("UPDATE orders SET removed_at = 1")
        try OrderStock.catchUp(now: StockShop.start.adding(seconds: 60), in: connection)
      }
      #expect(try await shop.level(1) == [4, 0])
      #expect(try await shop.findings().isEmpty)
    }
  }

  /// Random lives of several orders, told in any order: where they end is a matter of the newest
  /// states alone.
  @Test(arguments: 1...8)
  func `the ledger is a function of the newest states`(seed: Int) async throws {
    var random = SeededRandom(seed: UInt64(seed))
    let lives = (0..<4).map { _ in
      (0..<4).map { _ in
        (
          status: OrderStatus.allCases.randomElement(using: &random) ?? .created,
          units: Int64.random(in: 1...3, using: &random)
        )
      }
    }
    var ends: Set<[[Int64]]> = []
    for _ in 0..<3 {
      var tellings = lives.indices.flatMap { order in lives[order].indices.map { (order, $0) } }
      tellings.shuffle(using: &random)
      let told = tellings
      let end = try await StockShop.with { shop in
        var ids: [Int: Int64] = [:]
        var newest: [Int: Int] = [:]
        for (order, state) in told {
          newest[order] = max(newest[order] ?? 0, state)
          let now = lives[order][newest[order] ?? 0]
          ids[order] = try await shop.order(
            order, now.status, [1: now.units, 5: 1], id: ids[order], placed: Int64(order + 1))
        }
        let findings = try await shop.findings().filter { !$0.isNotice }
        #expect(findings.isEmpty, "\(findings)")
        return [try await shop.level(1), try await shop.level(2)]
      }
      ends.insert(end)
    }
    #expect(ends.count == 1, "\(ends)")
  }
}
