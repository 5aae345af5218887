import GRDB
import GRDBSQLite
import Storage

/// A database in memory with the newest schema, for simulations that drive the real statements from
/// one thread. Its calls block, so it is for programs that have nothing else to do.
public final class SQLiteScratch {
  private let queue: DatabaseQueue
  private let owner: PreparedStatements.Owner

  public init() throws {
    var configuration = Configuration()
    configuration.label = "tezgah-scratch"
    let owner = PreparedStatements.Owner()
    self.owner = owner
    configuration.prepareDatabase { connection in
      if let handle = connection.sqliteConnection {
        PreparedStatements.register(handle, owner: owner)
      }
      try connection.execute(sql: "PRAGMA foreign_keys = ON")
      try connection.execute(sql: "PRAGMA synchronous = OFF")
    }
    queue = try DatabaseQueue(configuration: configuration)
    try transaction { connection in
      for migration in Migrator.migrations {
        try connection.executeScript(connection.dialect.expand(migration.sql))
      }
    }
  }

  /// Runs the closure in one transaction: all of it or nothing.
  public func transaction<T>(_ body: (any SQLConnection) throws -> T) throws -> T {
    do {
      return try queue.write { try body(SQLiteConnection(of: $0)) }
    } catch let error as DatabaseError {
      throw StorageError(error)
    }
  }

  /// Removes every row, so that another simulation can begin as the first one did.
  public func empty() throws {
    try queue.writeWithoutTransaction { connection in
      try connection.execute(sql: "PRAGMA foreign_keys = OFF")
      for table in Migrator.tables { try connection.execute(sql: "DELETE FROM \(table)") }
      try connection.execute(sql: "PRAGMA foreign_keys = ON")
    }
  }

  /// Forgets everything; the connection is not to be used again.
  public func close() {
    queue.barrierWriteWithoutTransactionSafely { PreparedStatements.finalizeAll(of: owner) }
    try? queue.close()
  }
}

extension DatabaseQueue {
  fileprivate func barrierWriteWithoutTransactionSafely(_ body: () -> Void) {
    unsafeReentrantWrite { _ in body() }
  }
}
