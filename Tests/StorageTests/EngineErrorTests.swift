import Storage
import TestKit
import Testing

/// What an engine refuses, told alike by both.
struct EngineErrorTests {
  private static let refused: [(StorageError.Kind, String)] = [
    (.uniqueViolation, "INSERT INTO app_settings (key, value) VALUES ('a', '1'), ('a', '2')"),
    (
      .uniqueViolation,
      "INSERT INTO users (email, name, role, password_hash, created_at) VALUES ('e', '', '', '', 0), ('e', '', '', '', 0)"
    ),
    (.notNullViolation, "INSERT INTO app_settings (key, value) VALUES ('a', NULL)"),
    (.notNullViolation, "INSERT INTO app_settings (key) VALUES ('a')"),
    (
      .foreignKeyViolation,
      "INSERT INTO stock_levels (variant_id, on_hand, reserved, counted_at) VALUES (1, 0, 0, 0)"
    ),
    (.foreignKeyViolation, "INSERT INTO sessions VALUES ('', 77, '', 0, 0, '', '')"),
    (.syntax, "SELEKT 1"), (.syntax, "SELECT FROM WHERE"), (.syntax, "SELECT * FROM nowhere"),
    (.syntax, "SELECT nothing FROM orders"), (.syntax, "SELECT nofunction(1)"),
    (.syntax, "INSERT INTO orders (nothing) VALUES (1)"), (.syntax, "SELECT 'open"),
  ]

  @Test(arguments: refused)
  func `a refused statement says why and leaves nothing`(kind: StorageError.Kind, sql: String)
    async throws
  {
    try await TemporaryDatabase.with { temporary in
      let error = await #expect(throws: StorageError.self) {
        try await temporary.database.write { connection in
          try connection.execute("INSERT INTO app_settings (key, value) VALUES ('before', '1')")
          try connection.execute(SQLStatement(sql, isReused: false))
        }
      }
      #expect(error?.kind == kind, "\(error?.description ?? "")")
      #expect(error?.code.isEmpty == false)
      let count = try await temporary.database.read {
        try $0.integer("SELECT count(*) FROM app_settings")
      }
      #expect(count == 0)
    }
  }

  /// A savepoint makes it possible to go on behind an error.
  @Test(arguments: refused)
  func `a refused statement in a savepoint does not end the transaction`(
    kind: StorageError.Kind, sql: String
  ) async throws {
    try await TemporaryDatabase.with { temporary in
      let kinds = try await temporary.database.write { connection in
        var kinds: [StorageError.Kind] = []
        for round in 0..<2 {
          do {
            try connection.savepoint {
              try connection.execute(
                "INSERT INTO app_settings (key, value) VALUES (?, '1')", [.text("in\(round)")])
              try connection.execute(SQLStatement(sql, isReused: false))
            }
          } catch let error as StorageError {
            kinds.append(error.kind)
          }
        }
        try connection.execute("INSERT INTO app_settings (key, value) VALUES ('after', '1')")
        return kinds
      }
      #expect(kinds == [kind, kind])
      let keys = try await temporary.database.read {
        try $0.rows("SELECT key FROM app_settings") { $0.text(0) }
      }
      #expect(keys == ["after"])
    }
  }

  @Test func `savepoints within savepoints undo what is theirs`() async throws {
    struct Stop: Error {}
    try await TemporaryDatabase.with { temporary in
      try await temporary.database.write { connection in
        func put(_ key: String) throws {
          try connection.execute(
            "INSERT INTO app_settings (key, value) VALUES (?, '')", [.text(key)])
        }
        try connection.savepoint {
          try put("a")
          try? connection.savepoint {
            try put("b")
            try connection.savepoint { try put("c") }
            throw Stop()
          }
          try connection.savepoint { try put("d") }
        }
        try? connection.savepoint {
          try connection.savepoint { try put("e") }
          throw Stop()
        }
      }
      let keys = try await temporary.database.read {
        try $0.rows("SELECT key FROM app_settings ORDER BY key") { $0.text(0) }
      }
      #expect(keys == ["a", "d"])
    }
  }

  @Test(arguments: [
    "INSERT INTO app_settings (key, value) VALUES ('a', '1')", "DELETE FROM app_settings",
    "UPDATE app_settings SET value = '1'", "CREATE TABLE extra (id INTEGER)",
    "DROP TABLE drill_marks",
  ])
  func `a read changes nothing`(sql: String) async throws {
    try await TemporaryDatabase.with { temporary in
      let error = await #expect(throws: StorageError.self) {
        try await temporary.database.read {
          _ = try $0.execute(SQLStatement(sql, isReused: false))
        }
      }
      #expect(error?.kind == .readOnly)
    }
  }

  @Test(arguments: [0, 1, 3])
  func `another number of values than of placeholders is refused`(count: Int) async throws {
    try await TemporaryDatabase.with { temporary in
      _ = await #expect(throws: StorageError.self) {
        try await temporary.database.read {
          try $0.rows("SELECT 1 WHERE 1 = ? OR 2 = ?", [SQLValue](repeating: 1, count: count)) {
            _ in
          }
        }
      }
    }
  }

  /// A statement that runs on and on is stopped where it runs, not only left alone.
  @Test(.timeLimit(.minutes(3)))
  func `a cancelled statement ends`() async throws {
    try await TemporaryDatabase.with { temporary in
      let (database, entered) = (temporary.database, AsyncStream<Void>.makeStream())
      let task = Task {
        try await database.read { connection in
          entered.continuation.yield()
          return try connection.integer(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i % 1000 + 1 FROM n)
            SELECT count(*) FROM (SELECT i FROM n LIMIT 100000000000) AS rows
            """)
        }
      }
      for await _ in entered.stream { break }
      // It runs by now; one that was cancelled before it began would end as well.
      try await Task.sleep(for: .milliseconds(200))
      task.cancel()
      // Left alone it would count for hours.
      await #expect(throws: (any Error).self) { try await task.value }
      let one = try await database.read { try $0.integer("SELECT 1") }
      #expect(one == 1)
    }
  }
}
