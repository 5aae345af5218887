/// Finds out how a document is encoded and brings it to UTF-8.
///
/// Sources: XML 1.0 appendix F; WHATWG Encoding, index windows-1254 (ISO-8859-9 with letters in
/// 0x80...0x9F; undefined bytes stay C1 controls).
enum XMLEncoding {
  case utf8, utf16(bigEndian: Bool), windows1254, iso8859_9, iso8859_1

  /// By the name in a declaration, upper or lower case. Nil when we do not read it.
  /// US-ASCII is read as UTF-8, which contains it.
  init?(declared name: String) {
    switch name.lowercased() {
    case "utf-8", "utf8", "us-ascii", "ascii": self = .utf8
    case "windows-1254", "cp1254", "x-cp1254": self = .windows1254
    case "iso-8859-9", "iso8859-9", "latin5": self = .iso8859_9
    case "iso-8859-1", "iso8859-1", "latin1": self = .iso8859_1
    default: return nil
    }
  }

  /// By a byte order mark, or by the zero byte beside the first `<` of UTF-16 without one.
  /// Nil when the declaration has to say it.
  static func signature(_ bytes: UnsafeBufferPointer<UInt8>) -> (XMLEncoding, markBytes: Int)? {
    guard bytes.count >= 2 else { return nil }
    switch (bytes[0], bytes[1]) {
    case (0xEF, 0xBB) where bytes.count >= 3 && bytes[2] == 0xBF: return (.utf8, 3)
    case (0xFF, 0xFE): return (.utf16(bigEndian: false), 2)
    case (0xFE, 0xFF): return (.utf16(bigEndian: true), 2)
    case (0x3C, 0x00): return (.utf16(bigEndian: false), 0)
    case (0x00, 0x3C): return (.utf16(bigEndian: true), 0)
    default: return nil
    }
  }

  /// The document in UTF-8, or nil when it is UTF-8 already.
  /// - Parameter markBytes: Bytes of the byte order mark, left out.
  /// A lone surrogate of UTF-16 becomes U+FFFD.
  /// - Throws: `truncated` where the end cuts a unit or pair of UTF-16.
  func transcoded(_ bytes: UnsafeBufferPointer<UInt8>, markBytes: Int)
    throws(XMLError) -> [UInt8]?
  {
    switch self {
    case .utf8: return nil
    case .utf16(let bigEndian):
      return try Self.fromUTF16(bytes, from: markBytes, bigEndian: bigEndian)
    case .windows1254: return Self.fromSingleBytes(bytes, Self.windows1254Scalar)
    case .iso8859_9: return Self.fromSingleBytes(bytes, Self.iso8859_9Scalar)
    case .iso8859_1: return Self.fromSingleBytes(bytes) { UInt32($0) }
    }
  }

  private static func fromSingleBytes(
    _ bytes: UnsafeBufferPointer<UInt8>, _ scalar: (UInt8) -> UInt32
  ) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 { result.append(byte) } else { append(scalar(byte), to: &result) }
    }
    return result
  }

  private static func iso8859_9Scalar(_ byte: UInt8) -> UInt32 {
    switch byte {
    case 0xD0: 0x011E
    case 0xDD: 0x0130
    case 0xDE: 0x015E
    case 0xF0: 0x011F
    case 0xFD: 0x0131
    case 0xFE: 0x015F
    default: UInt32(byte)
    }
  }

  private static func windows1254Scalar(_ byte: UInt8) -> UInt32 {
    byte < 0xA0 ? windows1254Upper[Int(byte) - 0x80] : iso8859_9Scalar(byte)
  }

  /// Code points of the bytes 0x80...0x9F.
  private static let windows1254Upper: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x8E, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x9E, 0x0178,
  ]

  private static func fromUTF16(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, bigEndian: Bool
  ) throws(XMLError) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = start
    let replacement = CharacterRepair.replacement
    func unit(_ offset: Int) -> UInt32 {
      let (high, low) =
        bigEndian ? (bytes[offset], bytes[offset + 1]) : (bytes[offset + 1], bytes[offset])
      return UInt32(high) << 8 | UInt32(low)
    }
    let cut = XMLError(.truncated, offset: index, "the document ends inside a UTF-16 character")
    while index < bytes.count {
      guard index + 2 <= bytes.count else { throw cut }
      var scalar = unit(index)
      index += 2
      if scalar & 0xFC00 == 0xD800 {
        guard index + 2 <= bytes.count else { throw cut }
        let low = unit(index)
        // What follows half a pair may be markup: it is looked at anew.
        let isPair = low & 0xFC00 == 0xDC00
        if isPair { index += 2 }
        scalar = isPair ? 0x10000 + (scalar & 0x3FF) << 10 + (low & 0x3FF) : replacement
      } else if scalar & 0xFC00 == 0xDC00 {
        scalar = replacement
      }
      append(scalar, to: &result)
    }
    return result
  }

  private static func append(_ scalar: UInt32, to result: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4) { room in
      guard let start = room.baseAddress else { return }
      let count = UTF8Encoding.write(scalar, to: start)
      result.append(contentsOf: room[..<count])
    }
  }
}
