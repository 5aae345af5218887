// Unsafe pointers follow the rules at the head of XMLReader.swift: a reader exists only inside
// `JSONReader.read` and cannot be copied; every load is preceded by a comparison with
// `JSONSource.end` in the same function, or is of an offset that an earlier scan reached; strings
// that are no UTF-8 are repaired copies; only `JSONScalar` owns memory.

/// A pull reader over one JSON document held in memory (RFC 8259). No tree is built: what nobody
/// asks for costs a scan. A character that cannot be read is U+FFFD in strings and names, see
/// `CharacterRepair`; a raw tab or line end in a string is read as what it is.
///
///     let ids = try JSONReader.read(page) { reader in
///       var ids: [Int64] = []
///       try reader.forEachMember { member in
///         guard member.isKey("content") else { return }
///         try member.forEachElement { record in
///           try record.forEachMember { if $0.isKey("id"), let id = try $0.scalar().int { ids.append(id) } }
///         }
///       }
///       return ids
///     }
///
/// A reader stands at a value, or just behind one. `scalar()`, `skip()`, `forEachMember` and
/// `forEachElement` consume the value; `position` before and behind it cut the value out of the
/// document as it came.
public struct JSONReader: ~Copyable {
  public enum Kind: Sendable, Equatable { case object, array, string, number, bool, null }

  @usableFromInline let source: JSONSource
  /// At the value's first byte while `isAtValue`, else just behind the value before.
  @usableFromInline var cursor: Int
  @usableFromInline var isAtValue = true
  /// Open objects and arrays.
  @usableFromInline var depth = 0
  @usableFromInline var currentKey = JSONRun(start: 0, end: 0, needsDecoding: false)

  init(source: JSONSource, cursor: Int) {
    self.source = source
    self.cursor = cursor
  }

  /// Offset of the value to come, or just behind the one consumed last.
  @inlinable public var position: Int { cursor }

  /// What the value to come is, by its first byte; nil behind a value and at what is no value.
  public var kind: Kind? {
    guard isAtValue else { return nil }
    switch source.base[cursor] {
    case JSONByte.openObject: return .object
    case JSONByte.openArray: return .array
    case JSONByte.quote: return .string
    case 0x74, 0x66: return .bool
    case 0x6E: return .null
    case let byte where JSONByte.isDigit(byte) || byte == JSONByte.minus: return .number
    default: return nil
    }
  }

  /// Name of the member that `forEachMember` stands at, escapes decoded. Empty elsewhere.
  public var key: String { source.text(currentKey).string }

  /// Whether that name is exactly these characters.
  @inlinable
  public func isKey(_ literal: StaticString) -> Bool {
    guard !currentKey.needsDecoding else { return source.text(currentKey).equals(literal) }
    return currentKey.count == literal.utf8CodeUnitCount
      && ByteSpan.equal(source.base + currentKey.start, literal.utf8Start, currentKey.count)
  }

  /// The bytes of a range of the document. Clamped to the document.
  public func rawBytes(_ range: Range<Int>) -> [UInt8] {
    let within = range.clamped(to: 0..<source.end)
    return Array(UnsafeBufferPointer(start: source.base + within.lowerBound, count: within.count))
  }
}

extension JSONReader {
  /// Reads a document. A byte order mark before it is passed over (RFC 8259, 8.1 allows that).
  /// - Parameter toEnd: After `body`, walk what it left unread, so that a truncated rest is an error
  ///   and never a short result. False only for a look at a document's head.
  /// - Throws: `JSONError`, or what `body` throws.
  public static func read<T>(
    _ bytes: [UInt8], limits: JSONLimits = JSONLimits(), toEnd: Bool = true,
    _ body: (inout JSONReader) throws -> T
  ) throws -> T {
    try bytes.withUnsafeBufferPointer { try read($0, limits: limits, toEnd: toEnd, body) }
  }

  /// The same for a part of an array. Offsets count from the start of the slice.
  public static func read<T>(
    _ bytes: ArraySlice<UInt8>, limits: JSONLimits = JSONLimits(), toEnd: Bool = true,
    _ body: (inout JSONReader) throws -> T
  ) throws -> T {
    try bytes.withUnsafeBufferPointer { try read($0, limits: limits, toEnd: toEnd, body) }
  }

  private static func read<T>(
    _ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits, toEnd: Bool,
    _ body: (inout JSONReader) throws -> T
  ) throws -> T {
    guard bytes.count <= limits.maxBytes else {
      throw JSONError(.tooLarge, offset: limits.maxBytes, "the document is larger than allowed")
    }
    guard let base = bytes.baseAddress, !bytes.isEmpty else {
      throw JSONError(.truncated, offset: 0, "the document is empty")
    }
    let hasFlaws = CharacterRepair.firstFlaw(base, from: 0, to: bytes.count) < bytes.count
    let hasMark = bytes.count >= 3 && base[0] == 0xEF && base[1] == 0xBB && base[2] == 0xBF
    return try withUnsafePointer(to: JSONRules(limits: limits, hasFlaws: hasFlaws)) { rules in
      let source = JSONSource(base: base, end: bytes.count, rules: rules)
      let start = try source.passSpace(from: hasMark ? 3 : 0)
      var reader = JSONReader(source: source, cursor: start)
      let result = try body(&reader)
      guard toEnd else { return result }
      try reader.finish()
      return result
    }
  }

  private mutating func finish() throws(JSONError) {
    if isAtValue { try skip() }
    guard depth == 0 else { throw misuse() }
    while cursor < source.end {
      guard JSONByte.isSpace(source.base[cursor]) else {
        throw source.malformed(at: cursor, "something follows the document")
      }
      cursor += 1
    }
  }

  @inline(never)
  @usableFromInline
  func misuse() -> JSONError {
    JSONError(.misuse, offset: cursor, "the reader does not stand where this call expects it")
  }
}
