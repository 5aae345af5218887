import Basics

/// How orders spread over days and hours: growth, season, campaign weeks, weekdays, evenings.
///
/// Order n of a day gets the n-th quantile of the day's hour curve, so times rise with the row and
/// any row's time is found without the others.
struct OrderCalendar: Sendable {
  private let start: ShopTime
  private let end: ShopTime
  /// Orders before each day; one entry more than days.
  private let before: [Int]

  init(seed: UInt64, orders: Int, start: ShopTime, end: ShopTime) {
    self.start = start.midnight
    self.end = end
    let firstDay = start.dayNumber
    let days = max(Int(end.dayNumber - firstDay) + 1, 1)
    var sum = 0.0
    let cumulative = (0..<days).map { day in
      sum += Self.weight(ofDay: firstDay + Int64(day), number: day, of: days, seed: seed, end: end)
      return sum
    }
    before = [0] + cumulative.map { Int(($0 / sum * Double(orders)).rounded(.down)) }
  }

  /// When the order of a row was placed.
  func placed(_ row: Int, seed: UInt64) -> ShopTime {
    let day = day(of: row)
    let count = before[day + 1] - before[day]
    var draws = Draws(seed: seed, .calendar, row)
    let quantile = (Double(row - before[day]) + draws.unit()) / Double(max(count, 1))
    let midnight = start.adding(Int64(day) * ShopTime.day)
    let length = min(end.seconds - midnight.seconds, ShopTime.day - 1)
    return midnight.adding(HourCurve.second(atQuantile: quantile, of: max(length, 0)))
  }

  private func day(of row: Int) -> Int {
    var low = 0
    var high = before.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if before[middle] <= row { low = middle } else { high = middle }
    }
    return low
  }

  private static func weight(
    ofDay day: Int64, number: Int, of days: Int, seed: UInt64, end: ShopTime
  ) -> Double {
    let date = CivilTime(secondsSinceEpoch: day * ShopTime.day)
    var draws = Draws(seed: seed, .calendar, -1 - number)
    let growth = 0.7 + 0.6 * Double(number) / Double(days)
    // 1970-01-01 was a Thursday; Monday is 0.
    let weekday = Int((day + 3) % 7)
    let noise = 0.85 + 0.3 * draws.unit()
    let share =
      day == end.dayNumber ? HourCurve.share(before: end.seconds - end.midnight.seconds) : 1
    return growth * season[date.month - 1] * weekdays[weekday] * campaign(date) * noise * share
  }

  /// January to December: sales in January and July, a quiet February, the autumn season.
  private static let season = [
    1.05, 0.8, 0.95, 1.0, 1.05, 0.95, 1.1, 0.9, 1.05, 1.1, 1.3, 1.15,
  ]
  private static let weekdays = [1.1, 1.05, 1.0, 1.0, 0.95, 0.85, 1.1]

  /// 11.11, the last week of November, Mother's Day week, New Year.
  private static func campaign(_ date: CivilTime) -> Double {
    switch (date.month, date.day) {
    case (11, 9...12): 1.9
    case (11, 22...30): 2.2
    case (5, 5...12): 1.4
    case (12, 20...30): 1.3
    case (2, 8...14): 1.5
    default: 1
    }
  }
}

/// The share of a day's orders by hour, Istanbul time.
private enum HourCurve {
  private static let weights: [Double] = [
    2.6, 1.5, 0.8, 0.5, 0.4, 0.5, 0.9, 1.8, 3.2, 4.6, 5.4, 5.8,
    6.2, 5.9, 5.6, 5.4, 5.2, 5.0, 5.1, 5.6, 6.6, 7.6, 7.2, 4.9,
  ]
  private static let cumulative: [Double] = {
    var sum = 0.0
    let total = weights.reduce(0, +)
    return [0]
      + weights.map { weight in
        sum += weight / total
        return sum
      }
  }()

  static func share(before seconds: Int64) -> Double {
    let hour = min(max(Int(seconds / 3600), 0), 23)
    let inHour = Double(seconds - Int64(hour) * 3600) / 3600
    return cumulative[hour] + inHour * (cumulative[hour + 1] - cumulative[hour])
  }

  /// The second of a day, or of its first `length` seconds, at a quantile of the orders in it.
  static func second(atQuantile quantile: Double, of length: Int64) -> Int64 {
    let target = quantile * share(before: length)
    var hour = 0
    while hour < 23, cumulative[hour + 1] <= target { hour += 1 }
    let width = cumulative[hour + 1] - cumulative[hour]
    let inHour = min((target - cumulative[hour]) / width, 0.9999)
    return min((Int64(hour) * 3600) + Int64(inHour * 3600), length)
  }
}
