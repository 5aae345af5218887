extension JSONReader {
  /// At a value: calls `body`, which consumes it. Where `body` meets what is no JSON, passes over
  /// the whole value instead, so that a broken record costs itself and not its page.
  ///
  /// That is done only where the value's end is certain. Numbers, words and escapes in it may be
  /// anything; quotes, brackets, colons and commas must stand where JSON wants them. A quote too
  /// many or too few moves the end of its string, and with it what looks like the end of the record:
  /// then the document is refused.
  /// - Returns: What is no JSON; nil when `body` read the value.
  /// - Throws: `JSONError` where the value's end is not certain, or what `body` throws.
  public mutating func readOrPass(
    _ body: (inout JSONReader) throws -> Void
  ) throws -> JSONError? {
    guard isAtValue else { throw misuse() }
    let (start, level) = (cursor, depth)
    do {
      try body(&self)
      return nil
    } catch let error as JSONError where error.code == .malformed {
      guard let end = try? source.orderlyEnd(from: start, depth: level) else { throw error }
      cursor = end
      depth = level
      isAtValue = false
      return error
    }
  }
}

/// The kinds of the open objects and arrays.
private struct JSONNesting {
  /// One bit for each, the innermost lowest: 1 for an object.
  private var kinds: UInt64 = 0
  private(set) var count = 0

  var isInObject: Bool { kinds & 1 == 1 }
  var closing: UInt8 { isInObject ? JSONByte.closeObject : JSONByte.closeArray }

  mutating func push(isObject: Bool) {
    kinds = kinds << 1 | (isObject ? 1 : 0)
    count += 1
  }

  mutating func pop() {
    kinds >>= 1
    count -= 1
  }
}

extension JSONSource {
  /// The offset behind the value at `start`, all of whose quotes, brackets, colons and commas are in
  /// order.
  fileprivate func orderlyEnd(from start: Int, depth: Int) throws(JSONError) -> Int {
    var open = JSONNesting()
    var index = start
    while true {
      let first = base[index]
      if first == JSONByte.openObject || first == JSONByte.openArray {
        guard open.count < limits.maxDepth &- depth else { throw tooDeep(at: index) }
        open.push(isObject: first == JSONByte.openObject)
        index = try passSpace(from: index + 1)
        if base[index] != open.closing {
          if open.isInObject { index = try passName(from: index) }
          continue
        }
      } else {
        index = try passToken(from: index)
      }
      index = try passClosings(from: index, &open)
      if open.count == 0 { return index }
      index = try passSpace(from: index + 1)
      if open.isInObject { index = try passName(from: index) }
    }
  }

  /// From behind a value: passes the brackets that close there.
  /// - Returns: The offset of the comma that follows, or behind the last bracket.
  private func passClosings(
    from start: Int, _ open: inout JSONNesting
  ) throws(JSONError) -> Int {
    var index = start
    while open.count > 0 {
      index = try passSpace(from: index)
      if base[index] == JSONByte.comma { return index }
      guard base[index] == open.closing else { throw malformed(at: index, "brackets do not match") }
      open.pop()
      index += 1
    }
    return index
  }

  /// From a member's name to its value.
  private func passName(from start: Int) throws(JSONError) -> Int {
    guard base[start] == JSONByte.quote else { throw malformed(at: start, "a name is missing") }
    let colon = try passSpace(from: try string(from: start + 1).end + 1)
    guard base[colon] == JSONByte.colon else { throw malformed(at: colon, "a colon is missing") }
    return try passSpace(from: colon + 1)
  }

  /// A string, or letters, digits and signs that stand where a number or word should.
  private func passToken(from start: Int) throws(JSONError) -> Int {
    if base[start] == JSONByte.quote { return try string(from: start + 1).end + 1 }
    var index = start
    while index < end, Self.isTokenByte(base[index]) { index += 1 }
    guard index > start else { throw unexpected(at: index) }
    return index
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    XMLByte.isNameByte(byte) && byte < 0x80 && byte != JSONByte.colon || byte == JSONByte.plus
  }
}
