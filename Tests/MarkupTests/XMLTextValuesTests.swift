import Markup
import Testing

@Suite struct XMLTextValuesTests {
  private func value<T>(_ text: String, _ body: (borrowing XMLText) -> T) throws -> T {
    try XMLReader.read(Fixture.utf8("<a>\(text)</a>")) { reader in
      _ = try reader.next()
      return body(try reader.text())
    }
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("+7", 7), (" 42\n", 42), ("007", 7),
      ("9223372036854775807", .max), ("-9223372036854775808", .min),
    ] as [(String, Int64)])
  func `whole numbers are read`(_ text: String, _ expected: Int64) throws {
    #expect(try value(text) { $0.int } == expected)
  }

  @Test(arguments: [
    "", " ", "-", "+", "1.0", "1e3", "0x10", "1 2", "--1", "9223372036854775808",
    "-9223372036854775809", "99999999999999999999", "١", "12a",
  ])
  func `what is not a whole number is nil`(_ text: String) throws {
    #expect(try value(text) { $0.int } == nil)
  }

  @Test(
    arguments: [
      ("true", true), ("false", false), ("1", true), ("0", false), (" true ", true), ("True", nil),
      ("", nil), ("2", nil), ("tru", nil), ("yes", nil),
    ] as [(String, Bool?)])
  func `truth values are read`(_ text: String, _ expected: Bool?) throws {
    #expect(try value(text) { $0.bool } == expected)
  }

  @Test(
    arguments: [
      ("1299.8999999999999", 2, 129_990), ("1299.90", 2, 129_990), ("1299.9", 2, 129_990),
      ("0", 2, 0), ("-0.0", 2, 0), ("-0.05", 2, -5), ("0.005", 2, 1), ("-0.005", 2, -1),
      ("0.0049999", 2, 0), ("2.675", 2, 268), ("1.2E+3", 2, 120_000), ("1.2e3", 0, 1200),
      ("5E-3", 2, 1), ("4.9E-3", 2, 0), ("5E-4", 2, 0), ("1E-400", 2, 0), ("0E+400", 2, 0),
      (".5", 0, 1), ("5.", 1, 50), ("+12.345", 2, 1235), (" 7 ", 0, 7), ("000012.30", 2, 1230),
      ("0.00000000000000000001", 18, 0), ("92233720368547758.07", 2, .max),
      ("-92233720368547758.08", 2, .min), ("123456789012345678E-17", 2, 123),
      ("0.1", 18, 100_000_000_000_000_000), ("1.7976931348623157E-308", 2, 0),
    ] as [(String, Int, Int64)])
  func `decimal text becomes minor units, half away from zero`(
    _ text: String, _ scale: Int, _ expected: Int64
  ) throws {
    #expect(try value(text) { $0.decimalMinorUnits(scale: scale) } == expected)
  }

  @Test(arguments: [
    "", ".", "-", "-.", "1,5", "1.234,50", "1.2.3", "1e", "1e+", "e5", "NaN", "INF", "12 TL", "0x1",
    "92233720368547758.08", "-92233720368547758.09", "1E+20", "1E+9999999999999999999999", "--1",
    "١٫٥",
  ])
  func `what is not a decimal number, or too large, is nil`(_ text: String) throws {
    #expect(try value(text) { $0.decimalMinorUnits(scale: 2) } == nil)
  }

  @Test(arguments: [-1, 19]) func `a scale outside its range is nil`(_ scale: Int) throws {
    #expect(try value("1") { $0.decimalMinorUnits(scale: scale) } == nil)
  }

  @Test func `every double between whole kurus reads as the nearest kurus`() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<2000 {
      let minor = Int64.random(in: -100_000_000...100_000_000, using: &random)
      // The text .NET writes for a price that went through binary arithmetic.
      let noisy = Double(minor) / 100 * 1.1 / 1.1
      #expect(try value("\(noisy)") { $0.decimalMinorUnits(scale: 2) } == minor)
    }
  }

  @Test func `a date and time is read with its fraction and offset`() throws {
    let found = try value("2026-11-22T14:06:59.1239999+03:00") { $0.localDateTime }
    let parts = try #require(found)
    #expect([parts.year, parts.month, parts.day] == [2026, 11, 22])
    #expect([parts.hour, parts.minute, parts.second, parts.millisecond] == [14, 6, 59, 123])
    #expect(parts.offsetMinutes == 180)
  }

  @Test(
    arguments: [
      ("2026-11-22T14:06:00", nil, 0), ("2026-11-22T14:06:00Z", 0, 0), ("2026-11-22", nil, 0),
      ("2026-11-22-09:30", -570, 0), ("0001-01-01T00:00:00", nil, 0),
      ("2024-02-29T23:59:59.5", nil, 500), ("2024-02-29T23:59:59.05", nil, 50),
      (" 2000-02-29 ", nil, 0),
    ] as [(String, Int?, Int)])
  func `legal forms are read`(_ text: String, _ offset: Int?, _ millisecond: Int) throws {
    let found = try value(text) { $0.localDateTime }
    let parts = try #require(found)
    #expect(parts.offsetMinutes == offset)
    #expect(parts.millisecond == millisecond)
  }

  @Test(arguments: [
    "", "2026", "2026-13-01", "2026-00-01", "2026-02-29", "1900-02-29", "2026-04-31", "2026-1-1",
    "0000-01-01", "2026-11-22T", "2026-11-22T24:00:00", "2026-11-22T14:60:00",
    "2026-11-22T14:06:60", "2026-11-22T14:06", "2026-11-22T14:06:00.", "2026-11-22T14:06:00+3",
    "2026-11-22T14:06:00+14:01", "2026-11-22T14:06:00ZZ", "2026-11-22 14:06:00", "22.11.2026",
    "2026-11-22T14:06:00+03:00x",
  ])
  func `what is not a date is nil`(_ text: String) throws {
    #expect(try value(text) { $0.localDateTime } == nil)
  }
}
