import NIOPosix
import Storage
import StoragePostgres
import Synchronization
import TestKit
import Testing

/// A server that stops answering without ending its connections. Everything that waits for it must
/// end, say that the connection is lost, and work again when the server is back.
@Suite(.enabled(if: TestEngine.isPostgres), .timeLimit(.minutes(5)))
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

  /// The body must end, and with the loss of the connection: it is never answered. What failed
  /// before the server vanished met its limit on a busy machine, and is tried again.
  private func lost(
    behind proxy: FreezableProxy, _ body: () async throws -> Void,
    at location: SourceLocation = #_sourceLocation
  ) async {
    var error: StorageError?
    var began = ContinuousClock.now
    repeat {
      began = .now
      error = await #expect(throws: StorageError.self, sourceLocation: location) {
        try await body()
      }
    } while !proxy.isFrozen && !Task.isCancelled
    #expect(error?.kind == .connectionLost, sourceLocation: location)
    // Every limit together is some fifteen seconds; without them it would be for ever.
    #expect(ContinuousClock.now - began < .seconds(120), sourceLocation: location)
  }

  @Test func `a statement under way ends and the next transaction works`() async throws {
    try await with { database, proxy in
      await lost(behind: proxy) {
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
      await lost(behind: proxy) {
        try await database.write { connection in
          proxy.freeze()
          _ = try connection.integer("SELECT length(?)", [large])
        }
      }
    }
  }

  @Test func `a commit without an answer ends`() async throws {
    try await with { database, proxy in
      await lost(behind: proxy) {
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
      await lost(behind: proxy) { _ = try await one(database) }
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
      await lost(behind: proxy) { _ = try await one(database) }
      proxy.thaw()
      let answer = try await one(database)
      #expect(answer == 1)
    }
  }

  @Test func `a transaction on an idle connection that was not checked ends`() async throws {
    try await with { database, proxy in
      _ = try await one(database)
      proxy.freeze()
      await lost(behind: proxy) { _ = try await one(database) }
    }
  }

  @Test func `who waits while all connections hang hears of a lost connection, not of a busy one`()
    async throws
  {
    var limits = PostgresLimits.short
    limits.connections = 2
    limits.leaseTimeout = .milliseconds(400)
    try await with(limits) { database, proxy in
      let (entered, gate) = (AsyncStream<Void>.makeStream(), Gate())
      let hanging = (0..<2).map { _ in
        Task {
          try await PatientDatabase.hasty(database).read { connection in
            _ = try connection.integer("SELECT 1")
            entered.continuation.yield()
            gate.wait()
            _ = try connection.integer("SELECT 2")
          }
        }
      }
      var count = 0
      for await _ in entered.stream {
        count += 1
        if count == 2 { break }
      }
      proxy.freeze()
      gate.open()
      await lost(behind: proxy) { _ = try await one(database) }
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
    limits.leaseTimeout = .seconds(60)
    limits.connectSeconds = 60
    limits.statementTimeout = .seconds(1200)
    limits.idleTransactionTimeout = .seconds(600)
    try await with(limits) { database, proxy in
      let (entered, gate) = (AsyncStream<Void>.makeStream(), Gate())
      let tasks = (0..<24).map { _ in
        Task {
          try await database.read { connection in
            _ = try connection.integer("SELECT 1")
            entered.continuation.yield()
            gate.wait()
            _ = try connection.integer("SELECT 2")
          }
        }
      }
      var count = 0
      for await _ in entered.stream {
        count += 1
        if count == 24 { break }
      }
      proxy.freeze()
      gate.open()
      // They wait for their answers by now; one that does not ends all the same.
      try await Task.sleep(for: .milliseconds(100))
      let duration = await ContinuousClock().measure {
        for task in tasks { task.cancel() }
        for task in tasks {
          let result = await task.result
          #expect(throws: CancellationError.self) { try result.get() }
        }
        _ = try? await NIOThreadPool.singleton.runIfActive {}
      }
      // Without the cancellation each would wait for twenty minutes.
      #expect(duration < .seconds(60))
    }
  }
}
