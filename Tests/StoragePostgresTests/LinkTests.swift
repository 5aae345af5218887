import Storage
import StoragePostgres
import TestKit
import Testing

/// Connections as they come back from what was done with them.
@Suite(.enabled(if: TestEngine.isPostgres), .timeLimit(.minutes(5)))
struct LinkTests {
  private func with(
    _ limits: PostgresLimits, options: [String: String] = [:],
    _ body: (_ database: PostgresDatabase, _ server: Server) async throws -> Void
  ) async throws {
    try await Server.with { server in
      let database = PostgresDatabase(address: server.address(with: options), limits: limits)
      do {
        try await body(database, server)
      } catch {
        await database.close()
        throw error
      }
      await database.close()
    }
  }

  @Test(arguments: ["bytea_output=escape", "extra_float_digits=-15"])
  func `bytes and reals come whole whatever the role prefers`(setting: String) async throws {
    let bytes = (0...255).map { UInt8($0) }
    let reals = [
      0.1 + 0.2, .pi, Double.leastNonzeroMagnitude, Double.greatestFiniteMagnitude, -0.0, 1 / 3.0,
    ]
    try await with(PostgresLimits(), options: ["options": "-c \(setting)"]) { database, _ in
      let read = try await database.read { connection in
        try connection.first("SELECT ?, ?, ?, ?, ?, ?, ?", [.blob(bytes)] + reals.map { .real($0) })
        {
          row in (row.blob(0), (1...6).map { row.real($0).bitPattern })
        }
      }
      #expect(read?.0 == bytes)
      #expect(read?.1 == reals.map(\.bitPattern))
    }
  }

  @Test func `a transaction that cannot be opened is not left open`() async throws {
    var limits = PostgresLimits()
    limits.idleTransactionTimeout = .seconds(-1)
    try await with(limits) { database, server in
      await #expect(throws: StorageError.self) {
        try await database.read { try $0.integer("SELECT 1") }
      }
      let open = try await server.connections("state LIKE 'idle in transaction%'")
      #expect(open == 0)
    }
  }

  @Test func `a connection that waits for more is not lent again`() async throws {
    var limits = PostgresLimits()
    limits.connections = 1
    try await with(limits) { database, _ in
      @Sendable func backend() async throws -> Int64? {
        try await database.write { try $0.integer("SELECT pg_backend_pid()") }
      }
      let (first, second) = (try await backend(), try await backend())
      #expect(first == second)
      let error = await #expect(throws: StorageError.self) {
        try await database.write { try $0.executeScript("COPY app_settings FROM STDIN") }
      }
      #expect(error?.kind == .syntax)
      let third = try await backend()
      #expect(third != first)
    }
  }

  @Test func `connections that nobody needs are ended`() async throws {
    var limits = PostgresLimits()
    limits.idleLimit = .milliseconds(200)
    // Earlier users of the same database may take their time to leave it.
    let mine = "application_name = 'idle test'"
    try await with(limits, options: ["application_name": "idle test"]) { database, server in
      var held: [HeldConnection] = []
      for _ in 0..<4 { held.append(try await HeldConnection(of: database)) }
      let busy = try await server.connections(mine)
      #expect(busy >= 4)
      for connection in held { try await connection.letGo() }
      try await eventually("all connections are ended") {
        try await server.connections(mine) == 0
      }
      let answer = try await database.read { try $0.integer("SELECT 1") }
      #expect(answer == 1)
    }
  }
}
