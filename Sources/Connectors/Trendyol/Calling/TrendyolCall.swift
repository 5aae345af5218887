import Outbound

/// One request, described: what it is called in messages, which service counts it, where it goes.
struct TrendyolCall: Sendable {
  /// Trendyol's own name of the operation, for messages.
  let operation: String
  let service: TrendyolService
  var method = OutboundRequest.Method.get
  /// Behind `/integration`, escaped where it holds anything but our own words and numbers.
  let path: String
  var query: [(name: String, value: String)] = []
  var body: [UInt8]?
  var contentType = "application/json"
  /// True when it changes something: never repeated unless it certainly was not done.
  var isWrite = false

  /// Path and query as they are sent.
  var target: String {
    let pairs = query.map { "\($0.name)=\(Self.escaped($0.value))" }
    return pairs.isEmpty ? path : "\(path)?\(pairs.joined(separator: "&"))"
  }

  /// Percent-encoded, but for the characters that stand for themselves everywhere (RFC 3986, 2.3).
  static func escaped(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
      default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension [(name: String, value: String)] {
  mutating func add(_ name: String, _ number: Int64) { append((name, String(number))) }
  mutating func add(_ name: String, _ number: Int) { append((name, String(number))) }
}
