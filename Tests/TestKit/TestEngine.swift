import Foundation
import Storage
import StoragePostgres
import StorageSQLite

/// The engine that this run of the tests is on: SQLite, or PostgreSQL where
/// `TEZGAH_TEST_POSTGRES` names a server. `bin/test` runs everything once on each.
public enum TestEngine: Sendable {
  case sqlite
  /// The URL of a database whose user may make others.
  case postgres(String)

  public static let current: TestEngine =
    ProcessInfo.processInfo.environment["TEZGAH_TEST_POSTGRES"].map { .postgres($0) } ?? .sqlite

  public static var isPostgres: Bool {
    if case .postgres = current { true } else { false }
  }
}

/// Databases of a PostgreSQL server, each for one test.
actor TestServer {
  static let shared = TestServer()

  private let template = "tezgah_template_\(ProcessInfo.processInfo.processIdentifier)"
  private let shop = "tezgah_shop_\(ProcessInfo.processInfo.processIdentifier)"
  private var filling: Task<Void, any Error>?
  private var making: Task<String?, any Error>?
  private var migrated: String?

  private var free: [String] = []

  /// A database as a migration leaves it: one that another test has given back, or a copy of the
  /// template. Copying takes 0.3 s, clearing a tenth of it.
  func database(on server: String) async throws -> (address: String, name: String) {
    if let name = free.popLast() { return (Self.address(of: name, on: server), name) }
    try await makeTemplate(on: server)
    let name = Self.newName
    try await Self.run("CREATE DATABASE \(name) TEMPLATE \(template)", on: server)
    return (Self.address(of: name, on: server), name)
  }

  /// Clears the database for the next test; one whose tables a test has changed is left alone.
  func giveBack(_ name: String, on server: String) async throws {
    let database = PostgresDatabase(address: Self.address(of: name, on: server))
    let signature = try await database.write { connection in
      try connection.executeScript(Self.clearing)
      return try connection.first(Self.signature) { $0.text(0) }
    }
    await database.close()
    if signature == migrated { free.append(name) }
  }

  /// A copy of the large shop, which is filled once for all tests. Such a copy is dropped behind the
  /// test: what a million deleted rows leave would slow the next one down.
  func bigShop(on server: String) async throws -> (address: String, name: String) {
    if let filling {
      try await filling.value
    } else {
      let task = Task { [shop] in
        try await self.makeTemplate(on: server)
        try await Self.run("CREATE DATABASE \(shop) TEMPLATE \(self.template)", on: server)
        let database = PostgresDatabase(address: Self.address(of: shop, on: server))
        try await BigShop.fill(database)
        await database.close()
      }
      filling = task
      try await task.value
    }
    let name = Self.newName
    try await Self.run("CREATE DATABASE \(name) TEMPLATE \(shop) STRATEGY FILE_COPY", on: server)
    return (Self.address(of: name, on: server), name)
  }

  func drop(_ name: String, on server: String) async throws {
    try await Self.run("DROP DATABASE \(name)", on: server)
  }

  private static var newName: String {
    "tezgah_test_" + UUID().uuidString.lowercased().filter { $0 != "-" }
  }

  private func makeTemplate(on server: String) async throws {
    if let making {
      _ = try await making.value
      return
    }
    let task = Task { [template] in
      // Texts of columns without a collation of their own sort as a Turkish dictionary does, so that
      // what relies on bytes without saying so is found out.
      try await Self.run(
        """
        CREATE DATABASE \(template) TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'tr'
          LOCALE 'C.UTF-8'
        """, on: server)
      let database = PostgresDatabase(address: Self.address(of: template, on: server))
      try await Migrator(database: database, clock: StandingClock()).migrate()
      let signature = try await database.read { try $0.first(Self.signature) { $0.text(0) } }
      await database.close()
      return signature
    }
    making = task
    migrated = try await task.value
  }

  /// Databases are made outside of transactions, so the one around the closure is ended first.
  private static func run(_ sql: String, on server: String) async throws {
    let database = PostgresDatabase(address: server)
    defer { Task { await database.close() } }
    try await database.write { connection in
      try connection.executeScript("COMMIT")
      try connection.executeScript(sql)
      try connection.executeScript("BEGIN")
    }
  }

  private static let signature: SQLStatement = """
    SELECT string_agg(tablename, ' ' ORDER BY tablename)
      || (SELECT max(version) FROM schema_migrations)
    FROM pg_tables WHERE schemaname = 'public'
    """

  /// Empties what is not empty and starts the identities anew; foreign keys are looked at by nobody
  /// meanwhile.
  private static let clearing = """
    SET LOCAL session_replication_role = replica;
    DO $$
    DECLARE
      name text;
      used boolean;
    BEGIN
      FOR name IN SELECT tablename FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> 'schema_migrations' LOOP
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I)', name) INTO used;
        IF used THEN EXECUTE format('DELETE FROM %I', name); END IF;
      END LOOP;
      PERFORM setval(format('%I', sequencename)::regclass, 1, false) FROM pg_sequences
        WHERE schemaname = 'public' AND last_value IS NOT NULL;
    END $$;
    """

  static func address(of database: String, on server: String) -> String {
    guard var parts = URLComponents(string: server) else { return server }
    parts.path = "/" + database
    return parts.string ?? server
  }
}
