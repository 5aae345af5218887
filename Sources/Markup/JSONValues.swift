extension JSONReader {
  /// At a value that is neither object nor array: reads and consumes it.
  /// - Throws: `unexpectedValue` at an object or array.
  public mutating func scalar() throws(JSONError) -> JSONScalar {
    guard isAtValue else { throw misuse() }
    let start = cursor
    let first = source.base[start]
    if first == JSONByte.quote {
      let run = try source.string(from: start &+ 1)
      cursor = run.end &+ 1
      isAtValue = false
      if run.needsDecoding { return try source.decoded(run) }
      return JSONScalar(.string, start: source.base + run.start, count: run.count)
    }
    let kind: JSONScalar.Kind
    if first &- 0x30 <= 9 || first == JSONByte.minus {
      cursor = try source.number(from: start)
      kind = .number
    } else {
      (cursor, kind) = try source.word(from: start)
    }
    isAtValue = false
    return JSONScalar(kind, start: source.base + start, count: cursor - start)
  }

  /// At an object: calls `body` at the value of every member, then consumes the object's end.
  /// `body` may leave its value; it is skipped then.
  /// - Throws: `JSONError`, or what `body` throws; `unexpectedValue` at anything but an object.
  @inlinable
  public mutating func forEachMember(_ body: (inout JSONReader) throws -> Void) throws {
    guard try enter(JSONByte.openObject, JSONByte.closeObject) else { return }
    let level = depth
    repeat {
      try readKey()
      try body(&self)
      try leave(level)
    } while try goesOn(JSONByte.closeObject)
  }

  /// At an array: calls `body` at every element, then consumes the array's end. `body` may leave its
  /// element; it is skipped then.
  /// - Throws: `JSONError`, or what `body` throws; `unexpectedValue` at anything but an array.
  @inlinable
  public mutating func forEachElement(_ body: (inout JSONReader) throws -> Void) throws {
    guard try enter(JSONByte.openArray, JSONByte.closeArray) else { return }
    let level = depth
    repeat {
      isAtValue = true
      try body(&self)
      try leave(level)
    } while try goesOn(JSONByte.closeArray)
  }

  /// Opens an object or array.
  /// - Returns: False when it was empty and is consumed.
  @usableFromInline
  mutating func enter(_ opening: UInt8, _ closing: UInt8) throws(JSONError) -> Bool {
    guard isAtValue else { throw misuse() }
    guard source.base[cursor] == opening else { throw source.unexpected(at: cursor) }
    guard depth < source.limits.maxDepth else { throw source.tooDeep(at: cursor) }
    cursor = try source.passSpace(from: cursor &+ 1)
    if source.base[cursor] == closing {
      cursor &+= 1
      isAtValue = false
      return false
    }
    depth &+= 1
    return true
  }

  /// At a member's name: moves to its value.
  @usableFromInline
  mutating func readKey() throws(JSONError) {
    guard source.base[cursor] == JSONByte.quote else {
      throw source.malformed(at: cursor, "a member's name is missing")
    }
    currentKey = try source.string(from: cursor &+ 1)
    if currentKey.needsDecoding { _ = try source.decoded(currentKey) }
    let colon = try source.passSpace(from: currentKey.end &+ 1)
    guard source.base[colon] == JSONByte.colon else {
      throw source.malformed(at: colon, "a colon is missing")
    }
    cursor = try source.passSpace(from: colon &+ 1)
    isAtValue = true
  }

  /// After `body`: skips what it left.
  @inline(__always)
  @usableFromInline
  mutating func leave(_ level: Int) throws(JSONError) {
    guard depth == level else { throw misuse() }
    if isAtValue { try skip() }
  }

  /// Behind a value: moves past a comma, or past the end and gives false.
  @usableFromInline
  mutating func goesOn(_ closing: UInt8) throws(JSONError) -> Bool {
    let next = try source.passSpace(from: cursor)
    let byte = source.base[next]
    if byte == JSONByte.comma {
      cursor = try source.passSpace(from: next &+ 1)
      return true
    }
    guard byte == closing else {
      throw source.malformed(at: next, "a comma or the end of the object or array is missing")
    }
    cursor = next &+ 1
    depth &-= 1
    isAtValue = false
    return false
  }
}
