/// Cleaning before reading, for peers that send characters XML 1.0 forbids.
///
/// .NET services write a control character inside a string as a reference such as `&#xB;`, which
/// no conforming reader accepts (blog.stefan-gossner.com, "How to deal with invalid characters in
/// SOAP responses", 2009-08-26; for WCF blogs.msdn.com/b/haoxu, 2009-04-22); other servers send
/// the byte itself. One such product title would make its whole page unreadable.
public enum XMLSanitizing {
  /// Replaces forbidden control characters, and numeric references to them, each by one space, in
  /// place. Works on UTF-8 and on every single-byte encoding that we read.
  /// - Returns: How many were replaced; 0 leaves the array untouched (and not copied).
  public static func replaceForbiddenControls(_ bytes: inout [UInt8]) -> Int {
    guard let first = firstForbidden(bytes) else { return 0 }
    var replaced = 0
    var write = first
    var read = first
    while read < bytes.count {
      let length = forbiddenLength(bytes, at: read)
      if length > 0 { replaced += 1 }
      bytes[write] = length > 0 ? XMLByte.space : bytes[read]
      write += 1
      read += max(length, 1)
    }
    bytes.removeLast(bytes.count - write)
    return replaced
  }

  /// Nearly every page is clean: words without a control or a `&` are passed with one test.
  private static func firstForbidden(_ bytes: [UInt8]) -> Int? {
    var index = 0
    while let suspect = firstSuspectWord(bytes, from: index) {
      index = min(suspect + 8, bytes.count)
      for position in suspect..<index where forbiddenLength(bytes, at: position) > 0 {
        return position
      }
    }
    return nil
  }

  /// Offset of eight bytes (fewer at the end) among which there is a control or a `&`.
  private static func firstSuspectWord(_ bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      var index = start
      while index &+ 8 <= buffer.count {
        let word = ByteWord.load(base, index)
        if ByteWord.controls(word) | ByteWord.equal(word, XMLByte.ampersand) != 0 { return index }
        index &+= 8
      }
      return index < buffer.count ? index : nil
    }
  }

  /// Bytes of the forbidden control or reference at `index`, or 0.
  @inline(__always)
  private static func forbiddenLength(_ bytes: [UInt8], at index: Int) -> Int {
    let byte = bytes[index]
    if byte >= 0x20 { return byte == XMLByte.ampersand ? referenceLength(bytes, at: index) : 0 }
    return XMLByte.isForbiddenControl(byte) ? 1 : 0
  }

  /// Bytes of a numeric reference to a forbidden control at `index`, or 0.
  private static func referenceLength(_ bytes: [UInt8], at index: Int) -> Int {
    var position = index + 1
    guard position < bytes.count, bytes[position] == XMLByte.number else { return 0 }
    position += 1
    let isHexadecimal = position < bytes.count && bytes[position] == 0x78
    if isHexadecimal { position += 1 }
    let digits = position
    var value: UInt32 = 0
    while position < bytes.count, let digit = XMLByte.digit(bytes[position], isHexadecimal) {
      value = value * (isHexadecimal ? 16 : 10) + digit
      guard value < 0x20 else { return 0 }
      position += 1
    }
    guard position > digits, position < bytes.count, bytes[position] == XMLByte.semicolon,
      !XMLByte.isCharacter(value)
    else { return 0 }
    return position + 1 - index
  }
}
