/// An amount of money in the minor unit of its currency (kuruş, cent), never a floating number.
public struct Money: Hashable, Sendable {
  /// Whole minor units; negative for refunds and discounts.
  public var minorUnits: Int64
  public var currency: Currency

  public init(minorUnits: Int64, currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  public static func zero(_ currency: Currency) -> Money {
    Money(minorUnits: 0, currency: currency)
  }

  /// The amount as plain decimal text with a point, e.g. `-1234.56`: the form of our JSON and feeds.
  public var decimalText: String {
    DecimalText.format(minorUnits: minorUnits, scale: currency.minorDigits)
  }
}

/// A currency by its ISO 4217 code.
public struct Currency: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: String

  /// Accepts exactly three ASCII letters, in any case.
  public init?(rawValue: String) {
    let letters = rawValue.utf8
    guard letters.count == 3, letters.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A })
    else { return nil }
    self.rawValue = rawValue.uppercased()
  }

  private init(known code: String) { rawValue = code }

  public static let turkishLira = Currency(known: "TRY")
  public static let euro = Currency(known: "EUR")
  public static let usDollar = Currency(known: "USD")
  public static let poundSterling = Currency(known: "GBP")

  /// The code that a Turkish shop writes for a currency: Ticimax sends `TL` as often as `TRY`.
  public init?(shopCode: String) {
    switch shopCode.uppercased() {
    case "TL", "₺": self = .turkishLira
    case "€": self = .euro
    case "$": self = .usDollar
    case "£": self = .poundSterling
    default: self.init(rawValue: shopCode)
    }
  }

  /// Digits after the decimal point (ISO 4217): 2 for all but a few.
  public var minorDigits: Int {
    switch rawValue {
    case "JPY", "KRW", "CLP", "VND", "ISK": 0
    case "KWD", "BHD", "OMR", "JOD", "TND": 3
    default: 2
    }
  }

  public var description: String { rawValue }
}
