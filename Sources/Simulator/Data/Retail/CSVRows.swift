/// Cuts bytes into rows of fields (RFC 4180): quoted fields may hold commas, doubled quotes and
/// line breaks; lines end in LF or CR LF. Works on bytes, so a chunk may end anywhere.
struct CSVRows {
  /// The longest row, see `RetailFileError.rowTooLong`.
  static let mostBytes = 65_536

  private enum Standing { case fieldStart, plain, quoted, quoteInQuoted }

  private var standing = Standing.fieldStart
  private var field: [UInt8] = []
  private var fields: [String] = []
  private var rowBytes = 0
  private(set) var line = 1
  /// The line on which the row being read began.
  private var rowLine = 1

  /// Takes more bytes and calls `body` with each row they complete.
  mutating func take(
    _ bytes: ArraySlice<UInt8>, _ body: (_ line: Int, _ fields: [String]) throws -> Void
  ) throws {
    for byte in bytes {
      rowBytes += 1
      guard rowBytes <= Self.mostBytes else { throw RetailFileError.rowTooLong(line: rowLine) }
      if byte == 0x0A { line += 1 }
      if step(byte) { try close(body) }
    }
  }

  /// The last row, when the file does not end in a line break.
  mutating func finish(_ body: (_ line: Int, _ fields: [String]) throws -> Void) throws {
    if !fields.isEmpty || !field.isEmpty || standing != .fieldStart { try close(body) }
  }

  /// Takes one byte; true when it ends a row.
  private mutating func step(_ byte: UInt8) -> Bool {
    if standing == .quoted {
      if byte == UInt8(ascii: "\"") { standing = .quoteInQuoted } else { field.append(byte) }
      return false
    }
    switch byte {
    case 0x0A: return true
    case UInt8(ascii: ","): endField()
    case UInt8(ascii: "\"") where standing == .fieldStart: standing = .quoted
    case UInt8(ascii: "\"") where standing == .quoteInQuoted:
      field.append(byte)
      standing = .quoted
    default:
      field.append(byte)
      standing = .plain
    }
    return false
  }

  private mutating func endField() {
    fields.append(String(decoding: field, as: UTF8.self))
    field.removeAll(keepingCapacity: true)
    standing = .fieldStart
  }

  private mutating func close(_ body: (_ line: Int, _ fields: [String]) throws -> Void) throws {
    if field.last == 0x0D { field.removeLast() }
    let isBlank = fields.isEmpty && field.isEmpty
    endField()
    let row = fields
    let start = rowLine
    fields.removeAll(keepingCapacity: true)
    rowBytes = 0
    rowLine = line
    if !isBlank { try body(start, row) }
  }
}
