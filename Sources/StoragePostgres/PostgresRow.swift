import CLibPQ
import Storage

/// One row of a result in text format, which every type of the schema and every sum can be read
/// from.
struct PostgresRow: SQLRow {
  let result: OpaquePointer
  var row: Int32

  func isNull(_ column: Int) -> Bool { PQgetisnull(result, row, Int32(column)) == 1 }

  /// Truth values are 1 and 0; a `numeric`, which sums of integers are, is cut at the point.
  func integer(_ column: Int) -> Int64 {
    let bytes = self.bytes(column)
    var number: Int64 = 0
    var isNegative = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        number = number &* 10 &+ (isNegative ? -1 : 1) &* Int64(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "t"): return 1
      default: return number
      }
    }
    return number
  }

  func real(_ column: Int) -> Double {
    Double(String(decoding: bytes(column), as: UTF8.self)) ?? 0
  }

  func text(_ column: Int) -> String { String(decoding: bytes(column), as: UTF8.self) }

  /// `\x` and two hexadecimal digits a byte.
  func blob(_ column: Int) -> [UInt8] {
    let digits = bytes(column).dropFirst(2)
    var blob: [UInt8] = []
    blob.reserveCapacity(digits.count / 2)
    var index = digits.startIndex
    while index + 1 < digits.endIndex {
      blob.append(Self.value(digits[index]) << 4 | Self.value(digits[index + 1]))
      index += 2
    }
    return blob
  }

  private static func value(_ digit: UInt8) -> UInt8 {
    digit >= UInt8(ascii: "a") ? digit - UInt8(ascii: "a") + 10 : digit & 0x0F
  }

  private func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    let length = Int(PQgetlength(result, row, Int32(column)))
    guard let start = PQgetvalue(result, row, Int32(column)) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(
      start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: length)
  }
}
