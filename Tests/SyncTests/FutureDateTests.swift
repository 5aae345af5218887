import Basics
import Commerce
import ConnectorKit
import Storage
import Sync
import TestKit
import Testing

/// Changes that a channel dates years ahead.
struct FutureDateTests {
  /// Minutes of `FakePackage`: years after the clock of the tests.
  private static let future = 1_000_000

  private func withShop(
    _ body: @Sendable (PackageShop, ChannelAccount, PackageConnector) async throws -> Void
  ) async throws {
    try await TemporaryDatabase.with { temporary in
      let shop = PackageShop(database: temporary.database)
      let connector = PackageConnector()
      try await body(
        shop, try await shop.channel("parcels", platform: connector.platform), connector)
    }
  }

  private func package(_ changedAt: Int, _ status: OrderStatus) -> FakePackage {
    FakePackage(key: 1, order: 7, changedAt: changedAt, status: status, goods: [1: 2])
  }

  private func isStored(_ status: OrderStatus, _ shop: PackageShop) async throws -> Bool {
    let name = status.rawValue
    return try await shop.integer(
      """
      SELECT count(*) FROM order_packages p JOIN orders o ON o.id = p.order_id
      WHERE p.status = '\(name)' AND o.status = '\(name)'
      """) == 1
  }

  @Test(arguments: [
    [(future, OrderStatus.created), (2, .shipped), (3, .delivered)],
    [(1, .created), (future, .shipped), (5, .delivered)],
    [(1, .created), (future, .shipped), (future + 1, .delivered), (future, .cancelled)],
  ])
  func `a package is told on, whatever date it once had`(
    changes: [(Int, OrderStatus)]
  ) async throws {
    try await withShop { shop, channel, connector in
      for (minute, status) in changes {
        connector.show([[package(minute, status)]])
        try await shop.sync(channel, connector)
        let stored = try await isStored(status, shop)
        #expect(stored, "\(minute) \(status)")
      }
    }
  }

  @Test func `a date of an older version that is years ahead is not believed`() async throws {
    try await withShop { shop, channel, connector in
      connector.show([[package(1, .created)]])
      try await shop.sync(channel, connector)
      let future = FakePackage.time(Self.future).milliseconds
      _ = try await shop.database.write {
        try $0.execute(
          SQLStatement("UPDATE order_packages SET changed_at = ?", isReused: false),
          [.integer(future)])
      }
      connector.show([[package(2, .shipped)]])
      try await shop.sync(channel, connector)
      let stored = try await isStored(.shipped, shop)
      #expect(stored)
    }
  }

  @Test(arguments: [true, false])
  func `of two records on a page the one with a true date counts`(isFirst: Bool) async throws {
    try await withShop { shop, channel, connector in
      let page = [package(Self.future, .created), package(4, .shipped)]
      connector.show([isFirst ? page : page.reversed()])
      try await shop.sync(channel, connector)
      let stored = try await isStored(.shipped, shop)
      #expect(stored)
    }
  }
}
