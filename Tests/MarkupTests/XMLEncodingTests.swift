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

  @Test(
    arguments: [true, false],
    [[0xDC00], [0xD83D], [0xD83D, 0x26], [0xDE00, 0xD83D]] as [[UInt16]])
  func `half a surrogate pair costs itself and not what follows`(
    isBigEndian: Bool, units: [UInt16]
  ) throws {
    let tail = units.last == 0x26 ? "amp;x</a>" : "x</a>"
    let bytes = ([0xFEFF] + Array("<a>".utf16) + units + Array(tail.utf16)).flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBigEndian ? [high, low] : [low, high]
    }
    let halves = String(repeating: "\u{FFFD}", count: units.filter { $0 != 0x26 }.count)
    #expect(try rootText(bytes) == halves + (units.last == 0x26 ? "&x" : "x"))
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
