import Markup
import Testing

@Suite struct XMLEventsTests {
  @Test func `an element with text gives start, text and end`() throws {
    #expect(try walk("<a>x</a>") == ["1 <a", "1 x", "1 >a"])
  }

  @Test func `an empty element gives start and end`() throws {
    #expect(try walk("<r><a/><b /></r>") == ["1 <r", "2 <a", "2 >a", "2 <b", "2 >b", "1 >r"])
  }

  @Test func `prefixes are stripped from names`() throws {
    #expect(try walk("<s:E><a:Il>x</a:Il></s:E>") == ["1 <E", "2 <Il", "2 x", "2 >Il", "1 >E"])
  }

  @Test func `text on both sides of a comment or an instruction is one text`() throws {
    #expect(try walk("<a>x<!-- - -->y<?p q?>z</a>") == ["1 <a", "1 xyz", "1 >a"])
  }

  @Test func `a comment alone is no text`() throws {
    #expect(try walk("<a><!-- c --><![CDATA[]]></a>") == ["1 <a", "1 >a"])
  }

  @Test func `markup around the root is passed over`() throws {
    let text = "<?xml version=\"1.0\"?>\n<!-- c -->\n<?pi x?>\n<a></a>\n<!-- d -->\n<?pi?>\n"
    #expect(try walk(text) == ["1 <a", "1 >a"])
  }

  @Test func `mixed content comes in document order`() throws {
    #expect(
      try walk("<p>one<b>two</b>three</p>")
        == ["1 <p", "1 one", "2 <b", "2 two", "2 >b", "1 three", "1 >p"])
  }

  @Test func `end tags may have trailing space and names may be Turkish`() throws {
    #expect(try walk("<şehir >İl</şehir\n>") == ["1 <şehir", "1 İl", "1 >şehir"])
  }

  @Test func `next stays at the end of the document`() throws {
    let events = try XMLReader.read(Fixture.utf8("<a/>")) { reader in
      try (0..<4).map { _ in try reader.next() }
    }
    #expect(events == [.start, .end, .endOfDocument, .endOfDocument])
  }

  @Test func `the offsets of an element cut it out of the document`() throws {
    let text = "<r> <a:x i:nil='1'/><b k=\"v\">t<c/></b > </r>"
    let pieces = try XMLReader.read(Fixture.utf8(text)) { reader in
      var pieces: [String] = []
      _ = try reader.next()
      try reader.forEachChild { child in
        try child.skip()
        let range = child.elementStart..<child.position
        pieces.append(String(decoding: child.rawBytes(range), as: UTF8.self))
      }
      return pieces
    }
    #expect(pieces == ["<a:x i:nil='1'/>", "<b k=\"v\">t<c/></b >"])
  }

  @Test func `the offsets still describe a record after its members were read`() throws {
    let bytes = Fixture.utf8(Fixture.page(orders: 3))
    let records = try SOAPReply.open(
      bytes, operation: "SelectSiparis", httpStatus: 200, contentType: nil
    ) { reader in
      var records: [(raw: [UInt8], record: OrderRecord)] = []
      try reader.forEachChild { child in
        let record = try OrderRecord(&child)
        records.append((child.rawBytes(child.elementStart..<child.position), record))
      }
      return records
    }
    #expect(records.count == 3)
    for (raw, record) in records {
      let again = try XMLReader.read(raw[...]) { reader in
        _ = try reader.next()
        return try OrderRecord(&reader)
      }
      #expect(again == record)
    }
  }

  @Test func `a range outside the document is clamped`() throws {
    let raw = try XMLReader.read(Fixture.utf8("<a/>")) { $0.rawBytes(2..<900) }
    #expect(raw == Fixture.utf8("/>"))
  }

  @Test func `names compare with literals and texts`() throws {
    let answers = try XMLReader.read(Fixture.utf8("<x:UrunKartiID/>")) { reader in
      _ = try reader.next()
      return [
        reader.name == "UrunKartiID", reader.name == "UrunKartiId", reader.name == "UrunKartiI",
        reader.name != "", reader.name.equals("UrunKartiID"), reader.name.equals(""),
      ]
    }
    #expect(answers == [true, false, false, true, true, false])
  }

  @Test func `a slice is read with offsets of its own`() throws {
    let bytes = Fixture.utf8("....<a><b/></a>")
    let start = try XMLReader.read(bytes[4...]) { reader in
      _ = try reader.next()
      _ = try reader.next()
      return reader.elementStart
    }
    #expect(start == 3)
  }
}
