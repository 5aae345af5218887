@testable import Storage

/// A schema in words that do not depend on the engine: one line for each column, key, constraint and
/// index, so that two schemas compare by lines.
struct SchemaDescription {
  let lines: Set<String>

  /// - Throws: `StorageError` for a type that migrations do not use.
  init(of tables: [String], in connection: any SQLConnection) throws {
    var lines: Set<String> = []
    for table in tables {
      let found =
        switch connection.dialect.engine {
        case .sqlite: try SQLiteSchema(table, connection).lines()
        case .postgres: try PostgresSchema(table, connection).lines()
        }
      lines.formUnion(found.map { "\(table): \($0)" })
    }
    self.lines = lines
  }

  /// `column name type [not null] [default …]`
  static func column(
    _ name: String, type: String, isRequired: Bool, fallback: String?, isIdentity: Bool
  ) throws -> String {
    let words = [
      "column \(name) \(try TableShape.kind(type))", isRequired || isIdentity ? "not null" : nil,
      fallback.map { "default \(plain($0))" }, isIdentity ? "identity" : nil,
    ]
    return words.compactMap { $0 }.joined(separator: " ")
  }

  static func index(
    _ name: String, isUnique: Bool, columns: [String], predicate: String?
  ) -> String {
    "\(isUnique ? "unique " : "")index \(name) (\(columns.joined(separator: ", ")))"
      + (predicate.map { " where \(condition($0))" } ?? "")
  }

  /// A default without its type: `'0'::bigint` is `0`.
  private static func plain(_ text: String) -> String {
    let value = text.split(separator: "::", maxSplits: 1).first.map(String.init) ?? text
    let digits = value.filter { $0 != "'" }
    return digits.isEmpty || Int64(digits) == nil ? value : digits
  }

  /// A condition without types, parentheses and spaces, in which PostgreSQL writes `IN` as `ANY`.
  private static func condition(_ text: String) -> String {
    var words = text
    for (from, to) in [("::text", ""), ("= ANY (ARRAY[", "IN"), ("]", "")] {
      words = words.split(separator: from, omittingEmptySubsequences: false).joined(separator: to)
    }
    return String(words.filter { !$0.isWhitespace && $0 != "(" && $0 != ")" })
  }
}

/// Of `sqlite_master` and the schema pragmas (sqlite.org/pragma.html, 2023).
private struct SQLiteSchema {
  let table: String
  let connection: any SQLConnection

  init(_ table: String, _ connection: any SQLConnection) {
    (self.table, self.connection) = (table, connection)
  }

  func lines() throws -> [String] { try columns() + foreignKeys() + indexes() }

  private func columns() throws -> [String] {
    var key: [(place: Int64, name: String)] = []
    var lines = try connection.rows(
      "SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_info(?)", [.text(table)]
    ) { row in
      if row.integer(4) > 0 { key.append((row.integer(4), row.text(0))) }
      return try SchemaDescription.column(
        row.text(0), type: row.text(1), isRequired: row.flag(2), fallback: row.optionalText(3),
        isIdentity: row.integer(4) > 0 && !row.flag(2))
    }
    let names = key.sorted { $0.place < $1.place }.map(\.name)
    lines.append("primary key (\(names.joined(separator: ", ")))")
    return lines
  }

  private func foreignKeys() throws -> [String] {
    try connection.rows(
      "SELECT \"from\", \"table\", \"to\", on_delete FROM pragma_foreign_key_list(?)",
      [.text(table)]
    ) { "foreign key (\($0.text(0))) to \($0.text(1)) (\($0.text(2))) \($0.text(3).lowercased())" }
  }

  private func indexes() throws -> [String] {
    try connection.rows(
      """
      SELECT l.name, l."unique", l.origin, m.sql FROM pragma_index_list(?) l
      LEFT JOIN sqlite_master m ON m.type = 'index' AND m.name = l.name WHERE l.origin <> 'pk'
      """, [.text(table)]
    ) { row in
      let columns = try self.columns(of: row.text(0))
      if row.text(2) == "u" { return "unique (\(columns.joined(separator: ", ")))" }
      let parts = row.text(3).split(separator: " WHERE ", maxSplits: 1)
      return SchemaDescription.index(
        row.text(0), isUnique: row.flag(1), columns: columns,
        predicate: parts.count > 1 ? String(parts[1]) : nil)
    }
  }

  private func columns(of index: String) throws -> [String] {
    try connection.rows(
      "SELECT name, \"desc\" FROM pragma_index_xinfo(?) WHERE key = 1 ORDER BY seqno",
      [.text(index)]
    ) { ($0.optionalText(0) ?? "(expression)") + ($0.flag(1) ? " desc" : "") }
  }
}

/// Of the system catalogues (PostgreSQL 15 documentation, chapter 53).
private struct PostgresSchema {
  let table: String
  let connection: any SQLConnection

  init(_ table: String, _ connection: any SQLConnection) {
    (self.table, self.connection) = (table, connection)
  }

  func lines() throws -> [String] { try columns() + constraints() + indexes() }

  private func columns() throws -> [String] {
    try connection.rows(
      """
      SELECT a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull::int,
        pg_get_expr(d.adbin, d.adrelid), (a.attidentity <> '')::int
      FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE a.attrelid = CAST(? AS text)::regclass AND a.attnum > 0 AND NOT a.attisdropped
      """, [.text(table)]
    ) { row in
      try SchemaDescription.column(
        row.text(0), type: row.text(1), isRequired: row.flag(2), fallback: row.optionalText(3),
        isIdentity: row.flag(4))
    }
  }

  private static let names = """
    (SELECT string_agg(a.attname, ', ' ORDER BY k.place)
      FROM unnest(c.KEY) WITH ORDINALITY AS k(number, place)
      JOIN pg_attribute a ON a.attrelid = c.RELATION AND a.attnum = k.number)
    """

  private func constraints() throws -> [String] {
    let here = Self.names.replacing("KEY", with: "conkey").replacing("RELATION", with: "conrelid")
    let there = Self.names.replacing("KEY", with: "confkey").replacing(
      "RELATION", with: "confrelid")
    return try connection.rows(
      SQLStatement(
        """
        SELECT c.contype::text, \(here), c.confrelid::regclass::text, \(there),
          CASE c.confdeltype WHEN 'a' THEN 'no action' ELSE c.confdeltype::text END
        FROM pg_constraint c WHERE c.conrelid = CAST(? AS text)::regclass
        """, isReused: false), [.text(table)]
    ) { row in
      switch row.text(0) {
      case "p": "primary key (\(row.text(1)))"
      case "u": "unique (\(row.text(1)))"
      case "f": "foreign key (\(row.text(1))) to \(row.text(2)) (\(row.text(3))) \(row.text(4))"
      default: "constraint of the kind \(row.text(0)) (\(row.text(1)))"
      }
    }
  }

  private func indexes() throws -> [String] {
    try connection.rows(
      """
      SELECT i.relname::text, x.indisunique::int, pg_get_expr(x.indpred, x.indrelid),
        (SELECT string_agg(coalesce(a.attname, '(expression)') || CASE WHEN x.indoption[k.place - 1] & 1 = 1 THEN ' desc'
            ELSE '' END, ', ' ORDER BY k.place)
          FROM unnest(x.indkey::int[]) WITH ORDINALITY AS k(number, place)
          LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = k.number)
      FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
      WHERE x.indrelid = CAST(? AS text)::regclass
        AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = x.indexrelid
          AND c.contype IN ('p', 'u'))
      """, [.text(table)]
    ) { row in
      SchemaDescription.index(
        row.text(0), isUnique: row.flag(1), columns: [row.text(3)],
        predicate: row.optionalText(2))
    }
  }
}
