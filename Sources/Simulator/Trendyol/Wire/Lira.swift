/// Turkish lira in kuruş, as Trendyol writes and reads them: a JSON number with one or two digits
/// behind the point (`450.0`, `449.95`).
struct Lira: Hashable, Comparable, Sendable {
  var minor: Int64

  init(minor: Int64) { self.minor = minor }

  /// Rounded to whole kuruş.
  init(_ amount: Amount) { minor = (amount.units + 50) / 100 }

  static let zero = Lira(minor: 0)

  static func < (left: Lira, right: Lira) -> Bool { left.minor < right.minor }
  static func + (left: Lira, right: Lira) -> Lira { Lira(minor: left.minor + right.minor) }
  static func - (left: Lira, right: Lira) -> Lira { Lira(minor: left.minor - right.minor) }
  static func * (left: Lira, count: Int) -> Lira { Lira(minor: left.minor * Int64(count)) }
  static func += (left: inout Lira, right: Lira) { left = left + right }

  /// A per cent of the amount, rounded to the nearest kuruş.
  func percent(_ percent: Int) -> Lira { Lira(minor: (minor * Int64(percent) + 50) / 100) }

  var text: String {
    let fraction = Int(minor.magnitude % 100)
    let whole = (minor < 0 ? "-" : "") + String(minor.magnitude / 100)
    return fraction % 10 == 0
      ? "\(whole).\(fraction / 10)" : "\(whole).\(fraction / 10)\(fraction % 10)"
  }

  /// Reads `249.9`, `250`, `2.5e2`; nil for what is no number, is negative, or is 10,000,000 lira
  /// and more. Digits behind the second are rounded.
  init?(reading text: String) {
    guard let value = Double(text), value >= 0, value < 10_000_000 else { return nil }
    minor = Int64((value * 100).rounded())
  }
}
