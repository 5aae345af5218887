extension XMLText {
  /// A whole number in decimal digits with an optional sign.
  public var int: Int64? {
    let digits = trimmed
    var index = 0
    let isNegative = digits.first == 0x2D
    if isNegative || digits.first == 0x2B { index = 1 }
    guard index < digits.count else { return nil }
    // Counted downwards, because the magnitude of the smallest value has no positive twin.
    var value: Int64 = 0
    while index < digits.count {
      let digit = digits[index] &- 0x30
      guard digit <= 9 else { return nil }
      let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (difference, isLower) = product.subtractingReportingOverflow(Int64(digit))
      guard !isTooLarge, !isLower else { return nil }
      value = difference
      index += 1
    }
    if isNegative { return value }
    return value == .min ? nil : -value
  }

  /// `true`, `false`, `1` or `0`.
  public var bool: Bool? {
    let word = trimmed
    if word.count == 1 { return word[0] == 0x31 ? true : word[0] == 0x30 ? false : nil }
    if word.elementsEqual([0x74, 0x72, 0x75, 0x65]) { return true }
    return word.elementsEqual([0x66, 0x61, 0x6C, 0x73, 0x65]) ? false : nil
  }

  /// An invariant decimal number as a whole number of its `scale`-th decimal (kuruş: scale 2).
  ///
  /// Reads a sign, a point and an exponent (`1.2E+3`, `1299.8999999999999`), rounds half away from
  /// zero. Nil on anything else, on overflow, and for a `scale` outside 0...18.
  public func decimalMinorUnits(scale: Int) -> Int64? {
    guard (0...18).contains(scale), let number = InvariantDecimal(trimmed) else { return nil }
    return number.minorUnits(scale: scale)
  }

  /// `YYYY-MM-DDTHH:mm:ss[.fraction][Z|±hh:mm]`, or a date alone.
  public var localDateTime: XMLLocalDateTime? { XMLLocalDateTime(trimmed) }
}
