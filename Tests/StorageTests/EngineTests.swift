import Basics
import Storage
import TestKit
import Testing

/// What every engine must do alike.
struct EngineTests {
  @Test func `a failed write leaves nothing behind`() async throws {
    struct Stop: Error {}
    try await TemporaryDatabase.with { temporary in
      await #expect(throws: Stop.self) {
        try await temporary.database.write { connection in
          try connection.execute("INSERT INTO app_settings (key, value) VALUES ('a', 'b')")
          throw Stop()
        }
      }
      let count = try await temporary.database.read {
        try $0.integer("SELECT count(*) FROM app_settings")
      }
      #expect(count == 0)
    }
  }

  @Test func `a savepoint undoes only its own changes`() async throws {
    struct Stop: Error {}
    try await TemporaryDatabase.with { temporary in
      try await temporary.database.write { connection in
        try connection.execute("INSERT INTO app_settings (key, value) VALUES ('kept', '1')")
        try? connection.savepoint {
          try connection.execute("INSERT INTO app_settings (key, value) VALUES ('gone', '1')")
          throw Stop()
        }
        let keys = try connection.rows("SELECT key FROM app_settings") { $0.text(0) }
        #expect(keys == ["kept"])
      }
    }
  }

  @Test(arguments: [0, 1, 2, 300])
  func `a batch of look-ups tells what each of them found`(count: Int) async throws {
    try await TemporaryDatabase.with { temporary in
      try await temporary.database.write { connection in
        try connection.executeBatch(
          "INSERT INTO app_settings (key, value) VALUES (?, ?)",
          (0..<count).map { [.text("k\($0)"), .text("v\($0 / 2)")] })
      }
      // Each value stands at two keys; some values are asked for twice, some are not there.
      let asked = (0..<count).map { $0 / 2 } + [9999, 0]
      let found = try await temporary.database.read { connection in
        var found: [Int: [String]] = [:]
        try connection.forEachMatch(
          "SELECT key FROM app_settings WHERE value = ? ORDER BY key",
          asked.map { [.text("v\($0)")] }
        ) { found[$0, default: []].append($1.text(0)) }
        return found
      }
      for (position, value) in asked.enumerated() {
        let expected = [value * 2, value * 2 + 1].filter { $0 < count }.map { "k\($0)" }
        #expect((found[position] ?? []).sorted() == expected.sorted(), "\(position)")
      }
    }
  }

  @Test func `errors are sorted by code`() async throws {
    try await TemporaryDatabase.with { temporary in
      let insert: SQLStatement = "INSERT INTO app_settings (key, value) VALUES ('a', ?)"
      try await temporary.database.write { _ = try $0.execute(insert, ["1"]) }
      let twice = await #expect(throws: StorageError.self) {
        try await temporary.database.write { _ = try $0.execute(insert, ["1"]) }
      }
      #expect(twice?.kind == .uniqueViolation)
      let null = await #expect(throws: StorageError.self) {
        try await temporary.database.write {
          try $0.execute("INSERT INTO app_settings (key, value) VALUES ('b', ?)", [.null])
        }
      }
      #expect(null?.kind == .notNullViolation)
      let readOnly = await #expect(throws: StorageError.self) {
        try await temporary.database.read { _ = try $0.execute(insert, ["1"]) }
      }
      #expect(readOnly?.kind == .readOnly)
    }
  }

  @Test func `every kind of value survives the way in and out`() async throws {
    try await TemporaryDatabase.with { temporary in
      try await temporary.database.write { connection in
        let values: [SQLValue] = [
          .integer(.min), .text("İş ığ"), .text(""), .blob([0, 255]), .blob([]), .null,
          .real(0.1), .integer(.max),
        ]
        try connection.forEachRow("SELECT ?, ?, ?, ?, ?, ?, ?, ?", values) { row in
          #expect(row.integer(0) == .min)
          #expect(row.text(1) == "İş ığ")
          #expect(row.text(2) == "" && !row.isNull(2))
          #expect(row.blob(3) == [0, 255])
          #expect(row.blob(4) == [] && !row.isNull(4))
          #expect(row.isNull(5) && row.integer(5) == 0 && row.text(5) == "")
          #expect(row.real(6) == 0.1)
          #expect(row.integer(7) == .max)
          return true
        }
      }
    }
  }

  @Test func `a statement may be run again from its own rows`() async throws {
    try await TemporaryDatabase.with { temporary in
      try await temporary.database.write { connection in
        let numbers = SQLStatement("SELECT 1 UNION SELECT 2")
        var seen = 0
        try connection.forEachRow(numbers, []) { _ in
          seen += try connection.rows(numbers) { _ in 1 }.count
          return true
        }
        #expect(seen == 4)
      }
    }
  }

  @Test func `a newer database is refused with the reason`() async throws {
    try await TemporaryDatabase.with { temporary in
      try await temporary.database.write { connection in
        try connection.execute(
          "INSERT INTO schema_migrations (version, name, applied_at) VALUES (999, 'later', 0)")
      }
      let error = await #expect(throws: StorageError.self) {
        try await Migrator(database: temporary.database, clock: StandingClock()).migrate()
      }
      #expect(error?.kind == .tooNew)
    }
  }

  @Test func `migrating twice changes nothing`() async throws {
    try await TemporaryDatabase.with { temporary in
      let migrator = Migrator(database: temporary.database, clock: StandingClock())
      let applied = try await migrator.migrate()
      let version = try await migrator.currentVersion()
      #expect(applied == [])
      #expect(version == Migrator.latestVersion)
    }
  }

  @Test func `a text never holds the zero character`() async throws {
    try await TemporaryDatabase.with { temporary in
      let text = try await temporary.database.write { connection in
        try connection.execute(
          "INSERT INTO app_settings (key, value) VALUES ('a', ?)", [.text("a\u{0}\u{301}b\u{0}")])
        return try connection.first("SELECT value FROM app_settings") { $0.text(0) }
      }
      // A mark behind the character makes another Character of it.
      #expect(text == "a\u{FFFD}\u{301}b\u{FFFD}")
    }
  }

  @Test func `a batch of inserts gives the identities in the order of the rows`() async throws {
    try await TemporaryDatabase.with { temporary in
      let found = try await temporary.database.write { connection in
        let ids = try connection.insertBatch(
          Self.insertToken,
          (0..<300).map { [.text("n\($0)"), .blob([UInt8($0 % 256), UInt8($0 / 256)])] })
        return try ids.map { id in
          try connection.first("SELECT name FROM api_tokens WHERE id = ?", [.integer(id)]) {
            $0.text(0)
          }
        }
      }
      #expect(found == (0..<300).map { "n\($0)" })
    }
  }

  @Test func `a batch with one bad row leaves nothing behind`() async throws {
    try await TemporaryDatabase.with { temporary in
      let error = await #expect(throws: StorageError.self) {
        try await temporary.database.write { connection in
          try connection.executeBatch(
            Self.insertToken, [["a", .blob([1])], ["b", .blob([2])], ["a", .blob([3])]])
        }
      }
      #expect(error?.kind == .uniqueViolation)
      let count = try await temporary.database.read {
        try $0.integer("SELECT count(*) FROM api_tokens")
      }
      #expect(count == 0)
    }
  }

  @Test func `a batch updates and deletes each row's own record`() async throws {
    try await TemporaryDatabase.with { temporary in
      let left = try await temporary.database.write { connection in
        try connection.executeBatch(
          "INSERT INTO app_settings (key, value) VALUES (?, ?)",
          [["a", "1"], ["b", "2"], ["c", "3"]])
        try connection.executeBatch(
          "UPDATE app_settings SET value = value || ? WHERE key = ?", [["x", "a"], ["y", "c"]])
        try connection.executeBatch(
          "DELETE FROM app_settings WHERE key = ?", [["b"], ["missing"]])
        return try connection.rows("SELECT key, value FROM app_settings ORDER BY key") {
          $0.text(0) + $0.text(1)
        }
      }
      #expect(left == ["a1x", "c3y"])
    }
  }

  @Test func `an upsert in a batch adds to what is there`() async throws {
    try await TemporaryDatabase.with { temporary in
      let upsert = SQLStatement(
        """
        INSERT INTO login_attempts (key, failures, blocked_until, last_at) VALUES (?, ?, 0, 0)
        ON CONFLICT (key) DO UPDATE SET failures = login_attempts.failures + excluded.failures
        """)
      let counts = try await temporary.database.write { connection in
        for _ in 0..<2 { try connection.executeBatch(upsert, [["a", 1], ["b", 2]]) }
        return try connection.rows("SELECT failures FROM login_attempts ORDER BY key") {
          $0.integer(0)
        }
      }
      #expect(counts == [2, 4])
    }
  }

  @Test func `a column that is null in all rows is null`() async throws {
    try await TemporaryDatabase.with { temporary in
      let nulls = try await temporary.database.write { connection in
        try connection.executeBatch(
          """
          INSERT INTO api_tokens (name, token_hash, scope, created_at, revoked_at)
          VALUES (?, ?, 'read', 0, ?)
          """, [["a", .blob([1]), .null], ["b", .blob([]), .null]])
        return try connection.integer("SELECT count(*) FROM api_tokens WHERE revoked_at IS NULL")
      }
      #expect(nulls == 2)
    }
  }

  @Test func `an empty batch does nothing`() async throws {
    try await TemporaryDatabase.with { temporary in
      let ids = try await temporary.database.write { connection in
        try connection.executeBatch(Self.insertToken, [])
        return try connection.insertBatch(Self.insertToken, [])
      }
      #expect(ids == [])
    }
  }

  @Test func `the number of changed rows is told`() async throws {
    try await TemporaryDatabase.with { temporary in
      let changed = try await temporary.database.write { connection in
        try connection.execute(
          "INSERT INTO app_settings (key, value) VALUES ('a', '1'), ('b', '1')")
        return try connection.execute("UPDATE app_settings SET value = '2' WHERE value = '1'")
      }
      #expect(changed == 2)
    }
  }

  @Test func `a read sees one moment`() async throws {
    try await TemporaryDatabase.with { temporary in
      let database = temporary.database
      let reading = AsyncStream<Void>.makeStream()
      let gate = Gate()
      async let counts = database.read { connection in
        let before = try connection.integer("SELECT count(*) FROM app_settings")
        reading.continuation.yield()
        gate.wait()
        return (before, try connection.integer("SELECT count(*) FROM app_settings"))
      }
      for await _ in reading.stream { break }
      try await database.write {
        _ = try $0.execute("INSERT INTO app_settings (key, value) VALUES ('a', '1')")
      }
      gate.open()
      let (before, after) = try await counts
      #expect(before == 0 && after == 0)
    }
  }

  @Test func `concurrent additions to one row all count`() async throws {
    try await TemporaryDatabase.with { temporary in
      let database = temporary.database
      try await database.write {
        _ = try $0.execute("INSERT INTO app_settings (key, value) VALUES ('n', '0')")
      }
      try await withThrowingTaskGroup { group in
        for _ in 0..<40 {
          group.addTask {
            try await database.write { connection in
              let text = try connection.first("SELECT value FROM app_settings") { $0.text(0) }
              let next = (Int(text ?? "") ?? 0) + 1
              _ = try connection.execute(
                "UPDATE app_settings SET value = ?", [.text(String(next))])
            }
          }
        }
        try await group.waitForAll()
      }
      let value = try await database.read {
        try $0.first("SELECT value FROM app_settings") { $0.text(0) }
      }
      #expect(value == "40")
    }
  }

  @Test func `what two writers decide from each other's rows cannot both be`() async throws {
    try await TemporaryDatabase.with { temporary in
      let database = temporary.database
      try await withThrowingTaskGroup { group in
        for writer in 0..<12 {
          group.addTask {
            try await database.write { connection in
              let count = try connection.integer("SELECT count(*) FROM app_settings") ?? 0
              guard count == 0 else { return }
              _ = try connection.execute(
                "INSERT INTO app_settings (key, value) VALUES (?, '')", [.text("w\(writer)")])
            }
          }
        }
        try await group.waitForAll()
      }
      let count = try await database.read { try $0.integer("SELECT count(*) FROM app_settings") }
      #expect(count == 1)
    }
  }

  @Test func `a cancelled write leaves nothing behind`() async throws {
    try await TemporaryDatabase.with { temporary in
      let database = temporary.database
      let gate = Gate()
      let inside = AsyncStream<Void>.makeStream()
      let task = Task {
        try await database.write { connection in
          try connection.execute("INSERT INTO app_settings (key, value) VALUES ('a', '1')")
          inside.continuation.yield()
          gate.wait()
          try connection.execute("INSERT INTO app_settings (key, value) VALUES ('b', '1')")
        }
      }
      for await _ in inside.stream { break }
      task.cancel()
      gate.open()
      _ = await task.result
      let count = try await database.read { try $0.integer("SELECT count(*) FROM app_settings") }
      #expect(count == 0 || count == 2)
    }
  }

  private static let insertToken = SQLStatement(
    "INSERT INTO api_tokens (name, token_hash, scope, created_at) VALUES (?, ?, 'read', 0) "
      + "RETURNING id")
}
