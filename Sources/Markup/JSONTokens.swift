extension JSONSource {
  /// A number by the grammar of RFC 8259, section 6. Only its characters are looked at; what they
  /// are worth is for the caller to say.
  /// - Returns: The offset behind it.
  func number(from start: Int) throws(JSONError) -> Int {
    var index = start
    if base[index] == JSONByte.minus { index &+= 1 }
    guard index < end else { throw truncated() }
    if base[index] == 0x30 {
      index &+= 1
      if index < end, JSONByte.isDigit(base[index]) {
        throw malformed(at: index, "a number begins with a zero")
      }
    } else {
      index = try digits(from: index)
    }
    if index < end, base[index] == JSONByte.point { index = try digits(from: index &+ 1) }
    if index < end, base[index] | 0x20 == 0x65 {
      index &+= 1
      if index < end, base[index] == JSONByte.plus || base[index] == JSONByte.minus { index &+= 1 }
      index = try digits(from: index)
    }
    guard index &- start <= limits.maxNumberBytes else {
      throw JSONError(.numberTooLong, offset: start, "a number is longer than allowed")
    }
    return index
  }

  /// One digit or more.
  @inline(__always)
  private func digits(from start: Int) throws(JSONError) -> Int {
    var index = start
    while index < end, JSONByte.isDigit(base[index]) { index &+= 1 }
    guard index > start else {
      if index == end { throw truncated() }
      throw malformed(at: index, "a digit is missing")
    }
    return index
  }

  /// `true`, `false` or `null`.
  func word(from start: Int) throws(JSONError) -> (end: Int, kind: JSONScalar.Kind) {
    switch base[start] {
    case 0x74: return (try literal("true", from: start), .bool)
    case 0x66: return (try literal("false", from: start), .bool)
    case 0x6E: return (try literal("null", from: start), .null)
    case JSONByte.openObject, JSONByte.openArray: throw unexpected(at: start)
    default: throw malformed(at: start, "a value is missing")
    }
  }

  private func literal(_ literal: StaticString, from start: Int) throws(JSONError) -> Int {
    if ByteScan.matches(literal, base, at: start, to: end) {
      return start &+ literal.utf8CodeUnitCount
    }
    if ByteScan.isCut(literal, base, at: start, to: end) { throw truncated() }
    throw malformed(at: start, "a word that JSON does not know")
  }
}
