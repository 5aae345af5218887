import Basics
import ConnectorKit

extension PackageCall {
  static func json(_ lines: [MovedLine]) throws(ConnectorError) -> String {
    guard !lines.isEmpty, lines.allSatisfy({ $0.quantity > 0 }) else {
      throw ConnectorError(.permanent, "The move names no line, or none of a line's units.")
    }
    var parts: [String] = []
    for line in lines {
      parts.append(
        #"{"lineId":\#(try number(line.remoteID, "line")),"quantity":\#(line.quantity)}"#)
    }
    return "[\(parts.joined(separator: ","))]"
  }

  /// A key as Trendyol's numbers are: digits, at most 19.
  static func number(_ key: String, _ what: String) throws(ConnectorError) -> String {
    guard (1...19).contains(key.utf8.count), key.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else { throw ConnectorError(.permanent, "This is no number of a \(what) at Trendyol.") }
    return key
  }

  /// Fact sheet 2026-11-23, §9.
  static func code(of reason: UnsuppliedReason) -> Int {
    switch reason {
    case .outOfStock: 500
    case .defective: 501
    case .wrongPrice: 502
    case .systemError: 504
    case .bulkPurchase: 505
    case .forceMajeure: 506
    }
  }

  /// Three letters or digits, a year from 2020 on, nine digits (fact sheet §9.1).
  static func isInvoiceNumber(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 16 else { return false }
    let isDigit = { (byte: UInt8) in byte >= 0x30 && byte <= 0x39 }
    let isHead = bytes[..<3].allSatisfy {
      isDigit($0) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
    }
    return isHead && bytes[3] == 0x32 && bytes[4] == 0x30 && bytes[5] >= 0x32
      && bytes[3...].allSatisfy(isDigit)
  }
}
