/// A date and time as written, without a decision about its zone.
public struct XMLLocalDateTime: Sendable, Equatable {
  /// 1...9999; .NET writes "no date" as year 1.
  public let year: Int
  /// 1...12
  public let month: Int
  /// 1...31, within the month
  public let day: Int
  /// 0...23
  public let hour: Int
  /// 0...59
  public let minute: Int
  /// 0...59
  public let second: Int
  /// 0...999; further digits are cut off
  public let millisecond: Int
  /// Minutes east of UTC, -840...840, when the text says so; `Z` is 0.
  public let offsetMinutes: Int?

  /// `YYYY-MM-DD[THH:mm:ss[.fraction]][Z|±hh:mm]` (XML Schema dateTime and date). Nil for anything
  /// else, such as 30 February or hour 24.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    var digits = FixedDigits(text: text)
    guard let year = digits.number(4, in: 1...9999), digits.take("-"),
      let month = digits.number(2, in: 1...12), digits.take("-"),
      let day = digits.number(2, in: 1...Self.days(month, year))
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
    if digits.take("T") {
      guard let hour = digits.number(2, in: 0...23), digits.take(":"),
        let minute = digits.number(2, in: 0...59), digits.take(":"),
        let second = digits.number(2, in: 0...59), let millisecond = digits.milliseconds()
      else { return nil }
      (self.hour, self.minute, self.second) = (hour, minute, second)
      self.millisecond = millisecond
    } else {
      (hour, minute, second, millisecond) = (0, 0, 0, 0)
    }
    if digits.isAtEnd {
      offsetMinutes = nil
    } else {
      guard let offset = digits.offset(), digits.isAtEnd else { return nil }
      offsetMinutes = offset
    }
  }

  private static func days(_ month: Int, _ year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// Takes numbers of fixed width from a text.
private struct FixedDigits {
  let text: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

  var isAtEnd: Bool { index == text.count }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < text.count, text[index] == UInt8(truncatingIfNeeded: character.value) else {
      return false
    }
    index += 1
    return true
  }

  private mutating func digit() -> Int? {
    guard index < text.count, text[index] &- 0x30 <= 9 else { return nil }
    defer { index += 1 }
    return Int(text[index] - 0x30)
  }

  mutating func number(_ width: Int, in range: ClosedRange<Int>) -> Int? {
    var value = 0
    for _ in 0..<width {
      guard let digit = digit() else { return nil }
      value = value * 10 + digit
    }
    return range.contains(value) ? value : nil
  }

  /// `.123…` as milliseconds, 0 without a fraction, nil for a point without digits.
  mutating func milliseconds() -> Int? {
    guard take(".") else { return 0 }
    guard var value = digit().map({ $0 * 100 }) else { return nil }
    for weight in [10, 1] {
      guard let digit = digit() else { return value }
      value += digit * weight
    }
    while digit() != nil {}
    return value
  }

  /// `Z` or `±hh:mm`, at most 14 hours.
  mutating func offset() -> Int? {
    if take("Z") { return 0 }
    let isWest = take("-")
    guard isWest || take("+"), let hours = number(2, in: 0...14), take(":"),
      let minutes = number(2, in: 0...59), hours * 60 + minutes <= 840
    else { return nil }
    return (isWest ? -1 : 1) * (hours * 60 + minutes)
  }
}
