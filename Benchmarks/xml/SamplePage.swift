import Markup

/// A page of invented orders in the shape of a Ticimax reply (wire facts 2026-11-23, §1.1, §2).
///
/// An order has about 240 elements in 9 kB, a quarter of them nil, as the reconstructed sample of
/// SelectSiparis has when its indentation is taken out (246 elements, 35 bytes an element).
enum SamplePage {
  /// Members of an order in wire order. The names are the contract's; the values are invented.
  enum Member: String, CaseIterable {
    case AdiSoyadi, AfadYardimSiparis, BNPLNo, Bakiye, DigerFaturaNo, Durum
    case DurumGuncellemeTarihi, DuzenlemeTarihi, EFaturaUrl, EntegrasyonAktarildi, FaturaAdresID
    case FaturaNo, FaturaTarihi, FaturaUUID, FaturaUrl, HediyeCeki, HediyeCekiOlusturmaTipi
    case HediyeCekiOlusturmaTipiTanim, HediyeCekiTutari, HediyePaketiNotu, HediyePaketiTutari
    case HediyePaketiVar, ID, IPAdresi, IadeKomisyonFaturaNo, IadeKomisyonTutari, IndirimDagitildi
    case IndirimTutari, IsMarketplace, IscilikTutari, KampanyaIndirimTutari, KargoAdresID
    case KargoEntegrasyonKodu, KargoFirmaAdi, KargoFirmaID, KargoTakipNo, KargoTutari, KdvTutari
    case Mail, MagazaTeslim, MarketplaceKampanyaKodu, OdemeTipi, OdemeTutari, Odemeler
    case OzelAlan1, OzelAlan2, PaketlemeDurumu, ParaBirimi, ReferansNo, SiparisKaynagi, SiparisKodu
    case SiparisNo, SiparisNotu, SiparisTarihi, SiparisToplamTutari, SonTeslimTarihi, TeslimSaati
    case ToplamTutar, UrunTutari, Urunler, UyeAdi, UyeID, UyeMail, UyeSoyadi, VergiDairesi

    var isList: Bool { self == .Urunler || self == .Odemeler }

  }

  private static let memberNames = Member.allCases.compactMap {
    XMLElementName("a:" + $0.rawValue)
  }

  static func make(orders: Int) -> [UInt8] {
    SOAPEnvelope.reply(operation: "SelectSiparis") { writer in
      for order in 0..<orders { write(order, to: &writer) }
    }
  }

  static func write(_ order: Int, to writer: inout XMLWriter) {
    writer.start("a:WebSiparis")
    for (index, member) in Member.allCases.enumerated() {
      if member.isList {
        writer.start(memberNames[index])
        for line in 0..<6 { writeLine(order * 6 + line, to: &writer) }
        writer.end()
      } else if index % 5 < 2 {
        writer.nilElement(memberNames[index])
      } else {
        writer.element(memberNames[index], value(index, order))
      }
    }
    writer.end()
  }

  private static func writeLine(_ line: Int, to writer: inout XMLWriter) {
    let digits = numbers[line % numbers.count]
    writer.element("a:WebSiparisUrun") { writer in
      writer.element("a:Adet", 1 + line % 3)
      writer.element("a:Barkod", barcodes[line % barcodes.count])
      writer.nilElement("a:FormBilgileri")
      writer.element("a:KdvOrani", 10)
      writer.element("a:KdvTutari", "118.172727272727")
      writer.element("a:OlusturmaTarihi", "2026-11-22T14:06:00")
      writer.element("a:ResimYolu", "https://static.example.com/uploads/urun/deneme-1.jpg")
      writer.element("a:SatirIndirim", minorUnits: 0, scale: 2)
      writer.element("a:StokKodu", digits)
      writer.element("a:Tutar", "1299.8999999999999")
      writer.element("a:UrunAdi", "Çiçek Desenli Şifon Elbise & Kuşak")
      writer.element("a:UrunID", 40_000 + line)
      writer.nilElement("a:VaryasyonKodu")
      writer.element("a:isGift", false)
    }
  }

  // Made beforehand, so that writing is measured and not the making of strings.
  private static let numbers = (0..<1000).map { "\($0 * 7)" }
  private static let barcodes = (0..<1000).map { "86901234\(10_000 + $0)" }

  private static let values = [
    "Deneme Müşteri", "false", "0", "2026-11-22T14:06:00", "60001", "1299.8999999999999",
    "Örnek Mahallesi Deneme Sokak No: 1 Daire: 5 Ataşehir İstanbul", "deneme@example.com", "true",
    "192.0.2.10", "Kapıda ödeme & hediye paketi",
  ]

  private static func value(_ index: Int, _ order: Int) -> String {
    index % 4 == 0
      ? numbers[(order * 7 + index) % numbers.count] : values[(index + order) % values.count]
  }
}
