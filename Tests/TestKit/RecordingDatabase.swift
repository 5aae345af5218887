import Storage
import Synchronization

/// Passes everything on to another database and keeps the statements that went through, as they
/// went.
public final class RecordingDatabase: Database {
  /// A statement and the values that it ran with.
  public struct Statement: Sendable {
    public enum Form: Sendable {
      /// Run once, with one row of values.
      case single
      /// A `SELECT` run for each row of values.
      case matches
      /// An `INSERT`, `UPDATE` or `DELETE` run for each row of values.
      case batch
    }

    public var text: String
    public var form: Form
    public var rows: [[SQLValue]]
  }

  private let database: any Database
  private let log = Mutex<[Statement]>([])

  public init(_ database: any Database) { self.database = database }

  public var dialect: Dialect { database.dialect }

  /// What ran since the last call.
  public func takeStatements() -> [Statement] {
    log.withLock { log in
      defer { log = [] }
      return log
    }
  }

  public func read<T: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> T
  ) async throws -> T {
    try await database.read { try body(RecordingConnection($0, self.note)) }
  }

  @discardableResult
  public func write<T: Sendable>(
    _ isolation: WriteIsolation, _ body: @escaping @Sendable (any SQLConnection) throws -> T
  ) async throws -> T {
    try await database.write(isolation) { try body(RecordingConnection($0, self.note)) }
  }

  private func note(_ statement: Statement) { log.withLock { $0.append(statement) } }

  /// Leaves the other database open.
  public func close() async {}
}

/// A connection whose statements are told.
private final class RecordingConnection: SQLConnection {
  typealias Statement = RecordingDatabase.Statement
  private let connection: any SQLConnection
  private let note: (Statement) -> Void

  init(_ connection: any SQLConnection, _ note: @escaping (Statement) -> Void) {
    self.connection = connection
    self.note = note
  }

  var dialect: Dialect { connection.dialect }

  private func note(_ statement: SQLStatement, _ form: Statement.Form, _ rows: [[SQLValue]]) {
    guard !rows.isEmpty else { return }
    // An engine runs a single row as it would without a batch.
    let form = rows.count == 1 ? .single : form
    note(Statement(text: statement.text, form: form, rows: rows))
  }

  func execute(_ statement: SQLStatement, _ values: [SQLValue]) throws -> Int {
    note(statement, .single, [values])
    return try connection.execute(statement, values)
  }

  func forEachRow(
    _ statement: SQLStatement, _ values: [SQLValue], _ body: (any SQLRow) throws -> Bool
  ) throws {
    note(statement, .single, [values])
    try connection.forEachRow(statement, values, body)
  }

  func forEachMatch(
    _ statement: SQLStatement, _ rows: [[SQLValue]], _ body: (Int, any SQLRow) throws -> Void
  ) throws {
    note(statement, .matches, rows)
    try connection.forEachMatch(statement, rows, body)
  }

  func executeBatch(_ statement: SQLStatement, _ rows: [[SQLValue]]) throws -> Int {
    note(statement, .batch, rows)
    return try connection.executeBatch(statement, rows)
  }

  func insertBatch(_ statement: SQLStatement, _ rows: [[SQLValue]]) throws -> [Int64] {
    note(statement, .batch, rows)
    return try connection.insertBatch(statement, rows)
  }

  func executeScript(_ sql: String) throws { try connection.executeScript(sql) }

  func savepoint<T>(_ body: () throws -> T) throws -> T { try connection.savepoint(body) }
}
