import Basics
import Foundation
import StoragePostgres
import StorageSQLite
import TestKit
import Testing

@testable import Storage

/// The schema, which must be one on both engines.
struct SchemaTests {
  /// What a table is like, without the words in which the engines say it.
  private struct Described: Equatable {
    var shape: TableShape
    var required: [String]
    var indexes: [String]
  }

  private func describe(_ database: any Database) async throws -> [String: Described] {
    try await database.read { connection in
      var tables: [String: Described] = [:]
      for name in TableShape.names {
        tables[name] = Described(
          shape: try TableShape.load(name, in: connection),
          required: try connection.rows(Self.required(connection.dialect), [.text(name)]) {
            $0.text(0)
          }.sorted(),
          indexes: try connection.rows(Self.indexes(connection.dialect), [.text(name)]) {
            $0.text(0)
          }.sorted())
      }
      return tables
    }
  }

  /// Columns that may not be null. SQLite does not say it of a numbered key.
  private static func required(_ dialect: Dialect) -> SQLStatement {
    switch dialect.engine {
    case .sqlite: "SELECT name FROM pragma_table_info(?) WHERE \"notnull\" = 1 AND name <> 'id'"
    case .postgres:
      """
      SELECT column_name::text FROM information_schema.columns
      WHERE table_schema = current_schema() AND table_name = ? AND is_nullable = 'NO'
        AND column_name <> 'id'
      """
    }
  }

  /// Indexes that migrations name, whether they are unique and whether they hold some rows only.
  private static func indexes(_ dialect: Dialect) -> SQLStatement {
    switch dialect.engine {
    case .sqlite:
      """
      SELECT name || ' ' || "unique" || ' ' || partial FROM pragma_index_list(?)
      WHERE origin = 'c'
      """
    case .postgres:
      """
      SELECT i.relname::text || ' ' || x.indisunique::int || ' ' || (x.indpred IS NOT NULL)::int
      FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
        JOIN pg_class t ON t.oid = x.indrelid
      WHERE t.relname = ? AND t.relnamespace = current_schema()::regnamespace
        AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.oid)
      """
    }
  }

  @Test func `every table that a migration makes is known, each behind what it refers to`()
    async throws
  {
    #expect(TableShape.names.count > 40)
    #expect(Set(TableShape.names).count == TableShape.names.count)
    try await TemporaryDatabase.with { temporary in
      for (name, table) in try await describe(temporary.database) {
        #expect(!table.shape.columns.isEmpty && !table.shape.key.isEmpty, "\(name)")
      }
    }
  }

  @Test func `both engines have the same tables, columns, keys and indexes`() async throws {
    try await TemporaryDatabase.with { temporary in
      let path = temporary.folder.appendingPathComponent("other.db").path
      let sqlite = try SQLiteDatabase(path: path)
      try await Migrator(database: sqlite, clock: StandingClock()).migrate()
      let (here, there) = (try await describe(temporary.database), try await describe(sqlite))
      await sqlite.close()
      for name in TableShape.names {
        #expect(here[name] == there[name], "\(name)")
      }
      #expect(here.values.contains { !$0.indexes.isEmpty && !$0.required.isEmpty })
    }
  }

  @Test func `several processes may bring an empty database up to date at once`() async throws {
    guard case .postgres = TestEngine.current else { return }
    try await TemporaryDatabase.with { temporary in
      let database = temporary.database
      try await database.write {
        try $0.executeScript("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
      }
      let applied = try await withThrowingTaskGroup(of: [Int64].self) { group in
        for _ in 0..<5 {
          group.addTask { try await Migrator(database: database, clock: StandingClock()).migrate() }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(applied.sorted() == Migrator.migrations.map(\.version))
    }
  }
}
