import Basics
import Commerce
import ConnectorKit
import Markup
import Testing

@testable import ConnectorTicimax

@Suite struct RecordCutTests {
  static func cut(_ text: String, _ cut: RecordCut = RecordCut()) throws -> CutPage {
    try XMLReader.read(Array(text.utf8)) { reader in
      _ = try reader.next()
      return try cut.rows(&reader)
    }
  }

  static func text(_ row: CutPage.Row) -> String {
    String(decoding: row.record.payload, as: UTF8.self)
  }

  @Test func `records are cut out as they came`() throws {
    let page = try Self.cut("<r><a:X><a:ID>7</a:ID><a:Z>ş&amp;</a:Z></a:X> <X><ID>8</ID></X></r>")
    #expect(page.keys == [7, 8])
    #expect(Self.text(page.rows[0]) == "<a:X><a:ID>7</a:ID><a:Z>ş&amp;</a:Z></a:X>")
    #expect(Self.text(page.rows[1]) == "<X><ID>8</ID></X>")
  }

  @Test func `the key of a part is not the key of the record`() throws {
    let page = try Self.cut("<r><X><Part><ID>1</ID></Part><ID>2</ID></X></r>")
    #expect(page.keys == [2])
  }

  @Test(arguments: ["<X><Name>n</Name></X>", "<X><ID>0</ID></X>", "<X><ID>x</ID></X>", "<X/>"])
  func `a record without a key is set aside with its bytes`(record: String) throws {
    let page = try Self.cut("<r>\(record)<X><ID>5</ID></X></r>")
    #expect(page.keys == [5])
    #expect(page.count == 2)
    #expect(page.rejected.map { String(decoding: $0.payload, as: UTF8.self) } == [record])
    #expect(page.rejected.map(\.reason) == ["ID: the record has no usable key"])
    #expect(page.rejected.map(\.remoteID) == [StandInKey.of(Array(record.utf8))])
  }

  @Test func `passwords are dropped wherever they stand`() throws {
    let page = try Self.cut(
      "<r><X><ID>1</ID><a:Sifre>p&lt;1</a:Sifre><Part><Deep><Sifre><i>p2</i></Sifre><k>v</k></Deep>"
        + "</Part><Sifre/></X></r>")
    #expect(Self.text(page.rows[0]) == "<X><ID>1</ID><Part><Deep><k>v</k></Deep></Part></X>")
  }

  @Test func `a changed password does not change the hash`() throws {
    let first = try Self.cut("<r><X><ID>1</ID><Sifre>old</Sifre></X></r>")
    let second = try Self.cut("<r><X><ID>1</ID><Sifre>new</Sifre></X></r>")
    #expect(first.rows[0].record.contentHash == second.rows[0].record.contentHash)
  }

  @Test func `an order loses address, checksum and card parts`() throws {
    let order =
      "<r><O><ID>1</ID><IPAdresi>192.0.2.1</IPAdresi><Odemeler><P><CheckSum>c</CheckSum><EkBilgi>"
      + "<AuthCode>a</AuthCode><HostRefNum>h</HostRefNum><Issuer>b</Issuer></EkBilgi><ID>9</ID></P>"
      + "</Odemeler><PuanKullanim><KartNumarasi>4</KartNumarasi></PuanKullanim><Urunler><L/>"
      + "</Urunler></O></r>"
    let page = try Self.cut(order, RecordCut(depth: PrivateMembers.orderParts))
    #expect(
      Self.text(page.rows[0])
        == "<O><ID>1</ID><Odemeler><P><EkBilgi><Issuer>b</Issuer></EkBilgi><ID>9</ID></P>"
        + "</Odemeler><PuanKullanim></PuanKullanim><Urunler><L/></Urunler></O>")
  }

  @Test func `the hash is of the kept bytes, seeded with the mapping's version`() throws {
    let row = try Self.cut("<r><X><ID>1</ID></X></r>").rows[0]
    #expect(
      row.record.contentHash
        == ContentHash.of("<X><ID>1</ID></X>".utf8, seed: TicimaxMapping.version))
  }

  @Test func `the date is read in the shop's own clock`() throws {
    let page = try Self.cut(
      "<r><X><ID>1</ID><T>2026-03-01T00:00:07.9</T></X><X><ID>2</ID><T>0001-01-01T00:00:00</T></X>"
        + "<X><ID>3</ID><T i:nil=\"true\"/></X></r>",
      RecordCut(date: "T"))
    #expect(page.listed.map(\.date) == [1_772_323_207, nil, nil])
  }

  @Test func `a nil list and an empty list have no records`() throws {
    #expect(try Self.cut("<r i:nil=\"true\"/>").count == 0)
    #expect(try Self.cut("<r></r>").count == 0)
  }

  @Test func `a forbidden control character costs no page`() async throws {
    let shop = try ToyConnection()
    let body =
      "<s:Envelope xmlns:s=\"x\"><s:Body><SelectMarkaResponse><SelectMarkaResult><a:Marka>"
      + "<a:ID>4</a:ID><a:Tanim>A&#xB;B</a:Tanim></a:Marka></SelectMarkaResult>"
      + "</SelectMarkaResponse></s:Body></s:Envelope>"
    shop.shop.change { $0.scripted = [PlainWordsTests.page(200, body, type: "text/xml")] }
    let reading = try await shop.readAll(.brands)
    let record = try #require(reading.pages[0].records.first)
    guard case .brand(let brand) = try shop.connector.map(record, stream: .brands) else {
      Issue.record("not a brand")
      return
    }
    #expect(brand.name == "A\u{FFFD}B")
  }

  @Test func `a row that comes twice counts as it came last`() async throws {
    let shop = try ToyConnection()
    let row = { (name: String) in
      "<a:Marka><a:ID>4</a:ID><a:Tanim>\(name)</a:Tanim></a:Marka>"
    }
    let body =
      "<s:Envelope xmlns:s=\"x\"><s:Body><SelectMarkaResponse><SelectMarkaResult>\(row("A"))"
      + "\(row("B"))</SelectMarkaResult></SelectMarkaResponse></s:Body></s:Envelope>"
    shop.shop.change { $0.scripted = [PlainWordsTests.page(200, body, type: "text/xml")] }
    let records = try await shop.readAll(.brands).pages[0].records
    #expect(records.count == 1)
    #expect(String(decoding: records[0].payload, as: UTF8.self) == row("B"))
  }
}
