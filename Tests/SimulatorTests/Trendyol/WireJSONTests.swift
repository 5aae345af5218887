import Testing

@testable import Simulator

struct WireJSONTests {
  @Test func `values are read and written as they came`() throws {
    let text = #"{"a":[1,-2.50,1e3,true,false,null],"b":{"ç":"\"x\\y\n"},"":""}"#
    let value = try WireJSONParser.parse(Array(text.utf8))
    var json = ReplyJSON()
    json.value(value)
    #expect(String(decoding: json.bytes, as: UTF8.self) == text)
  }

  @Test func `escapes become characters`() throws {
    let value = try WireJSONParser.parse(Array(#"["\u0130\ud83d\ude00\/\b","\ud800x"]"#.utf8))
    #expect(value == .list([.text("İ😀/\u{8}"), .text("\u{FFFD}x")]))
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\"}", "[1 2]", "\"a", "tru", "01x", "{\"a\":1}}", "\"\u{1}\"", "+1",
    String(repeating: "[", count: 40) + String(repeating: "]", count: 40),
    String(repeating: "9", count: 41),
  ])
  func `what is no JSON is refused`(_ text: String) {
    #expect(throws: WireJSONError.self) { try WireJSONParser.parse(Array(text.utf8)) }
  }

  @Test func `money has one or two digits behind the point`() {
    let texts = [0, 5, 45_000, 44_990, 44_995, -150].map { Lira(minor: $0).text }
    #expect(texts == ["0.0", "0.05", "450.0", "449.9", "449.95", "-1.5"])
    #expect(Lira(reading: "249.9") == Lira(minor: 24_990))
    #expect(Lira(reading: "1e2") == Lira(minor: 10_000))
    #expect(Lira(reading: "-1") == nil)
    #expect(Lira(reading: "nan") == nil)
  }

  @Test func `Base64 goes there and back`() {
    for length in 0..<20 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 200) }
      #expect(Base64.decode(Base64.encode(bytes)) == bytes)
    }
    #expect(Base64.encode(Array("ab:c".utf8)) == "YWI6Yw==")
    #expect(Base64.decode("YWI6Yw=") == nil)
    #expect(Base64.decode("Y!I6Yw==") == nil)
  }
}
