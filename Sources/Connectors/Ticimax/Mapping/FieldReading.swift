import Basics
import ConnectorKit
import Markup

/// Typed views of a member's text, with the member's name in the error and never its value. An
/// empty or nil member is the type's default, as it is at the service (Ticimax wire facts
/// 2026-11-23, §2).
extension XMLText {
  func number(_ field: StaticString) throws(MappingError) -> Int64 {
    if isEmpty { return 0 }
    guard let number = int else {
      throw MappingError(field: field.description, reason: "is not a whole number")
    }
    return number
  }

  func flag(_ field: StaticString) throws(MappingError) -> Bool {
    if isEmpty { return false }
    guard let flag = bool else {
      throw MappingError(field: field.description, reason: "is not true or false")
    }
    return flag
  }

  func amount(_ field: StaticString) throws(MappingError) -> WireAmount {
    if isEmpty { return .zero }
    guard let millionths = decimalMinorUnits(scale: 6) else {
      throw MappingError(field: field.description, reason: "is not a number")
    }
    return try WireAmount(millionths: millionths, field: field)
  }

  /// A quantity in thousandths.
  func quantity(_ field: StaticString) throws(MappingError) -> Int64 {
    if isEmpty { return 0 }
    guard let thousandths = decimalMinorUnits(scale: 3) else {
      throw MappingError(field: field.description, reason: "is not a number")
    }
    guard thousandths.magnitude <= UInt64(TicimaxLimits.largestQuantity) * 1000 else {
      throw MappingError(field: field.description, reason: "is too large to be believed")
    }
    return thousandths
  }

  /// A VAT rate in hundredths of a per cent.
  func rate(_ field: StaticString) throws(MappingError) -> Int64 {
    if isEmpty { return 0 }
    guard let rate = decimalMinorUnits(scale: 2), (0...10_000).contains(rate) else {
      throw MappingError(field: field.description, reason: "is not a rate from 0 to 100")
    }
    return rate
  }

  /// A local time as a moment; nil for none, which .NET writes as year 1. Years before 1990 and
  /// after 2100 are not believed and count as none too.
  func moment(
    _ field: StaticString, _ zone: LocalTimeZone
  ) throws(MappingError) -> Timestamp? {
    if isEmpty { return nil }
    guard let local = localDateTime else {
      throw MappingError(field: field.description, reason: "is not a date and time")
    }
    guard (1990...2100).contains(local.year) else { return nil }
    let civil = CivilTime(
      year: local.year, month: local.month, day: local.day, hour: local.hour,
      minute: local.minute, second: local.second)
    var moment =
      local.offsetMinutes.map { Timestamp(seconds: civil.secondsSinceEpoch - Int64($0) * 60) }
      ?? zone.timestamp(of: civil)
    moment.milliseconds += Int64(local.millisecond)
    return moment
  }

  /// The text without spaces around it.
  var words: String {
    bytes { bytes in
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

  /// A key, nil for 0 and less, which stand for none.
  func key(_ field: StaticString) throws(MappingError) -> String? {
    let number = try number(field)
    return number > 0 ? String(number) : nil
  }
}

/// The currency of a shop's word for it.
enum ShopCurrency {
  /// An empty word is Turkish lira, the currency of a Turkish shop.
  static func read(_ word: String, field: StaticString) throws(MappingError) -> Currency {
    if word.isEmpty { return .turkishLira }
    if let currency = Currency(shopCode: word) ?? named(word) { return currency }
    throw MappingError(field: field.description, reason: "is not a currency that is known")
  }

  private static func named(_ word: String) -> Currency? {
    switch TurkishFolding.fold(word) {
    case "turk lirasi", "lira": .turkishLira
    case "euro", "avro": .euro
    case "dolar", "amerikan dolari", "abd dolari": .usDollar
    case "sterlin", "ingiliz sterlini": .poundSterling
    default: nil
    }
  }
}
