import Markup
import Testing

/// Characters that cannot be read, in every place where a text may stand.
@Suite struct CharacterRepairTests {
  /// Bytes and the text that they are read as; `-` is U+FFFD. The same in XML and JSON.
  static let raw: [(bytes: [UInt8], text: String)] = [
    ([0x00], "-"), ([0x01, 0x08], "--"), ([0x0B], "-"), ([0x0C], "-"), ([0x0E], "-"),
    ([0x1F], "-"), ([0xEF, 0xBF, 0xBE], "-"), ([0xEF, 0xBF, 0xBF], "-"),
    // Bytes that begin nothing.
    ([0x80], "-"), ([0xBF, 0xBF], "--"), ([0xFE], "-"), ([0xFF], "-"),
    // Overlong, surrogates, beyond Unicode.
    ([0xC0, 0x80], "--"), ([0xC1, 0xBF], "--"), ([0xE0, 0x80, 0x80], "---"),
    ([0xF0, 0x80, 0x80, 0x80], "----"), ([0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], "------"),
    ([0xF4, 0x90, 0x80, 0x80], "----"), ([0xF5, 0x80, 0x80, 0x80], "----"),
    // Cut short, right before what follows.
    ([0xC3], "-"), ([0xE2], "-"), ([0xE2, 0x82], "-"), ([0xF0], "-"), ([0xF0, 0x9F], "-"),
    ([0xF0, 0x9F, 0x98], "-"), ([0xE2, 0x82, 0xE2, 0x82, 0xAC], "-€"), ([0xC3, 0x28], "-("),
    // Unicode 16.0, table 3-11.
    (
      [
        0x61, 0xF1, 0x80, 0x80, 0xE1, 0x80, 0xC2, 0x62, 0x80, 0x63, 0x80, 0xBF, 0x64,
      ], "a---b-c--d"
    ),
    // şğİıŞĞçÇöü of windows-1254.
    ([0xFE, 0xF0, 0xDD, 0xFD, 0xDE, 0xD0, 0xE7, 0xC7, 0xF6, 0xFC], "----------"),
    // Characters like any other: a byte order mark, the replacement character, DEL, C1.
    (Array("a\u{FEFF}b\u{FFFD}\u{7F}\u{85}".utf8), "a\u{FEFF}b-\u{7F}\u{85}"),
  ]

  static func expected(_ text: String) -> String { text.replacing("-", with: "\u{FFFD}") }

  @Test(arguments: raw.indices)
  func `bytes that are no character are replaced in every text of XML`(_ number: Int) throws {
    let (bytes, short) = Self.raw[number]
    for padding in 0..<18 {
      let pad = String(repeating: "ö", count: padding / 2) + String(repeating: "x", count: padding)
      let head = Fixture.utf8(pad)
      let text = pad + Self.expected(short)
      let plain = Fixture.utf8("<a>") + head + bytes + Fixture.utf8("</a>")
      #expect(try rootText(plain) == text)
      #expect(try walk(plain) == ["1 <a", "1 \(text)", "1 >a"])
      let pieces =
        Fixture.utf8("<a>") + head + bytes + Fixture.utf8("&amp;\r\n<![CDATA[") + bytes
        + Fixture.utf8("]]>") + bytes + Fixture.utf8("<!--") + bytes + Fixture.utf8("-->z</a>")
      let repaired = Self.expected(short)
      #expect(try rootText(pieces) == "\(text)&\n\(repaired)\(repaired)z")
      let tag =
        Fixture.utf8("<a b=\"") + head + bytes + Fixture.utf8("\" c='") + bytes
        + Fixture.utf8("&lt;'/>")
      let values = try XMLReader.read(tag) { reader in
        _ = try reader.next()
        return [reader.attribute("b"), reader.attribute("c")]
      }
      #expect(values == [text, repaired + "<"])
    }
  }

  @Test(arguments: raw.indices)
  func `bytes that are no character are replaced in every string of JSON`(_ number: Int) throws {
    let (bytes, short) = Self.raw[number]
    let repaired = Self.expected(short)
    for padding in 0..<18 {
      let pad = String(repeating: "ö", count: padding / 2) + String(repeating: "x", count: padding)
      let document =
        Fixture.utf8("{\"\(pad)") + bytes + Fixture.utf8("\":[\"\(pad)") + bytes
        + Fixture.utf8("\",\"\\\"") + bytes + Fixture.utf8("\\n") + bytes + Fixture.utf8("\"]}")
      let strings = [JSONTree.string(pad + repaired), .string("\"\(repaired)\n\(repaired)")]
      #expect(
        try JSONTree(document) == .object([.init(key: pad + repaired, value: .array(strings))]))
      try JSONReader.read(document) { _ in }
    }
  }

  @Test(arguments: [
    ("&#0;", "-"), ("&#x1F;", "-"), ("&#xB;&#11;", "--"), ("&#xFFFE;", "-"), ("&#xFFFF;", "-"),
    ("&#xD800;", "-"), ("&#xD83D;&#xDE00;", "--"), ("&#x110000;", "-"),
    ("&#99999999999999999999;", "-"), ("&#xFFFFFFFFFFFFFFFFFFFF;", "-"),
    ("&#x00000000000000000000000000000041;", "A"), ("&#x10FFFF;", "\u{10FFFF}"), ("&#9;", "\t"),
  ])
  func `references to what is no character are replaced`(reference: String, short: String) throws {
    let text = Self.expected(short)
    #expect(try rootText("<a>x\(reference)y</a>") == "x\(text)y")
    #expect(try walk("<a>\(reference)</a>") == ["1 <a", "1 \(text)", "1 >a"])
    let value = try XMLReader.read(Fixture.utf8("<a b='\(reference)'/>")) { reader in
      _ = try reader.next()
      return reader.attribute("b")
    }
    #expect(value == text)
  }

  @Test(arguments: [
    (#"\u0000"#, "-"), (#"\u001f\u000B"#, "--"), (#"\b\f"#, "--"), (#"\ufffe"#, "-"),
    (#"\uFFFF"#, "-"), (#"\ud83d"#, "-"), (#"\ude00"#, "-"), (#"\ud83dx"#, "-x"),
    (#"\ud83d\n"#, "-\n"), (#"\ud83d\u0041"#, "-A"), (#"\ude00\ud83d"#, "--"),
    (#"\ud83d\ud83d\ude00"#, "-😀"), (#"\ud83d\\ude00"#, #"-\ude00"#), (#"\ud83d\""#, "-\""),
    (#"\ud83d\ude00"#, "😀"), ("\t\n\r", "\t\n\r"),
  ])
  func `escapes of what is no character are replaced`(escape: String, short: String) throws {
    let text = Self.expected(short)
    #expect(try JSONTree("[\"\(escape)\"]") == .array([.string(text)]))
    #expect(try JSONTree("[\"x\(escape)ş\"]") == .array([.string("x\(text)ş")]))
    #expect(try JSONTree("{\"\(escape)\":0}") == .object([.init(key: text, value: .number("0"))]))
  }

  @Test func `names and what stands between them are refused`() {
    for bytes in [[0xFF], [0xC3], [0x01], [0xEF, 0xBF, 0xBF], [0xE2, 0x82]] as [[UInt8]] {
      for (head, tail) in [
        ("<a", "></a>"), ("<", "a/>"), ("<a ", "b=''/>"), ("<a b", "=''/>"), ("<a b=", "''/>"),
        ("<a></a", ">"), ("<a><?p", " ?></a>"),
      ] {
        let document = Fixture.utf8(head) + bytes + Fixture.utf8(tail)
        #expect(refusal { try walk(document) } == .malformed, "\(head) \(bytes) \(tail)")
      }
      for (head, tail) in [("[", "]"), ("[1", "]"), ("[1]", ""), ("{", "\"a\":1}"), ("[t", "rue]")]
      {
        let document = Fixture.utf8(head) + bytes + Fixture.utf8(tail)
        #expect(jsonRefusal { try JSONTree(document) } == .malformed, "\(head) \(bytes) \(tail)")
      }
    }
    #expect(jsonRefusal { try JSONTree("[1,\u{FEFF}2]") } == .malformed)
  }

  @Test func `a document padded with zeroes is read`() throws {
    #expect(try rootText("<a>x</a>\u{0}\u{0}") == "x")
  }

  @Test func `the bound on a text counts what was put in`() throws {
    let bytes: [UInt8] = Fixture.utf8("<a>") + [0xFF] + Fixture.utf8("</a>")
    #expect(try rootText(bytes, limits: XMLLimits(maxTextBytes: 3)) == "\u{FFFD}")
    #expect(refusal { try rootText(bytes, limits: XMLLimits(maxTextBytes: 2)) } == .textTooLong)
  }
}
