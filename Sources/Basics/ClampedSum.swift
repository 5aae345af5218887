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
