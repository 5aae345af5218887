import Basics
import TestKit
import Testing

struct DecimalTextTests {
  @Test(
    arguments: [
      ("0", 0), ("1", 100), ("1299.9", 129_990), ("-0.05", -5), ("1299.8999999999999", 129_990),
      ("1.2E+3", 120_000), ("5e-1", 50), ("0.005", 1), ("0.0049", 0), ("-0.005", -1), ("007", 700),
    ] as [(String, Int64)])
  func `decimal text becomes minor units, rounding half away from zero`(
    text: String, minor: Int64
  ) {
    #expect(DecimalText.parse(text, scale: 2) == minor)
  }

  /// The ends of what 64 bits hold, of exponents and of rounding: an answer, and never a trap.
  @Test(
    arguments: [
      ("92233720368547758.07", Int64.max), ("92233720368547758.074", .max),
      ("92233720368547758.075", nil), ("-92233720368547758.075", nil),
      ("92233720368547758.08", nil),
      ("1E-9223372036854775808", nil), ("1E9223372036854775807", nil),
      ("1E-99999999999999999999", nil),
      ("1E-63", 0), ("0E63", 0), ("1E64", nil), ("1E17", nil), ("9E16", 9_000_000_000_000_000_000),
    ] as [(String, Int64?)])
  func `extremes are read or refused`(text: String, minor: Int64?) {
    #expect(DecimalText.parse(text, scale: 2) == minor)
  }

  @Test(arguments: ["", "-", "1,5", "1.2.3", "abc", "1e", "NaN", "99999999999999999999", " 1"])
  func `anything else is refused`(text: String) {
    #expect(DecimalText.parse(text, scale: 2) == nil)
  }

  @Test func `formatting and parsing are inverse`() {
    var random = SeededRandom(seed: 1)
    for _ in 0..<2000 {
      let minor = Int64.random(in: -10_000_000...10_000_000, using: &random)
      let scale = Int.random(in: 0...4, using: &random)
      let text = DecimalText.format(minorUnits: minor, scale: scale)
      #expect(DecimalText.parse(text, scale: scale) == minor)
    }
  }

  @Test func `money knows the digits of its currency`() throws {
    let yen = try #require(Currency(rawValue: "JPY"))
    #expect(Money(minorUnits: 500, currency: yen).decimalText == "500")
    #expect(Money(minorUnits: -5, currency: .turkishLira).decimalText == "-0.05")
    #expect(Currency(shopCode: "TL") == .turkishLira)
    #expect(Currency(shopCode: "Lira") == nil)
  }
}
