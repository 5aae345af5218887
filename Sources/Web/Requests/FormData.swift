/// The fields of a submitted form (`application/x-www-form-urlencoded`).
public struct FormData: Sendable {
  private var fields: [(name: String, value: String)] = []
  /// Above what a page lets a person tick, so that the page itself can say what is too much.
  static let fieldLimit = 1000

  /// Nil when the text is not that, not UTF-8, or has too many fields.
  public init?(_ bytes: [UInt8]) {
    for part in bytes.split(separator: UInt8(ascii: "&")) {
      guard fields.count < Self.fieldLimit else { return nil }
      let pieces = part.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decode(pieces[0]) else { return nil }
      guard let value = pieces.count > 1 ? Self.decode(pieces[1]) : "" else { return nil }
      fields.append((name, value))
    }
  }

  public subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  /// All fields whose name starts so, without the prefix.
  public func fields(withPrefix prefix: String) -> [String: String] {
    var found: [String: String] = [:]
    for field in fields where field.name.hasPrefix(prefix) {
      found[String(field.name.dropFirst(prefix.count))] = field.value
    }
    return found
  }

  private static func decode(_ bytes: ArraySlice<UInt8>) -> String? {
    var decoded: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "+"): decoded.append(0x20)
      case UInt8(ascii: "%"):
        guard index + 2 < bytes.endIndex, let high = hex(bytes[index + 1]),
          let low = hex(bytes[index + 2])
        else { return nil }
        decoded.append(high << 4 | low)
        index += 2
      case let byte: decoded.append(byte)
      }
      index += 1
    }
    return String(validating: decoded, as: UTF8.self)
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
