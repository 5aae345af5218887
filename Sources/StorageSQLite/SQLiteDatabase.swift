import Storage

import Basics
import GRDB

/// The embedded engine: one file, one writer, several readers on snapshots (WAL).
///
/// GRDB owns the connections and their queues; statements run on the SQLite C interface directly,
/// because an ingest runs millions of them.
public final class SQLiteDatabase: Storage.Database {
  public let dialect = Dialect.sqlite
  private let pool: DatabasePool
  private let owner: PreparedStatements.Owner

  /// Opens or makes the file.
  /// - Parameters:
  ///   - path: the file; its folder must exist.
  ///   - cacheMegabytes: page cache of the writer; readers get a fourth each.
  /// - Throws: `StorageError` when the file cannot be opened or is not a database.
  public init(path: String, cacheMegabytes: Int = 64, readers: Int = 4) throws {
    var configuration = Configuration()
    configuration.label = "tezgah"
    configuration.maximumReaderCount = readers
    configuration.busyMode = .timeout(10)
    let owner = PreparedStatements.Owner()
    self.owner = owner
    configuration.prepareDatabase { connection in
      if let handle = connection.sqliteConnection {
        PreparedStatements.register(handle, owner: owner)
      }
      try Self.prepare(connection, cacheMegabytes: cacheMegabytes)
    }
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
    } catch {
      throw StorageError(error)
    }
  }

  /// Settings of every connection, in this order: the journal mode decides what the rest means.
  private static func prepare(_ connection: GRDB.Database, cacheMegabytes: Int) throws {
    if !connection.configuration.readonly {
      try connection.execute(sql: "PRAGMA journal_mode = WAL")
      try connection.execute(sql: "PRAGMA wal_autocheckpoint = 10000")
      try connection.execute(sql: "PRAGMA journal_size_limit = 67108864")
    }
    let cache = connection.configuration.readonly ? cacheMegabytes / 4 : cacheMegabytes
    try connection.execute(sql: "PRAGMA synchronous = NORMAL")
    try connection.execute(sql: "PRAGMA foreign_keys = ON")
    try connection.execute(sql: "PRAGMA temp_store = MEMORY")
    try connection.execute(sql: "PRAGMA cache_size = -\(max(cache, 2) * 1024)")
  }

  public func read<T: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> T
  ) async throws -> T {
    do {
      return try await pool.read { try body(SQLiteConnection(of: $0)) }
    } catch {
      throw SQLiteDatabase.translated(error)
    }
  }

  @discardableResult
  public func write<T: Sendable>(
    _ isolation: WriteIsolation,
    _ body: @escaping @Sendable (any SQLConnection) throws -> T
  ) async throws -> T {
    do {
      return try await pool.write { try body(SQLiteConnection(of: $0)) }
    } catch {
      throw SQLiteDatabase.translated(error)
    }
  }

  /// Statements left prepared would keep their connections, and with them the WAL file, alive. The
  /// readers go first: the last connection folds the WAL into the file, which a reader cannot do.
  public func close() async {
    try? await pool.barrierWriteWithoutTransaction { _ in PreparedStatements.finalizeAll(of: owner)
    }
    pool.invalidateReadOnlyConnections()
    try? pool.close()
  }

  /// Errors of the engine become ours; errors of the closure pass through.
  private static func translated(_ error: any Error) -> any Error {
    guard let engine = error as? DatabaseError else { return error }
    return StorageError(engine)
  }
}

extension StorageError {
  init(_ error: any Error) {
    guard let engine = error as? DatabaseError else {
      self.init(.other, message: String(describing: type(of: error)))
      return
    }
    self.init(
      resultCode: engine.extendedResultCode.rawValue, message: engine.message ?? "no message")
  }
}
