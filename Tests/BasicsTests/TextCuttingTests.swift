import Basics
import TestKit
import Testing

struct TextCuttingTests {
  @Test(arguments: [
    ("abc", 3, "abc"), ("abc", 2, "ab"), ("abc", 0, ""), ("abc", -1, ""), ("", 5, ""),
    ("aş", 2, "a"), ("aş", 3, "aş"), ("😀😀", 7, "😀"), ("e\u{301}x", 3, "e\u{301}"),
    ("e\u{301}x", 2, ""), ("a\r\nb", 2, "a"), ("🇹🇷🇹🇷", 12, "🇹🇷"),
  ])
  func `a cut lies between two characters`(text: String, limit: Int, cut: String) {
    #expect(Array(text.cut(toBytes: limit).utf8) == Array(cut.utf8))
  }

  @Test func `a mark counts and is left out where it does not fit`() {
    #expect("abcdef".cut(toBytes: 5, mark: "…") == "ab…")
    #expect("abcdef".cut(toBytes: 6, mark: "…") == "abcdef")
    #expect("abcdef".cut(toBytes: 2, mark: "…") == "ab")
  }

  @Test func `one character as long as a request is cut too`() {
    let text = "a" + String(repeating: "\u{301}", count: 20_000)
    #expect(text.count == 1)
    #expect(text.cut(toBytes: 200).utf8.count == 199)
    #expect(!text.hasCharacters(1...60))
    #expect("Işık".hasCharacters(1...4) && !"Işıkx".hasCharacters(1...4))
  }

  @Test func `words are cut, and no more than two hundred are given`() {
    let long = String(repeating: "Ş", count: 100)
    #expect(TurkishFolding.words("x \(long) \(long)") == ["x", String(repeating: "s", count: 64)])
    #expect(TurkishFolding.term(long) == String(repeating: "s", count: 64))
    #expect(TurkishFolding.term("AB-12/ç") == "ab-12/c")
    let many = (0..<1000).map { "w\($0)" }
    #expect(TurkishFolding.words(many.joined(separator: " ")) == Array(many.prefix(200)))
  }

  /// Comparing each word with all before it would take a hundred times as long.
  @Test func `ten times as many words take ten times as long at most`() {
    let texts = [20_000, 200_000].map { (0..<$0).map { "w\($0)" }.joined(separator: " ") }
    let ratio = growth(
      below: 30, from: { for _ in 0..<20 { _ = TurkishFolding.words(texts[0]) } },
      to: { for _ in 0..<20 { _ = TurkishFolding.words(texts[1]) } })
    #expect(ratio < 30)
  }
}
