/// Addresses as feeds want them: `http` or `https`, ASCII only, percent-encoded (RFC 3986), at most
/// 2,000 bytes (facts on feeds, 2026-11-23, §1.3).
enum WebAddress {
  static let limit = 2000

  /// The address with every byte that RFC 3986 does not allow percent-encoded; what is encoded
  /// already stays. Nil when it is no web address, too long, or has a host that is not ASCII.
  static func encoded(_ text: String) -> String? {
    var trimmed = Substring(text).utf8
    while let first = trimmed.first, first <= 0x20 { trimmed = trimmed.dropFirst() }
    while let last = trimmed.last, last <= 0x20 { trimmed = trimmed.dropLast() }
    let bytes = Array(trimmed)
    guard bytes.count <= limit, let hostStart = hostStart(bytes) else { return nil }
    let hostEnd =
      bytes[hostStart...].firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } ?? bytes.count
    guard isHost(bytes[hostStart..<hostEnd]) else { return nil }
    var result = Array(bytes[..<hostEnd])
    encode(bytes, from: hostEnd, into: &result)
    return result.count <= limit ? String(decoding: result, as: UTF8.self) : nil
  }

  private static func hostStart(_ bytes: [UInt8]) -> Int? {
    for scheme in ["https://", "http://"] {
      let wanted = Array(scheme.utf8)
      guard bytes.count > wanted.count else { continue }
      let isEqual = wanted.indices.allSatisfy {
        bytes[$0] == wanted[$0] || (bytes[$0] | 0x20 == wanted[$0] && bytes[$0] >= 0x41)
      }
      if isEqual { return wanted.count }
    }
    return nil
  }

  /// Names, numbers and a port. User names and non-ASCII names do not belong into a feed.
  private static func isHost(_ host: ArraySlice<UInt8>) -> Bool {
    guard let first = host.first, first != UInt8(ascii: "."), first != UInt8(ascii: ":") else {
      return false
    }
    return host.allSatisfy { byte in
      isLetterOrDigit(byte) || ".-:[]_".utf8.contains(byte)
    }
  }

  private static func encode(_ bytes: [UInt8], from start: Int, into result: inout [UInt8]) {
    var hasFragment = false
    for index in start..<max(start, bytes.count) {
      let byte = bytes[index]
      var isAllowed = isAllowed(byte)
      if byte == UInt8(ascii: "%") {
        isAllowed = index + 2 < bytes.count && isHex(bytes[index + 1]) && isHex(bytes[index + 2])
      } else if byte == UInt8(ascii: "#") {
        isAllowed = !hasFragment
        hasFragment = true
      }
      if isAllowed {
        result.append(byte)
      } else {
        result.append(UInt8(ascii: "%"))
        result.append(hexDigit(byte >> 4))
        result.append(hexDigit(byte & 15))
      }
    }
  }

  /// Unreserved and reserved characters of paths, queries and fragments. The apostrophe is legal
  /// but is encoded, as it ends attributes in careless readers.
  private static func isAllowed(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "-._~!$&()*+,;=:@/?".utf8.contains(byte)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66)
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}
