import Markup
import Testing

@Suite struct XMLTextTests {
  @Test func `plain text comes as it is`() throws {
    #expect(try rootText("<a> Örnek Sk. No: 1 </a>") == " Örnek Sk. No: 1 ")
  }

  @Test func `the five references and numeric ones are decoded`() throws {
    #expect(
      try rootText(
        "<a>&lt;&gt;&amp;&apos;&quot;&#65;&#x11F;&#X1F600;</a>".replacing("X", with: "x"))
        == "<>&'\"Ağ😀")
  }

  @Test func `text split by references, CDATA and comments is joined`() throws {
    let text = "<a>k&#305;<![CDATA[rm<ız>&amp;]]>ı<!-- x --> <![CDATA[]]]]><![CDATA[>]]></a>"
    #expect(try rootText(text) == "kırm<ız>&amp;ı ]]>")
  }

  @Test func `every line end becomes one line feed`() throws {
    #expect(
      try rootText("<a>1\r\n2\r3\n4\r\r\n5<![CDATA[\r\n]]>&#13;</a>") == "1\n2\n3\n4\n\n5\n\r")
  }

  @Test func `a child element where text is wanted is an error that names the parent only`() {
    let error = #expect(throws: XMLError.self) { try rootText("<Adres>gizli<b/></Adres>") }
    #expect(error?.code == .unexpectedElement)
    #expect(error?.detail == "a child element inside \"Adres\"")
  }

  @Test func `text away from a start is misuse`() {
    let code = refusal {
      try XMLReader.read(Fixture.utf8("<a/>")) { reader in try reader.text().string }
    }
    #expect(code == .misuse)
  }

  @Test(arguments: [
    "<a>&</a>", "<a>& b</a>", "<a>&nbsp;</a>", "<a>&lt</a>", "<a>&#;</a>", "<a>&#x;</a>",
    "<a>&#-1;</a>", "<a>&#1</a>", "<a>&#x1G;</a>", "<a>]]></a>", "<a>x]]>y</a>", "<a>&LT;</a>",
  ])
  func `a broken reference or a stray CDATA end is malformed`(_ text: String) {
    #expect(refusal { try rootText(text) } == .malformed)
    #expect(refusal { try walk(text) } == .malformed)
  }

  @Test func `the bytes view and the literal comparison agree with the string`() throws {
    let found = try XMLReader.read(Fixture.utf8("<a>a&amp;b</a>")) { reader in
      _ = try reader.next()
      let text = try reader.text()
      return (text.bytes { Array($0) }, text.equals("a&b"), text.equals("a&c"), text.isBlank)
    }
    #expect(found.0 == Fixture.utf8("a&b"))
    #expect(found.1 && !found.2 && !found.3)
  }

  @Test func `blank text is told from none`() throws {
    let found = try XMLReader.read(Fixture.utf8("<a> \t\r\n</a>")) { reader in
      _ = try reader.next()
      let text = try reader.text()
      return (text.isBlank, text.isEmpty)
    }
    #expect(found == (true, false))
  }
}
