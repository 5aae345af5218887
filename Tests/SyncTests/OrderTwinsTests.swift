import Basics
import Commerce
import ConnectorKit
import Foundation
import Storage
import StorageSQLite
import Sync
import TestKit
import Testing

/// Orders that a shop lists and the marketplace tells too.
struct OrderTwinsTests {
  private typealias Row = PassingConnector.Row

  private struct Pair {
    let shop: PackageShop
    let own: ChannelAccount
    let market: ChannelAccount
    let passing = PassingConnector()
    let parcels = PackageConnector(platform: "trendyol")

    func sync(_ rows: [PassingConnector.Row]) async throws {
      passing.show(rows)
      try await shop.sync(own, passing)
    }

    func sync(_ packages: [FakePackage]) async throws {
      parcels.show([packages])
      try await shop.sync(market, parcels)
    }

    /// Live orders: the channel and the number.
    func listed() async throws -> [String] {
      try await shop.database.read { connection in
        let keys = try OrderSearch(connection: connection).page(OrderFilter(), from: nil, limit: 50)
        return try keys.map { key in
          try connection.first(
            """
            SELECT c.name || ' ' || o.number FROM orders o JOIN channels c ON c.id = o.channel_id
            WHERE o.id = ?
            """, [.integer(key.id)]
          ) { $0.text(0) } ?? ""
        }.sorted()
      }
    }

    /// The figures, and what they must be by the live orders.
    func figures() async throws -> (kept: [Int64], counted: [Int64]) {
      let live = "removed_at IS NULL AND status IN ('created', 'shipped', 'delivered')"
      return (
        [
          try await shop.integer("SELECT sum(orders) FROM daily_channel_sales"),
          try await shop.integer("SELECT sum(revenue_minor) FROM daily_channel_sales"),
          try await shop.integer("SELECT sum(spent_minor) FROM customers"),
          try await shop.integer("SELECT sum(order_count) FROM customers"),
        ],
        [
          try await shop.integer("SELECT count(*) FROM orders WHERE \(live)"),
          try await shop.integer("SELECT sum(total_minor) FROM orders WHERE \(live)"),
          try await shop.integer("SELECT sum(total_minor) FROM orders WHERE \(live)"),
          try await shop.integer("SELECT count(*) FROM orders WHERE removed_at IS NULL"),
        ]
      )
    }
  }

  private func withPair(_ body: (Pair) async throws -> Void) async throws {
    try await TemporaryDatabase.with { temporary in
      let shop = PackageShop(database: temporary.database)
      try await body(
        Pair(
          shop: shop, own: try await shop.channel("own", platform: "shop"),
          market: try await shop.channel("market", platform: "trendyol")))
    }
  }

  private static let rows = [
    Row(key: 1, buyer: 1), Row(key: 2, marketplace: "Trendyol", originNumber: "77", buyer: 77),
    Row(key: 3, marketplace: "Trendyol Mağaza", originNumber: "78", units: 2, buyer: 78),
    Row(key: 4, marketplace: "Hepsiburada", originNumber: "77", buyer: 4),
    Row(key: 5, marketplace: "Trendyol", originNumber: "99", buyer: 5),
  ]
  private static let packages = [
    FakePackage(key: 1, order: 77, changedAt: 1, status: .created, goods: [1: 3]),
    FakePackage(key: 2, order: 78, changedAt: 2, status: .cancelled, goods: [1: 1]),
    FakePackage(key: 3, order: 79, changedAt: 3, status: .shipped, goods: [1: 1]),
  ]

  @Test(arguments: [true, false])
  func `one order of two channels is listed and counted once`(isShopFirst: Bool) async throws {
    try await withPair { pair in
      if isShopFirst { try await pair.sync(Self.rows) }
      try await pair.sync(Self.packages)
      if !isShopFirst { try await pair.sync(Self.rows) }
      #expect(
        try await pair.listed() == [
          "market 77", "market 78", "market 79", "own S-1", "own S-4", "own S-5",
        ])
      let figures = try await pair.figures()
      #expect(figures.kept == figures.counted)
      #expect(figures.counted[0] == 5)
    }
  }

  @Test(arguments: 0..<20)
  func `whichever sync runs first and however often, the same is stored`(seed: Int) async throws {
    var random = SeededRandom(seed: UInt64(seed))
    var steps: [(rows: [Row], packages: [FakePackage])] = []
    for row in Self.rows { steps.append(([row], [])) }
    for package in Self.packages { steps.append(([], [package])) }
    steps += [(Self.rows, []), ([], Self.packages)]
    steps.shuffle(using: &random)
    let shuffled = steps
    let expected = try await TemporaryDatabase.with { temporary in
      let shop = PackageShop(database: temporary.database)
      let pair = Pair(
        shop: shop, own: try await shop.channel("own", platform: "shop"),
        market: try await shop.channel("market", platform: "trendyol"))
      try await pair.sync(Self.rows)
      try await pair.sync(Self.packages)
      return try await shop.lines()
    }
    try await withPair { pair in
      for step in shuffled {
        if step.packages.isEmpty {
          try await pair.sync(step.rows)
        } else {
          try await pair.sync(step.packages)
        }
        let figures = try await pair.figures()
        #expect(figures.kept == figures.counted)
      }
      let found = try await pair.shop.lines()
      #expect(found == expected, "\(Set(found).symmetricDifference(expected).sorted())")
    }
  }

  @Test func `a copy that names another number is an order of its own again`() async throws {
    try await withPair { pair in
      try await pair.sync(Self.rows)
      try await pair.sync(Self.packages)
      var rows = Self.rows
      rows[1].originNumber = "79"
      try await pair.sync(rows)
      #expect(
        try await pair.shop.integer(
          """
          SELECT count(*) FROM orders o JOIN orders t ON t.id = o.twin_of
          WHERE o.remote_id = '2' AND t.remote_id = '79'
          """) == 1)
      rows[1].marketplace = ""
      try await pair.sync(rows)
      #expect(try await pair.listed().contains("own S-2"))
      let figures = try await pair.figures()
      #expect(figures.kept == figures.counted)
    }
  }

  @Test func `a copy comes back when the marketplace's record has gone, and goes when it is back`()
    async throws
  {
    try await withPair { pair in
      try await pair.sync(Self.rows)
      let others = (10..<16).map {
        FakePackage(key: $0, order: $0, changedAt: 0, status: .created, goods: [1: 1])
      }
      try await pair.sync(Self.packages + others)
      for _ in 0..<2 { try await pair.sync(Array(Self.packages.dropFirst()) + others) }
      #expect(try await pair.listed().contains("own S-2"))
      #expect(try await !pair.listed().contains("market 77"))
      var figures = try await pair.figures()
      #expect(figures.kept == figures.counted)
      try await pair.sync(Self.packages + others)
      #expect(try await !pair.listed().contains("own S-2"))
      figures = try await pair.figures()
      #expect(figures.kept == figures.counted)
    }
  }

  @Test func `a copy is found under its own number as the marketplace's order`() async throws {
    try await withPair { pair in
      try await pair.sync(Self.rows)
      try await pair.sync(Self.packages)
      let found = try await pair.shop.database.read { connection in
        try OrderSearch(connection: connection).page(
          OrderFilter(search: SearchWords("S-2")), from: nil, limit: 10
        ).map(\.id)
      }
      let expected = try await pair.shop.integer("SELECT id FROM orders WHERE remote_id = '77'")
      #expect(found == [expected])
    }
  }

  @Test func `packages and twins move to another engine as they are`() async throws {
    try await TemporaryDatabase.with { temporary in
      let shop = PackageShop(database: temporary.database)
      let pair = Pair(
        shop: shop, own: try await shop.channel("own", platform: "shop"),
        market: try await shop.channel("market", platform: "trendyol"))
      try await pair.sync(Self.rows)
      try await pair.sync(Self.packages)
      let path = temporary.folder.appendingPathComponent("moved.db").path
      let target = try SQLiteDatabase(path: path)
      _ = try await DatabaseMove(
        from: temporary.database, to: target, clock: StandingClock()
      ).run()
      let expected = try await shop.lines()
      let moved = try await PackageShop(database: target).lines()
      await target.close()
      #expect(expected.contains { $0.hasPrefix("package ") && $0.contains("|77|") })
      #expect(
        moved.map { $0.replacing("true", with: "1").replacing("false", with: "0") }
          == expected.map { $0.replacing("true", with: "1").replacing("false", with: "0") })
    }
  }
}
