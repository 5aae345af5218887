import Basics
import Commerce
import ConnectorKit
import Storage
import Sync
import Synchronization
import TestKit
import Testing

/// Records that have no key, and keys that are hard to tell apart.
struct KeyTests {
  @Test func `each record without a key is set aside in a row of its own and stays there`()
    async throws
  {
    try await withShop(rows: 12) { shop in
      shop.connector.shop.withLock {
        $0.rows[5].key = ""
        $0.rows[6] = (key: "", content: "second")
      }
      for isFull in [true, false, true] {
        let report = try await shop.sync(SyncRequest(isFull: isFull))
        #expect(report.streams[0].counts.rejected == 2)
        #expect(try await shop.count("rejected_records") == 2)
      }
      #expect(try await shop.count("rejected_records WHERE remote_id LIKE 'sha256:%'") == 2)
      #expect(
        try await shop.count("rejected_records WHERE reason = 'key: the record has no key'") == 2)
      #expect(try await shop.sum("SELECT attempts FROM rejected_records") == 6)
      #expect(try await shop.count("orders") == 10)
      shop.connector.shop.withLock { $0.rows.removeSubrange(5...5) }
      _ = try await shop.sync(SyncRequest(isFull: true))
      #expect(try await shop.count("rejected_records") == 1)
    }
  }

  @Test func `a retry never stores a record that has no key`() async throws {
    try await withShop(rows: 12) { shop in
      shop.connector.shop.withLock { $0.rows[5].key = "" }
      _ = try await shop.sync()
      let id = try await shop.sum("SELECT id FROM rejected_records")
      let retry = SetAsideRetry(database: shop.database, clock: StandingClock(), zone: .istanbul)
      let outcome = try await retry.retry(
        id, channel: shop.channel, connector: FixedConnector(base: shop.connector),
        actor: "user:1")
      #expect(outcome == .stillRejected(reason: "key: the record has no key"))
      #expect(try await shop.sum("SELECT attempts FROM rejected_records") == 2)
      #expect(try await shop.count("orders") == 11)
    }
  }

  @Test func `the one row that stood for all records without a key gives way`() async throws {
    try await withShop(rows: 12) { shop in
      let channelID = shop.channel.id
      _ = try await shop.database.write { connection in
        for stream in [SyncStream.orders, .customers] {
          try RejectedRecords.add(
            channelID: channelID, stream: stream, remoteID: "", reason: "the record has no key",
            payload: Array("|old".utf8)[...], now: StandingClock().now(), in: connection)
        }
      }
      let retry = SetAsideRetry(database: shop.database, clock: StandingClock(), zone: .istanbul)
      let id = try await shop.sum("SELECT id FROM rejected_records WHERE stream = 'orders'")
      let outcome = try await retry.retry(
        id, channel: shop.channel, connector: FixedConnector(base: shop.connector),
        actor: "user:1")
      #expect(outcome == .stillRejected(reason: "the record has no key"))
      let stillThere = try await shop.count("rejected_records WHERE remote_id = ''")
      #expect(stillThere == 1)
      #expect(
        try await shop.count("rejected_records WHERE id = \(id) AND remote_id LIKE 'sha256:%'")
          == 1)
      _ = try await shop.sync(SyncRequest(isFull: true))
      #expect(try await shop.count("rejected_records WHERE stream = 'orders'") == 0)
    }
  }

  @Test func `keys that only look alike are two records`() async throws {
    try await withShop(rows: 4) { shop in
      shop.connector.shop.withLock {
        $0.rows[0].key = "caf\u{E9}"
        $0.rows[1].key = "cafe\u{301}"
      }
      let report = try await shop.sync()
      #expect(report.streams[0].counts.inserted == 4)
      #expect(try await shop.count("orders") == 4)
      for _ in 0..<2 {
        let again = try await shop.sync(SyncRequest(isFull: true))
        #expect(again.streams[0].counts.unchanged == 4)
        #expect(again.streams[0].counts.removed == 0)
      }
    }
  }

  @Test func `a key that holds a line end is seen, and stands for no other`() async throws {
    try await withShop(rows: 12) { shop in
      shop.connector.shop.withLock { $0.rows[5].key = "a\n4" }
      _ = try await shop.sync()
      shop.connector.shop.withLock { _ = $0.rows.remove(at: 4) }
      for _ in 0..<2 { _ = try await shop.sync(SyncRequest(isFull: true)) }
      #expect(try await shop.count("orders WHERE removed_at IS NOT NULL") == 1)
      #expect(
        try await shop.count("orders WHERE removed_at IS NOT NULL AND remote_id = '4'") == 1)
    }
  }

  @Test func `a package that was stored without a key once goes after two sweeps`() async throws {
    try await TemporaryDatabase.with { temporary in
      let shop = PackageShop(database: temporary.database)
      let connector = PackageConnector()
      let channel = try await shop.channel("parcels", platform: connector.platform)
      let packages = (1...4).map {
        FakePackage(key: $0, order: $0, changedAt: $0, status: .created, goods: [1: 1])
      }
      connector.show([packages])
      try await shop.sync(channel, connector)
      _ = try await shop.database.write {
        try $0.execute(
          "UPDATE order_packages SET remote_id = '', changed_at = 1 WHERE remote_id = '4'")
      }
      connector.show([Array(packages.prefix(3))])
      for _ in 0..<2 { try await shop.sync(channel, connector) }
      for table in ["order_packages", "orders"] {
        let left = try await shop.integer(
          "SELECT count(*) FROM \(table) WHERE removed_at IS NULL")
        #expect(left == 3, "\(table)")
      }
    }
  }

  @Test func `a package without a key is forgotten once it comes otherwise`() async throws {
    try await TemporaryDatabase.with { temporary in
      let shop = PackageShop(database: temporary.database)
      let connector = PackageConnector()
      let channel = try await shop.channel("parcels", platform: connector.platform)
      for minute in 1...2 {
        let package = FakePackage(key: 1, order: 1, changedAt: minute, status: .created)
        var keyless = FakePackage(key: 2, order: 2, changedAt: minute, status: .created).raw
        keyless.remoteID = ""
        let records = [package.raw, keyless]
        connector.shop.withLock { $0.pages = [records] }
        let report = try await shop.sync(channel, connector)
        #expect(report.streams[0].counts.rejected == 1)
        #expect(try await shop.integer("SELECT count(*) FROM rejected_records") == 1)
      }
    }
  }
}
