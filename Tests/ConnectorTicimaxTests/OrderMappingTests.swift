import Basics
import Commerce
import ConnectorKit
import Testing

@testable import ConnectorTicimax

@Suite struct OrderMappingTests {
  static let whole = """
    <a:AdiSoyadi>Ayşe Yılmaz</a:AdiSoyadi><a:Durum>6</a:Durum>
    <a:DurumGuncellemeTarihi>2026-11-23T09:00:00</a:DurumGuncellemeTarihi>
    <a:DuzenlemeTarihi>2026-11-22T18:00:00</a:DuzenlemeTarihi>
    <a:FaturaAdresi><a:Adres>Bağdat Cd. 5</a:Adres><a:FirmaAdi>Örnek Ltd.</a:FirmaAdi>
      <a:Il>İstanbul</a:Il><a:Ilce>Kadıköy</a:Ilce>
      <a:Ulke><a:Alpha2Code i:nil="true"/><a:Tanim>Türkiye</a:Tanim></a:Ulke>
      <a:VergiDairesi>Göztepe</a:VergiDairesi><a:VergiNo>1234567890</a:VergiNo></a:FaturaAdresi>
    <a:FaturaNo>F-17</a:FaturaNo><a:HediyeCekiTutari>10</a:HediyeCekiTutari><a:ID>60001</a:ID>
    <a:IndirimTutari>5.5</a:IndirimTutari><a:IsMarketplace>false</a:IsMarketplace>
    <a:KargoFirmaTanim>Hızlı Kargo</a:KargoFirmaTanim><a:KargoTakipNo>K99</a:KargoTakipNo>
    <a:KargoTutari>50</a:KargoTutari><a:Mail>ayse@example.com</a:Mail>
    <a:Odemeler><a:WebSiparisOdeme><a:ID>80001</a:ID><a:OdemeTipi>0</a:OdemeTipi>
      <a:Onaylandi>1</a:Onaylandi><a:TaksitSayisi>3</a:TaksitSayisi>
      <a:Tarih>2026-11-22T14:05:10</a:Tarih><a:Tutar>949.8</a:Tutar></a:WebSiparisOdeme></a:Odemeler>
    <a:ParaBirimi>TL</a:ParaBirimi><a:PuanIndirimi>0</a:PuanIndirimi>
    <a:SiparisDurumu>Kargoya Verildi</a:SiparisDurumu><a:SiparisKaynagi>TicimaxWeb</a:SiparisKaynagi>
    <a:SiparisKodu>D60001</a:SiparisKodu><a:SiparisNo>TCX60001</a:SiparisNo>
    <a:SiparisNotu>Kapıya bırakın</a:SiparisNotu>
    <a:SiparisTarihi>2026-11-22T14:05:00</a:SiparisTarihi>
    <a:SiparisToplamTutari>949.8</a:SiparisToplamTutari>
    <a:TeslimatAdresi><a:Adres>Moda Sk. 1</a:Adres><a:AdresTarifi>Sarı kapı</a:AdresTarifi>
      <a:AliciAdi>Ali Yılmaz</a:AliciAdi><a:AliciTelefon>05320000000</a:AliciTelefon><a:Il>İzmir</a:Il>
      <a:Ilce>Konak</a:Ilce><a:Mahalle/><a:Semt>Alsancak</a:Semt><a:PostaKodu>35000</a:PostaKodu>
      <a:Ulke><a:Alpha2Code>TR</a:Alpha2Code></a:Ulke></a:TeslimatAdresi>
    <a:ToplamKdv>81.8</a:ToplamKdv><a:ToplamTutar>818</a:ToplamTutar>
    <a:Urunler><a:WebSiparisUrun><a:Adet>2</a:Adet><a:Barkod>8690000000017</a:Barkod><a:ID>70001</a:ID>
      <a:IslemID>0</a:IslemID><a:KdvOrani>10</a:KdvOrani><a:KdvTutari>40.9</a:KdvTutari>
      <a:StokKodu>TSH-001-M</a:StokKodu><a:ToplamIndirim>0</a:ToplamIndirim><a:Tutar>409</a:Tutar>
      <a:UrunAdi>Deneme Tişört</a:UrunAdi><a:UrunID>9001</a:UrunID>
      <a:UrunKartiID>501</a:UrunKartiID></a:WebSiparisUrun></a:Urunler>
    <a:UyeAdi>Ayşe</a:UyeAdi><a:UyeID>4001</a:UyeID><a:UyeSoyadi>Yılmaz</a:UyeSoyadi>
    """

  @Test func `the head of an order`() throws {
    let order = try Fixture.order(Self.whole)
    #expect(order.remoteID == "60001")
    #expect(order.number == "TCX60001")
    #expect(order.placedAt.iso8601 == "2026-11-22T11:05:00.000Z")
    #expect(order.changedAt?.iso8601 == "2026-11-23T06:00:00.000Z")
    #expect(order.status == .shipped)
    #expect(order.channelStatus == "6 Kargoya Verildi")
    #expect(order.note == "Kapıya bırakın")
    #expect(order.carrier == "Hızlı Kargo")
    #expect(order.trackingNumber == "K99")
    #expect(order.invoiceNumber == "F-17")
    #expect(order.originMarketplace == nil)
  }

  @Test func `the money of an order`() throws {
    let order = try Fixture.order(Self.whole)
    #expect(order.currency == .turkishLira)
    #expect(order.totalMinor == 94_980)
    #expect(order.shippingMinor == 5000)
    #expect(order.taxMinor == 8180)
    #expect(order.discountMinor == 1550)
  }

  @Test func `a line's price includes VAT and its total the quantity`() throws {
    let line = try #require(try Fixture.order(Self.whole).lines.first)
    #expect(line.remoteID == "70001")
    #expect(line.variantRemoteID == "9001")
    #expect(line.productRemoteID == "501")
    #expect(line.sku == "TSH-001-M")
    #expect(line.barcode == "8690000000017")
    #expect(line.name == "Deneme Tişört")
    #expect(line.quantityMilli == 2000)
    #expect(line.unitPriceMinor == 44_990)
    #expect(line.totalMinor == 89_980)
    #expect(line.taxRateBasisPoints == 1000)
    #expect(!line.isCancelled)
  }

  @Test func `the buyer of an order`() throws {
    let buyer = try Fixture.order(Self.whole).buyer
    #expect(buyer.memberRemoteID == "4001")
    #expect(buyer.name == "Ayşe Yılmaz")
    #expect(buyer.email == "ayse@example.com")
    #expect(buyer.phone == "05320000000")
  }

  @Test func `the addresses of an order`() throws {
    let addresses = try Fixture.order(Self.whole).addresses
    let shipping = try #require(addresses.first { $0.kind == .shipping })
    #expect(shipping.name == "Ali Yılmaz")
    #expect(shipping.street == "Moda Sk. 1, Sarı kapı")
    #expect(shipping.neighbourhood == "Alsancak")
    #expect(shipping.postalCode == "35000")
    #expect(shipping.country == "TR")
    let billing = try #require(addresses.first { $0.kind == .billing })
    #expect(billing.name == "Ayşe Yılmaz")
    #expect(billing.company == "Örnek Ltd.")
    #expect(billing.city == "İstanbul")
    #expect(billing.taxOffice == "Göztepe")
    #expect(billing.taxNumber == "1234567890")
    #expect(billing.country == "TR")
  }

  @Test func `the payment of an order`() throws {
    let payment = try #require(try Fixture.order(Self.whole).payments.first)
    #expect(payment.remoteID == "80001")
    #expect(payment.method == "card")
    #expect(payment.channelMethod == "0")
    #expect(payment.state == .approved)
    #expect(payment.amountMinor == 94_980)
    #expect(payment.instalments == 3)
    #expect(payment.paidAt?.iso8601 == "2026-11-22T11:05:10.000Z")
  }

  @Test func `a guest's order has no member, and nil parts are none`() throws {
    let order = try Fixture.order(
      Fixture.leastOrder + "<a:FaturaAdresi i:nil=\"true\"/><a:Odemeler i:nil=\"true\"/>"
        + "<a:TeslimatAdresi/><a:Urunler/><a:UyeID>0</a:UyeID>")
    #expect(order.buyer.memberRemoteID == nil)
    #expect(order.addresses.isEmpty)
    #expect(order.payments.isEmpty)
    #expect(order.lines.isEmpty)
    #expect(order.number == "60001")
    #expect(order.currency == .turkishLira)
    #expect(order.changedAt == nil)
  }

  @Test func `the members' order and prefixes do not matter`() throws {
    let order = try Fixture.order(
      "<x:SiparisTarihi>2026-11-22T14:05:00</x:SiparisTarihi><Yeni>?</Yeni><Durum>7</Durum>")
    #expect(order.status == .delivered)
  }

  @Test func `double figures of the wire are rounded once`() throws {
    let order = try Fixture.order(
      Fixture.leastOrder
        + "<a:Urunler><a:L><a:Adet>3</a:Adet><a:KdvTutari>18.163636363636364</a:KdvTutari>"
        + "<a:Tutar>181.63636363636363</a:Tutar></a:L></a:Urunler>")
    #expect(order.lines[0].unitPriceMinor == 19_980)
    #expect(order.lines[0].totalMinor == 59_940)
  }

  @Test func `half metres are sold too`() throws {
    let order = try Fixture.order(
      Fixture.leastOrder
        + "<a:Urunler><a:L><a:Adet>1.5</a:Adet><a:Tutar>100</a:Tutar></a:L></a:Urunler>")
    #expect(order.lines[0].quantityMilli == 1500)
    #expect(order.lines[0].totalMinor == 15_000)
  }

  @Test func `a discount lowers the line but never below nothing`() throws {
    let line = { (discount: String) in
      try Fixture.order(
        Fixture.leastOrder
          + "<a:Urunler><a:L><a:Adet>1</a:Adet><a:ToplamIndirim>\(discount)</a:ToplamIndirim>"
          + "<a:Tutar>100</a:Tutar></a:L></a:Urunler>"
      ).lines[0]
    }
    #expect(try line("30.25").totalMinor == 6975)
    #expect(try line("30.25").discountMinor == 3025)
    #expect(try line("500").totalMinor == 0)
    #expect(try line("-5").totalMinor == 10_000)
  }

  @Test func `a cancelled line is marked`() throws {
    let order = try Fixture.order(
      Fixture.leastOrder + "<a:Urunler><a:L><a:IslemID>2</a:IslemID></a:L></a:Urunler>")
    #expect(order.lines[0].isCancelled)
  }

  @Test func `money follows the digits of its currency`() throws {
    let order = try Fixture.order(
      Fixture.leastOrder
        + "<a:ParaBirimi>JPY</a:ParaBirimi><a:SiparisToplamTutari>1500</a:SiparisToplamTutari>")
    #expect(order.totalMinor == 1500)
  }

  @Test func `a time in summer 2015 was UTC+3, in winter 2015 UTC+2`() throws {
    let placed = { (date: String) in
      try Fixture.order("<a:Durum>2</a:Durum><a:SiparisTarihi>\(date)</a:SiparisTarihi>").placedAt
    }
    #expect(try placed("2015-07-01T12:00:00").iso8601 == "2015-07-01T09:00:00.000Z")
    #expect(try placed("2015-01-10T12:00:00").iso8601 == "2015-01-10T10:00:00.000Z")
  }

  @Test(arguments: [
    ("<a:SiparisTarihi>2026-11-22T14:05:00</a:SiparisTarihi>", "Durum"),
    ("<a:Durum>2</a:Durum>", "SiparisTarihi"),
    ("<a:Durum>2</a:Durum><a:SiparisTarihi>0001-01-01T00:00:00</a:SiparisTarihi>", "SiparisTarihi"),
    ("<a:Durum>iki</a:Durum>", "Durum"),
    (Fixture.leastOrder + "<a:DuzenlemeTarihi>dün</a:DuzenlemeTarihi>", "DuzenlemeTarihi"),
    (
      Fixture.leastOrder + "<a:SiparisToplamTutari>1,5</a:SiparisToplamTutari>",
      "SiparisToplamTutari"
    ),
    (
      Fixture.leastOrder + "<a:SiparisToplamTutari>9E+15</a:SiparisToplamTutari>",
      "SiparisToplamTutari"
    ),
    (Fixture.leastOrder + "<a:ParaBirimi>Altın</a:ParaBirimi>", "ParaBirimi"),
    (Fixture.leastOrder + "<a:IsMarketplace>belki</a:IsMarketplace>", "IsMarketplace"),
    (
      Fixture.leastOrder + "<a:Urunler><a:L/><a:L><a:Tutar>x</a:Tutar></a:L></a:Urunler>",
      "Urunler[2]/Tutar"
    ),
    (
      Fixture.leastOrder + "<a:Odemeler><a:P><a:Tarih>x</a:Tarih></a:P></a:Odemeler>",
      "Odemeler[1]/Tarih"
    ),
  ])
  func `a wrong value names its field and not itself`(members: String, field: String) {
    #expect {
      try Fixture.order(members)
    } throws: { error in
      let error = error as? MappingError
      let values = ["iki", "dün", "1,5", "9E+15", "Altın", "belki"]
      return error?.field == field && !values.contains { error?.reason.contains($0) ?? true }
    }
  }

  @Test func `damaged XML is a mapping error`() {
    #expect(throws: MappingError.self) { try Fixture.order("<a:Durum>2</a:Duru>") }
  }

  @Test func `the marketplace's number is told of its orders alone`() throws {
    let own = Fixture.leastOrder + "<a:ReferansNo>10203</a:ReferansNo>"
    #expect(try Fixture.order(own).originNumber == nil)
    let passed =
      Fixture.leastOrder
      + "<a:IsMarketplace>true</a:IsMarketplace><a:ReferansNo>10203</a:ReferansNo>"
    #expect(try Fixture.order(passed).originNumber == "10203")
    let silent = Fixture.leastOrder + "<a:IsMarketplace>true</a:IsMarketplace><a:ReferansNo/>"
    #expect(try Fixture.order(silent).originNumber == nil)
  }
}
