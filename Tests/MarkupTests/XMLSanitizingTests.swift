import Markup
import Testing

@Suite struct XMLSanitizingTests {
  private func cleaned(_ text: String) -> (text: String, count: Int) {
    var bytes = Fixture.utf8(text)
    let count = XMLSanitizing.replaceForbiddenControls(&bytes)
    return (String(decoding: bytes, as: UTF8.self), count)
  }

  @Test func `a clean document is left alone`() {
    let text = "<a>ş\t\r\n&amp;&#10;&#x9;&#287;</a>"
    #expect(cleaned(text) == (text, 0))
  }

  @Test func `control bytes become spaces`() {
    #expect(cleaned("<a>x\u{0}y\u{B}\u{1F}z</a>") == ("<a>x y  z</a>", 3))
  }

  @Test func `references to control characters become one space each`() {
    #expect(cleaned("<a>x&#x1F;y&#0;&#x0000B;z&#31;</a>") == ("<a>x y  z </a>", 4))
  }

  @Test func `what is no such reference stays`() {
    let text = "<a>&#x+1;&#;&#x;&#x1F &#256;&#x100;&#"
    #expect(cleaned(text) == (text, 0))
  }

  @Test func `a page that .NET wrote with a control character reads after cleaning`() throws {
    var bytes = Fixture.utf8(
      Fixture.page(orders: 1).replacing("acele", with: "a\u{B}cele")
        .replacing("Örnek Sk.", with: "Örnek&#xB;Sk."))
    #expect(throws: SOAPError.self) { try OrderRecord.readPage(bytes) }
    #expect(XMLSanitizing.replaceForbiddenControls(&bytes) == 2)
    #expect(try OrderRecord.readPage(bytes).map(\.note) == ["<b>a cele</b> lütfen"])
  }

  @Test func `the first forbidden character is found at every alignment`() {
    for padding in 0..<20 {
      let head = String(repeating: "x", count: padding)
      #expect(cleaned(head + "\u{1}" + head) == (head + " " + head, 1))
      #expect(cleaned(head + "&#2;") == (head + " ", 1))
      #expect(cleaned(head + "\n&amp;" + head) == (head + "\n&amp;" + head, 0))
    }
  }
}
