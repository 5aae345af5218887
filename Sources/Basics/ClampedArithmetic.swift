extension Int64 {
  // For figures from outside, such as stock, prices and times that a channel tells: a result beyond
  // 64 bits is wrong anyway, and must not end the process.

  /// The sum, or the nearest value that 64 bits hold.
  public func clampedAdding(_ other: Int64) -> Int64 {
    let (sum, isTooLarge) = addingReportingOverflow(other)
    return isTooLarge ? (other < 0 ? .min : .max) : sum
  }

  /// The difference, or the nearest value that 64 bits hold.
  public func clampedSubtracting(_ other: Int64) -> Int64 {
    let (difference, isTooLarge) = subtractingReportingOverflow(other)
    return isTooLarge ? (other < 0 ? .max : .min) : difference
  }

  /// The product, or the nearest value that 64 bits hold.
  public func clampedMultiplied(by other: Int64) -> Int64 {
    let (product, isTooLarge) = multipliedReportingOverflow(by: other)
    return isTooLarge ? ((self < 0) == (other < 0) ? .max : .min) : product
  }
}

extension Sequence where Element == Int64 {
  /// The sum, or the nearest value that 64 bits hold. For figures from outside: a sum that is beyond
  /// them is wrong anyway, and must not end the process.
  public func clampedSum() -> Int64 {
    reduce(0) { sum, value in
      let (next, isTooLarge) = sum.addingReportingOverflow(value)
      return isTooLarge ? (value < 0 ? .min : .max) : next
    }
  }
}
