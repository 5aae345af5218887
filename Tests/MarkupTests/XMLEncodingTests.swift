import Markup
import Testing

@Suite struct XMLEncodingTests {
  private func declared(_ encoding: String, _ content: [UInt8]) -> [UInt8] {
    Fixture.utf8("<?xml version=\"1.0\" encoding=\"\(encoding)\"?><a>") + content
      + Fixture.utf8("</a>")
  }

  @Test(arguments: ["windows-1254", "WINDOWS-1254", "iso-8859-9", "ISO-8859-9"])
  func `Turkish letters of a single-byte encoding are read`(_ encoding: String) throws {
    let letters: [UInt8] = [0xFE, 0xF0, 0xDD, 0xFD, 0xDE, 0xD0, 0xE7, 0xC7, 0xF6, 0xFC]
    #expect(try rootText(declared(encoding, letters)) == "şğİıŞĞçÇöü")
  }

  @Test func `windows-1254 has the euro sign and curly quotes`() throws {
    let content: [UInt8] = [0x80, 0x93, 0x94, 0x85]
    #expect(try rootText(declared("windows-1254", content)) == "€“”…")
  }

  @Test func `iso-8859-1 is Latin-1`() throws {
    #expect(try rootText(declared("ISO-8859-1", [0xFD, 0xF0, 0xE9])) == "ýðé")
  }

  @Test(arguments: ["utf-8", "UTF-8", "us-ascii", "US-ASCII"])
  func `UTF-8 and ASCII are read as they are`(_ encoding: String) throws {
    #expect(try rootText(declared(encoding, Fixture.utf8("abc"))) == "abc")
  }

  @Test(arguments: ["koi8-r", "utf-16", "windows-1252", "shift_jis", ""])
  func `another encoding is refused`(_ encoding: String) {
    #expect(refusal { try rootText(declared(encoding, [0x41])) } == .unsupportedEncoding)
  }

  @Test func `a UTF-8 byte order mark is passed and wins over the declaration`() throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(try rootText(mark + Fixture.utf8("<a>ş</a>")) == "ş")
    #expect(try rootText(mark + declared("windows-1254", Fixture.utf8("ş"))) == "ş")
  }

  @Test(arguments: [true, false], [true, false])
  func `UTF-16 of both orders is read`(isBigEndian: Bool, hasMark: Bool) throws {
    let text = "<?xml version='1.0' encoding='utf-16'?><a>ığ😀</a>"
    let units = (hasMark ? [0xFEFF] : []) + Array(text.utf16)
    let bytes = units.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBigEndian ? [high, low] : [low, high]
    }
    #expect(try rootText(bytes) == "ığ😀")
    #expect(refusal { try rootText(Array(bytes.dropLast())) } == .truncated)
  }

  @Test func `a lone surrogate is not text`() {
    let bytes: [UInt8] = [0xFF, 0xFE, 0x3C, 0, 0x61, 0, 0x3E, 0, 0x00, 0xDC, 0x3C, 0]
    #expect(refusal { try rootText(bytes) } == .notUTF8)
  }

  @Test(
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3, 0x28], [0xE0, 0x80, 0x80],
      [0xED, 0xA0, 0x80], [0xE2, 0x28, 0xA1], [0xE2, 0x82, 0x28], [0xF0, 0x80, 0x80, 0x80],
      [0xF0, 0x9F, 0x98, 0x28], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    ] as [[UInt8]])
  func `broken UTF-8 is refused at every alignment`(_ sequence: [UInt8]) {
    for padding in 0..<34 {
      let head = Fixture.utf8("<a>" + String(repeating: "x", count: padding))
      let bytes = head + sequence + Fixture.utf8("</a>")
      let error = #expect(throws: XMLError.self) { try rootText(bytes) }
      #expect(error?.code == .notUTF8)
      #expect(error?.offset == head.count)
    }
  }

  @Test func `whole UTF-8 is accepted at every alignment`() throws {
    for padding in 0..<34 {
      let text = String(repeating: "x", count: padding) + "ş€😀ığüşöçİ\u{7FF}\u{800}\u{10FFFF}" + "y"
      #expect(try rootText("<a>\(text)</a>") == text)
    }
  }

  @Test func `a document that ends inside a character is truncated`() {
    let bytes = Fixture.utf8("<a>ş")
    #expect(refusal { try rootText(Array(bytes.dropLast())) } == .truncated)
  }
}
