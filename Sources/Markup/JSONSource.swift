/// Where a string stands in the document, without its quotes.
@usableFromInline
struct JSONRun {
  @usableFromInline var start: Int
  /// The closing quote.
  @usableFromInline var end: Int
  /// Whether the text differs from the bytes: there are escapes, or something to repair.
  @usableFromInline var needsDecoding: Bool

  @inlinable var count: Int { end - start }

  init(start: Int, end: Int, needsDecoding: Bool) {
    self.start = start
    self.end = end
    self.needsDecoding = needsDecoding
  }
}

/// What stays the same while one document is read.
@usableFromInline
struct JSONRules {
  let limits: JSONLimits
  /// Something that `CharacterRepair` replaces, anywhere in the document.
  let hasFlaws: Bool
}

/// The bytes of a document, and everything that can be said about them without knowing where a
/// reader stands. Three words, handed over in registers.
@usableFromInline
struct JSONSource {
  @usableFromInline let base: UnsafePointer<UInt8>
  /// Number of bytes.
  @usableFromInline let end: Int
  /// Valid as long as the reader.
  let rules: UnsafePointer<JSONRules>

  init(base: UnsafePointer<UInt8>, end: Int, rules: UnsafePointer<JSONRules>) {
    self.base = base
    self.end = end
    self.rules = rules
  }

  var limits: JSONLimits { rules.pointee.limits }

  /// Offset of the next byte that is no white space; there is one.
  @inline(__always)
  @usableFromInline
  func passSpace(from start: Int) throws(JSONError) -> Int {
    var index = start
    while index < end {
      if base[index] > 0x20 || !JSONByte.isSpace(base[index]) { return index }
      index &+= 1
    }
    throw truncated()
  }

  /// From behind an opening quote: finds the closing one. Escapes are noticed, not looked at.
  func string(from start: Int) throws(JSONError) -> JSONRun {
    var hasEscapes = false
    var index = start
    while true {
      index = ByteScan.first(JSONByte.quote, or: JSONByte.backslash, base, from: index, to: end)
      guard index < end else { throw truncated() }
      if base[index] == JSONByte.quote { break }
      hasEscapes = true
      // The escaped character may be a quote; a document that ends here is cut.
      index &+= 2
    }
    guard index &- start <= limits.maxStringBytes else {
      throw JSONError(.stringTooLong, offset: start, "a string is longer than allowed")
    }
    let needsRepair =
      rules.pointee.hasFlaws && CharacterRepair.firstFlaw(base, from: start, to: index) < index
    return JSONRun(start: start, end: index, needsDecoding: hasEscapes || needsRepair)
  }

  // Errors are made out of line, so that the code that finds them stays small.

  @inline(never)
  func malformed(at offset: Int, _ detail: String) -> JSONError {
    JSONError(.malformed, offset: offset, detail)
  }

  @inline(never)
  func truncated() -> JSONError {
    JSONError(.truncated, offset: end, "the document ends before it is complete")
  }

  @inline(never)
  func tooDeep(at offset: Int) -> JSONError {
    JSONError(.tooDeep, offset: offset, "objects and arrays are nested deeper than allowed")
  }

  /// For a value of the wrong kind, and for what is no value at all.
  @inline(never)
  func unexpected(at offset: Int) -> JSONError {
    switch base[offset] {
    case JSONByte.openObject, JSONByte.openArray, JSONByte.quote, JSONByte.minus, 0x30...0x39, 0x74,
      0x66, 0x6E:
      break
    default: return malformed(at: offset, "a value is missing")
    }
    return JSONError(.unexpectedValue, offset: offset, "a value of another kind was expected")
  }
}
