import Basics
import Testing

@testable import Web

/// Numbers, money and times in both languages.
struct FormattingTests {
  private let turkish = Formatting(language: .turkish, zone: .istanbul)
  private let english = Formatting(language: .english, zone: .istanbul)

  @Test func `thousands are grouped in the language's way`() {
    #expect(turkish.number(Int64(1_234_567)) == "1.234.567")
    #expect(english.number(Int64(1_234_567)) == "1,234,567")
    #expect(turkish.number(Int64(-1000)) == "-1.000")
    #expect(turkish.number(Int64(999)) == "999")
  }

  @Test func `the extreme numbers do not overflow`() {
    #expect(turkish.number(Int64.min) == "-9.223.372.036.854.775.808")
    #expect(turkish.money(.min, "TRY") == "-92.233.720.368.547.758,08 ₺")
  }

  @Test func `money stands with its sign where the language wants it`() {
    #expect(turkish.money(123_450, "TRY") == "1.234,50 ₺")
    #expect(english.money(123_450, "TRY") == "₺1,234.50")
    #expect(turkish.money(-5, "EUR") == "-0,05 €")
    #expect(english.money(-5, "EUR") == "-€0.05")
  }

  @Test func `currencies have their own number of decimals and unknown ones keep their code`() {
    #expect(turkish.money(1500, "JPY") == "1.500 JPY")
    #expect(english.money(1500, "KWD") == "KWD 1.500")
    #expect(turkish.money(1500, "?") == "15,00 ?")
  }

  @Test func `quantities drop zeros behind the point and keep their sign`() {
    #expect(turkish.quantity(2000) == "2")
    #expect(turkish.quantity(1500) == "1,5")
    #expect(english.quantity(-500) == "-0.5")
    #expect(turkish.quantity(0) == "0")
    #expect(turkish.quantity(100_000) == "100")
  }

  @Test func `shares and rates carry the per cent sign on their side`() {
    #expect(turkish.percent(micro: 123_456) == "%12,3")
    #expect(english.percent(micro: 1_000_000) == "100.0%")
    #expect(turkish.rate(basisPoints: 2000) == "%20")
    #expect(english.rate(basisPoints: 850) == "8.5%")
  }

  @Test func `times are those of the shop's clock`() {
    let moment = Timestamp(seconds: 1_795_428_000)
    #expect(turkish.time(moment) == "23.11.2026 13:00")
    #expect(english.time(moment) == "23 Nov 2026 13:00")
  }

  @Test func `a day of the figures is the same date in every zone`() {
    #expect(turkish.date(day: 20_780) == "23.11.2026")
    #expect(turkish.shortDate(day: 20_780) == "23 Kas")
  }

  @Test(arguments: [
    (0, "az önce", "just now"), (59, "az önce", "just now"), (180, "3 dk önce", "3 min ago"),
    (7200, "2 sa önce", "2 h ago"), (86_400, "1 gün önce", "1 day ago"),
    (172_800, "2 gün önce", "2 days ago"), (-30, "az önce", "just now"),
  ])
  func `an age is told in the largest unit that fits`(
    seconds: Int64, turkishText: String, englishText: String
  ) {
    let now = Timestamp(seconds: 1_795_428_000)
    let then = now.adding(seconds: -seconds)
    #expect(turkish.age(of: then, now: now) == turkishText)
    #expect(english.age(of: then, now: now) == englishText)
  }

  @Test func `telephone numbers are spaced as people read them`() {
    #expect(turkish.phone("905321234567") == "+90 532 123 45 67")
    #expect(turkish.phone("4915112345678") == "+4915112345678")
    #expect(turkish.phone("dahili 12") == "dahili 12")
  }

  @Test func `a date field gives the first moment of that day in the shop`() {
    #expect(turkish.startOfDay("2026-11-23")?.iso8601 == "2026-11-22T21:00:00.000Z")
    #expect(turkish.startOfDay("2026-02-30") == nil)
    #expect(turkish.startOfDay("2026-11-23T10:00") == nil)
  }

  @Test func `figures and times beyond all bounds are written all the same`() {
    let now = Timestamp(seconds: 1_795_428_000)
    #expect(turkish.age(of: Timestamp(milliseconds: .max), now: now) == "az önce")
    #expect(turkish.age(of: Timestamp(milliseconds: .min), now: now).hasSuffix("gün önce"))
    for number in [Int64.min, .max] {
      #expect(!turkish.time(Timestamp(milliseconds: number)).isEmpty)
      #expect(!turkish.date(day: number).isEmpty && !turkish.shortDate(day: number).isEmpty)
      #expect(!turkish.percent(micro: number).isEmpty && !turkish.score(micro: number).isEmpty)
      #expect(!turkish.rate(basisPoints: number).isEmpty)
    }
  }
}
