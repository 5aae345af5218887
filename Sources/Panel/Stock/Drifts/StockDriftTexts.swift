import Inventory
import Web

enum StockDriftTexts {
  static let help = Phrase(
    tr:
      "Kanalın iki okumada üst üste söylediğimizden başka bir stok gösterdiği ilanlar. Kendiliğinden "
      + "düzelenler yeniden söylenir; birinin kanalda değiştirdiğine siz karar verirsiniz.",
    en: "Listings for which the channel showed, in two readings one after the other, another stock "
      + "than it was told. Those that cure themselves are told again; about what somebody changed "
      + "on the channel you decide.")
  static let none = Phrase(tr: "Fark yok", en: "No differences")
  static let noneNext = Phrase(
    tr: "Her ürün eşitlemesinden sonra karşılaştırılır.",
    en: "They are looked for after every sync of a channel's products.")
  static let ours = Phrase(tr: "Bizim", en: "Ours")
  static let shown = Phrase(tr: "Kanalda", en: "Shown there")
  static let tellOurs = Phrase(
    tr: "Seçilenlere bizimkini söyle", en: "Tell ours for the ticked ones")
  static let takeTheirs = Phrase(
    tr: "Seçilenlerde kanaldakini sayım olarak al", en: "Take theirs as counts for the ticked ones")
  static let takeConfirm = Phrase(
    tr: "Seçilenlerde karar uygulansın mı? Kanaldakini almak stoğu değiştirir; sayım yenilenene "
      + "kadar geri alınabilir.",
    en: "Do this for the ticked ones? Taking theirs changes the stock; it can be taken back until "
      + "the goods are counted again.")
  static let taken = Phrase(
    tr: "Son alınan kanal sayıları", en: "Figures that were taken over last")
  static let isUndone = Phrase(
    tr: "geri alındı ya da yeniden sayıldı", en: "undone, or counted again")
  static let undone = Phrase(
    tr: "Geri alındı; stok eski yerine döndü.", en: "Taken back; the stock is as before.")
  static let undoneBefore = Phrase(
    tr: "Bu daha önce geri alınmış.", en: "This was taken back before.")
  static let countedSince = Phrase(
    tr: "Ürün o zamandan beri sayıldı; geri almak yerine sayımı düzeltin.",
    en: "The goods were counted since; correct the count instead.")
  static let undoConfirm = Phrase(
    tr: "Kanaldan alınan sayı geri alınsın mı?", en: "Take the channel's figure back?")

  static func told(_ count: Int, of all: Int) -> Phrase {
    Phrase(
      tr: "\(all) ilandan \(count) tanesine stoğumuz yeniden söylenecek.",
      en: "\(count) of \(all) listings will be told our stock again.")
  }

  static func took(_ count: Int, of all: Int) -> Phrase {
    let all = (
      tr: "\(all) ilandan \(count) tanesinin sayısı alındı.",
      en: "The figures of \(count) of \(all) listings were taken."
    )
    return Phrase(
      tr:
        "\(all.tr) Setlerin kendi stoğu olmadığından onlarınki, o zamandan beri stoğu değişenlerin de "
        + "eskisi alınmaz; bunlar sonraki eşitlemede yeniden karşılaştırılır.",
      en: "\(all.en) Those of bundles, which have no stock of their own, are not, nor those whose "
        + "stock has changed since; the next sync compares them anew.")
  }

  /// In plain words, with what to do.
  static func cause(_ cause: String) -> Phrase {
    switch DriftCause(rawValue: cause) {
    case .rejected:
      Phrase(
        tr: "Kanal sayımızı reddetti. Nedeni giderin, sonra yeniden söyleyin.",
        en: "The channel refused our figure. Mend the reason, then tell it again.")
    case .ignored:
      Phrase(
        tr: "Kanal sayımızı aldı ama eskisini gösteriyor. Yeniden söyleniyor.",
        en: "The channel took our figure and shows the old one. It is told again.")
    case .overtaken:
      Phrase(
        tr: "Daha eski bir sayımız sonradan uygulanmış. Yeniden söyleniyor.",
        en: "An earlier figure of ours was applied later. It is told again.")
    case .editedOnChannel:
      Phrase(
        tr: "Biri kanalda değiştirmiş: bizim hiç söylemediğimiz bir sayı.",
        en: "Somebody changed it on the channel: a figure that we never told.")
    case nil: Phrase(tr: cause, en: cause)
    }
  }
}
