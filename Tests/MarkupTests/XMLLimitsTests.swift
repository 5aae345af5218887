import Markup
import Testing

@Suite struct XMLLimitsTests {
  private func nested(_ depth: Int) -> String {
    String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
  }

  @Test func `depth is bounded for walking and for skipping`() throws {
    #expect(try walk(nested(64)).count == 128)
    #expect(refusal { try walk(nested(65)) } == .tooDeep)
    let code = refusal {
      try XMLReader.read(Fixture.utf8(nested(65))) { reader in
        _ = try reader.next()
        try reader.skip()
      }
    }
    #expect(code == .tooDeep)
  }

  @Test func `an empty element counts as a level when it is visited`() throws {
    #expect(try walk("<a><b/></a>", limits: XMLLimits(maxDepth: 2)).count == 4)
    #expect(refusal { try walk("<a><b/></a>", limits: XMLLimits(maxDepth: 1)) } == .tooDeep)
    #expect(refusal { try walk("<a/>", limits: XMLLimits(maxDepth: 0)) } == .tooDeep)
  }

  @Test func `a hundred thousand open tags are an error, not a crash`() {
    let bomb = Fixture.utf8(String(repeating: "<a>", count: 100_000))
    #expect(refusal { try walk(bomb) } == .tooDeep)
  }

  @Test func `size is bounded before and after transcoding`() throws {
    let text = "<a>0123456789</a>"
    #expect(try rootText(text, limits: XMLLimits(maxBytes: 17)) == "0123456789")
    #expect(refusal { try rootText(text, limits: XMLLimits(maxBytes: 16)) } == .tooLarge)
    let declared = "<?xml version='1.0' encoding='windows-1254'?><a>"
    let grows =
      Fixture.utf8(declared) + [UInt8](repeating: 0x80, count: 100) + Fixture.utf8("</a>")
    #expect(refusal { try rootText(grows, limits: XMLLimits(maxBytes: 200)) } == .tooLarge)
    #expect(try rootText(grows, limits: XMLLimits(maxBytes: 400)).unicodeScalars.count == 100)
  }

  @Test(arguments: ["0123456789", "01234&amp;6789", "<![CDATA[0123456789]]>", "01<!-- -->23456789"])
  func `text is bounded however it is written`(_ content: String) throws {
    let text = "<a>\(content)</a>"
    #expect(try rootText(text, limits: XMLLimits(maxTextBytes: 10)).utf8.count == 10)
    #expect(refusal { try rootText(text, limits: XMLLimits(maxTextBytes: 9)) } == .textTooLong)
    #expect(refusal { try walk(text, limits: XMLLimits(maxTextBytes: 9)) } == .textTooLong)
  }

  @Test func `a text node of 11 MB is read`() throws {
    // libxml2 stops at 10 MB (swift-style 5.3).
    let text = String(repeating: "QUJD", count: 11 << 18)
    #expect(try rootText("<a>" + text + "</a>").utf8.count == 11 << 20)
  }

  @Test func `attributes and names are bounded`() throws {
    let attributes = (1...65).map { " a\($0)='v'" }.joined()
    #expect(refusal { try walk("<a\(attributes)/>") } == .tooManyAttributes)
    #expect(try walk("<a\(attributes.dropLast(8))/>").count == 2)
    let name = String(repeating: "n", count: 256)
    #expect(try walk("<\(name)/>").count == 2)
    #expect(refusal { try walk("<\(name)n/>") } == .nameTooLong)
    #expect(refusal { try walk("<a \(name)n=''/>") } == .nameTooLong)
  }
}
