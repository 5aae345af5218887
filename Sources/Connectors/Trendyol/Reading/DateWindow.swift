import Basics

/// A span of time that one listing may ask for, and the way from the newest to the oldest of them.
struct DateWindow: Sendable, Equatable {
  var from: Timestamp
  var to: Timestamp
  /// The oldest moment that is wanted.
  let floor: Timestamp

  /// The newest window of `floor ... until`.
  init(until: Timestamp, floor: Timestamp, longest: Int64) {
    to = until
    self.floor = min(floor, until)
    from = max(self.floor, until.adding(seconds: -longest))
  }

  init(from: Timestamp, to: Timestamp, floor: Timestamp) {
    self.from = from
    self.to = to
    self.floor = floor
  }

  /// The window before this one; nil when there is none. Its end is this one's beginning, so that a
  /// row at the border comes twice and not never.
  func previous(longest: Int64) -> DateWindow? {
    guard from > floor else { return nil }
    return DateWindow(until: from, floor: floor, longest: longest)
  }

  /// The newer half; nil when it is too short to be cut.
  var newerHalf: DateWindow? {
    let middle = Timestamp(milliseconds: (from.milliseconds + to.milliseconds) / 2)
    guard to.milliseconds - from.milliseconds >= 2000 else { return nil }
    return DateWindow(from: middle, to: to, floor: floor)
  }

  var numbers: [Int64] { [from.milliseconds, to.milliseconds, floor.milliseconds] }

  /// Reads what `numbers` wrote.
  init?(_ numbers: some Collection<Int64>) {
    let numbers = Array(numbers)
    guard numbers.count >= 3, numbers[2] <= numbers[0], numbers[0] <= numbers[1] else { return nil }
    from = Timestamp(milliseconds: numbers[0])
    to = Timestamp(milliseconds: numbers[1])
    floor = Timestamp(milliseconds: numbers[2])
  }
}
