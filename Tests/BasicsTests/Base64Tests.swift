import Basics
import Testing

struct Base64Tests {
  /// RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `the vectors of the standard`(plain: String, coded: String) {
    #expect(Base64.encoded(Array(plain.utf8)) == coded)
  }

  @Test func `every bit has its place`() {
    #expect(Base64.encoded([0xFF, 0xFE, 0xFD, 0x00]) == "//79AA==")
  }
}
