import Basics
import Commerce
import ConnectorKit
import Outbound
import Testing

@testable import ConnectorTicimax

/// A page of three whose middle record has a name with what is no character.
@Suite struct UnreadableCharacterTests {
  /// What stands in the name, and what it is read as; `-` is U+FFFD.
  static let names: [(bytes: [UInt8], text: String)] = [
    ([0x00], "-"), ([0x0B, 0x1F], "--"), (Array("&#xB;".utf8), "-"), (Array("&#0;".utf8), "-"),
    (Array("&#xFFFF;".utf8), "-"), (Array("&#xD83D;".utf8), "-"), (Array("&#x110000;".utf8), "-"),
    (Array("<![CDATA[".utf8) + [0x01, 0xFE] + Array("]]>".utf8), "--"), ([0xEF, 0xBF, 0xBF], "-"),
    // ş of windows-1254, a half of an emoji, a sequence that is cut before the end tag.
    ([0xFE], "-"), ([0xED, 0xA0, 0xBD], "---"), ([0xE2, 0x82], "-"), ([0xF0, 0x9F, 0x98], "-"),
  ]

  private static func answer(_ name: [UInt8]) -> [UInt8] {
    Array(
      ("<s:Envelope xmlns:s=\"x\"><s:Body><SelectMarkaResponse><SelectMarkaResult>"
        + "<a:Marka><a:ID>1</a:ID><a:Tanim>Bir</a:Tanim></a:Marka><a:Marka><a:Tanim>Ş").utf8)
      + name
      + Array(
        ("</a:Tanim><a:ID>2</a:ID></a:Marka><a:Marka><a:ID>3</a:ID><a:Tanim>Üç</a:Tanim></a:Marka>"
          + "</SelectMarkaResult></SelectMarkaResponse></s:Body></s:Envelope>").utf8)
  }

  @Test(arguments: names.indices)
  func `an unreadable character costs no record`(_ number: Int) async throws {
    let (bytes, short) = Self.names[number]
    let shop = try ToyConnection()
    shop.shop.change {
      $0.scripted = [
        .success(
          OutboundResponse(
            status: 200, headers: ["Content-Type": "text/xml"], body: Self.answer(bytes)))
      ]
    }
    let reading = try await shop.readAll(.brands)
    #expect(reading.requests == 1)
    #expect(reading.rejected.isEmpty)
    #expect(reading.ids == ["1", "2", "3"])
    var names: [String] = []
    for record in reading.pages[0].records {
      guard case .brand(let brand) = try shop.connector.map(record, stream: .brands) else {
        continue
      }
      names.append(brand.name)
    }
    #expect(names == ["Bir", "Ş" + short.replacing("-", with: "\u{FFFD}"), "Üç"])
    let payload =
      Array(
        "<a:Marka><a:Tanim>Ş".utf8) + bytes + Array("</a:Tanim><a:ID>2</a:ID></a:Marka>".utf8)
    #expect(Array(reading.pages[0].records[1].payload) == payload)
  }

  @Test func `a reference that XML does not define costs its record`() throws {
    let page = try RecordCutTests.cut(
      "<r><O><ID>1</ID><Odemeler><P><Not>&nbsp;</Not><CheckSum>&x;</CheckSum></P></Odemeler></O>"
        + "<O><ID>2</ID><Ad>&nbsp;</Ad></O><O><ID>3</ID></O></r>",
      RecordCut(depth: PrivateMembers.orderParts))
    #expect(page.keys == [1, 2, 3])
    #expect(
      RecordCutTests.text(page.rows[0])
        == "<O><ID>1</ID><Odemeler><P><Not>&nbsp;</Not></P></Odemeler></O>")
    #expect(throws: MappingError.self) {
      try Fixture.mapping.map(
        Fixture.record("Marka", "<a:ID>2</a:ID><a:Tanim>&nbsp;</a:Tanim>"), stream: .brands)
    }
  }
}
