import Basics
import Commerce
import ConnectorKit
import Testing

@testable import ConnectorTicimax

@Suite struct OtherMappingTests {
  @Test func `a member`() throws {
    let member = try MemberMapping(zone: .istanbul).map(
      Fixture.record(
        "Uye",
        """
        <a:Aktif>true</a:Aktif><a:CepTelefonu/><a:DogumTarihi>0001-01-01T00:00:00</a:DogumTarihi>
        <a:DuzenlemeTarihi>2026-11-22T18:00:00</a:DuzenlemeTarihi><a:ID>4001</a:ID><a:Il>İzmir</a:Il>
        <a:Ilce>Konak</a:Ilce><a:Isim> Ayşe </a:Isim><a:Mail>ayse@example.com</a:Mail>
        <a:MailIzin>true</a:MailIzin><a:SmsIzin>false</a:SmsIzin>
        <a:SonGirisTarihi>0001-01-01T00:00:00</a:SonGirisTarihi><a:Soyisim>Yılmaz</a:Soyisim>
        <a:Telefon>02120000000</a:Telefon><a:UyelikTarihi>2025-03-01T12:00:00</a:UyelikTarihi>
        """, id: "4001"))
    #expect(member.fullName == "Ayşe Yılmaz")
    #expect(member.phone == "02120000000")
    #expect(member.city == "İzmir")
    #expect(member.allowsEmail)
    #expect(!member.allowsSMS)
    #expect(member.lastLoginAt == nil)
    #expect(member.changedAt?.iso8601 == "2026-11-22T15:00:00.000Z")
    #expect(member.registeredAt?.iso8601 == "2025-03-01T09:00:00.000Z")
    #expect(member.isActive)
  }

  @Test func `a member of a contract without the flag is active`() throws {
    let member = try MemberMapping(zone: .istanbul).map(
      Fixture.record("Uye", "<a:Isim>A</a:Isim>"))
    #expect(member.isActive)
  }

  @Test func `a favourite`() throws {
    let favourite = try FavouriteMapping(zone: .istanbul).map(
      Fixture.record(
        "WebFavoriUrunler",
        "<a:EklemeTarihi>2026-11-20T10:00:00</a:EklemeTarihi><a:FavoriUrunID>31</a:FavoriUrunID>"
          + "<a:UrunKartiID>501</a:UrunKartiID><a:UyeID>4001</a:UyeID>", id: "31"))
    #expect(favourite.remoteID == "31")
    #expect(favourite.memberRemoteID == "4001")
    #expect(favourite.productRemoteID == "501")
    #expect(favourite.addedAt?.iso8601 == "2026-11-20T07:00:00.000Z")
  }

  @Test func `a favourite of nobody is a mapping error`() {
    #expect(throws: MappingError(field: "UyeID", reason: "is missing")) {
      try FavouriteMapping(zone: .istanbul).map(
        Fixture.record("W", "<a:UrunKartiID>501</a:UrunKartiID><a:UyeID>0</a:UyeID>"))
    }
  }

  @Test func `a category and its parent`() throws {
    let child = try CategoryMapping().map(
      Fixture.record(
        "Kategori", "<a:Aktif>false</a:Aktif><a:PID>11</a:PID><a:Tanim>Tişört</a:Tanim>", id: "12"))
    #expect(
      child
        == CategoryRecord(remoteID: "12", parentRemoteID: "11", name: "Tişört", isActive: false))
    let root = try CategoryMapping().map(
      Fixture.record("Kategori", "<a:Aktif>true</a:Aktif><a:PID>0</a:PID>"))
    #expect(root.parentRemoteID == nil)
  }

  @Test func `a brand`() throws {
    let brand = try BrandMapping().map(
      Fixture.record("Marka", "<a:Aktif>true</a:Aktif><a:Tanim>Deneme</a:Tanim>", id: "3"))
    #expect(brand == BrandRecord(remoteID: "3", name: "Deneme", isActive: true))
  }
}
