import Basics
import Storage

/// A statement for one row, rewritten so that it does the same for all rows of a batch at once: the
/// values come as one array a column and are taken apart by `unnest`. Pure.
///
/// The rows must change different records. Where two rows meet in one record, PostgreSQL refuses an
/// `INSERT … ON CONFLICT DO UPDATE` (SQLSTATE 21000) and an `UPDATE` takes one of them only.
struct BulkStatement: Equatable {
  let text: String

  /// The array type of a column of the batch; nil for a column that is null in every row, which
  /// needs no parameter.
  enum ColumnType: String {
    case integers = "bigint[]"
    case reals = "double precision[]"
    case texts = "text[]"
    case blobs = "bytea[]"
  }

  /// - Throws: `StorageError` of kind `syntax` for a statement that is not of a known form.
  init(_ sql: String, columns: [ColumnType?]) throws {
    let bytes = Array(sql.utf8)
    let named = StatementText.replacingPlaceholders(sql) { position in
      position < columns.count && columns[position] != nil ? "batch.c\(position)" : "NULL"
    }
    guard StatementText.placeholders(in: bytes).count == columns.count else {
      throw StorageError(
        .syntax, message: "\(columns.count) values for another number of placeholders")
    }
    let source = Self.source(columns)
    let outline = Outline(named)
    switch outline.words.first?.text {
    case "INSERT": text = try Self.insert(named, outline, source)
    case "UPDATE": text = try Self.insertingBeforeWhere(named, outline, "FROM \(source)")
    case "SELECT", "WITH": text = Self.select(named, source)
    case "DELETE": text = try Self.insertingBeforeWhere(named, outline, "USING \(source)")
    default: throw Self.unknownForm(sql)
    }
  }

  private static func source(_ columns: [ColumnType?]) -> String {
    var arrays: [String] = []
    var names: [String] = []
    for (position, type) in columns.enumerated() {
      guard let type else { continue }
      arrays.append("$\(arrays.count + 1)::\(type.rawValue)")
      names.append("c\(position)")
    }
    return "unnest(\(arrays.joined(separator: ", "))) WITH ORDINALITY AS "
      + "batch(\((names + ["row_number_"]).joined(separator: ", ")))"
  }

  /// `VALUES (…) rest` becomes `SELECT … FROM unnest(…) ORDER BY … rest`, so that identities are
  /// given and returned in the order of the rows.
  private static func insert(_ sql: String, _ outline: Outline, _ source: String) throws
    -> String
  {
    guard let values = outline.words.first(where: { $0.text == "VALUES" }),
      let open = outline.parentheses.first(where: { $0.lowerBound > values.start })
    else { throw unknownForm(sql) }
    let bytes = Array(sql.utf8)
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    let row = part(open.lowerBound + 1..<open.upperBound - 1)
    return part(0..<values.start) + "SELECT \(row) FROM \(source) ORDER BY batch.row_number_"
      + part(open.upperBound..<bytes.count)
  }

  /// `OFFSET 0` keeps the planner from joining in another way than row by row: on a table that grew
  /// since it was last counted it would rather read half of it.
  private static func select(_ sql: String, _ source: String) -> String {
    "SELECT found.*, batch.row_number_ FROM \(source) CROSS JOIN LATERAL (\(sql) OFFSET 0) AS found"
  }

  private static func insertingBeforeWhere(
    _ sql: String, _ outline: Outline, _ clause: String
  ) throws -> String {
    let joinsAlready = outline.words.contains { $0.text == clause.prefix { $0 != " " } }
    guard !joinsAlready, let place = outline.words.last(where: { $0.text == "WHERE" })?.start
    else { throw unknownForm(sql) }
    let bytes = Array(sql.utf8)
    return String(decoding: bytes[..<place], as: UTF8.self) + clause + " "
      + String(decoding: bytes[place...], as: UTF8.self)
  }

  private static func unknownForm(_ sql: String) -> StorageError {
    StorageError(.syntax, message: "not a statement for a batch: \(sql.cut(toBytes: 60))")
  }
}

/// Words and parentheses of a statement that stand outside of every parenthesis and quote.
struct Outline {
  struct Word: Equatable {
    var text: String
    var start: Int
  }

  private(set) var words: [Word] = []
  private(set) var parentheses: [Range<Int>] = []

  init(_ sql: String) {
    let bytes = Array(sql.utf8)
    var depth = 0
    var opened = 0
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        index = StatementText.end(ofQuoted: bytes, from: index)
        continue
      case UInt8(ascii: "("):
        if depth == 0 { opened = index }
        depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { parentheses.append(opened..<index + 1) }
      case let byte where depth == 0 && Self.isWord(byte):
        let start = index
        while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
        words.append(
          Word(text: String(decoding: bytes[start..<index], as: UTF8.self), start: start))
        continue
      default: break
      }
      index += 1
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
