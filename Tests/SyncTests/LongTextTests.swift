import Basics
import Commerce
import ConnectorKit
import Storage
import Sync
import Synchronization
import TestKit
import Testing

/// What is too long for any shop, and what a database refuses all the same.
struct LongTextTests {
  @Test func `an order with a number that is too long is set aside and the rest is stored`()
    async throws
  {
    try await withShop(rows: 12) { shop in
      shop.connector.shop.withLock { $0.rows[5].content = String(repeating: "9", count: 3000) }
      let report = try await shop.sync()
      #expect(report.state == .complete)
      #expect(report.streams[0].counts.rejected == 1)
      #expect(report.streams[0].counts.inserted == 11)
      let reasons = try await shop.database.read {
        try $0.rows("SELECT reason FROM rejected_records", []) { $0.text(0) }
      }
      #expect(reasons == ["number: is longer than 200 bytes"])
    }
  }

  @Test func `a record with a key that is too long is set aside`() async throws {
    try await withShop(rows: 12) { shop in
      var random = SeededRandom(seed: 20_261_201)
      let key = String((0..<6000).map { _ in "abcdefghijklmnop".randomElement(using: &random)! })
      shop.connector.shop.withLock { $0.rows[5].key = key }
      for _ in 0..<2 {
        let report = try await shop.sync(SyncRequest(isFull: true))
        #expect(report.state == .complete)
        #expect(report.streams[0].counts.rejected == 1)
        #expect(try await shop.count("orders") == 11)
      }
    }
  }

  @Test func `a page that the database refuses fails its stream alone, and the journal says why`()
    async throws
  {
    try await withShop(rows: 12, streams: [.orders, .products]) { shop in
      let refusing = TestShop(
        database: RefusingDatabase(base: shop.database), channel: shop.channel,
        connector: shop.connector)
      let report = try await refusing.sync()
      let reason =
        "page 1 could not be stored: index row size 4000 exceeds the maximum (54000)"
      #expect(report.state == .failed)
      #expect(report.message == reason)
      #expect(report.streams.map(\.state) == [.failed, .complete])
      #expect(try await shop.count("sync_runs WHERE message LIKE 'page 1 could not%'") == 1)
      #expect(try await shop.count("sync_run_streams WHERE message LIKE 'page 1 could not%'") == 1)
      #expect(try await shop.count("sync_logs WHERE level = 'error' AND stream = 'orders'") == 1)
    }
  }

  @Test func `a reason holds no value`() {
    let error = StorageError(
      .other, code: "22P02", message: "invalid input syntax for type bigint: \"Ayşe\"")
    #expect(error.reason == "invalid input syntax for type bigint (22P02)")
    let named = StorageError(.other, code: "54000", message: "too long for index \"a_b\"")
    #expect(named.reason == "too long for index \"a_b\" (54000)")
  }
}

/// Refuses pages of orders, as PostgreSQL refuses an entry of an index.
private struct RefusingDatabase: Database {
  let base: any Database

  var dialect: Dialect { base.dialect }

  func read<T: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> T
  ) async throws -> T {
    try await base.read(body)
  }

  @discardableResult
  func write<T: Sendable>(
    _ isolation: WriteIsolation, _ body: @escaping @Sendable (any SQLConnection) throws -> T
  ) async throws -> T {
    // Pages of orders alone are written in turn.
    guard isolation != .inTurn else {
      throw StorageError(
        .other, code: "54000", message: "index row size 4000 exceeds the maximum")
    }
    return try await base.write(isolation, body)
  }

  func close() async {}
}
