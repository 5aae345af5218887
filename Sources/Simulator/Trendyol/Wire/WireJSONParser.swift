/// Why a request body is no JSON that the simulator takes.
struct WireJSONError: Error, Equatable {
  let offset: Int
}

/// Reads one JSON document (RFC 8259) of at most 32 levels.
struct WireJSONParser {
  private static let maximumDepth = 32
  private static let maximumNumberBytes = 40

  private let bytes: [UInt8]
  private var position = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// - Throws: `WireJSONError` with the place of the first byte that does not fit.
  static func parse(_ bytes: [UInt8]) throws(WireJSONError) -> WireJSON {
    var parser = WireJSONParser(bytes)
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.position == bytes.count else { throw parser.failure }
    return value
  }

  private var failure: WireJSONError { WireJSONError(offset: position) }
  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  /// Passes over one byte, and says whether it was there.
  private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    skipSpace()
    guard byte == UInt8(ascii: wanted) else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(WireJSONError) -> WireJSON {
    guard depth < Self.maximumDepth else { throw failure }
    skipSpace()
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try list(depth: depth)
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object(depth: Int) throws(WireJSONError) -> WireJSON {
    position += 1
    var members: [WireJSON.Member] = []
    if take("}") { return .object(members) }
    repeat {
      skipSpace()
      guard byte == UInt8(ascii: "\"") else { throw failure }
      let name = try string()
      guard take(":") else { throw failure }
      members.append(WireJSON.Member(name: name, value: try value(depth: depth + 1)))
    } while take(",")
    guard take("}") else { throw failure }
    return .object(members)
  }

  private mutating func list(depth: Int) throws(WireJSONError) -> WireJSON {
    position += 1
    var values: [WireJSON] = []
    if take("]") { return .list(values) }
    repeat { values.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw failure }
    return .list(values)
  }

  private mutating func word(_ word: StaticString, _ value: WireJSON) throws(WireJSONError)
    -> WireJSON
  {
    let fits = word.withUTF8Buffer { bytes[position...].starts(with: $0) }
    guard fits else { throw failure }
    position += word.utf8CodeUnitCount
    return value
  }

  private mutating func number() throws(WireJSONError) -> WireJSON {
    let start = position
    while let byte, Self.isInNumber(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard position > start, position - start <= Self.maximumNumberBytes, Double(text) != nil,
      text.first != "+"
    else {
      position = start
      throw failure
    }
    return .number(text)
  }

  private static func isInNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  private mutating func string() throws(WireJSONError) -> String {
    position += 1
    var text: [UInt8] = []
    while let next = byte {
      position += 1
      switch next {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text.append(contentsOf: String(try escaped()).utf8)
      case 0..<0x20: throw failure
      default: text.append(next)
      }
    }
    throw failure
  }

  private mutating func escaped() throws(WireJSONError) -> Unicode.Scalar {
    guard let kind = byte else { throw failure }
    position += 1
    switch kind {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "u"): return try scalar()
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(kind)
    default: throw failure
    }
  }

  /// Half of a pair alone becomes U+FFFD.
  private mutating func scalar() throws(WireJSONError) -> Unicode.Scalar {
    let unit = try unit()
    guard unit & 0xFC00 == 0xD800, bytes[position...].starts(with: "\\u".utf8) else {
      return Unicode.Scalar(unit) ?? "\u{FFFD}"
    }
    position += 2
    let low = try self.unit()
    guard low & 0xFC00 == 0xDC00 else { return "\u{FFFD}" }
    return Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF)) ?? "\u{FFFD}"
  }

  private mutating func unit() throws(WireJSONError) -> UInt32 {
    guard position + 4 <= bytes.count,
      let unit = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw failure }
    position += 4
    return unit
  }
}
