import Basics
import Testing

@testable import Simulator

struct TrendyolOrderTests {
  static let list = "order/sellers/{s}/v2/orders"
  static let stream = "order/sellers/{s}/orders/stream"
  private static let day: Int64 = 86_400_000
  private static let now = Shops.now.milliseconds

  /// Walks the whole reach of the stream, fortnight by fortnight.
  static func walk(_ client: TrendyolClient, size: Int = 200) async throws -> [WireJSON] {
    var all: [WireJSON] = []
    for window in 0..<7 {
      let end = now + 1_000 - Int64(window) * 14 * day
      let range = "lastModifiedStartDate=\(end - 14 * day + 1)&lastModifiedEndDate=\(end)"
      var cursor = ""
      while true {
        let answer = await client.get("\(stream)?size=\(size)&\(range)&nextCursor=\(cursor)")
        all += try answer.content
        let page = try answer.json
        guard page["hasMore"]?.bool == true else { break }
        cursor = page.string("nextCursor")
      }
    }
    return all
  }

  @Test func `orders that the shop shows as Trendyol's carry the same number there`() async throws {
    let shop = try Shops.generated(orders: 4_000)
    let packages = try await withTrendyol(shop) { client, _ in try await Self.walk(client) }
    let numbers = Set(packages.map { $0.string("orderNumber") })
    let recent = Shops.now.adding(days: -80).seconds
    let marketplace = shop.source.orders.indices.filter { row in
      let facts = shop.source.orders[row]
      return OrderOrigin.all[Int(facts.origin)].source == "Trendyol" && facts.kind.belongs
        && Int64(facts.placedAt) - 10_800 > recent
    }
    let expected = marketplace.compactMap { shop.view.order($0).marketplaceNumber }
    #expect(expected.count > 20)
    #expect(numbers.isSuperset(of: expected))
    #expect(numbers.contains { $0.hasPrefix("96") })
  }

  @Test func `money of lines and packages adds up, and order times are three hours ahead`()
    async throws
  {
    let packages = try await withTrendyol(try Shops.generated(orders: 4_000)) { client, _ in
      try await Self.walk(client)
    }
    for package in packages {
      var gross = Lira.zero
      var paid = Lira.zero
      for line in package.items("lines") {
        let details = line.items("discountDetails")
        #expect(details.count == line.int("quantity"))
        gross += try #require(line["lineGrossAmount"]?.lira) * details.count
        for unit in details { paid += try #require(unit["lineItemPrice"]?.lira) }
      }
      #expect(package["packageGrossAmount"]?.lira == gross)
      #expect(package["packageTotalPrice"]?.lira == paid)
      let first = try #require(package.items("packageHistories").first)
      let ahead = package.int("orderDate") - first.int("createdDate")
      #expect((10_790_000...10_800_000).contains(ahead))
      #expect(package.string("status") == package.string("shipmentPackageStatus"))
    }
  }

  @Test func `replaced packages are named by those that hold their goods`() async throws {
    let packages = try await withTrendyol(try Shops.generated(orders: 12_000)) { client, _ in
      try await Self.walk(client)
    }
    let byID = Dictionary(packages.map { ($0.int("shipmentPackageId"), $0) }) { first, _ in first }
    let children = packages.filter { $0["originPackageIds"]?.list != nil }
    #expect(children.count > 8)
    #expect(Set(children.map { $0.string("createdBy") }) == ["split", "cancel"])
    for child in children {
      let origin = try #require(child.items("originPackageIds").first?.int)
      guard let parent = byID[origin] else { continue }
      #expect(parent.string("status") == "UnPacked")
      let units = children.filter { $0.items("originPackageIds").first?.int == origin }
        .flatMap { $0.items("lines") }.reduce(0) { $0 + $1.int("quantity") }
      #expect(units == parent.items("lines").reduce(0) { $0 + $1.int("quantity") })
    }
  }

  @Test func `the stream falls in time and gives every package once, whatever the page`()
    async throws
  {
    try await withTrendyol(try Shops.generated(orders: 4_000)) {
      $0.trendyol.limits = nil
    } _: { client, _ in
      let large = try await Self.walk(client)
      let small = try await Self.walk(client, size: 7)
      #expect(
        large.map { $0.int("shipmentPackageId") } == small.map { $0.int("shipmentPackageId") })
      let times = large.map { $0.int("lastModifiedDate") }
      #expect(times == times.sorted(by: >))
      #expect(Set(large.map { $0.int("shipmentPackageId") }).count == large.count)
    }
  }

  @Test func `windows, caps and cursors are checked`() async throws {
    try await withTrendyol(try Shops.generated(orders: 4_000)) { client, _ in
      let long = "startDate=\(Self.now - 15 * Self.day)&endDate=\(Self.now)"
      #expect(await client.get("\(Self.list)?\(long)").status == 400)
      #expect(await client.get("\(Self.list)?page=50&size=200").status == 429)
      #expect(await client.get("\(Self.list)?size=201").status == 400)
      let page = try await client.get("\(Self.stream)?size=1").json
      let cursor = page.string("nextCursor")
      #expect(await client.get("\(Self.stream)?size=1&nextCursor=\(cursor)").status == 200)
      let other = "packageItemStatuses=Created&nextCursor=\(cursor)"
      #expect(await client.get("\(Self.stream)?\(other)").status == 400)
      #expect(await client.get("order/sellers/{s}/orders").status == 426)
    }
  }

  @Test func `pages filter by status and by order`() async throws {
    try await withTrendyol(try Shops.generated(orders: 4_000)) { client, _ in
      let delivered = try await client.get("\(Self.list)?size=200&status=Delivered,Shipped").content
      #expect(!delivered.isEmpty)
      #expect(Set(delivered.map { $0.string("status") }).isSubset(of: ["Delivered", "Shipped"]))
      let number = delivered[0].string("orderNumber")
      let found = try await client.get("\(Self.list)?orderNumber=\(number)").content
      #expect(found.allSatisfy { $0.string("orderNumber") == number })
      let id = delivered[0].int("shipmentPackageId")
      let same = try await client.get("\(Self.list)?shipmentPackageIds=\(id)").content
      #expect(same == [delivered[0]])
    }
  }

  @Test func `the same seed has the same orders, to the byte`() async throws {
    let pages = try await [1, 1, 2].asyncMap { seed in
      try await withTrendyol(try Shops.generated(orders: 2_000, seed: UInt64(seed))) { client, _ in
        await client.get("\(Self.list)?size=200").bytes
      }
    }
    #expect(pages[0] == pages[1])
    #expect(pages[0] != pages[2])
    #expect(pages[0].count > 10_000)
  }

  @Test func `poisoned packages have text for a total until the shop is settled`() async throws {
    try await withTrendyol(try Shops.generated(orders: 4_000)) {
      $0.faults.rates = [.poison: 0.3]
    } _: { client, _ in
      func broken() async throws -> Int {
        try await client.get("\(Self.list)?size=200").content.count {
          $0["packageTotalPrice"]?.text != nil
        }
      }
      let before = try await broken()
      #expect(before > 0)
      _ = await client.client.post("/_simulator/settle", [])
      let after = try await broken()
      #expect(after == 0)
    }
  }
}
