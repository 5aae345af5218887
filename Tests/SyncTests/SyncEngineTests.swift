import Basics
import Commerce
import ConnectorKit
import Logging
import Storage
import StorageSQLite
import Sync
import Synchronization
import TestKit
import Testing

struct SyncEngineTests {
  @Test func `a full sync stores every row and says what it did`() async throws {
    try await withShop(rows: 35) { shop in
      let report = try await shop.sync()
      #expect(report.state == .complete)
      #expect(report.streams[0].counts.inserted == 35)
      #expect(report.streams[0].counts.seen == 35)
      #expect(report.streams[0].pages == 4)
      #expect(try await shop.count("orders") == 35)
      #expect(try await shop.sum("SELECT orders FROM daily_channel_sales") == 35)
      #expect(try await shop.count("customers") == 7)
      #expect(try await shop.sum("SELECT order_count FROM customers") == 35)
    }
  }

  @Test func `a second full sync maps nothing and changes nothing`() async throws {
    try await withShop(rows: 35) { shop in
      _ = try await shop.sync()
      let mapped = shop.connector.shop.withLock { $0.mapped }
      let report = try await shop.sync(SyncRequest(isFull: true))
      #expect(report.streams[0].counts.unchanged == 35)
      #expect(shop.connector.shop.withLock { $0.mapped } == mapped)
    }
  }

  @Test func `a failed page leaves the pages before it stored and the next run resumes`()
    async throws
  {
    try await withShop(rows: 35) { shop in
      shop.connector.shop.withLock { $0.failAtPage = 2 }
      let failed = try await shop.sync()
      #expect(failed.state == .failed)
      #expect(failed.message == "the shop is down")
      #expect(try await shop.count("orders") == 20)
      shop.connector.shop.withLock { $0.failAtPage = nil }
      let resumed = try await shop.sync()
      #expect(resumed.state == .complete)
      #expect(resumed.streams[0].resumed)
      #expect(resumed.streams[0].counts.inserted == 15)
      #expect(try await shop.count("orders") == 35)
    }
  }

  @Test func `a poison record is set aside and the rest of its page is stored`() async throws {
    try await withShop(rows: 12) { shop in
      shop.connector.shop.withLock { $0.rows[5].content = "poison" }
      let report = try await shop.sync()
      #expect(report.state == .complete)
      #expect(report.streams[0].counts.rejected == 1)
      #expect(report.streams[0].counts.inserted == 11)
      #expect(try await shop.count("rejected_records") == 1)
      shop.connector.shop.withLock { $0.rows[5].content = "healed" }
      _ = try await shop.sync(SyncRequest(isFull: true))
      #expect(try await shop.count("rejected_records") == 0)
      #expect(try await shop.count("orders") == 12)
    }
  }

  @Test func `a row is removed only after two complete sweeps without it`() async throws {
    try await withShop(rows: 12) { shop in
      _ = try await shop.sync()
      shop.connector.shop.withLock { _ = $0.rows.remove(at: 3) }
      _ = try await shop.sync(SyncRequest(isFull: true))
      #expect(try await shop.count("orders WHERE removed_at IS NOT NULL") == 0)
      let second = try await shop.sync(SyncRequest(isFull: true))
      #expect(second.streams[0].counts.removed == 1)
      #expect(try await shop.count("orders WHERE removed_at IS NOT NULL") == 1)
      #expect(try await shop.sum("SELECT orders FROM daily_channel_sales") == 11)
      #expect(try await shop.sum("SELECT order_count FROM customers") == 11)
    }
  }

  @Test func `a set-aside record that left the shop is forgotten`() async throws {
    try await withShop(rows: 12) { shop in
      shop.connector.shop.withLock { $0.rows[5].content = "poison" }
      _ = try await shop.sync()
      #expect(try await shop.count("rejected_records") == 1)
      shop.connector.shop.withLock { _ = $0.rows.remove(at: 5) }
      _ = try await shop.sync(SyncRequest(isFull: true))
      #expect(try await shop.count("rejected_records") == 0)
    }
  }

  @Test func `a stream that fails does not keep the next one from running`() async throws {
    try await withShop(rows: 12, streams: [.customers, .orders]) { shop in
      shop.connector.shop.withLock {
        $0.failure = ConnectorError(.temporary, "no members now")
        $0.failingStream = .customers
      }
      let report = try await shop.sync()
      #expect(report.state == .failed)
      #expect(report.message == "no members now")
      #expect(report.streams.map(\.state) == [.failed, .complete])
      #expect(try await shop.count("orders") == 12)
    }
  }

  @Test func `a wrong key ends the run at the first stream`() async throws {
    try await withShop(rows: 12, streams: [.customers, .orders]) { shop in
      shop.connector.shop.withLock {
        $0.failure = ConnectorError(.unauthorised, "the key is wrong")
        $0.failingStream = .customers
      }
      let report = try await shop.sync()
      #expect(report.streams.map(\.stream) == [.customers])
      #expect(shop.connector.shop.withLock { $0.pulls } == 1)
    }
  }

  @Test func `a sweep that misses most rows removes nothing`() async throws {
    try await withShop(rows: 30) { shop in
      _ = try await shop.sync()
      shop.connector.shop.withLock { $0.rows = Array($0.rows.prefix(3)) }
      for _ in 0..<3 { _ = try await shop.sync(SyncRequest(isFull: true)) }
      #expect(try await shop.count("orders WHERE removed_at IS NOT NULL") == 0)
      #expect(try await shop.count("sync_logs WHERE level = 'warning'") == 3)
    }
  }

  @Test func `a row that comes back is live again`() async throws {
    try await withShop(rows: 12) { shop in
      _ = try await shop.sync()
      let gone = shop.connector.shop.withLock { $0.rows.remove(at: 3) }
      for _ in 0..<2 { _ = try await shop.sync(SyncRequest(isFull: true)) }
      shop.connector.shop.withLock { $0.rows.insert(gone, at: 3) }
      _ = try await shop.sync(SyncRequest(isFull: true))
      #expect(try await shop.count("orders WHERE removed_at IS NOT NULL") == 0)
      #expect(try await shop.sum("SELECT orders FROM daily_channel_sales") == 12)
    }
  }

  @Test func `a raised stop signal ends the run as stopped and resumable`() async throws {
    try await withShop(rows: 100) { shop in
      let stop = StopSignal()
      let report = try await shop.sync(stop: stop) { progress in
        if progress.pages == 3 { stop.raise() }
      }
      #expect(report.state == .stopped)
      #expect(report.streams[0].pages >= 3)
      let resumed = try await shop.sync()
      #expect(resumed.state == .complete)
      #expect(report.streams[0].counts.inserted + resumed.streams[0].counts.inserted == 100)
    }
  }

  @Test func `the stored payload is the record as it came`() async throws {
    try await withShop(rows: 12) { shop in
      _ = try await shop.sync()
      let payload = try await shop.database.read { connection in
        let id = try connection.integer("SELECT id FROM orders WHERE remote_id = '7'") ?? 0
        return try PayloadTable.orders.payload(of: id, in: connection)
      }
      #expect(payload == Array("7|first".utf8))
    }
  }

  @Test func `a second run of the same channel is refused while the first one lives`()
    async throws
  {
    try await withShop(rows: 12) { shop in
      let channel = shop.channel
      _ = try await shop.database.write { connection in
        try SyncRun.start(
          channelID: channel.id, mode: "auto", origin: "cli", owner: shop.owner.identifier,
          now: StandingClock().now(), isAlive: { _ in true }, in: connection)
      }
      await #expect(throws: SyncRun.AlreadyRunning.self) { try await shop.sync() }
    }
  }

  @Test func `a set-aside record is stored by a retry once its mapping works`() async throws {
    try await withShop(rows: 12) { shop in
      shop.connector.shop.withLock { $0.rows[5].content = "poison" }
      _ = try await shop.sync()
      let retry = SetAsideRetry(database: shop.database, clock: StandingClock(), zone: .istanbul)
      let id = try await shop.sum("SELECT id FROM rejected_records")
      let again = try await retry.retry(
        id, channel: shop.channel, connector: shop.connector, actor: "user:1")
      #expect(again == .stillRejected(reason: "Content: is poison"))
      #expect(try await shop.sum("SELECT attempts FROM rejected_records") == 2)
      let fixed = FixedConnector(base: shop.connector)
      #expect(
        try await retry.retry(id, channel: shop.channel, connector: fixed, actor: "user:1")
          == .stored)
      #expect(try await shop.count("rejected_records") == 0)
      #expect(try await shop.count("orders") == 12)
      #expect(
        try await retry.retry(id, channel: shop.channel, connector: fixed, actor: "user:1") == .gone
      )
      // Both tries stand in the audit log.
      #expect(try await shop.count("audit_log") == 2)
    }
  }
}
