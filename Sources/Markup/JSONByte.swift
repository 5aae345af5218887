/// The bytes that JSON is made of (RFC 8259, section 2).
@usableFromInline
enum JSONByte {
  @usableFromInline static var quote: UInt8 { 0x22 }
  static var backslash: UInt8 { 0x5C }
  @usableFromInline static var openObject: UInt8 { 0x7B }
  @usableFromInline static var closeObject: UInt8 { 0x7D }
  @usableFromInline static var openArray: UInt8 { 0x5B }
  @usableFromInline static var closeArray: UInt8 { 0x5D }
  static var colon: UInt8 { 0x3A }
  static var comma: UInt8 { 0x2C }
  static var minus: UInt8 { 0x2D }
  static var plus: UInt8 { 0x2B }
  static var point: UInt8 { 0x2E }

  /// The four characters that may stand between tokens.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }
}
