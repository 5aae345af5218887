/// What dictionaries are made of: the names and signs of a record and none of its values. A
/// dictionary stays for as long as any payload that needs it, so nobody's data may be in it.
public enum PayloadStructure {
  /// Bytes of the longest structure; what stands behind is left out.
  static let longest = 64 << 10

  /// The structure of an XML or JSON record; empty for anything else. Where a value stood there is
  /// nothing, or what any number, date or truth value is replaced by.
  public static func of(_ record: [UInt8]) -> [UInt8] {
    let record = Array(record.prefix(16 * longest))
    let structure =
      switch record.first(where: { !isSpace($0) }) {
      case UInt8(ascii: "<"): XMLStructure.of(record)
      case UInt8(ascii: "{"), UInt8(ascii: "["): JSONStructure.of(record)
      default: [UInt8]()
      }
    return Array(structure.prefix(longest))
  }

  /// True for what a channel's contract calls a field. A key that is data, such as a telephone
  /// number or an e-mail, is none.
  static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, isLetter(first), bytes.count <= 64 else { return false }
    return bytes.allSatisfy {
      isLetter($0) || isDigit($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x3A
    }
  }

  /// What stands for a value: the same for all values of a kind, and nothing for a text.
  static func filler(for value: ArraySlice<UInt8>) -> [UInt8] {
    if value.elementsEqual("true".utf8) || value.elementsEqual("false".utf8) {
      return Array("false".utf8)
    }
    if value.elementsEqual("null".utf8) { return Array("null".utf8) }
    let digits = value.first == 0x2D ? value.dropFirst() : value
    let parts = digits.split(separator: 0x2E, omittingEmptySubsequences: false)
    if (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }) {
      return Array((parts.count == 1 ? "0" : "0.0").utf8)
    }
    return isTime(value) ? Array("0001-01-01T00:00:00".utf8) : []
  }

  /// Begins as `2026-11-23T` does.
  private static func isTime(_ value: ArraySlice<UInt8>) -> Bool {
    let start = Array(value.prefix(11))
    return start.count == 11
      && start.indices.allSatisfy { place in
        switch place {
        case 4, 7: start[place] == 0x2D
        case 10: start[place] == UInt8(ascii: "T")
        default: isDigit(start[place])
        }
      }
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == 0x5F
  }
}
