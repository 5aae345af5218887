/// Base64 as HTTP Basic needs it (RFC 4648, §4).
enum Base64 {
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var number = group.reduce(0) { $0 << 8 | Int($1) }
      number <<= 8 * (3 - group.count)
      for place in 0..<4 {
        let isPadding = place > group.count
        text.append(isPadding ? UInt8(ascii: "=") : digits[number >> (18 - 6 * place) & 63])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Nil for what is not Base64 of whole bytes.
  static func decode(_ text: String) -> [UInt8]? {
    guard text.utf8.count % 4 == 0 else { return nil }
    let body = text.utf8.prefix { $0 != UInt8(ascii: "=") }
    guard text.utf8.count - body.count <= 2 else { return nil }
    var bytes: [UInt8] = []
    var number = 0
    var bits = 0
    for byte in body {
      guard let digit = digits.firstIndex(of: byte) else { return nil }
      number = (number << 6 | digit) & 0xFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(number >> bits & 0xFF))
      }
    }
    return bytes
  }
}
