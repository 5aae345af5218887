import CLibPQ
import Storage

/// A link inside a transaction, for one closure.
///
/// Statements are sent unnamed, so nothing of one transaction is left on the server for the next:
/// PgBouncer may give the next one another server connection.
final class PostgresConnection: SQLConnection {
  let dialect = Dialect.postgres
  private let exchange: Exchange
  private let link: OpaquePointer
  private let texts: StatementCache

  init(exchange: Exchange, on link: OpaquePointer, texts: StatementCache) {
    self.exchange = exchange
    self.link = link
    self.texts = texts
  }

  @discardableResult
  func execute(_ statement: SQLStatement, _ values: [SQLValue]) throws -> Int {
    let result = try run(texts.numbered(statement, values: values.count), Parameters(values))
    defer { PQclear(result) }
    return Int(String(cString: PQcmdTuples(result))) ?? 0
  }

  func forEachRow(
    _ statement: SQLStatement, _ values: [SQLValue], _ body: (any SQLRow) throws -> Bool
  ) throws {
    let result = try run(texts.numbered(statement, values: values.count), Parameters(values))
    defer { PQclear(result) }
    for row in 0..<PQntuples(result) {
      guard try body(PostgresRow(result: result, row: row)) else { return }
    }
  }

  func forEachMatch(
    _ statement: SQLStatement, _ rows: [[SQLValue]], _ body: (Int, any SQLRow) throws -> Void
  ) throws {
    if rows.count == 1 {
      return try forEachRow(statement, rows[0]) { row in
        try body(0, row)
        return true
      }
    }
    var start = 0
    try forEachPart(statement, rows) { result in
      let number = Int(PQnfields(result)) - 1
      for index in 0..<PQntuples(result) {
        let row = PostgresRow(result: result, row: index)
        try body(start + Int(row.integer(number)) - 1, row)
      }
      start += Self.partSize
    }
  }

  @discardableResult
  func executeBatch(_ statement: SQLStatement, _ rows: [[SQLValue]]) throws -> Int {
    if rows.count == 1 { return try execute(statement, rows[0]) }
    var changed = 0
    try forEachPart(statement, rows) { result in
      changed += Int(String(cString: PQcmdTuples(result))) ?? 0
    }
    return changed
  }

  func insertBatch(_ statement: SQLStatement, _ rows: [[SQLValue]]) throws -> [Int64] {
    if rows.count == 1 {
      return try self.rows(statement, rows[0]) { $0.integer(0) }
    }
    var ids: [Int64] = []
    ids.reserveCapacity(rows.count)
    try forEachPart(statement, rows) { result in
      for row in 0..<PQntuples(result) {
        ids.append(PostgresRow(result: result, row: row).integer(0))
      }
    }
    guard ids.count == rows.count else {
      throw StorageError(
        .other, message: "INSERT … RETURNING gave \(ids.count) rows for \(rows.count)")
    }
    return ids
  }

  /// Bounds what one statement sends, whatever the caller hands over.
  private static let partSize = 5_000

  private func forEachPart(
    _ statement: SQLStatement, _ rows: [[SQLValue]], _ body: (OpaquePointer) throws -> Void
  ) throws {
    for start in stride(from: 0, to: rows.count, by: Self.partSize) {
      let part = Array(rows[start..<min(start + Self.partSize, rows.count)])
      let columns = try (0..<part[0].count).map {
        try BulkStatement.ColumnType.common(part, column: $0)
      }
      let text = try texts.bulk(statement, columns: columns)
      let result = try run(text, Parameters(columns: columns, of: part))
      defer { PQclear(result) }
      try body(result)
    }
  }

  func executeScript(_ sql: String) throws {
    let result = try exchange.script(sql, within: exchange.statementLimit)
    defer { PQclear(result) }
    try check(result)
  }

  func savepoint<T>(_ body: () throws -> T) throws -> T {
    try executeScript("SAVEPOINT tezgah")
    do {
      let value = try body()
      try executeScript("RELEASE SAVEPOINT tezgah")
      return value
    } catch {
      try executeScript("ROLLBACK TO SAVEPOINT tezgah; RELEASE SAVEPOINT tezgah")
      throw error
    }
  }

  /// - Returns: the result, to be cleared by the caller.
  private func run(_ text: String, _ parameters: Parameters) throws -> OpaquePointer {
    let result = try exchange.statement(text, parameters)
    do {
      try check(result)
    } catch {
      PQclear(result)
      throw error
    }
    guard let result else { throw StorageError(.connectionLost, message: "no result") }
    return result
  }

  private func check(_ result: OpaquePointer?) throws {
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return
    default: throw StorageError(result: result, connection: link)
    }
  }
}

/// Statements in PostgreSQL's words, made once a link.
final class StatementCache {
  private struct Bulk: Hashable {
    var statement: ObjectIdentifier
    var columns: [BulkStatement.ColumnType?]
  }

  private var numbered: [ObjectIdentifier: (text: String, placeholders: Int)] = [:]
  private var bulk: [Bulk: String] = [:]
  /// Keeps the statements alive whose identity is a key.
  private var kept: [ObjectIdentifier: SQLStatement] = [:]

  /// - Throws: `StorageError` of kind `syntax` for another number of values than of placeholders: the
  ///   server would not mind too many.
  func numbered(_ statement: SQLStatement, values: Int) throws -> String {
    let found = numbered(statement)
    guard found.placeholders == values else {
      throw StorageError(
        .syntax, message: "\(found.placeholders) placeholders, \(values) values")
    }
    return found.text
  }

  private func numbered(_ statement: SQLStatement) -> (text: String, placeholders: Int) {
    let key = ObjectIdentifier(statement)
    if statement.isReused, let found = numbered[key] { return found }
    let made = (
      text: StatementText.numbered(statement.text),
      placeholders: StatementText.placeholders(in: Array(statement.text.utf8)).count
    )
    guard statement.isReused else { return made }
    numbered[key] = made
    kept[key] = statement
    return made
  }

  func bulk(_ statement: SQLStatement, columns: [BulkStatement.ColumnType?]) throws -> String {
    guard statement.isReused else {
      return try BulkStatement(statement.text, columns: columns).text
    }
    let key = Bulk(statement: ObjectIdentifier(statement), columns: columns)
    if let found = bulk[key] { return found }
    let text = try BulkStatement(statement.text, columns: columns).text
    bulk[key] = text
    kept[key.statement] = statement
    return text
  }
}
