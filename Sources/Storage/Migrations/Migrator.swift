import Basics

/// Brings a database's schema up to this program's version.
///
/// A released migration is never edited: a test keeps the checksums. Each runs in one transaction
/// with the row that records it, so a kill half-way leaves the version before.
public struct Migrator: Sendable {
  /// One step of the schema.
  public struct Migration: Sendable {
    public let version: Int64
    public let name: String
    public let sql: String
  }

  public static let migrations: [Migration] = [
    Migration(
      version: 1, name: "foundation",
      sql: String(decoding: PackageResources.v0001_foundation_sql, as: UTF8.self)),
    Migration(
      version: 2, name: "work",
      sql: String(decoding: PackageResources.v0002_work_sql, as: UTF8.self)),
    Migration(
      version: 3, name: "nodes",
      sql: String(decoding: PackageResources.v0003_nodes_sql, as: UTF8.self)),
    Migration(
      version: 4, name: "queue",
      sql: String(decoding: PackageResources.v0004_queue_sql, as: UTF8.self)),
    Migration(
      version: 5, name: "packages",
      sql: String(decoding: PackageResources.v0005_packages_sql, as: UTF8.self)),
    Migration(
      version: 6, name: "inventory",
      sql: String(decoding: PackageResources.v0006_inventory_sql, as: UTF8.self)),
    Migration(
      version: 7, name: "catalogue links",
      sql: String(decoding: PackageResources.v0007_catalogue_links_sql, as: UTF8.self)),
    Migration(
      version: 8, name: "turns",
      sql: String(decoding: PackageResources.v0008_turns_sql, as: UTF8.self)),
    Migration(
      version: 9, name: "stock",
      sql: String(decoding: PackageResources.v0009_stock_sql, as: UTF8.self)),
    Migration(
      version: 10, name: "hooks",
      sql: String(decoding: PackageResources.v0010_hooks_sql, as: UTF8.self)),
    Migration(
      version: 11, name: "imports",
      sql: String(decoding: PackageResources.v0011_imports_sql, as: UTF8.self)),
    Migration(
      version: 12, name: "claims",
      sql: String(decoding: PackageResources.v0012_claims_sql, as: UTF8.self)),
    Migration(
      version: 13, name: "problems",
      sql: String(decoding: PackageResources.v0013_problems_sql, as: UTF8.self)),
    Migration(
      version: 14, name: "packing",
      sql: String(decoding: PackageResources.v0014_packing_sql, as: UTF8.self)),
    Migration(
      version: 15, name: "doors",
      sql: String(decoding: PackageResources.v0015_doors_sql, as: UTF8.self)),
    Migration(
      version: 16, name: "bounds",
      sql: String(decoding: PackageResources.v0016_bounds_sql, as: UTF8.self)),
    Migration(
      version: 17, name: "dictionaries",
      sql: String(decoding: PackageResources.v0017_dictionaries_sql, as: UTF8.self)),
    Migration(
      version: 18, name: "audit",
      sql: String(decoding: PackageResources.v0018_audit_sql, as: UTF8.self)),
  ]

  private let database: any Database
  private let clock: any WallClock

  public init(database: any Database, clock: any WallClock) {
    self.database = database
    self.clock = clock
  }

  /// All tables that migrations make, each behind those that it refers to.
  public static var tables: [String] { TableShape.names }

  /// The schema version that this program needs.
  public static var latestVersion: Int64 { migrations.last?.version ?? 0 }

  /// Applies what is missing.
  /// - Returns: the versions applied now, in order.
  /// - Throws: `StorageError.tooNew` when the database was written by a newer program.
  @discardableResult
  public func migrate() async throws -> [Int64] {
    let current = try await currentVersion()
    guard current <= Self.latestVersion else {
      throw StorageError(
        .tooNew,
        message: "the database is at schema version \(current), this program knows "
          + "\(Self.latestVersion); start the newer program or restore a backup")
    }
    var applied: [Int64] = []
    for migration in Self.migrations where migration.version > current {
      if try await apply(migration) { applied.append(migration.version) }
    }
    return applied
  }

  /// Each statement sees what other processes committed before it: several may start at once, and
  /// the one that came second finds the work done when it has the lock.
  private func apply(_ migration: Migration) async throws -> Bool {
    let now = clock.now().milliseconds
    return try await database.write(.readCommitted) { connection in
      try Self.waitForOthers(connection)
      let version = SQLValue.integer(migration.version)
      let known = try connection.integer(
        "SELECT version FROM schema_migrations WHERE version = ?", [version])
      guard known == nil else { return false }
      try connection.executeScript(connection.dialect.expand(migration.sql))
      try connection.execute(
        "INSERT INTO schema_migrations (version, name, applied_at) VALUES (?, ?, ?)",
        [version, .text(migration.name), .integer(now)])
      return true
    }
  }

  private static func waitForOthers(_ connection: any SQLConnection) throws {
    guard let lock = connection.dialect.migrationLock else { return }
    try connection.forEachRow(lock, []) { _ in true }
  }

  /// 0 for an empty database.
  public func currentVersion() async throws -> Int64 {
    try await database.write(.readCommitted) { connection in
      try Self.waitForOthers(connection)
      try connection.execute(
        """
        CREATE TABLE IF NOT EXISTS schema_migrations (
          version \(connection.dialect.integerType) NOT NULL PRIMARY KEY,
          name TEXT NOT NULL, applied_at \(connection.dialect.integerType) NOT NULL)
        """)
      return try connection.integer("SELECT max(version) FROM schema_migrations") ?? 0
    }
  }
}
