/// What becomes of a character that cannot be read, in XML and JSON alike: it costs itself, and
/// never the document.
///
/// Text holds the characters of XML 1.0 (production 2, `Char`). In the place of what is none stands
/// U+FFFD, wherever it came in a text, a CDATA section, an attribute's value or a JSON string:
///
/// - a control character below U+0020 but tab, line feed and carriage return, or U+FFFE, or U+FFFF;
///   as bytes, as a reference (`&#xB;`) or as an escape (`\u000b`, `\b`);
/// - a reference to a surrogate or beyond Unicode; an escape of half a surrogate pair;
/// - bytes that are not UTF-8: one U+FFFD for each part that could have begun a character (Unicode
///   16.0, 3.9, "Substitution of Maximal Subparts"). The byte that does not go on with it is looked
///   at anew, so a `<`, a quote or a backslash is never taken for a part of it.
///
/// Markup is found in the bytes as they came, and texts are repaired when they are taken: offsets
/// and raw bytes are those of the document. Names of elements and attributes, and what stands
/// between JSON's tokens, are not repaired but refused. A name in JSON is a string like any other.
/// An escape that JSON does not know and a reference that XML does not define are no characters:
/// they are refused where they are read, and passed where they are skipped.
enum CharacterRepair {
  static var replacement: UInt32 { 0xFFFD }

  /// A code point, or U+FFFD in the place of one that text may not hold.
  static func readable(_ scalar: UInt32) -> UInt32 {
    XMLByte.isCharacter(scalar) ? scalar : replacement
  }

  /// Offset of the first of the bytes `start..<end` that make no character of a text, or `end`.
  static func firstFlaw(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      index = firstSuspect(base, from: index, to: end)
      // Characters outside of ASCII come in words: look at one after the other while they last.
      while index < end, base[index] >= 0x80 || base[index] < 0x20 {
        let found = character(base, at: index, to: end)
        guard found.isReadable else { return index }
        index &+= found.count
      }
    }
    return end
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

  /// The character at `index`, or the bytes that one U+FFFD stands for.
  static func character(
    _ base: UnsafePointer<UInt8>, at index: Int, to end: Int
  ) -> (count: Int, isReadable: Bool) {
    let lead = base[index]
    guard lead >= 0x80 else { return (1, !XMLByte.isForbiddenControl(lead)) }
    guard let form = UTF8Form(lead: lead) else { return (1, false) }
    var count = 1
    while count < form.count {
      let range = count == 1 ? form.second : 0x80...0xBF
      guard index &+ count < end, range.contains(base[index &+ count]) else {
        return (count, false)
      }
      count &+= 1
    }
    // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
    return (count, lead != 0xEF || base[index &+ 1] != 0xBF || base[index &+ 2] < 0xBE)
  }

  /// Copies bytes with their flaws replaced.
  /// - Parameter memory: Has room for as many bytes as are returned, at most three times `count`;
  ///   nil to count only.
  /// - Returns: Bytes of the repaired text.
  @inline(never)
  @discardableResult
  static func copy(
    _ bytes: UnsafePointer<UInt8>, count: Int, to memory: UnsafeMutablePointer<UInt8>?
  ) -> Int {
    var written = 0
    var index = 0
    while true {
      let flaw = firstFlaw(bytes, from: index, to: count)
      if let memory { (memory + written).update(from: bytes + index, count: flaw - index) }
      written += flaw - index
      guard flaw < count else { return written }
      if let memory { UTF8Encoding.write(replacement, to: memory + written) }
      written += UTF8Encoding.count(replacement)
      index = flaw + character(bytes, at: flaw, to: count).count
    }
  }

  /// Bytes as a repaired text.
  static func string(_ bytes: [UInt8]) -> String {
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return "" }
      let count = copy(base, count: bytes.count, to: nil)
      return String(unsafeUninitializedCapacity: count) { room in
        copy(base, count: bytes.count, to: room.baseAddress)
      }
    }
  }
}
