import Basics
import ConnectorKit
import Markup

/// Typed views of a member, with the member's name in the error and never its value. Null and empty
/// text are the type's default. Numbers may come as text, and the other way round: Trendyol's own
/// description and its answers differ (fact sheet 2026-11-23, §20.6).
extension JSONScalar {
  /// The text without spaces around it.
  var words: String {
    if isNull { return "" }
    return bytes { bytes in
      var text = bytes[...]
      while let first = text.first, first <= 0x20 { text = text.dropFirst() }
      while let last = text.last, last <= 0x20 { text = text.dropLast() }
      return String(decoding: UnsafeBufferPointer(rebasing: text), as: UTF8.self)
    }
  }

  /// The same, nil when there are none.
  var wordsOrNil: String? {
    let words = words
    return words.isEmpty ? nil : words
  }

  private var isNothing: Bool { isNull || count == 0 }

  /// An amount of money.
  func amount(_ field: StaticString) throws(MappingError) -> WireAmount? {
    if isNothing { return nil }
    guard let millionths = decimalMinorUnits(scale: 6) else {
      throw MappingError(field: field.description, reason: "is not a number")
    }
    return try WireAmount(millionths: millionths, field: field)
  }

  /// A quantity in whole units; a fraction is cut off.
  func units(_ field: StaticString) throws(MappingError) -> Int64 {
    if isNothing { return 0 }
    guard let thousandths = decimalMinorUnits(scale: 3) else {
      throw MappingError(field: field.description, reason: "is not a number")
    }
    guard thousandths.magnitude <= UInt64(TrendyolLimits.largestQuantity) * 1000 else {
      throw MappingError(field: field.description, reason: "is too large to be believed")
    }
    return thousandths.floorDivided(by: 1000)
  }

  /// A rate in hundredths of a per cent.
  func rate(_ field: StaticString) throws(MappingError) -> Int64 {
    if isNothing { return 0 }
    guard let rate = decimalMinorUnits(scale: 2), (0...10_000).contains(rate) else {
      throw MappingError(field: field.description, reason: "is not a rate from 0 to 100")
    }
    return rate
  }

  /// A moment in milliseconds, or as ISO 8601 text (fact sheet §4). 0 is none; years before 1990
  /// and after 2100 are not believed and count as none too.
  func moment(_ field: StaticString) throws(MappingError) -> Timestamp? {
    if isNothing { return nil }
    let moment =
      decimalMinorUnits(scale: 0).map { Timestamp(milliseconds: $0) }
      ?? (kind == .string ? Timestamp(iso8601: string) : nil)
    guard let moment else {
      throw MappingError(field: field.description, reason: "is not a date and time")
    }
    return (631_152_000..<4_133_980_800).contains(moment.seconds) ? moment : nil
  }

  /// False for anything that is not plainly true.
  var flag: Bool { bool ?? false }
}
