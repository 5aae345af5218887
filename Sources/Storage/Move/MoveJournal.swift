/// The mark of a move that is under way, kept in the target until it is done. While it is there the
/// target is not to be used. How far the move has come is told by the rows themselves: they are
/// copied in the order of their keys.
public enum MoveJournal {
  static let table = "move_journal"

  /// True when the database is the target of a move that was cut short.
  public static func isOpen(in connection: any SQLConnection) throws -> Bool {
    try connection.integer(connection.dialect.tableByName, [.text(table)]) != nil
  }

  /// Opens the journal, or finds it open.
  /// - Parameter source: by which the source is known again.
  /// - Returns: true when it was open.
  /// - Throws: `DatabaseMove.Problem` when the target holds something else.
  static func begin(_ source: MoveSource, in target: any Database) async throws -> Bool {
    try await target.write(.readCommitted) { connection in
      if try isOpen(in: connection) {
        let known = try connection.first(
          SQLStatement("SELECT source_rows, source_mark FROM \(table)", isReused: false)
        ) { MoveSource(rows: $0.integer(0), mark: $0.integer(1)) }
        guard known == source else { throw DatabaseMove.Problem.otherSource }
        return true
      }
      for name in TableShape.names {
        let first = SQLStatement("SELECT 1 FROM \(name) LIMIT 1", isReused: false)
        if try connection.integer(first) != nil {
          throw DatabaseMove.Problem.targetNotEmpty(table: name)
        }
      }
      let create = "CREATE TABLE \(table) (source_rows {int} NOT NULL, source_mark {int} NOT NULL)"
      try connection.executeScript(connection.dialect.expand(create))
      try connection.execute(
        SQLStatement(
          "INSERT INTO \(table) (source_rows, source_mark) VALUES (?, ?)", isReused: false),
        [.integer(source.rows), .integer(source.mark)])
      return false
    }
  }

  /// How many rows of a table are there, and the key of the last of them.
  static func reached(
    _ shape: TableShape, in target: any Database
  ) async throws -> (rows: Int64, last: [SQLValue]?) {
    try await target.read { connection in
      let count = SQLStatement("SELECT count(*) FROM \(shape.name)", isReused: false)
      return (
        try connection.integer(count) ?? 0, try TableRows(shape: shape).lastKey(in: connection)
      )
    }
  }

  /// Makes the target ready for use.
  static func end(_ shapes: [TableShape], in target: any Database) async throws {
    try await target.write(.readCommitted) { connection in
      for shape in shapes where shape.isNumbered {
        guard let statement = connection.dialect.continueNumbering(of: shape.name) else { continue }
        try connection.forEachRow(statement, []) { _ in true }
      }
      for shape in shapes {
        if let statement = connection.dialect.countAnew(shape.name) {
          try connection.execute(statement)
        }
      }
      try connection.executeScript("DROP TABLE \(table)")
    }
  }
}
