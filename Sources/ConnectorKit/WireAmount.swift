import Basics

/// A decimal number of the wire in millionths, exact until the currency is known. Some platforms
/// write doubles such as 371.81818181818181; several are added before one rounding.
///
/// Sums and products never overflow: a number that is read is at most `largest`, a quantity ten
/// million units, and 128 bits hold the sum of a billion of their products. What comes out is
/// bounded once more, by `minorUnits`.
public struct WireAmount: Sendable, Equatable {
  /// No amount beyond this is believed, in whole units.
  public static let largest: Int64 = 100_000_000_000

  /// No stored amount is beyond this, in minor units: `largest` in a currency of two decimals. The
  /// sums over 900,000 such records stay within the 64 bits of the database.
  public static let largestMinorUnits: Int64 = 10_000_000_000_000

  private static let tooLarge = "is too large to be believed"

  private var millionths: Int128

  public static let zero = WireAmount(exactMillionths: 0)

  private init(exactMillionths: Int128) { millionths = exactMillionths }

  /// - Throws: for more than `largest`, naming the field that tells the amount.
  public init(millionths: Int64, field: StaticString) throws(MappingError) {
    guard millionths.magnitude <= UInt64(Self.largest) * 1_000_000 else {
      throw MappingError(field: field.description, reason: Self.tooLarge)
    }
    self.millionths = Int128(millionths)
  }

  public static func + (left: Self, right: Self) -> Self {
    WireAmount(exactMillionths: left.millionths + right.millionths)
  }

  public static func - (left: Self, right: Self) -> Self {
    WireAmount(exactMillionths: left.millionths - right.millionths)
  }

  /// The amount of so many units, or of `count` parts of one that has `parts`: thousandths of a
  /// unit, a price with its VAT. Rounded half away from zero to millionths.
  public func times(_ count: Int64, over parts: Int64 = 1) -> WireAmount {
    let product = millionths * Int128(count)
    return WireAmount(
      exactMillionths: parts == 1 ? product : Self.rounded(product, by: Int128(parts)))
  }

  /// Whether the two are at most so many millionths apart.
  public func isNear(_ other: WireAmount, within tolerance: Int64) -> Bool {
    (millionths - other.millionths).magnitude <= UInt128(tolerance.magnitude)
  }

  /// Rounded half away from zero to the minor units of a currency.
  ///
  /// - Parameters:
  ///   - digits: of the currency, 0 to 6.
  ///   - field: where the amount is told, or the one that the most of it comes from.
  /// - Throws: for more than `largestMinorUnits`.
  public func minorUnits(
    _ digits: Int, _ field: StaticString
  ) throws(MappingError) -> Int64 {
    var divisor: Int64 = 1
    for _ in 0..<max(0, 6 - digits) { divisor *= 10 }
    guard let minor = Int64(exactly: Self.rounded(millionths, by: Int128(divisor))),
      minor.magnitude <= UInt64(Self.largestMinorUnits)
    else { throw MappingError(field: field.description, reason: Self.tooLarge) }
    return minor
  }

  /// The sum of amounts that are rounded already, for example the lines of an order.
  ///
  /// - Throws: for more than `largestMinorUnits`.
  public static func sum(
    _ parts: some Sequence<Int64>, _ field: StaticString
  ) throws(MappingError) -> Int64 {
    let sum = parts.clampedSum()
    guard sum.magnitude <= UInt64(largestMinorUnits) else {
      throw MappingError(field: field.description, reason: tooLarge)
    }
    return sum
  }

  /// Half away from zero. Nearly every value is small, and 64 bits divide many times faster.
  private static func rounded(_ value: Int128, by divisor: Int128) -> Int128 {
    if let value = Int64(exactly: value), let divisor = Int64(exactly: divisor),
      value.magnitude < UInt64(1) << 62, divisor < Int64(1) << 61
    {
      let half = value < 0 ? -(divisor / 2) : divisor / 2
      return Int128((value + half) / divisor)
    }
    let half = value < 0 ? -(divisor / 2) : divisor / 2
    return (value + half) / divisor
  }
}
