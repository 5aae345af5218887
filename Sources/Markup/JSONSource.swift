/// Where a string stands in the document, without its quotes.
@usableFromInline
struct JSONRun {
  @usableFromInline var start: Int
  /// The closing quote.
  @usableFromInline var end: Int
  @usableFromInline var hasEscapes: Bool

  @inlinable var count: Int { end - start }

  init(start: Int, end: Int, hasEscapes: Bool) {
    self.start = start
    self.end = end
    self.hasEscapes = hasEscapes
  }
}

/// The bytes of a document, and everything that can be said about them without knowing where a
/// reader stands. Three words, handed over in registers.
@usableFromInline
struct JSONSource {
  @usableFromInline let base: UnsafePointer<UInt8>
  /// Number of bytes.
  @usableFromInline let end: Int
  /// Valid as long as the reader.
  let limits: UnsafePointer<JSONLimits>

  init(base: UnsafePointer<UInt8>, end: Int, limits: UnsafePointer<JSONLimits>) {
    self.base = base
    self.end = end
    self.limits = limits
  }

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
      index = firstOfInterest(from: index)
      guard index < end else { throw truncated() }
      switch base[index] {
      case JSONByte.quote:
        guard index &- start <= limits.pointee.maxStringBytes else {
          throw JSONError(.stringTooLong, offset: start, "a string is longer than allowed")
        }
        return JSONRun(start: start, end: index, hasEscapes: hasEscapes)
      case JSONByte.backslash:
        hasEscapes = true
        // The escaped character may be a quote; a document that ends here is cut.
        index &+= 2
      default: throw malformed(at: index, "a control character inside a string")
      }
    }
  }

  /// Offset of the first quote, backslash or control character, or the end.
  @inline(__always)
  private func firstOfInterest(from start: Int) -> Int {
    var index = start
    while index &+ 8 <= end {
      let word = ByteWord.load(base, index)
      let hit =
        ByteWord.equal(word, JSONByte.quote) | ByteWord.equal(word, JSONByte.backslash)
        | ByteWord.controls(word)
      if hit != 0 { return index &+ hit.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < end, base[index] != JSONByte.quote, base[index] != JSONByte.backslash,
      base[index] >= 0x20
    {
      index &+= 1
    }
    return index
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
