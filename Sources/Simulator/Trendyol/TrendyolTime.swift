import Basics

extension Timestamp {
  /// In milliseconds.
  static let hour: Int64 = 3_600_000
  static let day: Int64 = 86_400_000

  func adding(milliseconds: Int64) -> Timestamp {
    Timestamp(milliseconds: self.milliseconds + milliseconds)
  }

  /// True moments travel as they are; only `orderDate` and the estimated delivery dates have three
  /// hours too many (Trendyol wire facts 2026-11-23, §8.6): Istanbul's clock time written as UTC.
  var asTrendyolOrderDate: Timestamp { adding(milliseconds: 3 * Self.hour) }

  init(_ time: ShopTime, in zone: LocalTimeZone) {
    self = zone.timestamp(of: CivilTime(secondsSinceEpoch: time.seconds))
  }
}

/// The two clocks of a request: the wall clock that data is dated with, and the clock that does not
/// jump, by which delays and limits are measured.
struct TrendyolMoment: Sendable {
  let now: Timestamp
  let elapsed: Duration
}
