import Basics
import Testing

/// Times that a channel can tell because they fit into 64 bits.
struct ExtremeTimeTests {
  @Test(arguments: [Timestamp(milliseconds: .min), Timestamp(milliseconds: .max)])
  func `the first and the last moment can be written`(moment: Timestamp) {
    #expect(moment.iso8601.hasSuffix("Z"))
    let local = LocalTimeZone.istanbul.civilTime(of: moment)
    #expect(local.date.utf8.count >= 10)
    let back = LocalTimeZone.istanbul.timestamp(of: local)
    let distance = moment.elapsedMilliseconds(since: back)
    #expect(distance.magnitude <= 1000)
    #expect(LocalTimeZone.istanbul.localDay(of: moment).magnitude < 200_000_000_000)
  }

  @Test func `nothing comes after the last moment or before the first`() {
    let last = Timestamp(milliseconds: .max)
    let first = Timestamp(milliseconds: .min)
    #expect(Timestamp(seconds: .max) == last && Timestamp(seconds: .min) == first)
    #expect(last.adding(seconds: 1) == last && last.adding(days: .max) == last)
    #expect(first.adding(seconds: -600) == first && first.adding(days: .min) == first)
    #expect(last.elapsedMilliseconds(since: first) == .max)
    #expect(first.elapsedMilliseconds(since: last) == .min)
  }

  @Test func `a moment before 1970 keeps its milliseconds`() {
    #expect(Timestamp(milliseconds: -1).iso8601 == "1969-12-31T23:59:59.999Z")
    #expect(Timestamp(milliseconds: -1000).iso8601 == "1969-12-31T23:59:59.000Z")
  }

  @Test(arguments: [Int64.min, .max])
  func `any number of seconds is some civil time`(seconds: Int64) {
    let time = CivilTime(secondsSinceEpoch: seconds)
    #expect((1...12).contains(time.month) && (0..<24).contains(time.hour))
    #expect((0..<60).contains(time.minute) && (0..<60).contains(time.second))
  }
}
