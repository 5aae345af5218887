import Inventory
import Web

enum ListingsTexts {
  static let title = Phrase(tr: "İlanlar", en: "Listings")
  static let notKept = Phrase(
    tr: "Stok burada tutulmuyor: değerler kanalların söyledikleridir ve girilen sayım bir sonraki "
      + "eşitlemede değişebilir. Stoğu burada tutmak stok özet sayfasından başlatılır.",
    en: "Stock is not kept here: the figures are what channels tell, and a count that is entered "
      + "may change at the next sync. Keeping stock here begins on the summary of the stock.")
  static let searchLabel = Phrase(
    tr: "Ürün adı, marka, SKU veya barkod", en: "Title, brand, SKU or barcode")
  static let only = Phrase(tr: "Yalnız", en: "Only")
  static let variant = Phrase(tr: "Varyant", en: "Variant")
  static let onHand = Phrase(tr: "Elde", en: "On hand")
  static let reserved = Phrase(tr: "Ayrılmış", en: "Reserved")
  static let available = Phrase(tr: "Satılabilir", en: "Available")
  static let safety = Phrase(tr: "Emniyet", en: "Safety")
  static let shown = Phrase(tr: "kanalda", en: "shown")
  static let none = Phrase(tr: "Varyant bulunamadı", en: "No variants found")
  static let noneNext = Phrase(
    tr: "Aramayı ya da süzgeci değiştirin veya bir kanalın ürünlerini eşitleyin.",
    en: "Change the search or the filter, or synchronise a channel's products.")
  static let noneHere = Phrase(
    tr: "Bu bölümde uyan yok; listenin kalanına aşağıdan bakın.",
    en: "Nothing fits in this part; look through the rest below.")
  static let bundle = Phrase(tr: "Set", en: "Bundle")
  static let differs = Phrase(tr: "farklı", en: "differs")
  static let reason = Phrase(tr: "Sayım nedeni", en: "Reason of the count")
  static let preview = Phrase(tr: "Değişiklikleri göster", en: "Show what changes")
  static let fillDown = Phrase(tr: "Aşağı doldur", en: "Fill down")
  static let keys = Phrase(
    tr: "Ok tuşları ve Enter gezinir, Esc eski değeri getirir; yapıştırılan sütun aşağı dolar.",
    en: "Arrows and Enter move, Escape restores; a pasted column fills the cells below.")
  static let confirmTitle = Phrase(tr: "Değişecekler", en: "What will change")
  static let field = Phrase(tr: "Alan", en: "Field")
  static let before = Phrase(tr: "Şimdi", en: "Now")
  static let after = Phrase(tr: "Yeni", en: "New")
  static let save = Phrase(tr: "Kaydet", en: "Save")
  static let back = Phrase(tr: "Vazgeç", en: "Do not change")
  static let nothing = Phrase(tr: "Değişen bir değer yok.", en: "No value was changed.")
  static let refused = Phrase(
    tr: "Hiçbir şey yazılmadı. Aşağıdakileri düzeltin.",
    en: "Nothing was written. Correct what is named below.")
  static let lacksReason = Phrase(
    tr: "Sayımın nedenini yazın (en çok 500 bayt).",
    en: "Give a reason for the count (at most 500 bytes).")
  static let setBack = Phrase(tr: "Geri al", en: "Set back")
  static let setBackReason = Phrase(tr: "geri alındı", en: "set back")
  static let problem = Phrase(tr: "Sorun", en: "Problem")
  static let importTitle = Phrase(tr: "Dosyadan stok", en: "Stock from a file")

  static func saved(_ count: Int) -> Phrase {
    Phrase(tr: "\(count) varyant kaydedildi.", en: "\(count) variants were saved.")
  }

  static func only(_ only: ListingsQuery.Only) -> Phrase {
    switch only {
    case .all: Phrase(tr: "Hepsi", en: "All")
    case .problems: Phrase(tr: "Gönderimi sorunlu", en: "Push has a problem")
    case .out: Phrase(tr: "Tükenen", en: "Out of stock")
    case .differing: Phrase(tr: "Kanalla farklı", en: "Differs from the channel")
    }
  }

  static func field(_ field: StockEdit.Field) -> Phrase {
    switch field {
    case .onHand: onHand
    case .safety: safety
    }
  }

  static func state(_ state: String, isDue: Bool) -> Phrase? {
    switch state {
    case "": nil
    case "rejected": Phrase(tr: "reddedildi", en: "rejected")
    case "unknown": Phrase(tr: "belirsiz", en: "unknown")
    case _ where isDue: Phrase(tr: "sırada", en: "due")
    case "sending": Phrase(tr: "gönderiliyor", en: "sending")
    case "accepted": Phrase(tr: "alındı", en: "accepted")
    case "applied": Phrase(tr: "uygulandı", en: "applied")
    default: Phrase(tr: state, en: state)
    }
  }

  static func problem(_ problem: StockEdit.Problem, _ format: Formatting) -> Phrase {
    switch problem {
    case .changedMeanwhile(let now):
      Phrase(
        tr: "Bu arada değişti: şimdi \(format.number(now)). Sayfayı yenileyip yeniden bakın.",
        en: "It changed meanwhile: \(format.number(now)) now. Look at the page anew.")
    case .isBundle:
      Phrase(tr: "Set sayılmaz; parçalarını sayın.", en: "A bundle; count its parts.")
    case .isGone: Phrase(tr: "Varyant artık yok.", en: "The variant is gone.")
    }
  }

  static let notUnits = Phrase(
    tr: "0 ile 1.000.000.000 arasında tam sayı olmalı.",
    en: "Must be a whole number from 0 to 1,000,000,000.")
}
