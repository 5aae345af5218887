import GRDBSQLite
import Storage

/// A database in memory with the newest schema, for simulations that drive the real statements from
/// one thread. Its calls block, so it is for programs that have nothing else to do.
public final class SQLiteScratch {
  private let handle: OpaquePointer
  private let owner = PreparedStatements.Owner()
  private let connection: SQLiteConnection

  public init() throws {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    guard sqlite3_open_v2(":memory:", &opened, flags, nil) == SQLITE_OK, let opened else {
      sqlite3_close_v2(opened)
      throw StorageError(.other, message: "no database in memory could be made")
    }
    handle = opened
    PreparedStatements.register(opened, owner: owner)
    connection = try SQLiteConnection(handle: opened)
    try connection.executeScript("PRAGMA foreign_keys = ON")
    for migration in Migrator.migrations {
      try connection.executeScript(connection.dialect.expand(migration.sql))
    }
  }

  /// Runs the closure in one transaction: all of it or nothing.
  public func transaction<T>(_ body: (any SQLConnection) throws -> T) throws -> T {
    try connection.execute(Self.begin, [])
    do {
      let result = try body(connection)
      try connection.execute(Self.commit, [])
      return result
    } catch {
      try connection.execute(Self.rollBack, [])
      throw error
    }
  }

  /// Removes every row, so that another simulation can begin as the first one did.
  public func empty() throws {
    try connection.executeScript("PRAGMA foreign_keys = OFF")
    for table in Migrator.tables { try connection.executeScript("DELETE FROM \(table)") }
    try connection.executeScript("PRAGMA foreign_keys = ON")
  }

  /// To be called last; nothing works after it.
  public func close() {
    PreparedStatements.finalizeAll(of: owner)
    sqlite3_close_v2(handle)
  }

  private static let begin = SQLStatement("BEGIN IMMEDIATE")
  private static let commit = SQLStatement("COMMIT")
  private static let rollBack = SQLStatement("ROLLBACK")
}
