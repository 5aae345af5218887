import Storage
import StoragePostgres
import TestKit
import Testing

/// The pool on a real server.
@Suite(.enabled(if: TestEngine.isPostgres), .timeLimit(.minutes(5)))
struct PoolTests {
  private func with(
    connections: Int, _ change: (inout PostgresLimits) -> Void = { _ in },
    _ body: (_ database: PostgresDatabase, _ server: Server) async throws -> Void
  ) async throws {
    var limits = PostgresLimits()
    limits.connections = connections
    change(&limits)
    try await Server.with { server in
      // Named, because links of who had this database before may still be ending.
      let address = server.address(with: ["application_name": "pool test"])
      let database = PostgresDatabase(address: address, limits: limits)
      do {
        try await body(database, server)
      } catch {
        await database.close()
        throw error
      }
      await database.close()
    }
  }

  private static func sleep(_ seconds: Double, on database: any Database) async throws {
    try await database.read { connection in
      try connection.forEachRow("SELECT pg_sleep(?)", [.real(seconds)]) { _ in true }
    }
  }

  @Test(arguments: [1, 2, 4])
  func `no more connections than allowed, and everybody is served`(size: Int) async throws {
    try await with(connections: size) { database, server in
      let served = Counter()
      try await withThrowingTaskGroup { group in
        for _ in 0..<12 {
          group.addTask {
            try await Self.sleep(0.05, on: database)
            served.next()
          }
        }
        for _ in 0..<5 {
          try await Task.sleep(for: .milliseconds(20))
          let open = try await server.connections("application_name = 'pool test'")
          #expect(open <= Int64(size))
        }
        try await group.waitForAll()
      }
      #expect(served.count == 12)
    }
  }

  @Test func `who waits too long hears it in time`() async throws {
    try await with(connections: 1) {
      $0.leaseTimeout = .milliseconds(300)
    } _: { database, _ in
      let held = try await HeldConnection(of: database)
      let began = ContinuousClock.now
      // The only connection is in use until this has failed.
      let error = await #expect(throws: StorageError.self) {
        try await Self.sleep(0, on: database)
      }
      #expect(ContinuousClock.now - began >= .milliseconds(290))
      #expect(error?.kind == .connectionLost)
      try await held.letGo()
      try await Self.sleep(0, on: PatientDatabase.hasty(database))
    }
  }

  @Test func `who waits may give up, and the next is served`() async throws {
    try await with(connections: 1) { database, _ in
      let held = try await HeldConnection(of: database)
      let waiting = Task { try await Self.sleep(0, on: database) }
      let next = Task { try await Self.sleep(0, on: database) }
      // Both are in line by now; who is not gives up or is served all the same.
      try await Task.sleep(for: .milliseconds(50))
      waiting.cancel()
      await #expect(throws: CancellationError.self) { try await waiting.value }
      try await held.letGo()
      try await next.value
    }
  }

  @Test(arguments: [1, 3])
  func `connections that broke while they were idle are replaced unnoticed`(count: Int)
    async throws
  {
    try await with(connections: count) { database, server in
      var held: [HeldConnection] = []
      for _ in 0..<count { held.append(try await HeldConnection(of: database)) }
      for connection in held { try await connection.letGo() }
      let ended = try await server.database.write(.readCommitted) { connection in
        try connection.rows(
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()
            AND backend_type = 'client backend'
          """
        ) { $0.flag(0) }.count
      }
      #expect(ended >= count)
      try await eventually("the server has ended the connections") {
        try await server.connections("application_name = 'pool test'") == 0
      }
      for _ in 0..<count * 2 { try await Self.sleep(0, on: database) }
    }
  }

  @Test func `an idle connection is asked before it is lent`() async throws {
    try await with(connections: 1) {
      $0.idleBeforeCheck = .zero
    } _: { database, server in
      let backend: @Sendable () async throws -> Int64? = {
        try await database.read { try $0.integer("SELECT pg_backend_pid()") }
      }
      let (first, second) = (try await backend(), try await backend())
      #expect(first == second)
      try await server.database.write(.readCommitted) { connection in
        try connection.forEachRow(
          "SELECT pg_terminate_backend(?::int)", [.optional(first)]
        ) { _ in true }
      }
      try await eventually("the server has ended the connection") {
        try await server.connections("pid = \(first ?? 0)") == 0
      }
      let third = try await backend()
      #expect(third != nil && third != first)
    }
  }

  @Test func `a closed database says so`() async throws {
    try await with(connections: 1) { database, _ in
      let held = try await HeldConnection(of: database)
      let waiting = Task { try await Self.sleep(0, on: database) }
      // It is in line by now; otherwise it comes too late and hears the same.
      try await Task.sleep(for: .milliseconds(50))
      await database.close()
      for task in [waiting, Task { try await Self.sleep(0, on: database) }] {
        let error = await #expect(throws: StorageError.self) { try await task.value }
        #expect(error?.kind == .connectionLost)
      }
      try await held.letGo()
    }
  }

  @Test(arguments: [
    "postgres://tezgah@/db?host=/nonexistent", "postgres://tezgah@127.0.0.1:1/db",
    "postgres://tezgah@no-such-host.invalid/db", "postgres://tezgah@/db?nonsense=1",
  ])
  func `a server that is not there is told in one line`(address: String) async throws {
    let database = PostgresDatabase(address: address, limits: .short)
    let error = await #expect(throws: StorageError.self) {
      try await database.read { try $0.integer("SELECT 1") }
    }
    #expect(error?.kind == .connectionLost)
    #expect(error?.message.isEmpty == false && error?.message.contains("\n") == false)
    await database.close()
  }
}
