/// A table of text, as spreadsheets save it (RFC 4180): quoted fields may hold separators, doubled
/// quotes and line breaks; lines end in LF or CR LF. UTF-8, with or without byte order mark. The
/// separator is `;` where the first line holds more of them than commas, as Turkish and German
/// spreadsheets write it.
public enum CSVText {
  public struct Row: Sendable, Equatable {
    /// The line of the file on which the row begins, from 1.
    public var line: Int
    public var fields: [String]
  }

  public enum Problem: Error, Sendable, Equatable {
    case notUTF8
    /// A quoted field that begins there never ends.
    case openQuote(line: Int)
    /// Text between a closing quote and the next separator.
    case textAfterQuote(line: Int)
  }

  /// All rows but empty lines.
  public static func rows(_ bytes: [UInt8]) throws -> [Row] {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    // A NUL is no text to PostgreSQL; files in UTF-16 are full of them.
    guard !body.contains(0), String(validating: body, as: UTF8.self) != nil else {
      throw Problem.notUTF8
    }
    var reader = Reader(separator: separator(of: body))
    for byte in body { try reader.take(byte) }
    return try reader.finish()
  }

  /// A row as one line, with fields that begin a formula defused (OWASP, CSV Injection, 2023).
  public static func line(_ fields: [String]) -> String {
    fields.map(defused).joined(separator: ";") + "\r\n"
  }

  /// The fields of a row that `line` wrote.
  public static func fields(of line: String) throws -> [String] {
    var reader = Reader(separator: UInt8(ascii: ";"))
    for byte in line.utf8 { try reader.take(byte) }
    return try reader.finish().first?.fields ?? []
  }

  /// By scalars: a quote with a combining mark behind it is another character, but still a quote.
  private static func defused(_ field: String) -> String {
    var scalars = Array(field.unicodeScalars)
    if let first = scalars.first, "=+-@\t\r".unicodeScalars.contains(first) {
      scalars.insert("'", at: 0)
    }
    var text = String.UnicodeScalarView()
    for scalar in scalars {
      if scalar == "\"" { text.append(scalar) }
      text.append(scalar)
    }
    let isPlain = scalars.allSatisfy { !"\";,\r\n".unicodeScalars.contains($0) }
    return isPlain ? String(text) : "\"\(String(text))\""
  }

  private static func separator(of body: ArraySlice<UInt8>) -> UInt8 {
    let first = body.prefix { $0 != 0x0A }
    let semicolons = first.count { $0 == UInt8(ascii: ";") }
    return semicolons > first.count { $0 == UInt8(ascii: ",") }
      ? UInt8(ascii: ";") : UInt8(ascii: ",")
  }

  private struct Reader {
    private enum Standing { case fieldStart, plain, quoted, quoteInQuoted }

    let separator: UInt8
    private var standing = Standing.fieldStart
    private var field: [UInt8] = []
    private var fields: [String] = []
    private var rows: [Row] = []
    private var line = 1
    private var rowLine = 1
    private var quoteLine = 1

    init(separator: UInt8) { self.separator = separator }

    mutating func take(_ byte: UInt8) throws {
      defer { if byte == 0x0A { line += 1 } }
      switch (standing, byte) {
      case (.quoted, UInt8(ascii: "\"")): standing = .quoteInQuoted
      case (.quoted, _): field.append(byte)
      case (.quoteInQuoted, UInt8(ascii: "\"")):
        field.append(byte)
        standing = .quoted
      case (_, separator): endField()
      case (_, 0x0A): endRow(next: line + 1)
      case (.quoteInQuoted, 0x0D): break
      case (.quoteInQuoted, _): throw Problem.textAfterQuote(line: line)
      case (.fieldStart, UInt8(ascii: "\"")):
        standing = .quoted
        quoteLine = line
      default:
        field.append(byte)
        standing = .plain
      }
    }

    mutating func finish() throws -> [Row] {
      if standing == .quoted { throw Problem.openQuote(line: quoteLine) }
      endRow(next: line)
      return rows
    }

    private mutating func endField() {
      fields.append(String(decoding: field, as: UTF8.self))
      field.removeAll(keepingCapacity: true)
      standing = .fieldStart
    }

    private mutating func endRow(next: Int) {
      if standing == .plain, field.last == 0x0D { field.removeLast() }
      endField()
      if fields.contains(where: { !$0.isEmpty }) { rows.append(Row(line: rowLine, fields: fields)) }
      fields = []
      rowLine = next
    }
  }
}
