/// Exact conversion between decimal text and scaled integers, without `Double` or `Decimal`.
public enum DecimalText {
  /// `format(minorUnits: -5, scale: 2)` is `-0.05`.
  public static func format(minorUnits: Int64, scale: Int) -> String {
    guard scale > 0 else { return String(minorUnits) }
    var divisor: UInt64 = 1
    for _ in 0..<scale { divisor *= 10 }
    let magnitude = minorUnits.magnitude
    let fraction = String(magnitude % divisor)
    let zeros = String(repeating: "0", count: scale - fraction.utf8.count)
    return "\(minorUnits < 0 ? "-" : "")\(magnitude / divisor).\(zeros)\(fraction)"
  }

  /// Reads invariant decimal text (`-1234.5`, `1E+3`), rounding half away from zero to `scale`
  /// digits. Nil for anything else and on overflow of 64 bits.
  public static func parse(_ text: some StringProtocol, scale: Int) -> Int64? {
    var bytes = Array(text.utf8)[...]
    let negative = bytes.first == UInt8(ascii: "-")
    if negative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
    guard let number = Unsigned(bytes) else { return nil }
    guard let value = number.scaled(by: scale) else { return nil }
    return negative ? -value : value
  }

  /// The digits and the power of ten of an unsigned decimal number.
  private struct Unsigned {
    var digits: [UInt8] = []
    var exponent = 0

    init?(_ bytes: ArraySlice<UInt8>) {
      var seenPoint = false
      var index = bytes.startIndex
      while index < bytes.endIndex, bytes[index] | 0x20 != UInt8(ascii: "e") {
        let byte = bytes[index]
        if byte == UInt8(ascii: "."), !seenPoint {
          seenPoint = true
        } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
          digits.append(byte - UInt8(ascii: "0"))
          if seenPoint { exponent -= 1 }
        } else {
          return nil
        }
        index += 1
      }
      guard !digits.isEmpty, digits.count <= 64 else { return nil }
      guard index < bytes.endIndex else { return }
      guard let power = Int(String(decoding: bytes[(index + 1)...], as: UTF8.self)),
        (-63...63).contains(power)
      else { return nil }
      exponent += power
    }

    func scaled(by scale: Int) -> Int64? {
      let shift = exponent + scale
      let kept = digits.count + min(shift, 0)
      var value: Int64 = 0
      for position in 0..<max(digits.count + shift, 0) {
        let digit = position < digits.count ? Int64(digits[position]) : 0
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(digit)
        guard !overflow, !carry else { return nil }
        value = sum
      }
      guard shift < 0, kept >= 0, kept < digits.count, digits[kept] >= 5 else { return value }
      let (rounded, isTooLarge) = value.addingReportingOverflow(1)
      return isTooLarge ? nil : rounded
    }
  }
}
