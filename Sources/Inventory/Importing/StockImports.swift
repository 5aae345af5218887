import Basics
import Storage

/// Files of stock between the preview and a person's yes.
public enum StockImports {
  /// So long a preview waits.
  public static let lifetimeSeconds: Int64 = 86_400
  /// Rows of one transaction.
  public static let chunkSize = 200

  public enum Kind: String, Sendable, CaseIterable { case change, same, bad, written, conflict }

  public struct Summary: Sendable, Equatable {
    public var id: Int64
    public var fileName: String
    public var expiresAt: Timestamp
    public var finishedAt: Timestamp?
    public var counts: [Kind: Int64]

    public func count(_ kind: Kind) -> Int64 { counts[kind] ?? 0 }
  }

  public struct Row: Sendable, Equatable {
    public var line: Int64
    public var source: String
    public var sku: String
    public var edit: StockEdit?
    public var problem: StockFile.RowProblem?
    public var column: StockFile.Column?
  }

  /// Keeps a plan until its person agrees, and forgets those that nobody agreed to in time.
  public static func store(
    _ plan: StockImportPlan, fileName: String, actor: String, now: Timestamp,
    in connection: any SQLConnection
  ) throws -> Int64 {
    try forget(before: now, in: connection)
    let id = try connection.insertBatch(
      insert,
      [
        [
          .text(Self.shown(fileName)), .text(actor),
          .integer(now.milliseconds),
          .integer(now.adding(seconds: lifetimeSeconds).milliseconds),
        ]
      ])[0]
    let heading: [SQLValue] = [
      .integer(id), .text(headingKind), 1, .text(CSVText.line(plan.heading)), "",
      .null, .null, .null, .null, .null, "", "",
    ]
    try connection.executeBatch(
      insertRow, [heading] + plan.rows.map { values($0, importID: id) })
    return id
  }

  /// What a browser says of a file's name, without characters that act or that no database keeps.
  private static func shown(_ fileName: String) -> String {
    ActiveCharacters.replaced(in: fileName.cut(toBytes: 200))
  }

  private static func values(_ planned: StockImportPlan.Row, importID: Int64) -> [SQLValue] {
    let row = planned.row
    var (kind, edit, problem) = (Kind.same, StockEdit?.none, StockFile.RowProblem?.none)
    switch planned.verdict {
    case .change(let wanted): (kind, edit) = (.change, wanted)
    case .bad(let why): (kind, problem) = (.bad, why)
    case .same: break
    }
    return [
      .integer(importID), .text(kind.rawValue), .count(row.line),
      .text(CSVText.line(row.fields)), .text(row.sku.isEmpty ? row.barcode : row.sku),
      .optional(edit?.variantID), .optional(edit?.onHand?.seen), .optional(edit?.onHand?.wanted),
      .optional(edit?.safety?.seen), .optional(edit?.safety?.wanted),
      .text(problem?.rawValue ?? ""), .text(row.column?.rawValue ?? ""),
    ]
  }

  /// Nil when there is none of this person that is not past its time.
  public static func summary(
    _ id: Int64, actor: String, now: Timestamp, in connection: any SQLConnection
  ) throws -> Summary? {
    var summary = try connection.first(
      select, [.integer(id), .text(actor), .integer(now.milliseconds)]
    ) { row in
      Summary(
        id: id, fileName: row.text(0), expiresAt: Timestamp(milliseconds: row.integer(1)),
        finishedAt: row.optionalInteger(2).map { Timestamp(milliseconds: $0) }, counts: [:])
    }
    guard summary != nil else { return nil }
    try connection.forEachRow(count, [.integer(id)]) { row in
      if let kind = Kind(rawValue: row.text(0)) { summary?.counts[kind] = row.integer(1) }
      return true
    }
    return summary
  }

  /// The name of the file; nil when there is none of this person that is not past its time. Counts
  /// nothing, unlike `summary`.
  public static func fileName(
    _ id: Int64, actor: String, now: Timestamp, in connection: any SQLConnection
  ) throws -> String? {
    try connection.first(
      select, [.integer(id), .text(actor), .integer(now.milliseconds)]
    ) { $0.text(0) }
  }

  /// The headings of the file's columns, as they stand in it; empty where they were not kept.
  public static func heading(_ id: Int64, in connection: any SQLConnection) throws -> [String] {
    let source = try connection.first(
      selectRows, [.integer(id), .text(headingKind), 0, 1]
    ) { $0.text(1) }
    return try source.map { try CSVText.fields(of: $0) } ?? []
  }

  /// Rows of a kind after a line, in the file's order.
  public static func rows(
    _ id: Int64, _ kind: Kind, after line: Int64, limit: Int, in connection: any SQLConnection
  ) throws -> [Row] {
    try connection.rows(
      selectRows, [.integer(id), .text(kind.rawValue), .integer(line), .count(limit)]
    ) { row in
      func change(_ column: Int) -> StockEdit.Change? {
        guard let seen = row.optionalInteger(column), let wanted = row.optionalInteger(column + 1)
        else { return nil }
        return .init(seen: seen, wanted: wanted)
      }
      return Row(
        line: row.integer(0), source: row.text(1), sku: row.text(2),
        edit: row.optionalInteger(3).map {
          StockEdit(variantID: $0, onHand: change(4), safety: change(6))
        }, problem: StockFile.RowProblem(rawValue: row.text(8)),
        column: StockFile.Column(rawValue: row.text(9)))
    }
  }

  /// Writes the next rows of a file that was agreed to, one transaction's worth. What was written
  /// is marked in the same transaction, so a killed import goes on where it stood.
  /// - Returns: whether rows are left.
  public static func writeNext(
    _ id: Int64, fileName: String, actor: String, now: Timestamp, in connection: any SQLConnection
  ) throws -> Bool {
    let rows = try Self.rows(id, .change, after: 0, limit: chunkSize, in: connection)
    guard !rows.isEmpty else {
      try connection.execute(finish, [.integer(now.milliseconds), .integer(id)])
      return false
    }
    let refused = try write(
      rows.compactMap(\.edit), source: fileName, actor: actor, now: now, in: connection)
    try connection.executeBatch(
      mark,
      rows.map { row in
        let isWritten = row.edit.map { !refused.contains($0.variantID) } ?? false
        return [
          .text((isWritten ? Kind.written : .conflict).rawValue), .integer(id),
          .integer(row.line),
        ]
      })
    return true
  }

  /// Writes those edits that still fit what is known, with one line in the audit log.
  /// - Returns: the variants whose level has changed since the file was compared.
  public static func write(
    _ edits: [StockEdit], source: String, actor: String, now: Timestamp,
    in connection: any SQLConnection
  ) throws -> Set<Int64> {
    let refused = Set(
      try StockEdits.refusals(of: edits, in: connection).map(\.variantID))
    let fitting = edits.filter { !refused.contains($0.variantID) }
    guard !fitting.isEmpty else { return refused }
    _ = try StockEdits.write(
      fitting, reason: "file \(source.cut(toBytes: 200, mark: "…"))", actor: actor, now: now,
      in: connection)
    try AuditLog.record(
      actor: actor, action: .stockImported, subject: "stock",
      detail: "\(fitting.count) variants from \(source.cut(toBytes: 200, mark: "…"))", now: now,
      in: connection)
    return refused
  }

  private static func forget(before now: Timestamp, in connection: any SQLConnection) throws {
    let time: [SQLValue] = [.integer(now.milliseconds)]
    try connection.execute(forgetRows, time)
    try connection.execute("DELETE FROM stock_imports WHERE expires_at <= ?", time)
  }

  /// Stands beside the kinds of rows for the heading, so that bad rows go out under it.
  private static let headingKind = "heading"
  private static let insert = SQLStatement(
    """
    INSERT INTO stock_imports (file_name, actor, uploaded_at, expires_at) VALUES (?, ?, ?, ?)
    RETURNING id
    """)
  private static let insertRow = SQLStatement(
    """
    INSERT INTO stock_import_rows (import_id, kind, line, source, sku, variant_id, on_hand_before,
      on_hand, safety_before, safety, problem, column_name)
    VALUES (\(SQLStatement.placeholders(12)))
    """)
  private static let select = SQLStatement(
    """
    SELECT file_name, expires_at, finished_at FROM stock_imports
    WHERE id = ? AND actor = ? AND expires_at > ?
    """)
  private static let count = SQLStatement(
    "SELECT kind, count(*) FROM stock_import_rows WHERE import_id = ? GROUP BY kind")
  private static let selectRows = SQLStatement(
    """
    SELECT line, source, sku, variant_id, on_hand_before, on_hand, safety_before, safety, problem,
      column_name
    FROM stock_import_rows WHERE import_id = ? AND kind = ? AND line > ? ORDER BY line LIMIT ?
    """)
  private static let mark = SQLStatement(
    """
    UPDATE stock_import_rows SET kind = ? WHERE import_id = ? AND kind = 'change' AND line = ?
    """)
  private static let finish = SQLStatement(
    "UPDATE stock_imports SET finished_at = ? WHERE id = ? AND finished_at IS NULL")
  private static let forgetRows = SQLStatement(
    """
    DELETE FROM stock_import_rows
    WHERE import_id IN (SELECT id FROM stock_imports WHERE expires_at <= ?)
    """)
}
