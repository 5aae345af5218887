import Markup

/// The parameters of `SelectSiparis`.
///
/// Members are written in the contract's order: the service skips a member that comes late, and
/// the filter then does nothing (Ticimax wire facts 2026-11-23, §2). "No filter" is -1 for every
/// number and an empty text (§4.2).
struct OrderRequest: Sendable, Equatable {
  enum Sort: String, Sendable { case id = "ID", placed = "SiparisTarihi" }

  var statusChanged = LocalRange(from: nil, to: nil)
  var edited = LocalRange(from: nil, to: nil)
  var placed = LocalRange(from: nil, to: nil)
  var sort = Sort.id
  var isNewestFirst = false
  var index = 0
  var size = 100
  /// Lines and payments. Off for probes.
  var withContents = true
  /// The shop's contract is newer than March 2025, see `OrderFilterContract`.
  var isNewerContract = false

  func write(to writer: inout XMLWriter) {
    writer.element("f") { (writer: inout XMLWriter) in
      writeDates(to: &writer)
      if isNewerContract { writer.element("a:EFaturaURL", -1) }
      writer.element("a:EntegrasyonAktarildi", -1)
      writer.element("a:EntegrasyonParams") { Self.writeIntegration(to: &$0) }
      writeMiddle(to: &writer)
      writeEnd(to: &writer)
    }
    writer.element("s") { (writer: inout XMLWriter) in
      writer.element("a:BaslangicIndex", index)
      writer.element("a:KayitSayisi", size)
      writer.element("a:SiralamaDegeri", sort.rawValue)
      writer.element("a:SiralamaYonu", isNewestFirst ? "DESC" : "ASC")
    }
  }

  private func writeDates(to writer: inout XMLWriter) {
    writer.date("a:DurumTarihiBas", statusChanged.from)
    writer.date("a:DurumTarihiSon", statusChanged.to)
    writer.date("a:DuzenlemeTarihiBas", edited.from)
    writer.date("a:DuzenlemeTarihiSon", edited.to)
  }

  private static func writeIntegration(to writer: inout XMLWriter) {
    writer.element("a:AlanDeger", "")
    writer.element("a:Deger", "")
    writer.element("a:EntegrasyonKodu", "")
    writer.element("a:EntegrasyonParamsAktif", false)
    writer.element("a:TabloAlan", "")
    writer.element("a:Tanim", "")
  }

  private func writeMiddle(to writer: inout XMLWriter) {
    writer.element("a:FaturaNo", "")
    writer.element("a:IptalEdilmisUrunler", true)
    writer.element("a:KampanyaGetir", false)
    if isNewerContract { writer.element("a:KargoEntegrasyonTakipDurumu", -1) }
    writer.element("a:KargoFirmaID", -1)
    writer.element("a:OdemeDurumu", -1)
    writer.element("a:OdemeGetir", withContents)
    writer.element("a:OdemeTamamlandi", -1)
    writer.element("a:OdemeTipi", -1)
    writer.element("a:PaketlemeDurumu", -1)
    writer.element("a:PazaryeriIhracat", -1)
    writer.element("a:SiparisDurumu", -1)
    writer.element("a:SiparisID", -1)
  }

  private func writeEnd(to writer: inout XMLWriter) {
    writer.element("a:SiparisKaynagi", "")
    writer.element("a:SiparisKodu", "")
    writer.element("a:SiparisNo", "")
    writer.date("a:SiparisTarihiBas", placed.from)
    writer.date("a:SiparisTarihiSon", placed.to)
    writer.element("a:StrPaketlemeDurumu", "")
    writer.element("a:StrSiparisDurumu", "")
    writer.element("a:StrSiparisID", "")
    writer.element("a:TedarikciID", -1)
    writer.element("a:TeslimatMagazaID", -1)
    writer.element("a:UrunGetir", withContents)
    writer.element("a:UyeID", -1)
    writer.element("a:UyeTelefon", "")
  }
}

/// Whether a shop's order filter has the members that came after March 2025. They are numbers, so
/// leaving them out selects 0 ("orders without an e-invoice address") and loses orders silently;
/// the wire facts (§4.1) list `EFaturaURL` and `KargoEntegrasyonTakipDurumu`, "send -1".
enum OrderFilterContract {
  /// - Parameter description: The service's WSDL with its types.
  static func isNewer(_ description: [UInt8]) -> Bool {
    description.contains(ascii: "name=\"EFaturaURL\"")
      && description.contains(ascii: "name=\"KargoEntegrasyonTakipDurumu\"")
  }
}

extension [UInt8] {
  fileprivate func contains(ascii text: StaticString) -> Bool {
    withUnsafeBufferPointer { bytes in
      let needle = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
      guard let first = needle.first, bytes.count >= needle.count else { return false }
      return (0...bytes.count - needle.count).contains { start in
        bytes[start] == first
          && UnsafeBufferPointer(rebasing: bytes[start..<start + needle.count]).elementsEqual(
            needle)
      }
    }
  }
}
