import Basics
import Commerce
import ConnectorKit
import Testing

@testable import ConnectorTicimax

@Suite struct ProductMappingTests {
  @Test func `a card with a variant`() throws {
    let product = try Fixture.product(
      """
      <a:Aciklama>&lt;p&gt;Pamuk&lt;/p&gt;</a:Aciklama><a:Aktif>true</a:Aktif>
      <a:AnaKategori>Giyim</a:AnaKategori><a:EklemeTarihi>2025-02-01T10:00:00</a:EklemeTarihi>
      <a:ID>501</a:ID><a:Kategoriler><b:int>11</b:int></a:Kategoriler><a:Marka>Deneme</a:Marka>
      <a:Resimler><b:string>https://static.example/1.jpg</b:string><b:string>/2.jpg</b:string>
      </a:Resimler><a:TedarikciKodu>TSH-001</a:TedarikciKodu><a:UrunAdi>Deneme Tişört</a:UrunAdi>
      <a:UrunSayfaAdresi>/deneme-tisort</a:UrunSayfaAdresi><a:Varyasyonlar><a:Varyasyon>
      <a:Aktif>true</a:Aktif><a:Barkod>869</a:Barkod><a:ID>9001</a:ID>
      <a:IndirimliFiyati>449.9</a:IndirimliFiyati><a:KdvDahil>true</a:KdvDahil>
      <a:KdvOrani>10</a:KdvOrani><a:Ozellikler><a:VaryasyonOzellik><a:Deger>M</a:Deger>
      <a:Tanim>Beden</a:Tanim><a:Tur>Diger</a:Tur></a:VaryasyonOzellik></a:Ozellikler>
      <a:ParaBirimi>Türk Lirası</a:ParaBirimi><a:ParaBirimiKodu>TRY</a:ParaBirimiKodu>
      <a:SatisFiyati>499.9</a:SatisFiyati><a:StokAdedi>12</a:StokAdedi>
      <a:StokKodu>TSH-001-M</a:StokKodu></a:Varyasyon></a:Varyasyonlar>
      """)
    #expect(product.title == "Deneme Tişört")
    #expect(product.brand == "Deneme")
    #expect(product.categoryPath == "Giyim")
    #expect(product.descriptionHTML == "<p>Pamuk</p>")
    #expect(product.url == "https://magaza.example/deneme-tisort")
    #expect(product.imageURLs == ["https://static.example/1.jpg", "https://magaza.example/2.jpg"])
    #expect(product.supplierCode == "TSH-001")
    #expect(product.createdAt?.iso8601 == "2025-02-01T07:00:00.000Z")
    let variant = try #require(product.variants.first)
    #expect(variant.remoteID == "9001")
    #expect(variant.sku == "TSH-001-M")
    #expect(variant.barcode == "869")
    #expect(variant.options == [VariantOption(kind: .size, name: "Beden", value: "M")])
    #expect(variant.listPriceMinor == 49_990)
    #expect(variant.priceMinor == 44_990)
    #expect(variant.stock == 12)
    #expect(variant.taxRateBasisPoints == 1000)
  }

  @Test func `a sale price of nothing means none`() throws {
    let variant = try Fixture.variant(
      "<a:IndirimliFiyati>0</a:IndirimliFiyati><a:KdvDahil>true</a:KdvDahil>"
        + "<a:SatisFiyati>100</a:SatisFiyati>")
    #expect(variant.priceMinor == 10_000)
    #expect(variant.listPriceMinor == 10_000)
  }

  @Test func `VAT is added where prices come without it`() throws {
    let variant = try Fixture.variant(
      "<a:IndirimliFiyati>90</a:IndirimliFiyati><a:KdvDahil>false</a:KdvDahil>"
        + "<a:KdvOrani>20</a:KdvOrani><a:SatisFiyati>100.01</a:SatisFiyati>")
    #expect(variant.priceMinor == 10_800)
    #expect(variant.listPriceMinor == 12_001)
  }

  @Test func `the list price is never below the price`() throws {
    let variant = try Fixture.variant(
      "<a:IndirimliFiyati>120</a:IndirimliFiyati><a:KdvDahil>true</a:KdvDahil>"
        + "<a:SatisFiyati>100</a:SatisFiyati>")
    #expect(variant.priceMinor == 12_000)
    #expect(variant.listPriceMinor == 12_000)
  }

  @Test func `stock may be below nothing and is rounded down`() throws {
    #expect(try Fixture.variant("<a:StokAdedi>-3</a:StokAdedi>").stock == -3)
    #expect(try Fixture.variant("<a:StokAdedi>2.7</a:StokAdedi>").stock == 2)
  }

  @Test(arguments: [
    ("Beden", "Diger", VariantOption.Kind.size), ("Numara", "Diger", .size),
    ("AYAKKABI NUMARASI", "Diger", .other), ("Renk", "Diger", .colour), ("RENK", "", .colour),
    ("Seçenek", "Renk", .colour), ("Seçenek", "Beden", .size), ("Malzeme", "Diger", .other),
    ("Beden", "Desen", .other), ("Size", "", .size),
  ])
  func `what an option is about`(name: String, type: String, kind: VariantOption.Kind) {
    #expect(VariantOptionMapping.kind(type: type, name: name) == kind)
  }

  @Test func `a card without a name is called by its code`() throws {
    #expect(try Fixture.product("<a:TedarikciKodu>K1</a:TedarikciKodu>").title == "K1")
    #expect(try Fixture.product("<a:Aktif>true</a:Aktif>").title == "#501")
  }

  @Test func `a card without variants is a card`() throws {
    #expect(try Fixture.product("<a:Varyasyonlar i:nil=\"true\"/>").variants.isEmpty)
  }

  @Test(arguments: [
    ("<a:StokAdedi>çok</a:StokAdedi>", "Varyasyonlar[1]/StokAdedi"),
    ("<a:KdvOrani>-5</a:KdvOrani>", "Varyasyonlar[1]/KdvOrani"),
    ("<a:ParaBirimiKodu>ALTIN</a:ParaBirimiKodu>", "Varyasyonlar[1]/ParaBirimiKodu"),
  ])
  func `a wrong value names its field`(members: String, field: String) {
    #expect {
      try Fixture.variant(members)
    } throws: {
      ($0 as? MappingError)?.field == field
    }
  }
}
