import Basics

/// Numbers, money and telephone numbers as people of a language write them.
public struct Formatting: Sendable {
  public let language: Language
  let zone: LocalTimeZone

  /// - Parameter zone: the shop's zone, in which times and days are shown.
  public init(language: Language, zone: LocalTimeZone) {
    self.language = language
    self.zone = zone
  }

  private var groupMark: Character { language == .turkish ? "." : "," }
  private var decimalMark: String { language == .turkish ? "," : "." }

  /// `1.234.567` or `1,234,567`.
  public func number(_ number: Int64) -> String {
    (number < 0 ? "-" : "") + grouped(String(number.magnitude))
  }

  public func number(_ number: Int) -> String { self.number(Int64(number)) }

  /// `1.234,50 ₺` or `₺1,234.50`. An unknown currency keeps its code.
  public func money(_ minor: Int64, _ currencyCode: String) -> String {
    let digits = Currency(rawValue: currencyCode)?.minorDigits ?? 2
    let amount = decimal(scaled: minor.magnitude, scale: digits)
    let sign = minor < 0 ? "-" : ""
    let symbol = Self.symbols[currencyCode]
    return switch language {
    case .turkish: "\(sign)\(amount) \(symbol ?? currencyCode)"
    case .english: symbol.map { "\(sign)\($0)\(amount)" } ?? "\(sign)\(currencyCode) \(amount)"
    }
  }

  /// Money without its small change, for axes and tiles: `12.345 ₺`.
  public func wholeMoney(_ minor: Int64, _ currencyCode: String) -> String {
    var divisor: Int64 = 1
    for _ in 0..<(Currency(rawValue: currencyCode)?.minorDigits ?? 2) { divisor *= 10 }
    let amount = number(minor / divisor)
    let symbol = Self.symbols[currencyCode] ?? currencyCode
    return language == .turkish ? "\(amount) \(symbol)" : "\(symbol)\(amount)"
  }

  /// A quantity that is kept in thousandths: `2`, `1,5`.
  public func quantity(_ milli: Int64) -> String {
    var text = Substring(decimal(scaled: milli.magnitude, scale: 3))
    while text.last == "0" { text.removeLast() }
    if text.hasSuffix(decimalMark) { text.removeLast() }
    return (milli < 0 ? "-" : "") + text
  }

  /// A share of one million as per cent with one decimal: `%12,3` or `12.3%`.
  public func percent(micro: Int64) -> String {
    let text = decimal(scaled: (micro.clampedAdding(500) / 1000).magnitude, scale: 1)
    return language == .turkish ? "%\(text)" : "\(text)%"
  }

  /// A score of 0 to 100, kept in millionths, with one decimal: `93,9`.
  public func score(micro: Int64) -> String {
    decimal(scaled: (micro.clampedAdding(50_000) / 100_000).magnitude, scale: 1)
  }

  /// A VAT rate in hundredths of a per cent: `%20` or `20%`.
  public func rate(basisPoints: Int64) -> String {
    let text = quantity(basisPoints.clampedMultiplied(by: 10))
    return language == .turkish ? "%\(text)" : "\(text)%"
  }

  /// International digits as people read them: `+90 532 123 45 67`.
  public func phone(_ digits: String) -> String {
    let bytes = Array(digits.utf8)
    guard !bytes.isEmpty, bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return digits }
    guard bytes.count == 12, digits.hasPrefix("90") else { return "+" + digits }
    let cuts = [0..<2, 2..<5, 5..<8, 8..<10, 10..<12]
    return "+" + cuts.map { String(decoding: bytes[$0], as: UTF8.self) }.joined(separator: " ")
  }

  private func grouped(_ digits: String) -> String {
    var grouped = ""
    let count = digits.utf8.count
    for (index, digit) in digits.enumerated() {
      if index > 0, (count - index) % 3 == 0 { grouped.append(groupMark) }
      grouped.append(digit)
    }
    return grouped
  }

  private func decimal(scaled magnitude: UInt64, scale: Int) -> String {
    guard scale > 0 else { return grouped(String(magnitude)) }
    var divisor: UInt64 = 1
    for _ in 0..<scale { divisor *= 10 }
    let fraction = String(magnitude % divisor)
    let zeros = String(repeating: "0", count: scale - fraction.utf8.count)
    return grouped(String(magnitude / divisor)) + decimalMark + zeros + fraction
  }

  private static let symbols = ["TRY": "₺", "EUR": "€", "USD": "$", "GBP": "£"]
}
