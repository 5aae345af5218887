import Basics

/// When something runs, in the five fields that everybody knows: minute, hour, day of the month,
/// month, day of the week (0 and 7 are Sunday). Pure.
///
/// Where both days are restricted, either of them will do, as in cron(8). A local time that the
/// clocks skip runs right after; one that they live twice runs once.
public struct CronExpression: Sendable, Equatable {
  public let text: String
  private let minutes: [Int]
  private let hours: [Int]
  private let days: Set<Int>
  private let months: Set<Int>
  private let weekdays: Set<Int>
  private let isDayFree: Bool
  private let isWeekdayFree: Bool

  /// A field that cannot be read, or a date that never comes.
  public struct Invalid: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Field: String, Sendable, CaseIterable {
      case minute, hour, day, month, weekday
    }

    /// nil when the fields are not five or never meet.
    public var field: Field?
    public var text: String
    public var description: String {
      field.map { "the \($0.rawValue) “\(text)” cannot be read" }
        ?? "“\(text)” must be five fields that name a day that comes: minute, hour, day of the "
        + "month, month, day of the week"
    }
  }

  public init(_ text: String) throws {
    let fields = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard fields.count == 5, text.utf8.count <= 200 else { throw Invalid(field: nil, text: text) }
    self.text = fields.joined(separator: " ")
    minutes = try Self.numbers(fields[0], .minute, 0...59).sorted()
    hours = try Self.numbers(fields[1], .hour, 0...23).sorted()
    days = try Self.numbers(fields[2], .day, 1...31)
    months = try Self.numbers(fields[3], .month, 1...12)
    weekdays = Set(try Self.numbers(fields[4], .weekday, 0...7).map { $0 % 7 })
    isDayFree = fields[2].hasPrefix("*")
    isWeekdayFree = fields[4].hasPrefix("*")
    guard next(after: Timestamp(milliseconds: 0), in: .utc) != nil else {
      throw Invalid(field: nil, text: text)
    }
  }

  /// `*`, `5`, `1-5`, `*/15`, `8-18/2`, and lists of them.
  private static func numbers(
    _ text: String, _ field: Invalid.Field, _ range: ClosedRange<Int>
  ) throws -> Set<Int> {
    var found: Set<Int> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let numbers = Self.part(part, range) else {
        throw Invalid(field: field, text: text.cut(toBytes: 40))
      }
      found.formUnion(numbers)
    }
    return found
  }

  private static func part(_ text: Substring, _ range: ClosedRange<Int>) -> [Int]? {
    let halves = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    var step = 1
    if halves.count == 2 {
      guard let number = number(halves[1]), number > 0 else { return nil }
      step = number
    }
    let span: ClosedRange<Int>
    if halves[0] == "*" {
      span = range
    } else {
      let ends = halves[0].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      guard let first = number(ends[0]) else { return nil }
      // `5/10` means from 5 on.
      let last = ends.count == 2 ? number(ends[1]) : halves.count == 2 ? range.upperBound : first
      guard let last, first <= last, range.contains(first), range.contains(last) else { return nil }
      span = first...last
    }
    return Array(stride(from: span.lowerBound, through: span.upperBound, by: step))
  }

  /// Digits alone: `Int` would take a sign.
  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (48...57).contains($0) } && text.utf8.count <= 2 ? Int(text) : nil
  }

  /// The first moment after another one, in the zone's local time. A leap day may be eight years
  /// away.
  public func next(after moment: Timestamp, in zone: LocalTimeZone) -> Timestamp? {
    let local = zone.civilTime(of: moment)
    let firstDay = local.daysSinceEpoch
    for day in firstDay..<firstDay + 366 * 9 where runs(onDay: day) {
      let date = CivilTime(secondsSinceEpoch: day * 86_400)
      for hour in hours where day > firstDay || hour >= local.hour {
        for minute in minutes {
          let time = CivilTime(
            year: date.year, month: date.month, day: date.day, hour: hour, minute: minute)
          let candidate = zone.timestamp(of: time)
          if candidate > moment { return candidate }
        }
      }
    }
    return nil
  }

  private func runs(onDay day: Int64) -> Bool {
    let date = CivilTime(secondsSinceEpoch: day * 86_400)
    guard months.contains(date.month) else { return false }
    // 1 January 1970 was a Thursday.
    let isWeekday = weekdays.contains(Int((day + 4) - ((day + 4).floorDivided(by: 7)) * 7))
    let isDay = days.contains(date.day)
    if isDayFree || isWeekdayFree { return isDay && isWeekday }
    return isDay || isWeekday
  }
}
