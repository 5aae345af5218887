import Markup
import Testing

@Suite struct XMLWriterTests {
  private func written(indentation: Int = 0, _ body: (inout XMLWriter) -> Void) -> String {
    var writer = XMLWriter(indentation: indentation)
    body(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func `elements of every kind are written`() {
    let text = written { writer in
      writer.declaration()
      writer.start("a:Kart", ("xmlns:a", "urn:x"), ("i", "1 & 2"))
      writer.element("a:Ad", "Işık <3")
      writer.element("a:Adet", -5)
      writer.element("a:No", Int64.min)
      writer.element("a:Aktif", true)
      writer.element("a:Fiyat", minorUnits: -1299, scale: 2)
      writer.element("a:Kod", orNil: nil)
      writer.element("a:Kod", orNil: "")
      writer.emptyElement("a:Bos", ("k", "v"))
      writer.element("a:Ic") { $0.text("x") }
      writer.raw("<!--r-->")
      writer.end()
    }
    #expect(
      text == """
        <?xml version="1.0" encoding="utf-8"?><a:Kart xmlns:a="urn:x" i="1 &amp; 2">\
        <a:Ad>Işık &lt;3</a:Ad><a:Adet>-5</a:Adet><a:No>-9223372036854775808</a:No>\
        <a:Aktif>true</a:Aktif><a:Fiyat>-12.99</a:Fiyat><a:Kod i:nil="true"/><a:Kod></a:Kod>\
        <a:Bos k="v"/><a:Ic>x</a:Ic><!--r--></a:Kart>
        """)
  }

  @Test(
    arguments: [
      (0, 2, "0.00"), (5, 2, "0.05"), (-5, 2, "-0.05"), (100, 2, "1.00"), (7, 0, "7"),
      (.max, 18, "9.223372036854775807"), (.min, 18, "-9.223372036854775808"), (1, 3, "0.001"),
    ] as [(Int64, Int, String)])
  func `decimals have exactly their digits`(_ minor: Int64, _ scale: Int, _ expected: String) {
    #expect(
      written { $0.element("p", minorUnits: minor, scale: scale) } == "<p>\(expected)</p>")
  }

  @Test func `text is escaped byte by byte`() {
    #expect(written { $0.text("a&b<c>d\"e'f") } == "a&amp;b&lt;c&gt;d&quot;e&#39;f")
  }

  @Test func `a quote with a combining mark is still a quote`() {
    let text = written { $0.start("a", ("v", "x\"\u{301} onmouseover=alert(1)<\u{338}")) }
    #expect(text.utf8.filter { $0 == UInt8(ascii: "\"") }.count == 2)
    #expect(text.utf8.filter { $0 == UInt8(ascii: "<") }.count == 1)
  }

  @Test func `what XML forbids becomes the replacement character at every alignment`() {
    for padding in 0..<34 {
      let head = String(repeating: "ö", count: padding)
      let text = written { $0.text(head + "\u{0}\u{B}\u{1F}\u{FFFE}\u{FFFF}\u{FFFD}\u{FEFF}ﬁ") }
      #expect(text == head + "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FEFF}ﬁ")
    }
  }

  @Test func `what XML forbids becomes the replacement character in attributes too`() {
    let text = written { $0.emptyElement("a", ("v", "x\u{0}\u{B}\u{FFFE}\u{FFFF}y")) }
    #expect(text == "<a v=\"x\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}y\"/>")
  }

  @Test func `white space survives in text and in attributes`() {
    #expect(written { $0.text("\t\r\n") } == "\t&#13;\n")
    #expect(written { $0.emptyElement("a", ("v", "\t\r\n")) } == "<a v=\"&#9;&#13;&#10;\"/>")
  }

  @Test func `CDATA is split where it would end`() throws {
    let text = written { writer in
      writer.element("a") { $0.cdata("<b>]]>]]]>>\r\n\u{1}]") }
    }
    #expect(try rootText(text) == "<b>]]>]]]>>\n\u{FFFD}]")
  }

  @Test func `indentation never touches text`() {
    let text = written(indentation: 2) { writer in
      writer.declaration()
      writer.start("r")
      writer.element("a", "1")
      writer.start("b")
      writer.emptyElement("c")
      writer.end()
      writer.start("d")
      writer.text("x")
      writer.element("e", "y")
      writer.end()
      writer.end()
    }
    #expect(
      text == """
        <?xml version="1.0" encoding="utf-8"?>
        <r>
          <a>1</a>
          <b>
            <c/>
          </b>
          <d>x<e>y</e></d>
        </r>
        """)
  }

  @Test func `taking the bytes keeps elements open`() {
    var writer = XMLWriter(capacity: 0)
    writer.start("a")
    writer.start("b")
    let head = writer.takeBytes()
    #expect(writer.count == 0)
    writer.end()
    writer.end()
    writer.end()
    #expect(String(decoding: head + writer.takeBytes(), as: UTF8.self) == "<a><b></b></a>")
  }

  @Test func `names from data are checked or made legal`() {
    #expect(XMLElementName("g:id") != nil)
    for bad in ["", "1a", "a b", "a:b:c", ":a", "a:", "a>", "<a", "a\u{0}", "-a"] {
      #expect(XMLElementName(bad) == nil)
    }
    let text = written { writer in
      for name in ["Ürün adı", "1a", "", "a><x"] {
        writer.element(XMLElementName(replacingInvalidIn: name), "")
      }
    }
    #expect(text == "<Ürün_adı></Ürün_adı><_a></_a><_></_><a__x></a__x>")
  }

  @Test func `text from the reader is written escaped`() throws {
    let text = try XMLReader.read(Fixture.utf8("<a>&lt;ş</a>")) { reader in
      var writer = XMLWriter()
      _ = try reader.next()
      writer.element("b", try reader.text())
      return String(decoding: writer.bytes, as: UTF8.self)
    }
    #expect(text == "<b>&lt;ş</b>")
  }

  @Test func `any text comes back from the reader as it was written`() throws {
    var random = SeededGenerator(seed: 31)
    let alphabet = Array(
      "abcxyz <>&\"']]>\t\n\r;#şğİıçöüÖ€😀\u{301}\u{7F}\u{85}\u{2028}".unicodeScalars)
    for _ in 0..<1000 {
      let length = Int.random(in: 0...200, using: &random)
      var scalars = String.UnicodeScalarView()
      for _ in 0..<length { scalars.append(alphabet.randomElement(using: &random) ?? "x") }
      let text = String(scalars)
      var writer = XMLWriter(capacity: 0, indentation: Int.random(in: 0...2, using: &random))
      writer.start("r", ("v", text))
      writer.element("t", text)
      writer.end()
      let (attribute, content) = try XMLReader.read(writer.bytes) { reader in
        _ = try reader.next()
        let attribute = reader.attribute("v")
        var content = ""
        try reader.forEachChild { content = try $0.text().string }
        return (attribute, content)
      }
      #expect(attribute.map { Array($0.utf8) } == Array(text.utf8))
      #expect(Array(content.utf8) == Array(text.utf8))
    }
  }

  @Test func `a text longer than the buffer's pieces is escaped whole`() throws {
    for length in [4093, 4094, 4095, 4096, 4097, 9000] {
      let text =
        String(repeating: "x", count: length) + "\u{FFFD}&" + String(repeating: "ş", count: 50)
      #expect(try rootText(written { $0.element("a", text) }) == text)
      #expect(try rootText(written { $0.element("a", text + "\u{FFFF}") }) == text + "\u{FFFD}")
    }
  }
}
