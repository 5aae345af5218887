import Storage
import StoragePostgres
import TestKit
import Testing

/// How a transaction ends, by the server's own word.
@Suite(.enabled(if: TestEngine.isPostgres), .timeLimit(.minutes(5)))
struct TransactionTests {
  private func with(
    _ change: (inout PostgresLimits) -> Void = { _ in },
    _ body: (_ database: PostgresDatabase, _ server: Server) async throws -> Void
  ) async throws {
    var limits = PostgresLimits()
    change(&limits)
    try await Server.with { server in
      let database = PostgresDatabase(address: server.address, limits: limits)
      do {
        try await body(database, server)
      } catch {
        await database.close()
        throw error
      }
      await database.close()
    }
  }

  private static func raising(_ code: String) -> String {
    "DO $$ BEGIN RAISE EXCEPTION 'told' USING ERRCODE = '\(code)'; END $$"
  }

  @Test(arguments: ["40001", "40P01"], [1, 2, 5])
  func `a collision runs again from the start, so often and no more`(code: String, attempts: Int)
    async throws
  {
    try await with {
      $0.attempts = attempts
    } _: { database, _ in
      let runs = Counter()
      let error = await #expect(throws: StorageError.self) {
        try await database.write { connection in
          runs.next()
          try connection.executeScript(Self.raising(code))
        }
      }
      #expect(error?.code == code && error?.kind == .busy)
      #expect(runs.count == attempts)
    }
  }

  @Test func `a collision that is over is not noticed`() async throws {
    try await with { database, _ in
      let runs = Counter()
      try await database.write { connection in
        runs.next()
        try connection.execute("INSERT INTO app_settings (key, value) VALUES ('a', '1')")
        if runs.count < 4 { try connection.executeScript(Self.raising("40001")) }
      }
      let count = try await database.read { try $0.integer("SELECT count(*) FROM app_settings") }
      #expect(runs.count == 4 && count == 1)
    }
  }

  @Test(arguments: [
    ("23505", StorageError.Kind.uniqueViolation), ("23503", .foreignKeyViolation),
    ("23502", .notNullViolation), ("23514", .checkViolation), ("23P01", .other), ("55P03", .busy),
    ("25006", .readOnly), ("57014", .cancelled), ("57P03", .connectionLost),
    ("53300", .connectionLost), ("53100", .diskFull), ("53200", .busy), ("53400", .busy),
    ("42601", .syntax), ("42P01", .syntax), ("42501", .syntax), ("XX000", .corrupt),
    ("XX001", .corrupt), ("22012", .other), ("22003", .other), ("22P02", .other), ("P0001", .other),
    ("08006", .connectionLost), ("08P01", .connectionLost),
  ])
  func `any other error is told once, by its code`(code: String, kind: StorageError.Kind)
    async throws
  {
    try await with { database, _ in
      let runs = Counter()
      let error = await #expect(throws: StorageError.self) {
        try await database.write { connection in
          runs.next()
          try connection.executeScript(Self.raising(code))
        }
      }
      #expect(error == StorageError(kind, code: code, message: "told"))
      #expect(runs.count == 1)
    }
  }

  @Test func `a statement that takes too long is ended by the server`() async throws {
    try await with {
      $0.statementTimeout = .milliseconds(200)
      $0.answerTimeout = .seconds(120)
    } _: { database, server in
      let error = await #expect(throws: StorageError.self) {
        try await database.read { try $0.forEachRow("SELECT pg_sleep(601)", []) { _ in true } }
      }
      // Only the server says so; a client that waited no longer would speak of the connection.
      #expect(error?.kind == .cancelled)
      let running = try await server.connections(
        "query LIKE '%pg_sleep(601)%' AND state = 'active'")
      #expect(running == 0)
    }
  }

  @Test func `a transaction that does nothing for too long is ended by the server`() async throws {
    try await with {
      $0.idleTransactionTimeout = .milliseconds(200)
    } _: { database, server in
      let (backends, gate) = (AsyncStream<Int64>.makeStream(), Gate())
      let hanging = Task {
        defer { backends.continuation.finish() }
        try await database.write { connection in
          try connection.execute("INSERT INTO app_settings (key, value) VALUES ('a', '1')")
          backends.continuation.yield(try connection.integer("SELECT pg_backend_pid()") ?? 0)
          // Blocks the link's own thread, as a closure that hangs does.
          gate.wait()
          try connection.execute("INSERT INTO app_settings (key, value) VALUES ('b', '1')")
        }
      }
      for await backend in backends.stream {
        try await eventually("the server has ended the connection") {
          try await server.connections("pid = \(backend)") == 0
        }
        gate.open()
      }
      let error = await #expect(throws: StorageError.self) { try await hanging.value }
      #expect(error?.kind == .connectionLost)
      let count = try await database.read { try $0.integer("SELECT count(*) FROM app_settings") }
      #expect(count == 0)
    }
  }

  @Test func `a cancelled statement is stopped on the server`() async throws {
    try await with {
      $0.statementTimeout = .seconds(600)
      $0.answerTimeout = .seconds(60)
    } _: { database, server in
      let task = Task {
        try await database.read { try $0.forEachRow("SELECT pg_sleep(500)", []) { _ in true } }
      }
      let sleeping = "query LIKE '%pg_sleep(500)%' AND state = 'active'"
      try await eventually("the statement runs") { try await server.connections(sleeping) > 0 }
      task.cancel()
      // Either the server has answered or it was waited for in vain; then the statement still runs.
      await #expect(throws: CancellationError.self) { try await task.value }
      let left = try await server.connections(sleeping)
      #expect(left == 0)
    }
  }

  @Test func `a connection that ends in the middle loses the transaction, not the database`()
    async throws
  {
    try await with { database, _ in
      let error = await #expect(throws: StorageError.self) {
        try await database.write { connection in
          try connection.execute("INSERT INTO app_settings (key, value) VALUES ('a', '1')")
          try connection.forEachRow("SELECT pg_terminate_backend(pg_backend_pid())", []) { _ in true
          }
        }
      }
      #expect(error?.kind == .connectionLost)
      let count = try await database.read { try $0.integer("SELECT count(*) FROM app_settings") }
      #expect(count == 0)
    }
  }

  @Test func `an error that the closure swallowed does not commit a half`() async throws {
    try await with { database, _ in
      let error = await #expect(throws: StorageError.self) {
        try await database.write { connection in
          try connection.execute("INSERT INTO app_settings (key, value) VALUES ('a', '1')")
          _ = try? connection.execute("SELECT nothing")
        }
      }
      #expect(error?.code == "25P02")
      let count = try await database.read { try $0.integer("SELECT count(*) FROM app_settings") }
      #expect(count == 0)
    }
  }

  @Test func `a statement of a readCommitted transaction sees what was committed before it`()
    async throws
  {
    try await with { database, server in
      let entered = AsyncStream<Void>.makeStream()
      let gate = Gate()
      async let counts = database.write(.readCommitted) { connection in
        let count: SQLStatement = "SELECT count(*) FROM app_settings"
        let before = try connection.integer(count)
        entered.continuation.yield()
        gate.wait()
        return [before, try connection.integer(count)]
      }
      for await _ in entered.stream { break }
      try await server.database.write {
        _ = try $0.execute("INSERT INTO app_settings (key, value) VALUES ('a', '1')")
      }
      gate.open()
      let found = try await counts
      #expect(found == [0, 1])
    }
  }
}
