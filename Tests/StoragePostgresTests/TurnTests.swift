import Storage
import StoragePostgres
import TestKit
import Testing

/// Transactions that change the same row.
@Suite(.enabled(if: TestEngine.isPostgres), .timeLimit(.minutes(5)))
struct TurnTests {
  private static let count: SQLStatement = "SELECT value FROM app_settings WHERE key = 'n'"
  private static let save: SQLStatement = "UPDATE app_settings SET value = ? WHERE key = 'n'"

  /// Counts up 40 times, from all sides at once.
  /// - Parameter meet: whether nobody writes before two have read, so that they must collide.
  /// - Returns: how often a closure ran, and what was counted.
  private static func countUp(
    _ isolation: WriteIsolation, _ database: PostgresDatabase, meet: Bool = false
  ) async throws -> (runs: Int, value: String?) {
    try await database.write {
      _ = try $0.execute("INSERT INTO app_settings (key, value) VALUES ('n', '0')")
    }
    let (runs, reads, gate) = (Counter(), Counter(), Gate())
    try await withThrowingTaskGroup { group in
      for _ in 0..<40 {
        group.addTask {
          try await database.write(isolation) { connection in
            runs.next()
            let found = try connection.first(count) { Int($0.text(0)) ?? 0 } ?? 0
            reads.next()
            if !meet || reads.count > 1 { gate.open() }
            gate.wait()
            try connection.execute(save, [.text("\(found + 1)")])
          }
        }
      }
      try await group.waitForAll()
    }
    return (runs.count, try await database.read { try $0.first(count) { $0.text(0) } })
  }

  @Test func `those that take turns never collide, and none sees what is gone already`()
    async throws
  {
    try await Server.with { server in
      var limits = PostgresLimits()
      limits.attempts = 1
      let database = PostgresDatabase(address: server.address, limits: limits)
      let counted = try await Self.countUp(.inTurn, database)
      await database.close()
      #expect(counted.runs == 40)
      #expect(counted.value == "40")
    }
  }

  @Test func `those that do not collide, and are run again`() async throws {
    try await Server.with { server in
      var limits = PostgresLimits()
      limits.attempts = 100
      let database = PostgresDatabase(address: server.address, limits: limits)
      let counted = try await Self.countUp(.serializable, database, meet: true)
      await database.close()
      #expect(counted.runs > 40)
      #expect(counted.value == "40")
    }
  }
}
