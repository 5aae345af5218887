import Testing

@testable import Feeds

struct TextSinkTests {
  @Test func `Turkish letters stay as they are`() {
    let text = "Işıklı Çorap, ĞÜŞİÖÇ ğüşıöç, â î û"
    #expect(TextSink.clean(text, limit: 100) == text)
  }

  @Test(arguments: [
    "\u{0}", "\u{1B}", "\u{7F}", "\u{85}", "\u{AD}", "\u{200B}", "\u{202E}", "\u{2066}", "\u{E000}",
    "\u{F8FF}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}", "\u{378}", "\u{F0000}", "\u{10FFFF}",
  ])
  func `controls, private and unassigned characters and hidden marks are dropped`(_ mark: String) {
    #expect(TextSink.clean("a\(mark)b", limit: 10) == "ab")
  }

  @Test func `emoji that are joined stay whole`() {
    #expect(TextSink.clean("👩‍👩‍👧 aile", limit: 20) == "👩‍👩‍👧 aile")
  }

  @Test func `a cut never leaves half of a shown character`() {
    #expect(TextSink.clean("aile 👩‍👩‍👧", limit: 8) == "aile")
    #expect(TextSink.clean("abce\u{301}e\u{301}", limit: 5) == "abc")
  }

  @Test func `a cut leaves no blank at the end`() {
    #expect(TextSink.clean("keten gömlek", limit: 6) == "keten")
  }

  @Test func `what fits exactly is not cut`() {
    #expect(TextSink.clean("keten gömlek  ", limit: 12) == "keten gömlek")
  }

  @Test func `nothing but blanks is nothing`() {
    #expect(TextSink.clean(" \t\r\n\u{A0}\u{3000}", limit: 10) == "")
  }

  @Test func `a limit of 0 gives nothing`() {
    #expect(TextSink.clean("keten", limit: 0) == "")
  }
}
