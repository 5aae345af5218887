import Basics
import Commerce
import ConnectorKit
import Storage
import Sync
import Synchronization
import TestKit
import Testing

/// Orders whose channel tells packages.
struct PackageSyncTests {
  /// An order that was split in two, of which one package was cancelled in part and came anew, and
  /// an order of one package. Each package has an older record too.
  private static let newest = [
    FakePackage(
      key: 1, order: 7, changedAt: 20, status: .unknown, goods: [1: 3, 2: 1],
      isReplaced: true),
    FakePackage(
      key: 2, order: 7, changedAt: 40, status: .unknown, origins: [1], goods: [1: 3],
      isReplaced: true),
    FakePackage(
      key: 3, order: 7, changedAt: 60, status: .shipped, origins: [1], goods: [2: 1],
      buyer: "Ayşe Yılmaz"),
    FakePackage(key: 4, order: 7, changedAt: 50, status: .cancelled, origins: [2], goods: [1: 1]),
    FakePackage(key: 5, order: 7, changedAt: 55, status: .preparing, origins: [2], goods: [1: 2]),
    FakePackage(key: 6, order: 8, changedAt: 30, status: .delivered, goods: [1: 1]),
  ]
  private static let older = newest.map { package in
    var older = package
    older.changedAt -= 15
    older.status = .created
    older.isReplaced = false
    return older
  }

  private func withShop(
    _ body: (PackageShop, ChannelAccount, PackageConnector) async throws -> Void
  ) async throws {
    try await TemporaryDatabase.with { temporary in
      let shop = PackageShop(database: temporary.database)
      try await body(
        shop, try await shop.channel("parcels", platform: "parcels"), PackageConnector())
    }
  }

  /// What is stored when the newest records come on one page.
  private func expected() async throws -> [String] {
    try await TemporaryDatabase.with { temporary in
      let shop = PackageShop(database: temporary.database)
      let connector = PackageConnector()
      connector.show([Self.newest])
      try await shop.sync(try await shop.channel("parcels", platform: "parcels"), connector)
      return try await shop.lines()
    }
  }

  @Test func `an order is what its live packages make together`() async throws {
    try await withShop { shop, channel, connector in
      connector.show([Self.newest])
      let report = try await shop.sync(channel, connector)
      #expect(report.state == .complete)
      #expect(report.streams[0].counts.inserted == 6)
      let lines = try await shop.lines()
      #expect(lines.contains { $0.hasPrefix("order parcels|7|7|") && $0.contains("|preparing|") })
      // Line 2 in package 3, line 1 twice in package 5; the cancelled unit is there and not counted.
      #expect(
        lines.filter { $0.hasPrefix("line 7|") } == [
          "line 7|0|2|1000|1000|0|3", "line 7|1|1|1000|1000|1|4", "line 7|2|1|2000|1900|0|5",
        ])
      #expect(
        try await shop.integer("SELECT total_minor FROM orders WHERE remote_id = '7'") == 2900)
      #expect(try await shop.integer("SELECT sum(revenue_minor) FROM daily_channel_sales") == 3900)
      #expect(try await shop.integer("SELECT sum(units_milli) FROM daily_channel_sales") == 4000)
      #expect(try await shop.integer("SELECT count(*) FROM order_payloads") == 0)
    }
  }

  @Test(arguments: 0..<24)
  func `whatever the order, the pages and the repetitions, the same is stored`(seed: Int)
    async throws
  {
    let expected = try await expected()
    #expect(expected.count > 20)
    var random = SeededRandom(seed: UInt64(seed))
    var records = Self.newest + Self.older
    records += records.shuffled(using: &random).prefix(4)
    records.shuffle(using: &random)
    var pages: [[FakePackage]] = []
    while !records.isEmpty {
      let count = min(records.count, Int.random(in: 1...6, using: &random))
      pages.append(Array(records.prefix(count)))
      records.removeFirst(count)
    }
    let laidOut = pages
    try await withShop { shop, channel, connector in
      connector.show(laidOut)
      for _ in 0..<2 {
        let report = try await shop.sync(channel, connector)
        #expect(report.streams[0].counts.seen == laidOut.joined().count)
      }
      let found = try await shop.lines()
      #expect(found == expected, "\(Set(found).symmetricDifference(expected).sorted())")
    }
  }

  @Test func `an older record never takes the place of a newer one`() async throws {
    try await withShop { shop, channel, connector in
      connector.show([Self.newest])
      try await shop.sync(channel, connector)
      let before = try await shop.lines()
      connector.show([Self.older])
      let report = try await shop.sync(channel, connector)
      #expect(report.streams[0].counts.unchanged == 6)
      #expect(try await shop.lines() == before)
    }
  }

  @Test func `what is not new is not mapped again`() async throws {
    try await withShop { shop, channel, connector in
      connector.show([Self.newest])
      try await shop.sync(channel, connector)
      let mapped = connector.shop.withLock { $0.mapped }
      let report = try await shop.sync(channel, connector)
      #expect(report.streams[0].counts.unchanged == 6)
      #expect(connector.shop.withLock { $0.mapped } == mapped)
    }
  }

  @Test func `a failed page loses nothing of an order that lies on both sides of it`() async throws
  {
    try await withShop { shop, channel, connector in
      connector.show([Array(Self.newest.prefix(3)), Array(Self.newest.dropFirst(3))])
      connector.shop.withLock { $0.failAtPage = 1 }
      #expect(try await shop.sync(channel, connector).state == .failed)
      #expect(try await shop.integer("SELECT count(*) FROM order_packages") == 3)
      connector.shop.withLock { $0.failAtPage = nil }
      #expect(try await shop.sync(channel, connector).state == .complete)
      let expected = try await expected()
      #expect(try await shop.lines() == expected)
    }
  }

  @Test func `an order whose other package cannot be read is held, not halved`() async throws {
    try await withShop { shop, channel, connector in
      let first = FakePackage(key: 1, order: 7, changedAt: 1, status: .created, goods: [1: 2])
      var second = FakePackage(key: 2, order: 7, changedAt: 1, status: .created, goods: [2: 1])
      connector.show([[first, second]])
      try await shop.sync(channel, connector)
      let before = try await shop.lines()
      second.changedAt = 9
      second.status = .shipped
      connector.show([[first, second]])
      connector.shop.withLock { $0.unreadable = ["1"] }
      let report = try await shop.sync(channel, connector)
      #expect(report.streams[0].counts.rejected == 1)
      #expect(try await shop.lines() == before)
      connector.shop.withLock { $0.unreadable = [] }
      let retry = SetAsideRetry(database: shop.database, clock: StandingClock(), zone: .istanbul)
      let id = try await shop.integer("SELECT id FROM rejected_records")
      #expect(
        try await retry.retry(id, channel: channel, connector: connector, actor: "user:1")
          == .stored)
      let status = try await shop.integer(
        "SELECT count(*) FROM order_packages WHERE remote_id = '2' AND status = 'shipped'")
      #expect(status == 1)
    }
  }

  @Test func `a package that has gone takes its goods along, and the last one the order`()
    async throws
  {
    try await withShop { shop, channel, connector in
      let first = FakePackage(key: 1, order: 7, changedAt: 1, status: .created, goods: [1: 2])
      let second = FakePackage(key: 2, order: 7, changedAt: 5, status: .created, goods: [2: 1])
      let others = (10..<16).map {
        FakePackage(key: $0, order: $0, changedAt: 0, status: .created, goods: [1: 1])
      }
      connector.show([[first, second] + others])
      try await shop.sync(channel, connector)
      connector.show([[first] + others])
      for _ in 0..<2 { try await shop.sync(channel, connector) }
      #expect(
        try await shop.integer("SELECT total_minor FROM orders WHERE remote_id = '7'") == 1900)
      connector.show([others])
      for _ in 0..<2 { try await shop.sync(channel, connector) }
      let gone = "SELECT count(*) FROM orders WHERE remote_id = '7' AND removed_at IS NOT NULL"
      #expect(try await shop.integer(gone) == 1)
      #expect(try await shop.integer("SELECT sum(orders) FROM daily_channel_sales") == 6)
      connector.show([[second] + others])
      try await shop.sync(channel, connector)
      #expect(try await shop.integer(gone) == 0)
      #expect(
        try await shop.integer("SELECT total_minor FROM orders WHERE remote_id = '7'") == 1000)
      #expect(try await shop.integer("SELECT sum(orders) FROM daily_channel_sales") == 7)
    }
  }

  @Test func `packages older than the oldest that a sweep saw are out of its reach`() async throws {
    try await withShop { shop, channel, connector in
      let old = (1..<4).map {
        FakePackage(key: $0, order: $0, changedAt: $0, status: .delivered, goods: [1: 1])
      }
      let new = (4..<6).map {
        FakePackage(key: $0, order: $0, changedAt: 100 + $0, status: .delivered, goods: [1: 1])
      }
      connector.show([old + new])
      try await shop.sync(channel, connector)
      connector.show([new])
      for _ in 0..<3 { try await shop.sync(channel, connector) }
      #expect(try await shop.integer("SELECT count(*) FROM orders WHERE removed_at IS NULL") == 5)
      #expect(try await shop.integer("SELECT sum(missing_sweeps) FROM order_packages") == 0)
    }
  }

  @Test func `payloads that an order is still put together from are not cleaned away`() async throws
  {
    try await withShop { shop, channel, connector in
      let first = FakePackage(key: 1, order: 7, changedAt: 1, status: .created, goods: [1: 2])
      var second = FakePackage(key: 2, order: 7, changedAt: 1, status: .created, goods: [2: 1])
      let single = FakePackage(key: 3, order: 8, changedAt: 1, status: .created, goods: [1: 1])
      connector.show([[first, second, single]])
      try await shop.sync(channel, connector)
      try await shop.database.write { connection in
        let last = try Cleaning.packagePayloads(
          placedBefore: Timestamp(seconds: 1_800_000_000), after: 0, in: connection)
        #expect(last != nil)
      }
      #expect(try await shop.integer("SELECT count(*) FROM package_payloads") == 2)
      second.changedAt = 9
      second.status = .cancelled
      connector.show([[first, second, single]])
      #expect(try await shop.sync(channel, connector).streams[0].counts.rejected == 0)
      #expect(
        try await shop.integer("SELECT total_minor FROM orders WHERE remote_id = '7'") == 1900)
      // The package that was cleaned is split later: its goods are the new ones' now.
      var split = single
      split.key = 4
      split.origins = [3]
      connector.show([[first, second, split]])
      #expect(try await shop.sync(channel, connector).streams[0].counts.rejected == 0)
      #expect(
        try await shop.integer("SELECT total_minor FROM orders WHERE remote_id = '8'") == 1000)
      let replaced = "SELECT count(*) FROM order_lines WHERE package_remote_id = '3'"
      #expect(try await shop.integer(replaced) == 0)
    }
  }
}
