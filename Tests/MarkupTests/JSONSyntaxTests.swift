import Markup
import Testing

/// The corners of RFC 8259, by hand.
@Suite struct JSONSyntaxTests {
  static let accepted = [
    "0", "-0", "-1", "10", "1.0", "0.1", "1e9", "1E-9", "1e+09", "-1.5E3", "\"\"", "\"\u{7F}\"",
    " null ", "\t\r\n[]", "{\"\":0}", "[[[]]]", "\"\\u0000\"", "\"\\uD834\\udd1e\"", "\"\u{2028}\"",
    "[true,false,null]", "{\"a\":{\"a\":{}}}", "123456789012345678901234567890",
    "\u{FEFF}[1]", "\"\u{FFFF}\"", "\"\u{10FFFF}\"", "\"\t\"", "\"\n\"", "\"\u{0}\"",
    "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\ud800\"", "\"\\ud800x\"", "\"\\udc00\\ud800\"",
    "\"\\ud800\\u0041\"", "{\"\\ud800\":1}",
  ]

  static let malformed = [
    "[1,]", "[,1]", "[1 2]", "[1]]", "{\"a\":1,}", "{a:1}", "{\"a\" 1}", "{\"a\":}", "{1:2}",
    "{,}", "'a'", "01", "-01", "+1", ".5", "1.e1", "[1.]", "[1e]", "[1e+]", "[-]", "[--1]",
    "NaN", "Infinity", "[0x1]", "True", "TRUE", "[nul]", "[truex]", "\"\\x\"", "\"\\u12G4\"",
    "\"\\u12\"", "\u{0}", "[1]\u{0}", "// a\n1", "[1/**/]",
    "\"a\" \"b\"", "1 2", "{}{}", "\u{A0}1", "[\u{B}1]", "}", "]", ",", ":", "{]", "[}",
    "\"\\ud800\\u12G4\"", "{\"\\x\":1}",
  ]

  static let truncated = [
    "", " ", "[", "{", "[1", "[1,", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "\"", "\"a",
    "\"\\", "\"\\\"", "tru", "n", "-", "1.", "1e", "1e+", "[\"a\\u12",
  ]

  @Test(arguments: accepted) func `valid JSON is read`(text: String) throws {
    _ = try JSONTree(text)
    try JSONReader.read(Array(text.utf8)) { _ in }
  }

  @Test(arguments: malformed) func `what is no JSON is refused`(text: String) {
    #expect(jsonRefusal { try JSONTree(text) } == .malformed)
  }

  @Test(arguments: truncated) func `what is cut is told as cut`(text: String) {
    #expect(jsonRefusal { try JSONTree(text) } == .truncated)
    #expect(jsonRefusal { try JSONReader.read(Array(text.utf8)) { _ in } } == .truncated)
  }

  @Test func `skipping looks at strings and brackets alone`() throws {
    try JSONReader.read(Array(#"{"a":[1,,x "\q"]}"#.utf8)) { _ in }
    #expect(jsonRefusal { try JSONReader.read(Array(#"{"a":[1}]"#.utf8)) { _ in } } == .malformed)
    #expect(jsonRefusal { try JSONReader.read(Array(#"[{]}"#.utf8)) { _ in } } == .malformed)
  }
}
