import Basics
import Commerce
import ConnectorKit
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import RestAPI
import Scoring
import Simulator
import Storage
import Sync
import TestKit
import Testing

@testable import App

/// The main job in one process: a shop over its real protocol, synchronised, scored and served.
struct WholeWayTests {
  @Test func `a sync stores what the shop has`() async throws {
    try await SimulatedProgram.with { program in
      let (run, streams) = try await program.sync()
      #expect(run.state == .complete)
      #expect(run.message == "")
      #expect(streams.allSatisfy { $0.state == .complete && $0.counts.rejected == 0 })
      let counts = program.shop.counts
      #expect(counts.orders == 300)
      #expect(try await program.count("orders") == counts.orders)
      #expect(try await program.count("product_listings") == counts.products)
      #expect(try await program.count("listings") == counts.variants)
      #expect(try await program.count("members") == counts.members)
      #expect(try await program.count("favourites") == counts.favourites)
    }
  }

  @Test func `every stream of the connector was read`() async throws {
    try await SimulatedProgram.with(orders: 40) { program in
      let (_, streams) = try await program.sync()
      let wanted = try program.services.channels.connector(for: program.account).descriptor.streams
      #expect(Set(streams.map(\.stream)) == Set(wanted))
      #expect(streams.allSatisfy { $0.counts.seen > 0 && $0.counts.inserted == $0.counts.seen })
    }
  }

  @Test func `lines and favourites find their variant and product`() async throws {
    try await SimulatedProgram.with { program in
      _ = try await program.sync()
      let services = program.services
      #expect(
        try await services.integer("SELECT count(*) FROM order_lines WHERE variant_id IS NULL")
          == 0)
      #expect(
        try await services.integer("SELECT count(*) FROM favourites WHERE product_id IS NULL") == 0)
      #expect(
        try await services.integer("SELECT count(*) FROM orders WHERE customer_id IS NULL") == 0)
    }
  }

  @Test func `a second full sync finds everything unchanged`() async throws {
    try await SimulatedProgram.with { program in
      let first = try await program.sync()
      let before = try await StoredShop.lines(program.services.database)
      let second = try await program.sync(isFull: true)
      #expect(second.run.state == .complete)
      let seen = Dictionary(
        uniqueKeysWithValues: first.streams.map { ($0.stream, $0.counts.inserted) })
      for stream in second.streams {
        #expect(stream.counts.unchanged == seen[stream.stream], "\(stream.stream)")
        #expect(stream.counts.inserted + stream.counts.updated + stream.counts.rejected == 0)
        #expect(stream.counts.removed == 0)
      }
      #expect(try await StoredShop.lines(program.services.database) == before)
    }
  }

  @Test func `a second sync of changes alone changes nothing and asks less`() async throws {
    try await SimulatedProgram.with { program in
      let first = try await program.sync()
      let before = try await StoredShop.lines(program.services.database)
      let second = try await program.sync()
      #expect(second.run.state == .complete)
      #expect(second.streams.allSatisfy { $0.counts.inserted == 0 && $0.counts.updated == 0 })
      let requests = { (streams: [StreamProgress]) in
        streams.filter { $0.stream == .orders }.reduce(0) { $0 + $1.counts.requests }
      }
      #expect(requests(second.streams) < requests(first.streams))
      #expect(try await StoredShop.lines(program.services.database) == before)
    }
  }

  @Test func `new orders come with the next sync`() async throws {
    try await SimulatedProgram.with { program in
      _ = try await program.sync()
      let placed = program.shop.placeOrders(7)
      let (run, streams) = try await program.sync()
      #expect(run.state == .complete)
      #expect(streams.first { $0.stream == .orders }?.counts.inserted == placed.count)
      #expect(try await program.count("orders") == program.shop.counts.orders)
    }
  }

  @Test(arguments: [(SyncStream.products, 1), (.customers, 2), (.orders, 1), (.orders, 7)])
  func `a sync that was stopped and run again ends as one that was not`(
    stream: SyncStream, pages: Int
  ) async throws {
    try await SimulatedProgram.with { program in
      let report = try await program.syncStopped(stream, afterPages: pages)
      #expect(report.state == .stopped)
      #expect(try await program.count("orders") < program.shop.counts.orders)
      let (run, streams) = try await program.sync()
      #expect(run.state == .complete)
      #expect(streams.first { $0.stream == stream }?.resumed == true)
      let resumed = try await StoredShop.lines(program.services.database)
      try await SimulatedProgram.with { undisturbed in
        _ = try await undisturbed.sync()
        let expected = try await StoredShop.lines(undisturbed.services.database)
        for (table, lines) in expected {
          #expect(!lines.isEmpty, "\(table)")
          #expect(resumed[table] == lines, "\(table)")
        }
      }
    }
  }

  @Test func `asking twice makes one sync`() async throws {
    try await SimulatedProgram.with { program in
      let requests = SyncRequests(
        database: program.services.database, clock: program.services.clock, wake: {})
      for _ in 0..<2 { try await requests.start(program.account, origin: "test", actor: "user:1") }
      let jobs = try await program.services.integer(
        "SELECT count(*) FROM jobs WHERE kind = 'sync' AND state = 'waiting'")
      #expect(jobs == 1)
    }
  }

  @Test func `a start while one runs is refused`() async throws {
    try await SimulatedProgram.with { program in
      let (account, now) = (program.account, program.services.clock.now())
      _ = try await program.services.database.write { connection in
        try SyncRun.start(
          channelID: account.id, mode: "auto", origin: "cli", owner: "elsewhere:1:1", now: now,
          isAlive: { _ in nil }, in: connection)
      }
      let requests = SyncRequests(
        database: program.services.database, clock: program.services.clock, wake: {})
      await #expect(throws: ChannelDirectory.Problem.self) {
        try await requests.start(program.account, origin: "test", actor: "user:1")
      }
    }
  }

  @Test func `a worker that stops leaves no run open and its job for the next`() async throws {
    try await SimulatedProgram.with(latency: .seconds(5)) { program in
      program.pace.slowDown { try await Self.hasProducts(program) }
      try await program.working { requests in
        try await requests.start(program.account, origin: "test", actor: "user:1")
        try await eventually("a product is stored") { try await Self.hasProducts(program) }
      }
      let open = try await program.services.integer(
        "SELECT count(*) FROM sync_runs WHERE state = 'running'")
      #expect(open == 0)
      let waiting = try await program.services.integer(
        "SELECT count(*) FROM jobs WHERE kind = 'sync' AND state = 'waiting' AND failures = 0")
      #expect(waiting == 1)
      _ = try await program.sync()
      #expect(try await program.count("orders") == program.shop.counts.orders)
    }
  }

  @Test func `a sync that a person stops ends behind its page and is not tried again`()
    async throws
  {
    // The worker looks every two seconds whether somebody wants to end a job; what is left of the
    // sync would take more than a minute.
    try await SimulatedProgram.with(latency: .seconds(5)) { program in
      program.pace.slowDown { try await Self.hasProducts(program) }
      try await program.working { requests in
        try await requests.start(program.account, origin: "test", actor: "user:1")
        try await eventually("a product is stored") { try await Self.hasProducts(program) }
        #expect(try await requests.stop(accountID: program.account.id, actor: "user:1"))
        try await eventually("the sync is cancelled") {
          try await program.services.integer(
            "SELECT count(*) FROM jobs WHERE kind = 'sync' AND state <> 'cancelled'") == 0
        }
      }
      #expect(try await program.latestRun().run.state == .stopped)
    }
  }

  private static func hasProducts(_ program: SimulatedProgram) async throws -> Bool {
    try await program.services.integer("SELECT count(*) FROM products") > 0
  }

  @Test func `what a sync read is scored and published by the worker`() async throws {
    try await SimulatedProgram.with { program in
      try await program.working { requests in
        try await requests.start(program.account, origin: "test", actor: "user:1")
        try await eventually("a feed is built") {
          try await program.services.integer(
            "SELECT count(*) FROM feeds WHERE built_at IS NOT NULL AND item_count > 0") > 0
        }
      }
      let scores = try await program.services.integer("SELECT count(*) FROM scores")
      #expect(scores > 0)
    }
  }

  @Test func `scores cover the active products and say that clicks have no source`() async throws {
    try await SimulatedProgram.with { program in
      _ = try await program.sync()
      let run = try await program.services.scoreRunner.run()
      let active = try await program.services.integer(
        "SELECT count(*) FROM products WHERE is_active = 1")
      #expect(run.productCount == active)
      #expect(active > 0)
      #expect(
        try await program.services.integer(
          "SELECT count(*) FROM scores WHERE clicks_micro IS NOT NULL") == 0)
      #expect(
        try await program.services.integer(
          "SELECT count(*) FROM scores WHERE sales_micro IS NULL OR size_micro IS NULL") == 0)
    }
  }

  @Test func `the API tells as many rows as the shop has`() async throws {
    try await SimulatedProgram.with { program in
      _ = try await program.sync()
      let services = program.services
      let token = try await APITokens.create(
        name: "test", scope: .read, actor: "cli:test", database: services.database,
        now: services.clock.now())
      let server = WebServer(services: services, host: "127.0.0.1", port: 0, runsWorker: false)
      let app = Application(router: server.router())
      let counts = program.shop.counts
      try await app.test(.router) { client in
        for (path, count) in [
          ("orders", counts.orders), ("products", counts.products), ("variants", counts.variants),
        ] {
          let told = try await Self.walk(path, token, client)
          #expect(told == count, "\(path)")
        }
      }
    }
  }

  /// How many items a collection has, page by page.
  private static func walk(
    _ path: String, _ token: String, _ client: any TestClientProtocol
  ) async throws -> Int {
    var (count, cursor) = (0, "")
    repeat {
      let uri = "/api/v1/\(path)?limit=200&cursor=\(cursor)"
      let page = try await client.execute(
        uri: uri, method: .get, headers: [.authorization: "Bearer \(token)"]
      ) { try JSONDecoder().decode(Page.self, from: Data($0.body.readableBytesView)) }
      count += Set(page.items.map(\.id)).count
      cursor = page.next ?? ""
    } while !cursor.isEmpty
    return count
  }

  private struct Page: Decodable {
    struct Item: Decodable { var id: String }
    var items: [Item]
    var next: String?
  }
}
