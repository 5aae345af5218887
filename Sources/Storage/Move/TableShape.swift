import Basics

/// A table as the database describes it: what is needed to copy its rows as they are.
struct TableShape: Sendable, Equatable {
  enum Kind: Sendable { case integer, real, text, blob }

  struct Column: Sendable, Equatable {
    var name: String
    var kind: Kind
  }

  var name: String
  /// By name, so that both engines list them alike.
  var columns: [Column]
  /// The columns of the primary key, in its order.
  var key: [String]
  /// True when the engine gives out the numbers of `id`.
  var isNumbered: Bool
  /// Texts in an index that are made to fit it. None are in a key, which the order of copying follows.
  var fitted: Set<String> = []

  /// All tables that migrations make, each behind those that it refers to, which is the order in
  /// which they are made.
  static let names: [String] = Migrator.migrations.flatMap { migration in
    migration.sql.split(separator: "\n").compactMap { line in
      line.hasPrefix("CREATE TABLE ")
        ? line.dropFirst("CREATE TABLE ".count).prefix { $0 != " " && $0 != "(" }
          .description : nil
    }
  }

  static func load(_ name: String, in connection: any SQLConnection) throws -> TableShape {
    var shape = TableShape(name: name, columns: [], key: [], isNumbered: false)
    var key: [(Int64, String)] = []
    try connection.forEachRow(connection.dialect.tableColumns, [.text(name)]) { row in
      let kind = try Self.kind(row.text(1))
      shape.columns.append(Column(name: row.text(0), kind: kind))
      if row.integer(2) > 0 { key.append((row.integer(2), row.text(0))) }
      return true
    }
    shape.columns.sort { $0.name < $1.name }
    shape.key = key.sorted { $0.0 < $1.0 }.map(\.1)
    shape.isNumbered =
      shape.key == ["id"]
      && shape.columns.contains { $0.name == "id" && $0.kind == .integer }
    return shape
  }

  /// Fits all texts that SQLite has in an index beside the key.
  mutating func fitIndexes(in connection: any SQLConnection) throws {
    guard let columns = connection.dialect.indexedColumns else { return }
    let texts = Set(self.columns.filter { $0.kind == .text }.map(\.name)).subtracting(key)
    fitted = Set(try connection.rows(columns, [.text(name)]) { $0.text(0) }).intersection(texts)
  }

  /// - Throws: `StorageError` for a type that migrations do not use.
  static func kind(_ type: String) throws -> Kind {
    switch type.lowercased() {
    case "integer", "bigint": .integer
    case "real", "double precision": .real
    case "blob", "bytea": .blob
    case "text": .text
    default:
      throw StorageError(.other, message: "a column of the unknown type \(type.cut(toBytes: 40))")
    }
  }
}

extension Dialect {
  /// For a table's name: name, type and place in the primary key (from 1, or 0) of each column.
  var tableColumns: SQLStatement {
    switch engine {
    case .sqlite: "SELECT name, type, pk FROM pragma_table_info(?)"
    case .postgres:
      """
      SELECT c.column_name::text, c.data_type::text,
        coalesce((SELECT k.ordinal_position FROM information_schema.table_constraints t
          JOIN information_schema.key_column_usage k
            ON k.constraint_name = t.constraint_name AND k.table_schema = t.table_schema
              AND k.table_name = t.table_name
          WHERE t.constraint_type = 'PRIMARY KEY' AND t.table_schema = c.table_schema
            AND t.table_name = c.table_name AND k.column_name = c.column_name), 0)::bigint
      FROM information_schema.columns c
      WHERE c.table_schema = current_schema() AND c.table_name = ?
      """
    }
  }

  /// For a table's name: its columns that stand in an index, each once or more often; nil where an index
  /// has its own bound, so that nothing in it is too long for another.
  var indexedColumns: SQLStatement? {
    switch engine {
    case .sqlite:
      """
      SELECT i.name FROM pragma_index_list(?) l JOIN pragma_index_info(l.name) i
      WHERE i.name IS NOT NULL
      """
    case .postgres: nil
    }
  }

  /// Makes the engine give out numbers above those that a table has; nil where it does so anyway.
  func continueNumbering(of table: String) -> SQLStatement? {
    switch engine {
    case .sqlite: nil
    case .postgres:
      SQLStatement(
        """
        SELECT setval(pg_get_serial_sequence('\(table)', 'id'),
          (SELECT coalesce(max(id), 0) + 1 FROM \(table)), false)
        """, isReused: false)
    }
  }

  /// Makes the engine count a table's rows anew for its plans; nil where plans do without. SQLite's
  /// are made for the schema as it is, and figures would change them.
  func countAnew(_ table: String) -> SQLStatement? {
    switch engine {
    case .sqlite: nil
    case .postgres: SQLStatement("ANALYZE \(table)", isReused: false)
    }
  }

  /// True when the table of a name is there: gives a row.
  var tableByName: SQLStatement {
    switch engine {
    case .sqlite: "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    case .postgres:
      """
      SELECT 1 FROM information_schema.tables
      WHERE table_schema = current_schema() AND table_name = ?
      """
    }
  }
}
