import Basics
import Testing

@testable import Work

/// Five fields and the moments that they mean.
struct CronExpressionTests {
  private func next(_ cron: String, after text: String, in zone: LocalTimeZone = .utc) throws
    -> String?
  {
    let moment = try #require(Timestamp(iso8601: text))
    return try CronExpression(cron).next(after: moment, in: zone)?.iso8601
  }

  @Test(arguments: [
    ("* * * * *", "2026-11-23T10:15:30Z", "2026-11-23T10:16:00.000Z"),
    ("* * * * *", "2026-11-23T10:15:00Z", "2026-11-23T10:16:00.000Z"),
    ("*/15 * * * *", "2026-11-23T10:46:00Z", "2026-11-23T11:00:00.000Z"),
    ("5/20 * * * *", "2026-11-23T10:26:00Z", "2026-11-23T10:45:00.000Z"),
    ("0 3 * * *", "2026-11-23T03:00:00Z", "2026-11-24T03:00:00.000Z"),
    ("30 8-18/2 * * *", "2026-11-23T10:31:00Z", "2026-11-23T12:30:00.000Z"),
    ("0 0 1 * *", "2026-12-02T00:00:00Z", "2027-01-01T00:00:00.000Z"),
    ("0 9 * * 1-5", "2026-11-27T09:00:00Z", "2026-11-30T09:00:00.000Z"),
    ("0 9 * * 0", "2026-11-23T00:00:00Z", "2026-11-29T09:00:00.000Z"),
    ("0 9 * * 7", "2026-11-23T00:00:00Z", "2026-11-29T09:00:00.000Z"),
    ("0 0 29 2 *", "2026-11-23T00:00:00Z", "2028-02-29T00:00:00.000Z"),
    ("0 0 13 * 5", "2026-11-23T00:00:00Z", "2026-11-27T00:00:00.000Z"),
    ("59 23 31 12 *", "2026-12-31T23:59:00Z", "2027-12-31T23:59:00.000Z"),
    ("1,3,5 * * * *", "2026-11-23T10:03:00Z", "2026-11-23T10:05:00.000Z"),
  ])
  func `the next moment`(cron: String, after: String, expected: String) throws {
    let found = try next(cron, after: after)
    #expect(found == expected)
  }

  @Test func `hours are the shop's`() throws {
    let found = try next("0 3 * * *", after: "2026-11-23T01:00:00Z", in: .istanbul)
    #expect(found == "2026-11-24T00:00:00.000Z")
  }

  @Test func `an hour that the clocks skip runs right after it, once`() throws {
    let berlin = try #require(LocalTimeZone(identifier: "Europe/Berlin"))
    let first = try next("30 2 * * *", after: "2026-03-28T12:00:00Z", in: berlin)
    #expect(first == "2026-03-29T01:30:00.000Z")
    let second = try next("30 2 * * *", after: "2026-03-29T01:30:00Z", in: berlin)
    #expect(second == "2026-03-30T00:30:00.000Z")
  }

  @Test func `an hour that is lived twice runs once`() throws {
    let berlin = try #require(LocalTimeZone(identifier: "Europe/Berlin"))
    let first = try next("30 2 * * *", after: "2026-10-24T12:00:00Z", in: berlin)
    #expect(first == "2026-10-25T00:30:00.000Z")
    let second = try next("30 2 * * *", after: "2026-10-25T00:30:00Z", in: berlin)
    #expect(second == "2026-10-26T01:30:00.000Z")
  }

  @Test(arguments: [
    ("60 * * * *", "minute"), ("* 24 * * *", "hour"), ("* * 0 * *", "day"),
    ("* * * 13 *", "month"), ("* * * * 8", "weekday"), ("-1 * * * *", "minute"),
    ("5-1 * * * *", "minute"), ("*/0 * * * *", "minute"), ("a * * * *", "minute"),
    ("1,,2 * * * *", "minute"), ("1- * * * *", "minute"), ("+1 * * * *", "minute"),
    ("١ * * * *", "minute"), ("999999999999999999999 * * * *", "minute"),
  ])
  func `a field that cannot be read is named`(cron: String, field: String) {
    let error = #expect(throws: CronExpression.Invalid.self) { try CronExpression(cron) }
    #expect(error?.field?.rawValue == field)
  }

  @Test(arguments: ["", "* * * *", "* * * * * *", "@daily", "0 0 31 2 *", "0 0 30 2 *"])
  func `what never comes or has not five fields is refused`(cron: String) {
    let error = #expect(throws: CronExpression.Invalid.self) { try CronExpression(cron) }
    #expect(error != nil && error?.field == nil)
  }

  @Test func `blanks between the fields do not count`() throws {
    #expect(try CronExpression("  0   3 * *  * ") == CronExpression("0 3 * * *"))
  }
}
