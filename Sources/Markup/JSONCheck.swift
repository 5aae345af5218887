/// Checks once, before reading, that a document is UTF-8 and holds no control character that JSON
/// allows nowhere.
enum JSONCheck {
  /// - Throws: `notUTF8`, `malformed`, and `truncated` for a character that the end cuts.
  static func check(_ base: UnsafePointer<UInt8>, to end: Int) throws(JSONError) {
    var index = 0
    while index < end {
      index = firstSuspect(base, from: index, to: end)
      // Characters outside of ASCII come in words: look at one after the other while they last.
      while index < end, base[index] >= 0x80 || base[index] < 0x20 {
        index = try character(base, at: index, end: end)
      }
    }
  }

  /// Offset of the first byte that is neither a visible ASCII character nor a space, or the end.
  @inline(__always)
  private static func firstSuspect(
    _ base: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    var index = start
    while index &+ 8 <= end {
      let word = ByteWord.load(base, index)
      let hit = (ByteWord.controls(word) | word) & ByteWord.highs
      if hit != 0 { return index &+ hit.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < end, base[index] < 0x80, base[index] >= 0x20 { index &+= 1 }
    return index
  }

  private static func character(
    _ base: UnsafePointer<UInt8>, at index: Int, end: Int
  ) throws(JSONError) -> Int {
    let lead = base[index]
    if lead < 0x80 {
      guard JSONByte.isSpace(lead) else {
        throw JSONError(.malformed, offset: index, "a control character")
      }
      return index &+ 1
    }
    guard let form = UTF8Form(lead: lead) else { throw notUTF8(index) }
    for position in 1..<form.count {
      guard index &+ position < end else {
        throw JSONError(.truncated, offset: index, "the document ends inside a character")
      }
      let range = position == 1 ? form.second : 0x80...0xBF
      guard range.contains(base[index &+ position]) else { throw notUTF8(index) }
    }
    return index &+ form.count
  }

  private static func notUTF8(_ offset: Int) -> JSONError {
    JSONError(.notUTF8, offset: offset, "bytes that are not UTF-8")
  }
}
