/// A decimal number as .NET's invariant culture and XML Schema write it, seen in place.
struct InvariantDecimal {
  private let digits: UnsafeBufferPointer<UInt8>
  private let isNegative: Bool
  /// Index of the first digit that is not zero, within `digits` (which may hold one point).
  private let first: Int
  /// Digits before the point, counted from `first`, the exponent included. May be negative.
  private let wholeDigits: Int

  /// Nil unless the bytes are a number completely.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    isNegative = text.first == 0x2D
    if isNegative || text.first == 0x2B { index = 1 }
    let start = index
    var point: Int?
    var firstNonZero: Int?
    while index < text.count, text[index] | 0x20 != 0x65 {
      if text[index] == 0x2E {
        guard point == nil else { return nil }
        point = index
      } else {
        guard text[index] &- 0x30 <= 9 else { return nil }
        if firstNonZero == nil, text[index] != 0x30 { firstNonZero = index }
      }
      index += 1
    }
    guard index - start > (point == nil ? 0 : 1) else { return nil }
    guard let exponent = Self.exponent(text, at: index) else { return nil }
    let mantissa = UnsafeBufferPointer(rebasing: text[..<index])
    digits = mantissa
    first = firstNonZero ?? mantissa.count
    let pointAt = point ?? mantissa.count
    wholeDigits = exponent + (first < pointAt ? pointAt - first : pointAt + 1 - first)
  }

  /// The exponent behind the mantissa: 0 without one, nil when it is not a number.
  private static func exponent(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    guard start < text.count else { return 0 }
    var index = start + 1
    guard index < text.count else { return nil }
    let isNegative = text[index] == 0x2D
    if isNegative || text[index] == 0x2B { index += 1 }
    guard index < text.count else { return nil }
    var value = 0
    while index < text.count {
      guard text[index] &- 0x30 <= 9 else { return nil }
      // Beyond any double; the exact value of such an exponent no longer matters.
      value = min(value * 10 + Int(text[index] - 0x30), 100_000)
      index += 1
    }
    return isNegative ? -value : value
  }

  /// The number times 10^scale, rounded half away from zero; nil on overflow.
  func minorUnits(scale: Int) -> Int64? {
    guard first < digits.count else { return 0 }
    let kept = wholeDigits + scale
    // The first digit that is not zero stands after the rounding digit, or there are more digits
    // than 64 bits hold.
    if kept < 0 { return 0 }
    guard kept <= 19 else { return nil }
    var value: UInt64 = 0
    var index = first
    for _ in 0..<kept {
      // 19 digits always fit in 64 bits.
      value = value * 10 + nextDigit(&index)
    }
    if nextDigit(&index) >= 5 { value += 1 }
    if isNegative { return value == 1 << 63 ? .min : Int64(exactly: value).map { -$0 } }
    return Int64(exactly: value)
  }

  /// The next digit, 0 behind the last.
  private func nextDigit(_ index: inout Int) -> UInt64 {
    if index < digits.count, digits[index] == 0x2E { index += 1 }
    guard index < digits.count else { return 0 }
    defer { index += 1 }
    return UInt64(digits[index] - 0x30)
  }
}
