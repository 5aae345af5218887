import Testing

@testable import Feeds

struct GTINTests {
  // Numbers of the GS1 check digit calculator's examples and of goods on sale.
  @Test(arguments: ["96385074", "036000291452", "4006381333931", "10614141000415"])
  func `a number with the right check digit is taken in each length`(_ number: String) {
    #expect(GTIN.valid(number) == number)
  }

  @Test(arguments: ["96385075", "036000291453", "4006381333932", "10614141000416"])
  func `a wrong check digit is refused`(_ number: String) {
    #expect(GTIN.valid(number) == nil)
  }

  @Test(arguments: ["", "1", "123456789", "40063813339310", "400638133393100"])
  func `another number of digits is refused`(_ number: String) {
    #expect(GTIN.valid(number) == nil)
  }

  @Test(arguments: ["400638133393A", "4006381-333931", "٤006381333931", "４００６３８１３３３９３１"])
  func `anything but ASCII digits is refused`(_ text: String) {
    #expect(GTIN.valid(text) == nil)
  }

  @Test(arguments: ["00000000", "000000000000", "0000000000000"])
  func `a number of zeros is refused though its check digit is right`(_ number: String) {
    #expect(GTIN.valid(number) == nil)
  }

  @Test func `blanks around and between the digits are dropped`() {
    #expect(GTIN.valid(" 4006381 333931\t") == "4006381333931")
  }

  // Check digits by the rule; the prefixes are restricted (2x, 02, 04) or coupons (05, 98, 99).
  @Test(arguments: [
    "2000000000008", "2912345678906", "0212345678909", "0412345678903", "0512345678900",
    "9812345678902", "9912345678909", "212345678909", "20123451", "00123457",
  ])
  func `a number that is valid inside one company only is refused`(_ number: String) {
    let digits = number.utf8.map { Int($0 - 0x30) }
    let sum = digits.reversed().enumerated().reduce(0) {
      $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 3)
    }
    #expect(sum % 10 == 0, "the example itself must have a right check digit")
    #expect(GTIN.valid(number) == nil)
  }
}
