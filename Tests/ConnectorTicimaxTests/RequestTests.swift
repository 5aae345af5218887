import Commerce
import Markup
import Testing

@testable import ConnectorTicimax

@Suite struct RequestTests {
  /// Names of the direct members of one parameter, in order.
  static func members(of parameter: String, _ write: (inout XMLWriter) -> Void) throws -> [String] {
    let body = SOAPEnvelope.request(operation: "Test", body: write)
    return try XMLReader.read(body) { reader in
      var names: [String] = []
      while true {
        switch try reader.next() {
        case .start where reader.depth == 4 && reader.name.equals(parameter):
          try reader.forEachChild { names.append($0.name.string) }
        case .endOfDocument: return names
        default: continue
        }
      }
    }
  }

  static let anyRange = LocalRange(from: 1_700_000_000, to: 1_700_100_000)

  /// Contract of March 2025, WebSiparisFiltre, less what is left out on purpose.
  static let orderFilter = [
    "DurumTarihiBas", "DurumTarihiSon", "DuzenlemeTarihiBas", "DuzenlemeTarihiSon",
    "EntegrasyonAktarildi", "EntegrasyonParams", "FaturaNo", "IptalEdilmisUrunler",
    "KampanyaGetir", "KargoFirmaID", "OdemeDurumu", "OdemeGetir", "OdemeTamamlandi", "OdemeTipi",
    "PaketlemeDurumu", "PazaryeriIhracat", "SiparisDurumu", "SiparisID", "SiparisKaynagi",
    "SiparisKodu", "SiparisNo", "SiparisTarihiBas", "SiparisTarihiSon", "StrPaketlemeDurumu",
    "StrSiparisDurumu", "StrSiparisID", "TedarikciID", "TeslimatMagazaID", "UrunGetir", "UyeID",
    "UyeTelefon",
  ]

  @Test func `the order filter has its members in the contract's order`() throws {
    let request = OrderRequest(
      statusChanged: Self.anyRange, edited: Self.anyRange, placed: Self.anyRange)
    #expect(try Self.members(of: "f") { request.write(to: &$0) } == Self.orderFilter)
    #expect(
      try Self.members(of: "s") { request.write(to: &$0) }
        == ["BaslangicIndex", "KayitSayisi", "SiralamaDegeri", "SiralamaYonu"])
  }

  @Test func `members of every filter are in ordinal order`() throws {
    let newer = OrderRequest(
      statusChanged: Self.anyRange, edited: Self.anyRange, placed: Self.anyRange,
      isNewerContract: true)
    let product = ProductRequest(
      edited: Self.anyRange, stockChanged: Self.anyRange, added: Self.anyRange)
    let member = MemberRequest(edited: Self.anyRange, registered: Self.anyRange)
    let favourite = FavouriteRequest(memberID: 1, added: Self.anyRange)
    let written = [
      try Self.members(of: "f") { newer.write(to: &$0) },
      try Self.members(of: "f") { product.write(to: &$0) },
      try Self.members(of: "s") { product.write(to: &$0) },
      try Self.members(of: "filtre") { member.write(to: &$0) },
      try Self.members(of: "sayfalama") { member.write(to: &$0) },
      try Self.members(of: "request") { favourite.write(to: &$0) },
    ]
    for names in written {
      #expect(!names.isEmpty)
      #expect(names == names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
    }
  }

  @Test func `nothing is filtered unless it was asked for`() throws {
    let body = SOAPEnvelope.request(operation: "SelectSiparis") { OrderRequest().write(to: &$0) }
    let text = String(decoding: body, as: UTF8.self)
    for name in [
      "EntegrasyonAktarildi", "KargoFirmaID", "OdemeDurumu", "OdemeTamamlandi", "OdemeTipi",
      "PaketlemeDurumu", "PazaryeriIhracat", "SiparisDurumu", "SiparisID", "TedarikciID",
      "TeslimatMagazaID", "UyeID",
    ] {
      #expect(text.contains("<a:\(name)>-1</a:\(name)>"))
    }
    #expect(!text.contains("Tarihi"))
  }

  @Test func `a date is local and has no zone`() throws {
    let body = SOAPEnvelope.request(operation: "SelectSiparis") {
      OrderRequest(placed: LocalRange(from: 1_772_323_200, to: nil)).write(to: &$0)
    }
    let text = String(decoding: body, as: UTF8.self)
    #expect(text.contains("<a:SiparisTarihiBas>2026-03-01T00:00:00</a:SiparisTarihiBas>"))
    #expect(!text.contains("SiparisTarihiSon"))
  }

  @Test func `the key comes first and the action is quoted`() async throws {
    let shop = try ToyConnection()
    _ = try await shop.readAll(.brands)
    let call = try #require(shop.shop.calls.first)
    #expect(call.members.map(\.name) == ["UyeKodu", "markaID", "kategoriID"])
    #expect(call.action == "\"http://tempuri.org/IUrunServis/SelectMarka\"")
  }

  @Test func `the whole category tree is asked for by leaving parentID out`() async throws {
    let shop = try ToyConnection()
    _ = try await shop.readAll(.categories)
    let call = try #require(shop.shop.calls.first)
    #expect(call.members.map(\.name) == ["UyeKodu", "kategoriID", "dil"])
  }
}
