import Basics
import Foundation
import StoragePostgres
import StorageSQLite
import Synchronization
import TestKit
import Testing

@testable import Storage

/// The schema, which must be one on both engines.
struct SchemaTests {
  @Test func `every table that a migration makes is known, each behind what it refers to`()
    async throws
  {
    #expect(TableShape.names.count > 40)
    #expect(Set(TableShape.names).count == TableShape.names.count)
    try await TemporaryDatabase.with { temporary in
      for name in TableShape.names {
        let shape = try await temporary.database.read { try TableShape.load(name, in: $0) }
        #expect(!shape.columns.isEmpty && !shape.key.isEmpty, "\(name)")
      }
    }
  }

  private func withSQLite<T: Sendable>(
    in folder: URL, _ body: @escaping @Sendable (any SQLConnection) throws -> T
  ) async throws -> T {
    let sqlite = try SQLiteDatabase(path: folder.appendingPathComponent("other.db").path)
    try await Migrator(database: sqlite, clock: StandingClock()).migrate()
    let value = try await sqlite.read(body)
    await sqlite.close()
    return value
  }

  @Test(.enabled(if: TestEngine.isPostgres))
  func `both engines have the same columns, keys, constraints and indexes`() async throws {
    try await TemporaryDatabase.with { temporary in
      let here = try await temporary.database.read {
        try SchemaDescription(of: TableShape.names, in: $0).lines
      }
      let there = try await withSQLite(in: temporary.folder) {
        try SchemaDescription(of: TableShape.names, in: $0).lines
      }
      #expect(here.subtracting(there) == [], "only on PostgreSQL")
      #expect(there.subtracting(here) == [], "only on SQLite")
      #expect(here.count > 500)
    }
  }

  /// What the comparison above must tell apart, on either engine.
  @Test(arguments: [
    "DROP INDEX orders_number",
    "CREATE INDEX extra ON orders (status)",
    "DROP INDEX orders_customer; CREATE INDEX orders_customer ON orders (placed_at, customer_id)",
    "DROP INDEX orders_customer; CREATE INDEX orders_customer ON orders (customer_id DESC)",
    "DROP INDEX jobs_running; CREATE INDEX jobs_running ON jobs (lease_until)",
    """
    DROP INDEX jobs_running;
    CREATE INDEX jobs_running ON jobs (lease_until) WHERE state = 'waiting'
    """,
    "DROP INDEX variants_sku; CREATE UNIQUE INDEX variants_sku ON variants (sku_folded)",
    "ALTER TABLE customers ADD COLUMN extra TEXT",
    "ALTER TABLE customers RENAME COLUMN city TO town",
    "ALTER TABLE customers DROP COLUMN city",
  ])
  func `a migration that differs is seen`(change: String) async throws {
    struct Undo: Error {}
    try await TemporaryDatabase.with { temporary in
      _ = await #expect(throws: Undo.self) {
        try await temporary.database.write { connection in
          let before = try SchemaDescription(of: TableShape.names, in: connection).lines
          try connection.executeScript(change)
          let after = try SchemaDescription(of: TableShape.names, in: connection).lines
          #expect(before != after)
          throw Undo()
        }
      }
    }
  }

  /// Two descriptions of a new column, which must not be alike.
  @Test(arguments: [
    ("x TEXT", "x {int}"), ("x {int}", "x {real}"), ("x TEXT", "x {blob}"),
    ("x {int}", "x {int} NOT NULL DEFAULT 0"), ("x {int} DEFAULT 1", "x {int} DEFAULT 0"),
    ("x TEXT DEFAULT ''", "x TEXT DEFAULT 'a'"),
    ("x {int}", "x {int} REFERENCES customers(id)"),
    ("x {int} REFERENCES customers(id)", "x {int} REFERENCES products(id)"),
    (
      "x {int} REFERENCES customers(id)", "x {int} REFERENCES customers(id) ON DELETE CASCADE"
    ),
  ])
  func `columns that differ are seen`(one: String, other: String) async throws {
    struct Undo: Error {}
    try await TemporaryDatabase.with { temporary in
      let found = Mutex<[Set<String>]>([])
      for column in [one, other] {
        await #expect(throws: Undo.self) {
          try await temporary.database.write { connection in
            try connection.executeScript(
              connection.dialect.expand("ALTER TABLE audit_log ADD COLUMN \(column)"))
            let lines = try SchemaDescription(of: ["audit_log"], in: connection).lines
            found.withLock { $0.append(lines) }
            throw Undo()
          }
        }
      }
      let described = found.withLock { $0 }
      #expect(described.count == 2 && described.first != described.last)
    }
  }

  /// Keyset pages and prefix ranges order by bytes. A collation is PostgreSQL's alone: SQLite's
  /// texts compare by bytes anyway.
  @Test(.enabled(if: TestEngine.isPostgres))
  func `texts in an index compare by bytes`() async throws {
    try await TemporaryDatabase.with { temporary in
      let others = try await temporary.database.read { connection in
        try connection.rows(
          """
          SELECT DISTINCT a.attrelid::regclass::text || '.' || a.attname
          FROM pg_index x CROSS JOIN unnest(x.indkey::int[]) AS k(number)
          JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = k.number
          JOIN pg_class t ON t.oid = x.indrelid
          WHERE t.relnamespace = current_schema()::regnamespace AND a.atttypid = 'text'::regtype
            AND a.attcollation <> (SELECT oid FROM pg_collation WHERE collname = 'C')
          """
        ) { $0.text(0) }.sorted()
      }
      // Found by their whole text alone, or only read along; never in order. The two of the audit
      // log, which was made without, have an index that compares by bytes itself.
      let known = [
        "api_tokens.name", "audit_log.action", "audit_log.actor", "channels.name",
        "order_lines.variant_remote_id",
        "products.category_path",
      ]
      #expect(others == known)
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
