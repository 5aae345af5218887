/// The XML declaration at the head of a document: `<?xml version="1.0" encoding="utf-8"?>`.
struct XMLDeclaration {
  /// The declared encoding's name, as written.
  var encoding: String?
  /// Offset behind `?>`.
  var end: Int

  /// Reads the declaration at `start`, or gives nil when there is none. Works on any encoding that
  /// contains ASCII, so that it can be called before transcoding.
  /// - Throws: `truncated`, `malformed`.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int)
    throws(XMLError) -> XMLDeclaration?
  {
    guard let base = bytes.baseAddress,
      ByteScan.matches("<?xml", base, at: start, to: bytes.count)
    else { return nil }
    var scan = PseudoAttributes(base: base, end: bytes.count, cursor: start + 5)
    // `<?xml-stylesheet` and the like are instructions; the reader passes over them.
    guard scan.cursor >= bytes.count || !XMLByte.isNameByte(base[scan.cursor]) else { return nil }
    guard let version = try scan.next("version"), isVersion(version) else {
      throw scan.malformed("the XML declaration has no version 1.x")
    }
    let encoding = try scan.next("encoding")
    if let standalone = try scan.next("standalone"), standalone != "yes", standalone != "no" {
      throw scan.malformed("standalone is neither yes nor no")
    }
    return XMLDeclaration(encoding: encoding, end: try scan.close())
  }

  private static func isVersion(_ text: String) -> Bool {
    let utf8 = Array(text.utf8)
    return utf8.count >= 3 && utf8[0] == 0x31 && utf8[1] == 0x2E
      && utf8[2...].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }
}

/// The `name="value"` pairs of a declaration, in their fixed order.
private struct PseudoAttributes {
  let base: UnsafePointer<UInt8>
  let end: Int
  var cursor: Int

  func malformed(_ detail: String) -> XMLError { XMLError(.malformed, offset: cursor, detail) }

  private func truncated() -> XMLError {
    XMLError(.truncated, offset: end, "the document ends inside the XML declaration")
  }

  private mutating func skipSpaces() throws(XMLError) -> Bool {
    let start = cursor
    while cursor < end, XMLByte.isSpace(base[cursor]) { cursor += 1 }
    guard cursor < end else { throw truncated() }
    return cursor > start
  }

  /// The value of the pair `name`, or nil when something else stands here.
  mutating func next(_ name: StaticString) throws(XMLError) -> String? {
    let spaced = try skipSpaces()
    if ByteScan.isCut(name, base, at: cursor, to: end) { throw truncated() }
    guard ByteScan.matches(name, base, at: cursor, to: end) else { return nil }
    guard spaced else { throw malformed("no space in the XML declaration") }
    cursor += name.utf8CodeUnitCount
    _ = try skipSpaces()
    guard base[cursor] == XMLByte.equals else { throw malformed("no = in the XML declaration") }
    cursor += 1
    _ = try skipSpaces()
    return try value()
  }

  private mutating func value() throws(XMLError) -> String {
    let quote = base[cursor]
    guard quote == XMLByte.doubleQuote || quote == XMLByte.singleQuote else {
      throw malformed("no quote in the XML declaration")
    }
    let start = cursor + 1
    let close = ByteScan.first(quote, base, from: start, to: end)
    guard close < end else { throw truncated() }
    // No legal version, encoding or standalone is longer; a missing quote would run far away.
    guard close - start <= 64 else { throw malformed("a value of the XML declaration is too long") }
    cursor = close + 1
    return String(
      decoding: UnsafeBufferPointer(start: base + start, count: close - start), as: UTF8.self)
  }

  /// Offset behind the closing `?>`.
  mutating func close() throws(XMLError) -> Int {
    _ = try skipSpaces()
    if ByteScan.isCut("?>", base, at: cursor, to: end) { throw truncated() }
    guard ByteScan.matches("?>", base, at: cursor, to: end) else {
      throw malformed("the XML declaration is not closed")
    }
    return cursor + 2
  }
}
