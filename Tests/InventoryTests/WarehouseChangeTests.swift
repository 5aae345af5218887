import Basics
import Commerce
import Storage
import TestKit
import Testing

@testable import Inventory

/// Warehouses that are added, renamed, closed to sales and filled from each other.
struct WarehouseChangeTests {
  private func add(_ shop: StockShop, sellable: Bool = true) async throws -> Int64 {
    let now = shop.at(5)
    return try await shop.database.write { connection in
      try Warehouses.add(
        .init(name: "Mağaza", priority: 2, isSellable: sellable), actor: "user:1", now: now,
        in: connection)
    }
  }

  private func move(
    _ shop: StockShop, _ units: Int64, to other: Int64, id: String = "t1", now: Int64 = 50
  ) async throws -> Bool {
    try await shop.write(now: now) { book in
      try book.move(
        StockTransfer(
          variantID: 1, units: units, from: 1, to: other, id: id, actor: "user:1"))
    }
  }

  private func change(
    _ shop: StockShop, _ id: Int64, _ settings: Warehouses.Settings
  ) async throws {
    let now = shop.at(90)
    try await shop.database.write {
      try Warehouses.change(id, to: settings, actor: "user:1", now: now, in: $0)
    }
  }

  @Test func `a transfer is two movements of one cause, booked once`() async throws {
    try await StockShop.with { shop in
      let other = try await add(shop)
      #expect(try await move(shop, 2, to: other))
      #expect(try await !move(shop, 2, to: other))
      #expect(try await shop.level(1) == [5, 0])
      #expect(
        try await shop.number(
          "SELECT sum(on_hand) FROM warehouse_levels WHERE variant_id = 1 AND warehouse_id = 1")
          == 3)
      #expect(
        try await shop.number("SELECT count(*) FROM stock_movements WHERE kind = 'transfer'") == 2)
      await #expect(throws: StockTransfer.Problem.tooFew(there: 3)) {
        try await move(shop, 4, to: other, id: "t2")
      }
      #expect(try await shop.findings().isEmpty)
    }
  }

  @Test func `goods that are promised are promised where they went`() async throws {
    try await StockShop.with { shop in
      let other = try await add(shop)
      try await shop.order(1, .created, [1: 4])
      #expect(try await move(shop, 3, to: other))
      #expect(try await shop.level(1) == [5, 4])
      #expect(try await shop.number("SELECT count(*) FROM stock_shortages") == 0)
      #expect(
        try await shop.number("SELECT sum(reserved) FROM stock_promises WHERE order_id = 1") == 4)
      #expect(try await shop.findings().isEmpty)
    }
  }

  @Test func `a warehouse that is closed gives back its promises, and serves them when opened`()
    async throws
  {
    try await StockShop.with(isTelling: true) { shop in
      let other = try await add(shop)
      #expect(try await move(shop, 2, to: other))
      try await shop.order(1, .created, [1: 4])
      try await change(shop, 1, .init(name: "Ana depo", priority: 1, isSellable: false))
      #expect(try await shop.level(1) == [2, 2])
      #expect(try await shop.number("SELECT units FROM stock_shortages WHERE order_id = 1") == 2)
      #expect(try await shop.level(5) == [0, 0])
      #expect(try await shop.findings().isEmpty)
      try await change(shop, 1, .init(name: "Ana depo", priority: 1, isSellable: true))
      #expect(try await shop.level(1) == [5, 4])
      #expect(try await shop.number("SELECT count(*) FROM stock_shortages") == 0)
      #expect(try await shop.findings().isEmpty)
    }
  }

  @Test func `a count below what other places hold takes the rest from them`() async throws {
    try await StockShop.with { shop in
      let other = try await add(shop)
      #expect(try await move(shop, 4, to: other))
      let now = shop.at(60)
      try await shop.database.write { connection in
        try StockSheet.setCount(
          of: 1, to: 3, actor: "user:1", note: "counted", now: now, in: connection)
      }
      let held = "SELECT on_hand FROM warehouse_levels WHERE variant_id = 1 AND warehouse_id = "
      #expect(try await shop.number(held + "1") == 0)
      #expect(try await shop.number(held + "\(other)") == 3)
      try await shop.order(1, .created, [1: 5], placed: 70, now: 80)
      #expect(try await shop.level(1) == [3, 3])
      #expect(try await shop.number("SELECT units FROM stock_shortages WHERE order_id = 1") == 2)
      #expect(try await shop.findings().isEmpty)
    }
  }

  @Test(
    arguments: [
      (9, [4, 3], [2, 4, 3]), (7, [4, 3], [0, 4, 3]), (6, [4, 3], [0, 3, 3]),
      (2, [4, 3], [0, 0, 2]),
      (0, [4, 3], [0, 0, 0]), (5, [], [5]), (5, [-2, 3], [4, -2, 3]), (0, [-2, 3], [0, -2, 2]),
    ] as [(Int64, [Int64], [Int64])])
  func `a count of all places is split so that no place ends below nothing`(
    quantity: Int64, elsewhere: [Int64], expected: [Int64]
  ) {
    let others = elsewhere.enumerated().map {
      WholeCount.Place(warehouseID: Int64($0 + 2), quantity: $1)
    }
    var held = Dictionary(uniqueKeysWithValues: others.map { ($0.warehouseID, $0.quantity) })
    for place in WholeCount.split(quantity, main: 1, others: others) {
      held[place.warehouseID] = place.quantity
    }
    #expect(held.sorted { $0.key < $1.key }.map(\.value) == expected)
  }

  @Test func `the last sellable one stays so, and a name is one warehouse's`() async throws {
    try await StockShop.with { shop in
      let other = try await add(shop, sellable: false)
      await #expect(throws: Warehouses.Problem.lastSellable) {
        try await change(shop, 1, .init(name: "Ana depo", priority: 1, isSellable: false))
      }
      await #expect(throws: Warehouses.Problem.nameTaken) {
        try await change(shop, other, .init(name: "Ana depo", priority: 1, isSellable: true))
      }
      await #expect(throws: Warehouses.Problem.noSuchPlace) {
        try await change(shop, 99, .init(name: "x", priority: 1, isSellable: true))
      }
      #expect(try await shop.findings().isEmpty)
    }
  }
}
