/// Money as Ticimax writes it: a decimal with up to four digits behind the point, because unit
/// prices travel without VAT (409.0909 and 40.9091 are one unit of 450.00).
struct Amount: Hashable, Comparable, Sendable {
  /// In ten-thousandths of the currency.
  var units: Int64

  init(units: Int64) { self.units = units }
  /// From minor units (kuruş, pence).
  init(minor: Int64) { units = minor * 100 }

  static let zero = Amount(units: 0)

  static func < (left: Amount, right: Amount) -> Bool { left.units < right.units }
  static func + (left: Amount, right: Amount) -> Amount { Amount(units: left.units + right.units) }
  static func - (left: Amount, right: Amount) -> Amount { Amount(units: left.units - right.units) }
  static func * (left: Amount, count: Int) -> Amount { Amount(units: left.units * Int64(count)) }
  static func += (left: inout Amount, right: Amount) { left = left + right }

  /// The share of a VAT-inclusive amount that is not VAT, rounded to the fourth digit.
  func withoutVAT(ratePercent: Int) -> Amount {
    let divisor = Int64(100 + ratePercent)
    return Amount(units: (units * 100 + divisor / 2) / divisor)
  }

  /// A per cent of the amount, rounded down to whole minor units.
  func percent(_ percent: Int) -> Amount {
    Amount(minor: units * Int64(percent) / 10_000)
  }

  /// As .NET writes a double: no digits that are not needed (`949.8`, `0`, `409.0909`).
  var text: String {
    let magnitude = units.magnitude
    let whole = magnitude / 10_000
    var fraction = magnitude % 10_000
    let sign = units < 0 ? "-" : ""
    if fraction == 0 { return sign + String(whole) }
    var width = 4
    while fraction % 10 == 0 {
      fraction /= 10
      width -= 1
    }
    let digits = String(fraction)
    return sign + String(whole) + "." + String(repeating: "0", count: width - digits.utf8.count)
      + digits
  }
}
