/// The bytes that matter to XML markup. All are ASCII, so they never occur inside a multi-byte
/// UTF-8 sequence.
@usableFromInline
enum XMLByte {
  static var lessThan: UInt8 { 0x3C }
  static var greaterThan: UInt8 { 0x3E }
  static var ampersand: UInt8 { 0x26 }
  static var slash: UInt8 { 0x2F }
  static var colon: UInt8 { 0x3A }
  static var semicolon: UInt8 { 0x3B }
  static var equals: UInt8 { 0x3D }
  static var doubleQuote: UInt8 { 0x22 }
  static var singleQuote: UInt8 { 0x27 }
  static var exclamation: UInt8 { 0x21 }
  static var question: UInt8 { 0x3F }
  static var hyphen: UInt8 { 0x2D }
  static var closingBracket: UInt8 { 0x5D }
  static var number: UInt8 { 0x23 }
  static var space: UInt8 { 0x20 }
  static var tab: UInt8 { 0x09 }
  static var lineFeed: UInt8 { 0x0A }
  static var carriageReturn: UInt8 { 0x0D }

  /// The white space of XML: space, tab, line feed, carriage return.
  @inlinable @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  /// Whether an ASCII byte may stand in a name; every byte of a multi-byte sequence may too, and
  /// `XMLNameRules` decides about those.
  @inline(__always)
  static func isNameByte(_ byte: UInt8) -> Bool {
    if byte >= 0x80 { return true }
    // Bit n is the byte n (or n + 64): - . 0-9 : and A-Z _ a-z.
    let bits: UInt64 = byte < 64 ? 0x07FF_6000_0000_0000 : 0x07FF_FFFE_87FF_FFFE
    return (bits >> UInt64(byte & 63)) & 1 != 0
  }

  /// Whether an ASCII byte may begin a name.
  @inline(__always)
  static func isNameStart(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return (lower >= 0x61 && lower <= 0x7A) || byte == 0x5F || byte >= 0x80
  }

  /// Forbidden by XML 1.0, production 2 `Char`: controls but tab, line feed, carriage return.
  @inline(__always)
  static func isForbiddenControl(_ byte: UInt8) -> Bool { byte < 0x20 && !isSpace(byte) }

  /// Whether a code point is an XML 1.0 `Char`.
  static func isCharacter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// The value of a digit, or nil.
  static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46 where isHexadecimal: UInt32(byte - 0x41 + 10)
    case 0x61...0x66 where isHexadecimal: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }
}
