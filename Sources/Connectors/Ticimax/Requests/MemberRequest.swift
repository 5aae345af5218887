import Markup

/// The parameters of `SelectUyeler`, members in the contract's order; see `OrderRequest`. "No
/// filter" is -1, and 0 for province and district (Ticimax wire facts 2026-11-23, §4.2).
struct MemberRequest: Sendable, Equatable {
  var edited = LocalRange(from: nil, to: nil)
  var registered = LocalRange(from: nil, to: nil)
  /// Counted from 0 here, from 1 on the wire.
  var index = 0
  var size = 100

  func write(to writer: inout XMLWriter) {
    writer.element("filtre") { (writer: inout XMLWriter) in
      writer.element("a:Aktif", -1)
      writer.element("a:AlisverisYapti", -1)
      writer.element("a:Cinsiyet", -1)
      writer.date("a:DuzenlemeTarihi1", edited.from)
      writer.date("a:DuzenlemeTarihi2", edited.to)
      writer.element("a:IlID", 0)
      writer.element("a:IlceID", 0)
      writer.element("a:Mail", "")
      writer.element("a:MailIzin", -1)
      writer.element("a:MusteriKodu", "")
      writer.element("a:SmsIzin", -1)
      writer.element("a:Telefon", "")
      writer.element("a:UyeID", -1)
      writer.date("a:UyelikTarihi1", registered.from)
      writer.date("a:UyelikTarihi2", registered.to)
    }
    writer.element("sayfalama") { (writer: inout XMLWriter) in
      writer.element("a:KayitSayisi", size)
      writer.element("a:SayfaNo", index + 1)
      writer.element("a:SiralamaDegeri", "ID")
      writer.element("a:SiralamaYonu", "ASC")
    }
  }
}
