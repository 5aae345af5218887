import Markup
import Testing

/// A page of three records whose middle title is damaged byte by byte: the damage stays in it.
@Suite struct DamagedTitleTests {
  private static let title = "Çiğ köfte 😀 A&B 1{2}[3],: ş"
  private static let damage: [UInt8] = [
    0x00, 0x1F, 0x80, 0xBF, 0xC3, 0xD0, 0xE2, 0xED, 0xEF, 0xF0, 0xF4, 0xFF,
  ]

  private struct Row: Equatable {
    var id: Int64 = 0
    var title = ""
  }

  private static func xml(_ title: [UInt8]) -> [UInt8] {
    let escaped = title.flatMap { $0 == 0x26 ? Fixture.utf8("&amp;") : [$0] }
    return Fixture.utf8("<r><p><i>1</i><t>bir</t></p><p><t>") + escaped
      + Fixture.utf8("</t><i>2</i></p><p><i>3</i><t>üç</t></p></r>")
  }

  private static func json(_ title: [UInt8]) -> [UInt8] {
    Fixture.utf8(#"[{"i":1,"t":"bir"},{"t":""#) + title
      + Fixture.utf8(#"","i":2},{"i":3,"t":"üç"}]"#)
  }

  private static func xmlRows(_ bytes: [UInt8]) throws -> [Row] {
    try XMLReader.read(bytes) { reader in
      var rows: [Row] = []
      _ = try reader.next()
      try reader.forEachChild { record in
        var row = Row()
        try record.forEachChild { member in
          if member.name == "i" { row.id = try member.text().int ?? 0 }
          if member.name == "t" { row.title = try member.text().string }
        }
        rows.append(row)
      }
      return rows
    }
  }

  private static func jsonRows(_ bytes: [UInt8]) throws -> [Row] {
    try JSONReader.read(bytes) { reader in
      var rows: [Row] = []
      try reader.forEachElement { record in
        var row = Row()
        try record.forEachMember { member in
          if member.isKey("i") { row.id = try member.scalar().int ?? 0 }
          if member.isKey("t") { row.title = try member.scalar().string }
        }
        rows.append(row)
      }
      return rows
    }
  }

  /// A title with one character of it damaged.
  private struct Damaged {
    var bytes: [UInt8]
    /// What stands before and behind that character.
    var before: [Unicode.Scalar]
    var after: [Unicode.Scalar]
  }

  /// Every byte of the title replaced, and every place filled, with every kind of wrong byte.
  private static var damaged: [Damaged] {
    let scalars = Array(title.unicodeScalars)
    return scalars.indices.flatMap { index in
      let (before, after) = (Array(scalars[..<index]), Array(scalars[(index + 1)...]))
      let character = utf8(scalars[index...index])
      return character.indices.flatMap { place in
        damage.flatMap { byte in
          let (head, tail) = (character[..<place], character[(place + 1)...])
          return [head + [byte] + tail, head + [byte] + character[place...]].map {
            Damaged(
              bytes: utf8(before[...]) + $0 + utf8(after[...]), before: before, after: after)
          }
        }
      }
    }
  }

  private static func utf8(_ scalars: ArraySlice<Unicode.Scalar>) -> [UInt8] {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return Array(String(view).utf8)
  }

  @Test func `damage to a character costs it and nothing else, alike in XML and JSON`() throws {
    for title in Self.damaged {
      let rows = try Self.xmlRows(Self.xml(title.bytes))
      #expect(rows.map(\.id) == [1, 2, 3])
      #expect(rows[0].title == "bir" && rows[2].title == "üç")
      let read = Array(rows[1].title.unicodeScalars)
      #expect(read.starts(with: title.before))
      #expect(read.reversed().starts(with: title.after.reversed()))
      #expect(try Self.jsonRows(Self.json(title.bytes)) == rows)
    }
  }

  @Test func `a damaged page cut at any byte is truncated, never shorter`() throws {
    let title: [UInt8] = [0x61, 0xE2, 0x82, 0x00, 0xC3]
    let (xml, json) = (Self.xml(title), Self.json(title))
    for length in 0..<xml.count {
      let cut = Array(xml[..<length])
      #expect(refusal { try walk(cut) } == .truncated, "cut at \(length)")
      #expect(refusal { try XMLReader.read(cut) { _ in } } == .truncated, "cut at \(length)")
    }
    for length in 0..<json.count {
      let cut = Array(json[..<length])
      #expect(jsonRefusal { try JSONTree(cut) } == .truncated, "cut at \(length)")
      #expect(jsonRefusal { try JSONReader.read(cut) { _ in } } == .truncated, "cut at \(length)")
    }
  }

  @Test func `raw bytes of a damaged record are those that came`() throws {
    let title: [UInt8] = [0x61, 0xE2, 0x82, 0x00, 0xC3]
    let json = Self.json(title)
    let pieces = try JSONReader.read(json) { reader in
      var pieces: [[UInt8]] = []
      try reader.forEachElement { record in
        let start = record.position
        try record.skip()
        pieces.append(record.rawBytes(start..<record.position))
      }
      return pieces
    }
    #expect(pieces[1] == Fixture.utf8(#"{"t":""#) + title + Fixture.utf8(#"","i":2}"#))
    let again = try Self.jsonRows(Fixture.utf8("[") + pieces[1] + Fixture.utf8("]"))
    #expect(again == [Row(id: 2, title: "a\u{FFFD}\u{FFFD}\u{FFFD}")])
  }
}
