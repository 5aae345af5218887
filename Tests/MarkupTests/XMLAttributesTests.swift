import Markup
import Testing

@Suite struct XMLAttributesTests {
  private func attribute(_ text: String, _ name: StaticString) throws -> String? {
    try XMLReader.read(Fixture.utf8(text)) { reader in
      _ = try reader.next()
      return reader.attribute(name)
    }
  }

  private func isNil(_ text: String) throws -> Bool {
    try XMLReader.read(Fixture.utf8(text)) { reader in
      _ = try reader.next()
      return reader.isNil
    }
  }

  @Test func `an attribute is found by its local name`() throws {
    let text = "<a xmlns:code='u' x:code=\"1\" b = '2'\n/>"
    #expect(try attribute(text, "code") == "1")
    #expect(try attribute(text, "b") == "2")
    #expect(try attribute(text, "xmlns") == nil)
    #expect(try attribute(text, "c") == nil)
  }

  @Test func `an attribute value is decoded and its white space becomes spaces`() throws {
    let text = "<a v=\"&lt;&#x11F;&#305;&amp;&quot; >\r\n\tz\"/>"
    #expect(try attribute(text, "v") == "<ğı&\" >  z")
  }

  @Test func `nil is true or 1 under any prefix`() throws {
    #expect(try isNil("<a i:nil=\"true\"/>"))
    #expect(try isNil("<a x='' xsi:nil='1'></a>"))
    #expect(try !isNil("<a i:nil=\"false\"/>"))
    #expect(try !isNil("<a xmlns:nil=\"true\"/>"))
    #expect(try !isNil("<a nilly=\"true\"/>"))
    #expect(try !isNil("<a/>"))
  }

  @Test func `a nil element is told from an empty one by its text`() throws {
    let found = try XMLReader.read(Fixture.utf8("<r><a i:nil='true'/><a/><a></a></r>")) { reader in
      var found: [Bool] = []
      _ = try reader.next()
      try reader.forEachChild { child in
        let text = try child.text()
        found.append(text.isNil && text.isEmpty)
      }
      return found
    }
    #expect(found == [true, false, false])
  }

  @Test(arguments: ["", "\r\n", "\u{0}"])
  func `nil is told in a document whose texts are copied`(between: String) throws {
    let text = "<r>\(between)<a i:nil='true'></a>\(between)<a></a></r>"
    let found = try XMLReader.read(Fixture.utf8(text)) { reader in
      var found: [Bool] = []
      _ = try reader.next()
      try reader.forEachChild { found.append(try $0.text().isNil) }
      return found
    }
    #expect(found == [true, false])
  }

  @Test func `an attribute of an earlier element is gone`() throws {
    let values = try XMLReader.read(Fixture.utf8("<r k='1'><a/></r>")) { reader in
      var values: [String?] = []
      while try reader.next() != .endOfDocument { values.append(reader.attribute("k")) }
      return values
    }
    #expect(values == ["1", nil, nil, nil])
  }

  @Test(arguments: [
    "<a b/>", "<a b=/>", "<a b=c/>", "<a b='1'c='2'/>", "<a b='1' b='2'/>", "<a b='<'/>",
    "<a b='&'/>", "<a b='&x;'/>", "<a 1b='1'/>", "<a / >", "<a b='1'/ >",
    "<a x:='1'/>", "<a :x='1'/>", "<a x:y:z='1'/>",
  ])
  func `a broken attribute is malformed`(_ text: String) {
    #expect(refusal { try walk(text) } == .malformed)
  }
}
