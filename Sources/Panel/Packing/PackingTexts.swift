import Inventory
import Web

enum PackingTexts {
  static let title = Phrase(tr: "Paketleme masası", en: "Packing desk")
  static let help = Phrase(
    tr: "Kargoya verilmesi gereken paketler, son anı en yakın olan önce. Paket bildirmeyen "
      + "kanalların siparişleri sipariş listesindedir.",
    en: "Packages that must leave, the most urgent first. Orders of channels that tell no packages "
      + "are in the list of orders.")
  static let overdue = Phrase(tr: "Süresi geçen", en: "Overdue")
  static let dueToday = Phrase(tr: "Bugün çıkmalı", en: "Due today")
  static let waiting = Phrase(tr: "Bekleyen hepsi", en: "All that wait")
  static let none = Phrase(tr: "Bekleyen paket yok", en: "No packages wait")
  static let noneNext = Phrase(
    tr: "Yeni siparişler kanalın eşitlemesiyle gelir.",
    en: "New orders come with the channel's sync.")
  static let goods = Phrase(tr: "İçindekiler", en: "Goods")
  static let options = Phrase(tr: "Beden · renk", en: "Size · colour")
  static let onHand = Phrase(tr: "Elde", en: "On hand")
  static let pickList = Phrase(tr: "Toplama listesi", en: "Pick list")
  static let slips = Phrase(tr: "Sevk fişleri", en: "Packing slips")
  static let labels = Phrase(tr: "Adres etiketleri", en: "Address labels")
  static let markPicking = Phrase(tr: "Hazırlanıyor yap", en: "Mark as being packed")
  static let askLabels = Phrase(tr: "Kanaldan etiket iste", en: "Ask the channel for labels")
  static let printHelp = Phrase(
    tr: "Yazdırmak için tarayıcının yazdır komutunu kullanın; bu satır basılmaz.",
    en: "Print with your browser; this line is not printed.")
  static let nothingTicked = Phrase(
    tr: "Önce en az bir paketi işaretleyin.", en: "Tick at least one package first.")
  static let gone = Phrase(
    tr: "İşaretlenen paketler artık yok; sayfayı yenileyin.",
    en: "The ticked packages are not there any more; load the page again.")
  static let noSuchMove = Phrase(tr: "Böyle bir işlem yok.", en: "There is no such move.")
  static let moves = Phrase(tr: "Kanala istekler", en: "Asked of the channel")
  static let noMoves = Phrase(
    tr: "Bu paket için kanaldan henüz bir şey istenmedi.",
    en: "Nothing has been asked of the channel for this package yet.")
  static let what = Phrase(tr: "İstek", en: "Move")
  static let outcome = Phrase(tr: "Sonuç", en: "Outcome")
  static let who = Phrase(tr: "Kim", en: "Who")
  static let actions = Phrase(tr: "İşlemler", en: "Actions")
  static let invoiceNumberHelp = Phrase(
    tr: "Üç harf veya rakam, yıl ve dokuz rakam: ABC2026000000001",
    en: "Three letters or digits, the year and nine digits: ABC2026000000001")
  static let invoiceLink = Phrase(tr: "Faturanın adresi", en: "Address of the invoice")
  static let invoiceLinkHelp = Phrase(
    tr: "https:// ile başlar; alıcı faturayı oradan görür.",
    en: "Begins with https://; the buyer sees the invoice there.")
  static let carrierCode = Phrase(tr: "Kargo firmasının kodu", en: "The carrier's code")
  static let carrierHelp = Phrase(
    tr: "Kanalın kodu, örneğin YKMP; beş dakikada bir değişebilir.",
    en: "The channel's code, YKMP for one; can be changed once in five minutes.")
  static let splitHelp = Phrase(
    tr: "İşaretlenen satırlar ayrı bir pakete gider; kanal eskisinin yerine yeni paketler açar.",
    en: "Ticked lines go into a package of their own; the channel opens new ones for the old one.")
  static let unsuppliedHelp = Phrase(
    tr: "Kalan ürünlerin hepsi tedarik edilemedi sayılır. Geri alınamaz ve mağaza puanını etkiler.",
    en: "All goods that are left count as not supplied. It cannot be taken back and lowers the "
      + "shop's score.")
  static let unsuppliedSure = Phrase(tr: "Biliyorum, geri alınamaz", en: "I know; there is no undo")
  static let unsuppliedNotSure = Phrase(
    tr: "Tedarik edilemedi demek geri alınamaz: kutuyu işaretleyip yeniden gönderin.",
    en: "There is no undo for this: tick the box and send it again.")
  static let reason = Phrase(tr: "Gerekçe", en: "Reason")
  static let isAsked = Phrase(
    tr: "Kanaldan istendi; sonucu burada görünür.",
    en: "The channel is asked; the outcome appears here.")
  static let channelLabel = Phrase(tr: "Kanalın etiketi (ZPL)", en: "The channel's label (ZPL)")
  static let noLabelYet = Phrase(
    tr: "Kanalda bu paketin etiketi henüz yok. Etiket isteyin; hazırlanması on beş dakika "
      + "sürebilir.",
    en: "The channel has no label of this package yet. Ask for one; it may take a quarter of an "
      + "hour.")
  static let notMovable = Phrase(
    tr: "Bu paket artık değişmez.", en: "Nothing can be done with this package any more.")

  static func notAsked(_ refusal: MoveRefusal) -> Phrase {
    let words = self.refusal(refusal)
    return Phrase(
      tr: "Kanaldan istenmedi: \(words[.turkish])", en: "Not asked for: \(words[.english])")
  }

  static func packages(_ count: Int) -> Phrase {
    Phrase(tr: "\(count) paket", en: count == 1 ? "1 package" : "\(count) packages")
  }

  static func tooMany(_ most: Int) -> Phrase {
    Phrase(tr: "Bir seferde en çok \(most) paket.", en: "\(most) packages at once at most.")
  }

  static func asked(_ count: Int, _ refusals: [MoveRefusal: Int]) -> Phrase {
    let left = refusals.sorted { $0.key.rawValue < $1.key.rawValue }
    let (turkish, english) = (
      left.map { " \($0.value): \(refusal($0.key)[.turkish])" }.joined(),
      left.map { " \($0.value): \(refusal($0.key)[.english])" }.joined()
    )
    return Phrase(
      tr: "\(count) paket için kanaldan istendi.\(turkish)",
      en: "Asked of the channel for \(count) \(count == 1 ? "package" : "packages").\(english)")
  }
}
