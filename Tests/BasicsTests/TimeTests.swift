import Basics
import TestKit
import Testing

struct TimeTests {
  @Test func `civil time and seconds are inverse over four centuries`() {
    var random = SeededRandom(seed: 2)
    for _ in 0..<3000 {
      let seconds = Int64.random(in: -6_000_000_000...6_000_000_000, using: &random)
      let civil = CivilTime(secondsSinceEpoch: seconds)
      #expect(civil.isValid)
      #expect(civil.secondsSinceEpoch == seconds)
    }
  }

  @Test func `a moment is written and read in ISO 8601 without loss`() {
    let moment = Timestamp(milliseconds: 1_795_428_000_123)
    #expect(moment.iso8601 == "2026-11-23T10:00:00.123Z")
    #expect(Timestamp(iso8601: moment.iso8601) == moment)
    #expect(Timestamp(iso8601: "2026-11-23T13:00:00.123+03:00") == moment)
    #expect(Timestamp(iso8601: "2026-11-23") == Timestamp(seconds: 1_795_392_000))
  }

  @Test(arguments: [
    "2026-13-01", "2026-02-30", "2026-11-23T25:00:00", "2026-11-23T10", "23.11.2026", "",
    "2026-11-23T10:00:00+99:00", "2026-11-23 10:00:00 extra",
  ])
  func `a date that does not exist is refused`(text: String) {
    #expect(Timestamp(iso8601: text) == nil)
  }

  @Test func `Istanbul has summer time before 2016 and none after`() {
    let zone = LocalTimeZone.istanbul
    let winter2010 = CivilTime(year: 2010, month: 12, day: 1, hour: 8, minute: 26)
    #expect(zone.timestamp(of: winter2010).iso8601 == "2010-12-01T06:26:00.000Z")
    let summer2011 = CivilTime(year: 2011, month: 7, day: 1, hour: 12)
    #expect(zone.timestamp(of: summer2011).iso8601 == "2011-07-01T09:00:00.000Z")
    let winter2026 = CivilTime(year: 2026, month: 1, day: 1, hour: 12)
    #expect(zone.timestamp(of: winter2026).iso8601 == "2026-01-01T09:00:00.000Z")
  }

  @Test(arguments: [
    // Skipped at 02:00, lived twice at 03:00.
    ("2026-03-29", 2, "2026-03-29T01:30:00.000Z"), ("2026-03-29", 3, "2026-03-29T01:30:00.000Z"),
    ("2026-10-25", 2, "2026-10-25T00:30:00.000Z"), ("2026-10-25", 3, "2026-10-25T02:30:00.000Z"),
  ])
  func `at a clock change the offset before it decides`(
    date: String, hour: Int, moment: String
  ) throws {
    let zone = try #require(LocalTimeZone(identifier: "Europe/Berlin"))
    var time = try #require(CivilTime.parse(date)?.time)
    time.hour = hour
    time.minute = 30
    #expect(zone.timestamp(of: time).iso8601 == moment)
  }

  @Test func `local time survives the way to UTC and back outside a clock change`() {
    let zone = LocalTimeZone.istanbul
    var random = SeededRandom(seed: 3)
    for _ in 0..<2000 {
      let moment = Timestamp(
        seconds: Int64.random(in: 1_473_300_000...1_900_000_000, using: &random))
      #expect(zone.timestamp(of: zone.civilTime(of: moment)) == moment)
    }
  }
}
