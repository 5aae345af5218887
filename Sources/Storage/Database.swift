/// The one way to the data, the same for every engine. A closure is synchronous, so no transaction
/// can wait for the network; the call around it is asynchronous, so no Swift thread is blocked.
public protocol Database: Sendable {
  var dialect: Dialect { get }

  /// Runs the closure on a snapshot; it may not write. Many can run at once.
  func read<T: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> T) async throws
    -> T

  /// Runs the closure in one transaction: all of it or nothing. Writers may be queued. An engine
  /// with several writers runs a closure again from its start when it collided with another.
  @discardableResult
  func write<T: Sendable>(
    _ isolation: WriteIsolation, _ body: @escaping @Sendable (any SQLConnection) throws -> T
  ) async throws -> T

  /// Ends every connection. Calls that follow fail.
  func close() async
}

/// What a transaction sees of others that run at the same time. With one writer there are none.
public enum WriteIsolation: Sendable {
  /// As if there were no other: the closure may read, decide and write.
  case serializable
  /// The same, and one after the other with all others that ask for it. For short transactions of
  /// which many change the same rows: on a server with several writers they would collide again and
  /// again, and each collision costs the work that was done and a pause.
  case inTurn
  /// Each statement sees what is committed when it starts: for statements that are right on their
  /// own, which then never collide.
  case readCommitted
}

extension Database {
  /// Runs the closure as if no other transaction ran.
  @discardableResult
  public func write<T: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> T
  ) async throws -> T {
    try await write(.serializable, body)
  }
}

/// A connection inside a transaction. It must not leave the closure that received it.
///
/// Statements use `?` placeholders and the shared dialect: `ON CONFLICT … DO UPDATE`, `RETURNING`,
/// no engine's own functions. What cannot be said alike is asked from `dialect`.
public protocol SQLConnection: AnyObject {
  var dialect: Dialect { get }

  /// Runs one statement for its effect.
  /// - Returns: the number of rows changed.
  @discardableResult
  func execute(_ statement: SQLStatement, _ values: [SQLValue]) throws -> Int

  /// Runs one statement and hands over each row until the closure returns false. A row is valid
  /// only during its call.
  func forEachRow(
    _ statement: SQLStatement, _ values: [SQLValue], _ body: (any SQLRow) throws -> Bool
  ) throws

  /// Runs one `SELECT` for each row of values and hands over what each of them finds, with the
  /// position of its values: what one finds in its own order, the positions in any. An engine may send them as one statement; each row is
  /// looked up by itself all the same, whatever the engine believes of the table's size.
  func forEachMatch(
    _ statement: SQLStatement, _ rows: [[SQLValue]], _ body: (Int, any SQLRow) throws -> Void
  ) throws

  /// Runs one `INSERT … VALUES`, `UPDATE … WHERE` or `DELETE … WHERE` for each row of values; an
  /// engine may send them as one statement, so the rows must change different records.
  /// - Returns: the number of rows changed.
  @discardableResult
  func executeBatch(_ statement: SQLStatement, _ rows: [[SQLValue]]) throws -> Int

  /// Runs an `INSERT … RETURNING id` for each row of values and gives the ids in the rows' order.
  func insertBatch(_ statement: SQLStatement, _ rows: [[SQLValue]]) throws -> [Int64]

  /// Runs several statements separated by `;`, for migrations only.
  func executeScript(_ sql: String) throws

  /// Runs the closure so that, when it throws, only its own changes are undone.
  func savepoint<T>(_ body: () throws -> T) throws -> T
}

/// The columns of one result row, by position from 0.
public protocol SQLRow {
  func isNull(_ column: Int) -> Bool
  /// 0 when null.
  func integer(_ column: Int) -> Int64
  func real(_ column: Int) -> Double
  /// Empty when null.
  func text(_ column: Int) -> String
  func blob(_ column: Int) -> [UInt8]
}

extension SQLRow {
  public func optionalInteger(_ column: Int) -> Int64? {
    isNull(column) ? nil : integer(column)
  }

  public func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
  public func flag(_ column: Int) -> Bool { integer(column) != 0 }
}

extension SQLConnection {
  /// All rows, mapped.
  public func rows<T>(
    _ statement: SQLStatement, _ values: [SQLValue] = [], _ map: (any SQLRow) throws -> T
  ) throws -> [T] {
    var all: [T] = []
    try forEachRow(statement, values) { row in
      all.append(try map(row))
      return true
    }
    return all
  }

  /// The first row, mapped, or nil when there is none.
  public func first<T>(
    _ statement: SQLStatement, _ values: [SQLValue] = [], _ map: (any SQLRow) throws -> T
  ) throws -> T? {
    var found: T?
    try forEachRow(statement, values) { row in
      found = try map(row)
      return false
    }
    return found
  }

  /// What each row of values finds first, mapped; nil where it finds nothing.
  public func firstMatches<T>(
    _ statement: SQLStatement, _ rows: [[SQLValue]], _ map: (any SQLRow) throws -> T
  ) throws -> [T?] {
    var found = [T?](repeating: nil, count: rows.count)
    try forEachMatch(statement, rows) { position, row in
      if found[position] == nil { found[position] = try map(row) }
    }
    return found
  }

  /// The first column of the first row; nil when there is no row or it is null.
  public func integer(_ statement: SQLStatement, _ values: [SQLValue] = []) throws -> Int64? {
    try first(statement, values) { $0.optionalInteger(0) } ?? nil
  }

  @discardableResult
  public func execute(_ statement: SQLStatement) throws -> Int { try execute(statement, []) }
}
