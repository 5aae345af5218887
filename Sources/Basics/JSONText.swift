/// Writes small JSON values without a coder. Reading JSON from outside is not its business.
public enum JSONText {
  /// A quoted JSON string. Escapes what RFC 8259 demands, `<`, so that the text can stand in an
  /// HTML page, and `ActiveCharacters`, so that it can be printed on a terminal. U+0000, U+FFFE and
  /// U+FFFF, which databases and XML cannot hold, become U+FFFD.
  public static func string(_ text: String) -> String {
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    bytes.reserveCapacity(text.utf8.count + 2)
    for given in text.unicodeScalars {
      let isLost = given.value == 0 || given.value & ~1 == 0xFFFE
      let scalar = isLost ? "\u{FFFD}" : given
      if scalar.value > 0x7E, ActiveCharacters.contains(scalar) {
        appendEscape(scalar.value, to: &bytes)
      } else {
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
          append(byte, to: &bytes)
        }
      }
    }
    bytes.append(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
  }

  public static func array(_ texts: [String]) -> String {
    "[" + texts.map { string($0) }.joined(separator: ",") + "]"
  }

  /// An object whose values are JSON already.
  public static func object(_ members: [(key: String, json: String)]) -> String {
    "{" + members.map { "\(string($0.key)):\($0.json)" }.joined(separator: ",") + "}"
  }

  private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x0D: bytes.append(contentsOf: "\\r".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    case 0..<0x20, UInt8(ascii: "<"):
      appendEscape(UInt32(byte), to: &bytes)
    default: bytes.append(byte)
    }
  }

  /// `\u001b`. All characters that are escaped so are below U+10000.
  private static func appendEscape(_ value: UInt32, to bytes: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: "\\u".utf8)
    for shift in [12, 8, 4, 0] as [UInt32] { bytes.append(digits[Int(value >> shift & 15)]) }
  }
}
