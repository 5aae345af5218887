import Basics
import Inventory
import Web

enum StockLowTexts {
  static let help = Phrase(
    tr:
      "Satılabilir adedi sipariş noktasında ya da altında olan ürünler; son 30 günün satışına göre en "
      + "önce bitecek olan en üstte. Liste her saat ve burada her kayıttan sonra yenilenir.",
    en: "Goods of which no more is available than their reorder point, the soonest sold out by the "
      + "sales of the last 30 days on top. The list is made anew every hour and whenever something "
      + "is kept here.")
  static let shop = Phrase(tr: "Mağazanın sipariş noktası", en: "The shop's reorder point")
  static let shopHelp = Phrase(
    tr: "Kendi noktası olmayan ürünler için: bu kadar kalınca haber verilir.",
    en: "For goods without a point of their own: with so many left you are told.")
  static let point = Phrase(tr: "Sipariş noktası", en: "Reorder at")
  static let safety = Phrase(tr: "Emniyet stoğu", en: "Safety stock")
  static let safetyHelp = Phrase(
    tr: "Emniyet stoğu hiçbir kanala gösterilmez; değişince kanallara hemen söylenir.",
    en: "Safety stock is shown to no channel; a change is told to channels at once.")
  static let sold = Phrase(tr: "30 günde satılan", en: "Sold in 30 days")
  static let cover = Phrase(tr: "Kaç gün yeter", en: "Days of cover")
  static let never = Phrase(tr: "satılmıyor", en: "does not sell")
  static let selling = Phrase(tr: "Satılanlar", en: "Those that sell")
  static let all = Phrase(tr: "Hepsi", en: "All")
  static let none = Phrase(tr: "Azalan ürün yok", en: "Nothing runs low")
  static let noneNext = Phrase(
    tr: "Sipariş noktasını yükseltin ya da stok ve satış geldikçe yeniden bakın.",
    en: "Raise the reorder point, or look again as stock and sales come in.")
  static let other = Phrase(
    tr: "Listede olmayan bir ürün için", en: "For goods that are not on the list")
  static let otherHelp = Phrase(
    tr: "Boş bırakılan alan olduğu gibi kalır.", en: "A field that is left blank stays as it is.")
  static let shops = Phrase(tr: "mağazanınki", en: "the shop's")
  static let unchanged = Phrase(tr: "Değişen bir şey yoktu.", en: "There was nothing to change.")

  static func changedMeanwhile(_ names: [String]) -> Phrase {
    let list = names.joined(separator: ", ")
    return Phrase(
      tr: "Bu arada değişti: \(list). Hiçbir şey yazılmadı; yeni değerlere bakıp yeniden kaydedin.",
      en: "Changed meanwhile: \(list). Nothing was written; look at the new values and save again.")
  }

  static func kept(_ count: Int) -> Phrase {
    Phrase(tr: "\(count) ürün kaydedildi.", en: "\(count) goods were kept.")
  }

  static func days(_ tenths: Int64, _ format: Formatting) -> String {
    format.quantity(tenths.clampedMultiplied(by: 100))
  }
}
