import Basics

/// A local clock time of the shop, in seconds since 1970-01-01T00:00:00 as if the zone were UTC.
/// Ticimax writes times without an offset (Ticimax wire facts 2026-11-23, §2), so this is what all
/// shop data is kept in; `Timestamp` is met only where the real clock is.
struct ShopTime: Hashable, Comparable, Sendable {
  var seconds: Int64

  init(seconds: Int64) { self.seconds = seconds }

  init(_ moment: Timestamp, in zone: LocalTimeZone) {
    seconds = moment.seconds + zone.offset(at: moment)
  }

  init(_ civil: CivilTime) { seconds = civil.secondsSinceEpoch }

  static let day: Int64 = 86_400

  static func < (left: ShopTime, right: ShopTime) -> Bool { left.seconds < right.seconds }

  func adding(_ seconds: Int64) -> ShopTime { ShopTime(seconds: self.seconds + seconds) }

  var dayNumber: Int64 { seconds.floorDivided(by: Self.day) }

  var midnight: ShopTime { ShopTime(seconds: dayNumber * Self.day) }

  /// `2026-11-23T10:15:00`. Written by hand, because a page of orders holds a thousand of them.
  var text: String {
    let time = CivilTime(secondsSinceEpoch: seconds)
    return String(unsafeUninitializedCapacity: 19) { text in
      Self.put(time.year, digits: 4, at: 0, "-", text)
      Self.put(time.month, digits: 2, at: 5, "-", text)
      Self.put(time.day, digits: 2, at: 8, "T", text)
      Self.put(time.hour, digits: 2, at: 11, ":", text)
      Self.put(time.minute, digits: 2, at: 14, ":", text)
      Self.put(time.second, digits: 2, at: 17, nil, text)
      return 19
    }
  }

  private static func put(
    _ number: Int, digits: Int, at place: Int, _ separator: Unicode.Scalar?,
    _ text: UnsafeMutableBufferPointer<UInt8>
  ) {
    var rest = number
    for index in (place..<place + digits).reversed() {
      text[index] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
    if let separator { text[place + digits] = UInt8(ascii: separator) }
  }

  /// What .NET writes for a date that was never set: `0001-01-01T00:00:00`.
  static let unset = ShopTime(CivilTime(year: 1, month: 1, day: 1))
}
