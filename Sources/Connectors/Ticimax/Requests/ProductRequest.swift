import Markup

/// The parameters of `SelectUrun` and `SelectUrunCount`, members in the contract's order; see
/// `OrderRequest`. "No filter" is -1 for the flags and 0 for the ids (Ticimax wire facts
/// 2026-11-23, §4.2).
struct ProductRequest: Sendable, Equatable {
  var edited = LocalRange(from: nil, to: nil)
  var stockChanged = LocalRange(from: nil, to: nil)
  var added = LocalRange(from: nil, to: nil)
  /// One card, or 0 for all.
  var cardID: Int64 = 0
  var index = 0
  var size = 100

  func write(to writer: inout XMLWriter) {
    writeFilter(to: &writer)
    writer.element("s") { (writer: inout XMLWriter) in
      writer.element("a:BaslangicIndex", index)
      writer.element("a:KayitSayisi", size)
      writer.element("a:KayitSayisinaGoreGetir", true)
      writer.element("a:SiralamaDegeri", "ID")
      writer.element("a:SiralamaYonu", "ASC")
    }
  }

  func writeFilter(to writer: inout XMLWriter) {
    writer.element("f") { (writer: inout XMLWriter) in
      writer.element("a:Aktif", -1)
      writer.date("a:DuzenlemeTarihiBaslangic", edited.from)
      writer.date("a:DuzenlemeTarihiBitis", edited.to)
      writer.date("a:EklemeTarihiBaslangic", added.from)
      writer.date("a:EklemeTarihiBitis", added.to)
      writer.element("a:Firsat", -1)
      writer.element("a:Indirimli", -1)
      writer.element("a:KategoriID", 0)
      writer.element("a:MarkaID", 0)
      writer.date("a:StokGuncellemeTarihiBaslangic", stockChanged.from)
      writer.date("a:StokGuncellemeTarihiBitis", stockChanged.to)
      writer.element("a:TedarikciID", 0)
      writer.element("a:UrunKartiID", cardID)
      writer.element("a:Vitrin", -1)
    }
  }
}
