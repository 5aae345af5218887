import NIOPosix
import Storage
import StoragePostgres
import Synchronization
import TestKit
import Testing

/// A server that stops answering without ending its connections. Everything that waits for it must
/// end, say that the connection is lost, and work again when the server is back.
@Suite(.enabled(if: TestEngine.isPostgres), .timeLimit(.minutes(1)))
struct VanishedServerTests {
  private func with(
    _ limits: PostgresLimits = .short,
    _ body: (_ database: PostgresDatabase, _ proxy: FreezableProxy) async throws -> Void
  ) async throws {
    try await Server.with { server in
      let proxy = try await FreezableProxy.start(before: server.socket)
      let database = PostgresDatabase(address: server.address(through: proxy), limits: limits)
      do {
        try await body(database, proxy)
      } catch {
        proxy.thaw()
        await database.close()
        await proxy.stop()
        throw error
      }
      proxy.thaw()
      await database.close()
      await proxy.stop()
    }
  }

  private func one(_ database: any Database) async throws -> Int64? {
    try await database.read { try $0.integer("SELECT 1") }
  }

  /// How long the failure took that the body must end with.
  private func lost(
    within limit: Duration, _ body: () async throws -> Void,
    at location: SourceLocation = #_sourceLocation
  ) async {
    var error: StorageError?
    let duration = await ContinuousClock().measure {
      error = await #expect(throws: StorageError.self, sourceLocation: location) {
        try await body()
      }
    }
    #expect(error?.kind == .connectionLost, sourceLocation: location)
    #expect(duration < limit, sourceLocation: location)
  }

  @Test func `a statement under way ends and the next transaction works`() async throws {
    try await with { database, proxy in
      await lost(within: .seconds(12)) {
        try await database.write { connection in
          try connection.execute("INSERT INTO app_settings (key, value) VALUES ('a', '1')")
          proxy.freeze()
          _ = try connection.integer("SELECT count(*) FROM app_settings")
        }
      }
      proxy.thaw()
      let count = try await database.read { try $0.integer("SELECT count(*) FROM app_settings") }
      #expect(count == 0)
    }
  }

  @Test func `a statement larger than every buffer on the way ends`() async throws {
    try await with { database, proxy in
      let large = SQLValue.blob([UInt8](repeating: 7, count: 40_000_000))
      await lost(within: .seconds(12)) {
        try await database.write { connection in
          proxy.freeze()
          _ = try connection.integer("SELECT length(?)", [large])
        }
      }
    }
  }

  @Test func `a commit without an answer ends`() async throws {
    try await with { database, proxy in
      await lost(within: .seconds(12)) {
        try await database.write { connection in
          try connection.execute("INSERT INTO app_settings (key, value) VALUES ('a', '1')")
          proxy.freeze()
        }
      }
    }
  }

  @Test func `a connection attempt ends`() async throws {
    try await with { database, proxy in
      proxy.freeze()
      await lost(within: .seconds(12)) { _ = try await one(database) }
      proxy.thaw()
      let answer = try await one(database)
      #expect(answer == 1)
    }
  }

  @Test func `a check of an idle connection ends within the lease`() async throws {
    var limits = PostgresLimits.short
    limits.idleBeforeCheck = .zero
    try await with(limits) { database, proxy in
      _ = try await one(database)
      proxy.freeze()
      await lost(within: .seconds(12)) { _ = try await one(database) }
      proxy.thaw()
      let answer = try await one(database)
      #expect(answer == 1)
    }
  }

  @Test func `a transaction on an idle connection that was not checked ends`() async throws {
    try await with { database, proxy in
      _ = try await one(database)
      proxy.freeze()
      await lost(within: .seconds(12)) { _ = try await one(database) }
    }
  }

  @Test func `who waits while all connections hang hears of a lost connection, not of a busy one`()
    async throws
  {
    var limits = PostgresLimits.short
    limits.connections = 2
    limits.leaseTimeout = .milliseconds(400)
    limits.statementTimeout = .seconds(3)
    try await with(limits) { database, proxy in
      let entered = AsyncStream<Void>.makeStream()
      let hanging = (0..<2).map { _ in
        Task {
          try await database.read { connection in
            _ = try connection.integer("SELECT 1")
            entered.continuation.yield()
            try connection.forEachRow("SELECT pg_sleep(2)", []) { _ in true }
          }
        }
      }
      var count = 0
      for await _ in entered.stream {
        count += 1
        if count == 2 { break }
      }
      proxy.freeze()
      await lost(within: .seconds(6)) { _ = try await one(database) }
      // A patient caller gets through when the server is back.
      let waits = Mutex(0)
      let patient = PatientDatabase(
        database, pauses: { _ in .milliseconds(50) },
        onWaiting: { _, _ in
          waits.withLock { $0 += 1 }
          proxy.thaw()
        })
      let answer = try await one(patient)
      #expect(answer == 1)
      #expect(waits.withLock { $0 } > 0)
      for task in hanging { _ = await task.result }
    }
  }

  @Test func `cancelled statements end at once and hold up nobody else's threads`() async throws {
    var limits = PostgresLimits.short
    limits.connections = 24
    limits.statementTimeout = .seconds(60)
    try await with(limits) { database, proxy in
      let entered = AsyncStream<Void>.makeStream()
      let tasks = (0..<24).map { _ in
        Task {
          try await database.read { connection in
            _ = try connection.integer("SELECT 1")
            entered.continuation.yield()
            try connection.forEachRow("SELECT pg_sleep(50)", []) { _ in true }
          }
        }
      }
      var count = 0
      for await _ in entered.stream {
        count += 1
        if count == 24 { break }
      }
      proxy.freeze()
      let duration = await ContinuousClock().measure {
        for task in tasks { task.cancel() }
        for task in tasks {
          let result = await task.result
          #expect(throws: CancellationError.self) { try result.get() }
        }
        _ = try? await NIOThreadPool.singleton.runIfActive {}
      }
      #expect(duration < .seconds(12))
    }
  }
}
