import TestKit
import Testing

@testable import Feeds

struct HTMLTextTests {
  private func plain(_ html: String, limit: Int = 5000) -> String {
    HTMLText.plain(html, limit: limit).text
  }

  @Test func `blocks part words and inline tags do not`() {
    #expect(
      plain("<p>Keten</p><ul><li>Yaz<b>lık</b></li><li>Rahat<br>kesim</li></ul>")
        == "Keten Yazlık Rahat kesim")
  }

  @Test(arguments: [
    ("A &amp; B", "A & B"), ("&lt;b&gt;", "<b>"), ("&Ouml;rnek", "Örnek"), ("&#304;pek", "İpek"),
    ("&#x131;l&#X131;k", "ılık"), ("5&nbsp;cm", "5 cm"), ("&euro;5", "€5"), ("It&#146;s", "It’s"),
    ("&gbreve;&scedil;", "ğş"), ("&yuml;", "ÿ"),
  ])
  func `character references become characters`(_ html: String, _ text: String) {
    #expect(plain(html) == text)
  }

  @Test(arguments: [
    "A & B", "&bilinmeyen;", "&", "&;", "&#;", "&#x;", "&#xZZ;", "&amp", "&#+65;",
  ])
  func `what is no character reference stays as it was written`(_ html: String) {
    #expect(plain(html) == html)
  }

  @Test(arguments: ["&#0;", "&#x1F;", "&#57344;", "&#xFFFF;", "&#8238;", "&#xAD;"])
  func `references to what a feed may not hold give nothing`(_ html: String) {
    #expect(plain("a\(html)b") == "ab")
  }

  @Test(arguments: ["&#xD800;", "&#x110000;"])
  func `references to what is no character give the replacement character`(_ html: String) {
    #expect(plain(html) == "\u{FFFD}")
  }

  @Test func `text that was escaped twice is unescaped once`() {
    #expect(plain("&amp;lt;b&amp;gt;") == "&lt;b&gt;")
  }

  @Test(arguments: [
    "<script>alert('x</b>')</script>", "<SCRIPT type='a>b'>x</ScRiPt >", "<style>p > a {}</style>",
    "<!-- a > b -->", "<!---->", "<!-->", "<!--->", "<!DOCTYPE html>", "<?xml version='1.0'?>",
    "<head><title>x</title><header>y</header></head>", "<template><p>x</p></template>",
    "<a title=\"a > b\" data-x='>'></a>", "</script>", "</style>", "<b x=1 y=\"'\">",
  ])
  func `scripts, styles, comments and tags leave no text`(_ html: String) {
    #expect(plain("önce \(html) sonra") == "önce sonra")
  }

  @Test func `a script that does not end takes the rest with it`() {
    #expect(plain("önce <script>alert(1)") == "önce")
  }

  @Test(arguments: ["beden < 38", "3<4", "a <- b", "<3", "x <"])
  func `a sign that opens no tag is text`(_ html: String) {
    #expect(plain(html) == html)
  }

  @Test func `a stray quote in a tag does not hide what follows`() {
    #expect(plain("<p class=a\">Keten</p> gömlek") == "Keten gömlek")
  }

  @Test func `line ends, tabs and runs of blanks become one space`() {
    #expect(plain(" a\r\nb\t\tc\u{A0}\u{2003}d\u{2028}e \n") == "a b c d e")
  }

  @Test func `the limit counts characters and not bytes`() {
    let letters = String(repeating: "ş", count: 5000)
    #expect(plain(letters) == letters)
    #expect(HTMLText.plain(letters, limit: 5000).wasCut == false)
    let cut = HTMLText.plain(letters + "x", limit: 5000)
    #expect(cut.text == letters)
    #expect(cut.wasCut)
  }

  @Test func `the time to read a hostile text grows with its length only`() {
    let pieces = ["<", "&", "<!--", "<a \"", "<script>", "</", "&#", "<a = \""]
    for piece in pieces {
      let short = String(repeating: piece, count: 20_000 / piece.utf8.count)
      let long = String(repeating: piece, count: 200_000 / piece.utf8.count)
      let growth = growth(below: 35) {
        _ = plain(short, limit: 1_000_000)
      } to: {
        _ = plain(long, limit: 1_000_000)
      }
      // Ten times the length takes ten times as long; every other way of reading a hundred times.
      #expect(growth < 35, "\(piece)")
    }
  }
}
