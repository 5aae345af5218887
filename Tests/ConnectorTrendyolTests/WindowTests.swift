import Basics
import Testing

@testable import ConnectorTrendyol

@Suite struct WindowTests {
  private static let until = Timestamp(seconds: 1_795_000_000)

  @Test(arguments: [0, 1, 13, 14, 15, 28, 89] as [Int64])
  func `windows cover everything, touch, and are not too long`(days: Int64) {
    let floor = Self.until.adding(days: -days)
    let longest = TrendyolLimits.windowSeconds
    var window: DateWindow? = DateWindow(until: Self.until, floor: floor, longest: longest)
    var end = Self.until
    var count = 0
    while let current = window {
      #expect(current.to == end)
      #expect(current.to.seconds - current.from.seconds <= longest)
      end = current.from
      window = current.previous(longest: longest)
      count += 1
    }
    #expect(end == floor)
    #expect(count == max(1, Int((days + 13) / 14)))
  }

  @Test func `a bound in the future is the end`() {
    let window = DateWindow(
      until: Self.until, floor: Self.until.adding(days: 3), longest: TrendyolLimits.windowSeconds)
    #expect(window.from == Self.until)
    #expect(window.previous(longest: 5) == nil)
  }

  @Test func `a window comes back from its numbers, others do not`() {
    let window = DateWindow(
      until: Self.until, floor: Self.until.adding(days: -40), longest: TrendyolLimits.windowSeconds)
    #expect(DateWindow(window.numbers + [7]) == window)
    for numbers in [[], [1], [1, 2], [2, 1, 0], [1, 2, 3]] as [[Int64]] {
      #expect(DateWindow(numbers) == nil)
    }
  }

  @Test func `a cursor comes back with any token`() {
    for token in [nil, "abc==", "a;b;c", ";", "eyJzIjpbMV19"] {
      let cursor = TrendyolCursor("stream", [1, -2], token: token)
      #expect(TrendyolCursor(cursor.text) == cursor)
    }
    for text in ["", ";;", "a", "a;b", "a;x;", "a;1,x;t", "a;99999999999999999999;"] {
      #expect(TrendyolCursor(text) == nil)
    }
  }
}
