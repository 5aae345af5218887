import Basics
import Foundation
import Storage
import StorageSQLite
import TestKit
import Testing

struct SQLiteDatabaseTests {
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
          .integer(.min), .text("İ\u{0}ş"), .text(""), .blob([0, 255]), .blob([]), .null,
        ]
        try connection.forEachRow("SELECT ?, ?, ?, ?, ?, ?", values) { row in
          #expect(row.integer(0) == .min)
          #expect(row.text(1) == "İ\u{0}ş")
          #expect(row.text(2) == "" && !row.isNull(2))
          #expect(row.blob(3) == [0, 255])
          #expect(row.blob(4) == [] && !row.isNull(4))
          #expect(row.isNull(5))
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

  @Test func `closing leaves one file`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "tezgah-close-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let database = try SQLiteDatabase(path: folder.appendingPathComponent("a.db").path)
    try await Migrator(database: database, clock: StandingClock()).migrate()
    _ = try await database.read { try $0.integer("SELECT count(*) FROM orders") }
    await database.close()
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(left == ["a.db"])
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
}
