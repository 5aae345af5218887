import Markup

/// The parameters of `GetFavoriUrunler`, members in the contract's order; see `OrderRequest`.
struct FavouriteRequest: Sendable, Equatable {
  /// A member, or -1 or 0 where the shop takes one of them for all members.
  var memberID: Int64
  var added = LocalRange(from: nil, to: nil)
  /// Counted from 0 here, from 1 on the wire.
  var index = 0
  var size = 100

  func write(to writer: inout XMLWriter) {
    writer.element("request") { (writer: inout XMLWriter) in
      writer.date("a:BaslangicTarihi", added.from)
      writer.date("a:BitisTarihi", added.to)
      writer.element("a:KayitSayisi", size)
      writer.element("a:SayfaNo", index + 1)
      writer.element("a:UyeID", memberID)
    }
  }
}
