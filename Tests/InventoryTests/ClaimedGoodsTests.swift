import Basics
import Commerce
import Storage
import TestKit
import Testing

@testable import Inventory

/// Units of claims and the ledger.
struct ClaimedGoodsTests {
  /// Stores a claim of channel 1 as its sync does.
  private static func tell(
    _ units: [(key: String, goods: Int64, status: ClaimStatus)], order: Int, _ shop: StockShop,
    now: Int64
  ) async throws {
    let time = shop.at(now)
    try await shop.database.write { connection in
      var claim = ClaimRecord(remoteID: "c1", orderNumber: "\(order)")
      claim.claimedAt = time
      claim.changedAt = time
      claim.units = units.map { key, goods, status in
        var unit = ClaimUnitRecord(remoteID: key)
        unit.variantRemoteID = "v\(goods)"
        unit.status = status
        return unit
      }
      let known = try RecordTable.claims.known(["c1"], channelID: 1, in: connection)["c1"]
      _ = try ClaimWriter(connection: connection, channelID: 1, now: time).write([
        .init(record: claim, contentHash: now, existingID: known?.id)
      ])
      try ClaimOrders.tie(channelID: 1, in: connection)
      try ClaimedGoods.book(channelID: 1, now: time, in: connection)
    }
  }

  /// What the panel does when the channel took the decision.
  private static func accept(_ shop: StockShop, now: Int64) async throws -> Int {
    let time = shop.at(now)
    return try await shop.database.write { connection in
      let units = try connection.rows("SELECT id FROM claim_units") { $0.integer(0) }
      let decisions = try ClaimDecisions.begin(
        .accept, unitIDs: units, actor: "user:1", now: time, in: connection)
      for decision in decisions {
        try ClaimDecisions.finish(decision, .accept, .done, now: time, in: connection)
      }
      try ClaimedGoods.book(channelID: 1, now: time, in: connection)
      return decisions.count
    }
  }

  private static func returns(_ shop: StockShop) async throws -> Int64 {
    try await shop.number("SELECT count(*) FROM stock_movements WHERE kind = 'return'") ?? 0
  }

  @Test func `accepted by panel and by sync, goods come back once`() async throws {
    try await StockShop.with { shop in
      let id = try await shop.order(1, .created, [1: 2])
      try await shop.order(1, .delivered, [1: 2], id: id, now: 30)
      #expect(try await shop.level(1) == [3, 0])
      try await Self.tell([("u1", 1, .waiting)], order: 1, shop, now: 40)
      #expect(try await Self.accept(shop, now: 50) == 1)
      #expect(try await Self.accept(shop, now: 51) == 0)
      #expect(try await shop.level(1) == [4, 0])
      for seconds in [60, 70] as [Int64] {
        try await Self.tell([("u1", 1, .accepted)], order: 1, shop, now: seconds)
      }
      #expect(try await shop.level(1) == [4, 0])
      #expect(try await Self.returns(shop) == 1)
      #expect(
        try await shop.number("SELECT count(*) FROM stock_returns WHERE actor = 'user:1'") == 1)
      #expect(try await shop.findings().isEmpty)
    }
  }

  @Test func `each unit comes back when it is accepted`() async throws {
    try await StockShop.with { shop in
      let id = try await shop.order(1, .created, [1: 2])
      try await shop.order(1, .delivered, [1: 2], id: id, now: 30)
      try await Self.tell([("u1", 1, .accepted), ("u2", 1, .waiting)], order: 1, shop, now: 40)
      #expect(try await shop.level(1) == [4, 0])
      try await Self.tell([("u1", 1, .accepted), ("u2", 1, .accepted)], order: 1, shop, now: 50)
      #expect(try await shop.level(1) == [5, 0])
      #expect(try await shop.findings().isEmpty)
    }
  }

  @Test func `an accepted claim of an order that has not left waits for it`() async throws {
    try await StockShop.with { shop in
      let id = try await shop.order(1, .created, [1: 2])
      try await Self.tell([("u1", 1, .accepted)], order: 1, shop, now: 30)
      #expect(try await shop.level(1) == [5, 2])
      try await shop.order(1, .shipped, [1: 2], id: id, now: 40)
      #expect(try await shop.level(1) == [4, 0])
      #expect(try await shop.findings().isEmpty)
    }
  }

  @Test func `a claim that comes before its order is booked with it`() async throws {
    try await StockShop.with { shop in
      try await Self.tell([("u1", 1, .accepted)], order: 7, shop, now: 30)
      #expect(try await shop.number("SELECT count(*) FROM claims WHERE order_id IS NULL") == 1)
      try await shop.order(7, .delivered, [1: 1])
      #expect(try await shop.level(1) == [4, 0])
      try await Self.tell([("u1", 1, .accepted)], order: 7, shop, now: 40)
      #expect(try await shop.level(1) == [5, 0])
    }
  }

  @Test func `a bundle comes back as what it is made of`() async throws {
    try await StockShop.with { shop in
      try await shop.order(1, .delivered, [5: 1])
      #expect(try await shop.level(1) == [4, 0])
      #expect(try await shop.level(2) == [3, 0])
      try await Self.tell([("u1", 5, .accepted)], order: 1, shop, now: 40)
      #expect(try await shop.level(1) == [5, 0])
      #expect(try await shop.level(2) == [5, 0])
      #expect(try await shop.findings().isEmpty)
    }
  }

  @Test func `where stock is not kept, and for orders from before, nothing is told`() async throws {
    try await StockShop.with(isKept: false) { shop in
      try await shop.order(1, .delivered, [1: 1])
      try await Self.tell([("u1", 1, .accepted)], order: 1, shop, now: 40)
      #expect(try await shop.number("SELECT count(*) FROM stock_returns") == 0)
    }
    try await StockShop.with { shop in
      try await shop.order(1, .delivered, [1: 1], placed: -1)
      try await Self.tell([("u1", 1, .accepted)], order: 1, shop, now: 40)
      #expect(try await shop.number("SELECT count(*) FROM stock_returns") == 0)
      #expect(try await shop.level(1) == [5, 0])
    }
  }
}
