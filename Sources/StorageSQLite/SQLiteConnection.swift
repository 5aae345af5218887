import GRDB
import GRDBSQLite
import Storage

/// A connection lent by GRDB for one closure, with the statements that it has prepared before.
final class SQLiteConnection: SQLConnection {
  let dialect = Dialect.sqlite
  private let handle: OpaquePointer
  private let prepared: PreparedStatements

  convenience init(of connection: GRDB.Database) throws {
    guard let handle = connection.sqliteConnection else { throw Self.closed }
    try self.init(handle: handle)
  }

  init(handle: OpaquePointer) throws {
    guard let prepared = PreparedStatements.of(handle) else { throw Self.closed }
    self.handle = handle
    self.prepared = prepared
  }

  private static let closed = StorageError(
    .connectionLost, message: "the database is closed")

  @discardableResult
  func execute(_ statement: SQLStatement, _ values: [SQLValue]) throws -> Int {
    try prepared.withStatement(statement, on: handle) { prepared in
      try prepared.bind(values)
      try prepared.runToEnd()
    }
    return Int(sqlite3_changes(handle))
  }

  func forEachRow(
    _ statement: SQLStatement, _ values: [SQLValue], _ body: (any SQLRow) throws -> Bool
  ) throws {
    try prepared.withStatement(statement, on: handle) { prepared in
      try prepared.bind(values)
      let row = SQLiteRow(statement: prepared.pointer)
      while try prepared.step() {
        guard try body(row) else { return }
      }
    }
  }

  func forEachMatch(
    _ statement: SQLStatement, _ rows: [[SQLValue]], _ body: (Int, any SQLRow) throws -> Void
  ) throws {
    guard !rows.isEmpty else { return }
    try prepared.withStatement(statement, on: handle) { prepared in
      let row = SQLiteRow(statement: prepared.pointer)
      for (position, values) in rows.enumerated() {
        try prepared.bind(values)
        while try prepared.step() { try body(position, row) }
        prepared.reset()
      }
    }
  }

  @discardableResult
  func executeBatch(_ statement: SQLStatement, _ rows: [[SQLValue]]) throws -> Int {
    guard !rows.isEmpty else { return 0 }
    var changed = 0
    try prepared.withStatement(statement, on: handle) { prepared in
      for row in rows {
        try prepared.bind(row)
        try prepared.runToEnd()
        prepared.reset()
        changed += Int(sqlite3_changes(handle))
      }
    }
    return changed
  }

  func insertBatch(_ statement: SQLStatement, _ rows: [[SQLValue]]) throws -> [Int64] {
    var ids: [Int64] = []
    ids.reserveCapacity(rows.count)
    guard !rows.isEmpty else { return ids }
    try prepared.withStatement(statement, on: handle) { prepared in
      for row in rows {
        try prepared.bind(row)
        guard try prepared.step() else {
          throw StorageError(.other, message: "INSERT … RETURNING gave no row")
        }
        ids.append(sqlite3_column_int64(prepared.pointer, 0))
        prepared.reset()
      }
    }
    return ids
  }

  func executeScript(_ sql: String) throws {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(of: handle) }
  }

  func savepoint<T>(_ body: () throws -> T) throws -> T {
    try execute(Self.openSavepoint, [])
    do {
      let value = try body()
      try execute(Self.releaseSavepoint, [])
      return value
    } catch {
      try execute(Self.rollBackSavepoint, [])
      try execute(Self.releaseSavepoint, [])
      throw error
    }
  }

  private static let openSavepoint = SQLStatement("SAVEPOINT tezgah")
  private static let releaseSavepoint = SQLStatement("RELEASE SAVEPOINT tezgah")
  private static let rollBackSavepoint = SQLStatement("ROLLBACK TO SAVEPOINT tezgah")
}

/// The last error of a connection, in our words.
func failure(of handle: OpaquePointer) -> StorageError {
  StorageError(
    resultCode: sqlite3_extended_errcode(handle),
    message: String(cString: sqlite3_errmsg(handle)))
}

/// The current row of a statement.
struct SQLiteRow: SQLRow {
  let statement: OpaquePointer

  func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL
  }

  func integer(_ column: Int) -> Int64 { sqlite3_column_int64(statement, Int32(column)) }
  func real(_ column: Int) -> Double { sqlite3_column_double(statement, Int32(column)) }

  func text(_ column: Int) -> String {
    guard let bytes = sqlite3_column_text(statement, Int32(column)) else { return "" }
    let count = Int(sqlite3_column_bytes(statement, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  func blob(_ column: Int) -> [UInt8] {
    guard let bytes = sqlite3_column_blob(statement, Int32(column)) else { return [] }
    let count = Int(sqlite3_column_bytes(statement, Int32(column)))
    return [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
  }
}
