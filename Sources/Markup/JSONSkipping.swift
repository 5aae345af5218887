extension JSONReader {
  /// Consumes a whole value as fast as possible. In an object or array strings must close and
  /// brackets must match; words, numbers, commas and escapes in it are not looked at, so that a
  /// record is cut out of a page at nearly the speed of a copy. Who reads it later is strict.
  public mutating func skip() throws(JSONError) {
    guard isAtValue else { throw misuse() }
    let first = source.base[cursor]
    if first == JSONByte.openObject || first == JSONByte.openArray {
      cursor = try source.skipNested(from: cursor, depth: depth)
    } else if first == JSONByte.quote {
      cursor = try source.string(from: cursor &+ 1).end &+ 1
    } else if JSONByte.isDigit(first) || first == JSONByte.minus {
      cursor = try source.number(from: cursor)
    } else {
      cursor = try source.word(from: cursor).end
    }
    isAtValue = false
  }
}

extension JSONSource {
  /// From the opening bracket at `start`.
  /// - Returns: The offset behind the bracket that closes it.
  @inline(never)
  func skipNested(from start: Int, depth: Int) throws(JSONError) -> Int {
    let most = limits.maxDepth &- depth
    // One bit for each open bracket, the innermost lowest: 1 for an object.
    var kinds: UInt64 = 0
    var count = 0
    var index = start
    while true {
      index = firstStructural(from: index)
      guard index < end else { throw truncated() }
      let byte = base[index]
      if byte == JSONByte.quote {
        index = try passString(from: index &+ 1)
        continue
      }
      let isObject: UInt64 = byte & 0x20 == 0 ? 0 : 1
      if byte | 0x20 == JSONByte.openObject {
        guard count < most else { throw tooDeep(at: index) }
        kinds = kinds << 1 | isObject
        count &+= 1
      } else {
        guard kinds & 1 == isObject else { throw malformed(at: index, "brackets do not match") }
        kinds >>= 1
        count &-= 1
        if count == 0 { return index &+ 1 }
      }
      index &+= 1
    }
  }

  /// Offset of the first quote or bracket, or the end. The two kinds of brackets differ in the bit
  /// 0x20 alone, and no other byte becomes one of them with it.
  @inline(__always)
  private func firstStructural(from start: Int) -> Int {
    var index = start
    while index &+ 8 <= end {
      let word = ByteWord.load(base, index)
      let folded = word | ByteWord.ones &* 0x20
      let hit =
        ByteWord.equal(word, JSONByte.quote) | ByteWord.equal(folded, JSONByte.openObject)
        | ByteWord.equal(folded, JSONByte.closeObject)
      if hit != 0 { return index &+ hit.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < end {
      let folded = base[index] | 0x20
      if base[index] == JSONByte.quote || folded == JSONByte.openObject
        || folded == JSONByte.closeObject
      {
        return index
      }
      index &+= 1
    }
    return end
  }

  /// From behind an opening quote.
  /// - Returns: The offset behind the closing one.
  @inline(__always)
  private func passString(from start: Int) throws(JSONError) -> Int {
    var index = start
    while true {
      index = ByteScan.first(
        JSONByte.quote, or: JSONByte.backslash, base, from: index, to: end)
      guard index < end else { throw truncated() }
      if base[index] == JSONByte.quote { return index &+ 1 }
      index &+= 2
    }
  }
}
