import Basics
import Commerce
import ConnectorKit
import Simulator
import TestKit
import Testing

@testable import ConnectorTicimax

/// Against the simulator over HTTP, in strict mode.
@Suite(.serialized) struct LiveReadingTests {
  /// Every stream once, with as many records as the shop has.
  static func expectEverything(_ live: LiveShop) async throws {
    let counts = live.shop.counts
    for (stream, count) in [
      (SyncStream.orders, counts.orders), (.products, counts.products),
      (.customers, counts.members), (.favourites, counts.favourites),
    ] {
      let reading = try await live.readAll(stream)
      #expect(reading.records.count == count, "\(stream.rawValue)")
      #expect(reading.given == count, "\(stream.rawValue) twice")
      #expect(reading.rejected.isEmpty)
      for record in reading.records.values {
        _ = try live.connector.map(record, stream: stream)
      }
    }
  }

  @Test func `every record of every stream is read once and can be mapped`() async throws {
    try await LiveShop.with { live in
      try await Self.expectEverything(live)
      #expect(try await live.readAll(.categories).records.isEmpty == false)
      #expect(try await live.readAll(.brands).records.isEmpty == false)
    }
  }

  @Test func `a shop whose order index is an offset is read whole`() async throws {
    try await LiveShop.with {
      $0.behaviour.orderPaging = .offset
    } _: { live in
      try await Self.expectEverything(live)
    }
  }

  @Test func `a shop whose product index is a page number is read whole`() async throws {
    try await LiveShop.with {
      $0.behaviour.productPaging = .page
    } _: { live in
      try await Self.expectEverything(live)
    }
  }

  @Test(arguments: [1, 7, 500])
  func `any page size reads the same`(size: Int) async throws {
    try await LiveShop.with {
      $0.settings["page-size"] = String(size)
      ($0.orders, $0.products, $0.favourites) = (120, 60, 90)
    } _: { live in
      try await Self.expectEverything(live)
    }
  }

  @Test func `orders cost one request for each page and few more`() async throws {
    try await LiveShop.with { live in
      let reading = try await live.readAll(.orders)
      #expect(reading.cost.requests <= 7 + 1 + 3)
    }
  }

  @Test func `a shop without shop-wide favourites is read member by member`() async throws {
    try await LiveShop.with {
      $0.behaviour.hasShopWideFavourites = false
    } _: { live in
      let members = try await live.readAll(.customers).records.keys.sorted()
      let reading = try await live.readAll(.favourites, members: members)
      #expect(reading.records.count == live.shop.counts.favourites)
    }
  }

  @Test func `an incremental pass asks nothing that the shop would ignore`() async throws {
    try await LiveShop.with { live in
      let since = LiveShop.now.adding(days: -20)
      for stream in TicimaxConnector.descriptor.streams {
        let all = try await live.readAll(stream)
        let reading = try await live.readAll(stream, .changed(since: since))
        #expect(reading.failures.isEmpty, "\(stream.rawValue)")
        #expect(Set(reading.records.keys).isSubset(of: all.records.keys))
      }
    }
  }

  @Test func `changed orders are exactly those that changed`() async throws {
    try await LiveShop.with { live in
      let since = LiveShop.now.adding(days: -20)
      var expected: Set<String> = []
      for record in try await live.readAll(.orders).records.values {
        guard case .order(let order) = try live.connector.map(record, stream: .orders) else {
          continue
        }
        if max(order.changedAt ?? order.placedAt, order.placedAt) >= since {
          expected.insert(order.remoteID)
        }
      }
      let reading = try await live.readAll(.orders, .changed(since: since))
      #expect(!expected.isEmpty)
      #expect(Set(reading.records.keys) == expected)
    }
  }

  @Test func `stripped cards are read again whole`() async throws {
    try await LiveShop.with {
      $0.behaviour.stripsChangedCards = true
      $0.products = 60
    } _: { live in
      let since = LiveShop.now.adding(days: -365)
      let reading = try await live.readAll(.products, .changed(since: since))
      #expect(!reading.records.isEmpty)
      for record in reading.records.values {
        guard case .product(let card) = try live.connector.map(record, stream: .products) else {
          continue
        }
        #expect(!card.variants.isEmpty)
      }
    }
  }

  @Test func `a broken row of the product list costs itself alone`() async throws {
    try await LiveShop.with {
      $0.behaviour.brokenProductOffset = 137
    } _: { live in
      let reading = try await live.readAll(.products)
      #expect(reading.records.count == live.shop.counts.products - 1)
      #expect(reading.rejected.count == 1)
    }
  }

  @Test func `no password and no address of a machine is kept`() async throws {
    try await LiveShop.with { live in
      for stream in [SyncStream.customers, .orders] {
        for record in try await live.readAll(stream).records.values {
          let text = String(decoding: record.payload, as: UTF8.self)
          #expect(!text.contains("Sifre") && !text.contains("IPAdresi"))
          #expect(!text.contains("SonGirisIp") && !text.contains("CheckSum"))
        }
      }
    }
  }

  @Test func `the check of a healthy shop`() async throws {
    try await LiveShop.with { live in
      let check = try await live.connector.check()
      #expect(check.findings.allSatisfy { $0.level == .ok }, "\(check.findings)")
      #expect(live.server.log.count <= 6)
    }
  }

  @Test func `the check with a wrong key`() async throws {
    try await LiveShop.with {
      $0.key = "YANLIS"
    } _: { live in
      await #expect {
        _ = try await live.connector.check()
      } throws: {
        ($0 as? ConnectorError)?.kind == .unauthorised
      }
    }
  }

  @Test func `the check with a key for orders alone`() async throws {
    try await LiveShop.with {
      $0.behaviour.keys = [AccessKey("SIMULATED-UYE-KODU", services: ["SiparisServis"])]
    } _: { live in
      let check = try await live.connector.check()
      #expect(check.findings.contains { $0.level == .ok && $0.message.contains("SiparisServis") })
      #expect(check.findings.contains { $0.level == .warning && $0.message.contains("UyeServis") })
    }
  }
}
