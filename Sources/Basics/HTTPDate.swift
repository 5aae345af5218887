/// Dates in HTTP headers (RFC 9110, 5.6.7), in all three forms that a recipient must accept:
/// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`.
public enum HTTPDate {
  /// Seconds since 1970-01-01 UTC, or nil. The day's name is not checked against the date.
  public static func seconds(_ text: String) -> Int64? {
    let words = text.utf8.split { $0 == 0x20 || $0 == 0x2D || $0 == 0x2C }.map {
      String(Substring($0))
    }
    guard let order = fieldOrder(words), let month = month(words[order.month]),
      let day = number(words[order.day], digits: 1...2), let year = year(words[order.year]),
      let clock = clock(words[order.clock])
    else { return nil }
    let time = CivilTime(
      year: year, month: month, day: day, hour: clock.hour, minute: clock.minute,
      second: clock.second)
    return time.isValid ? time.secondsSinceEpoch : nil
  }

  /// The form that senders use: `Sun, 06 Nov 1994 08:49:37 GMT`. Parts of a second are dropped.
  public static func text(_ moment: Timestamp) -> String {
    let time = CivilTime(secondsSinceEpoch: moment.seconds)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    let weekday = Int(((time.daysSinceEpoch % 7) + 7) % 7)
    let year = String(repeating: "0", count: max(0, 4 - String(time.year).count)) + "\(time.year)"
    return "\(days[weekday]), \(two(time.day)) \(months[time.month - 1]) \(year) "
      + "\(two(time.hour)):\(two(time.minute)):\(two(time.second)) GMT"
  }

  /// Places of the words. Only the old C form has its clock before the year, and no zone.
  private static func fieldOrder(_ words: [String])
    -> (day: Int, month: Int, year: Int, clock: Int)?
  {
    switch words.count {
    case 6 where words[5] == "GMT": (day: 1, month: 2, year: 3, clock: 4)
    case 5: (day: 2, month: 1, year: 4, clock: 3)
    default: nil
    }
  }

  private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func month(_ word: String) -> Int? { months.firstIndex(of: word).map { $0 + 1 } }

  /// Two digits are a year of 1970 to 2069.
  private static func year(_ word: String) -> Int? {
    if let short = number(word, digits: 2...2) { return short < 70 ? 2000 + short : 1900 + short }
    return number(word, digits: 4...4)
  }

  private static func clock(_ word: String) -> (hour: Int, minute: Int, second: Int)? {
    let parts = word.utf8.split(separator: 0x3A, omittingEmptySubsequences: false).map {
      number(String(Substring($0)), digits: 2...2)
    }
    guard parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2] else {
      return nil
    }
    return (hour, minute, second)
  }

  private static func number(_ word: String, digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(word.utf8.count), word.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(word)
  }
}
