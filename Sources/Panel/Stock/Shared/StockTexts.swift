import Inventory
import Web

/// Words that several pages of stock use.
enum StockTexts {
  static let title = Phrase(tr: "Stok", en: "Stock")
  static let why = Phrase(tr: "Neden bu kadar?", en: "Why so many?")
  static let goods = Phrase(tr: "Ürün", en: "Goods")
  static let available = Phrase(tr: "Satılabilir", en: "Available")
  static let onHand = Phrase(tr: "Elde", en: "On hand")
  static let promised = Phrase(tr: "Siparişlere ayrılan", en: "Promised to orders")
  static let warehouse = Phrase(tr: "Depo", en: "Warehouse")
  static let order = Phrase(tr: "Sipariş", en: "Order")
  static let since = Phrase(tr: "Ne zamandır", en: "Since")
  static let reason = Phrase(tr: "Neden", en: "Why")
  static let who = Phrase(tr: "Kim", en: "Who")
  static let units = Phrase(tr: "Adet", en: "Units")
  static let code = Phrase(tr: "Stok kodu veya barkod", en: "SKU or barcode")
  static let find = Phrase(tr: "Bul", en: "Find")
  static let undo = Phrase(tr: "Geri al", en: "Undo")
  static let saved = Phrase(tr: "Kaydedildi.", en: "Saved.")
  static let notKept = Phrase(
    tr: "Stok henüz burada tutulmuyor", en: "Stock is not kept here yet")
  static let notKeptNext = Phrase(
    tr: "Stok özet sayfasından başlatılınca burası dolar.",
    en: "Start keeping stock on the summary page; then this page fills.")
  static let toSummary = Phrase(tr: "Özet sayfasına git", en: "Go to the summary")
  static let fieldsAtFault = Phrase(
    tr: "İşaretli alanları düzeltin; hiçbir şey değiştirilmedi.",
    en: "Correct the marked fields; nothing was changed.")
  static let nothingTicked = Phrase(
    tr: "Önce en az bir kutu işaretleyin.", en: "Tick at least one box first.")
  static let tick = Phrase(tr: "Seç", en: "Tick")

  static func noGoods(_ code: String) -> Phrase {
    Phrase(
      tr: "“\(code)” koduyla bir ürün yok.", en: "There are no goods with the code “\(code)”.")
  }

  static func severalGoods(_ code: String) -> Phrase {
    Phrase(
      tr: "“\(code)” birden çok üründe var; barkodu yazın.",
      en: "Several goods have “\(code)”; write the barcode.")
  }

  static func number(_ range: ClosedRange<Int64>) -> Phrase {
    Phrase(
      tr: "\(range.lowerBound) ile \(range.upperBound) arasında bir tam sayı yazın.",
      en: "Write a whole number from \(range.lowerBound) to \(range.upperBound).")
  }

  static func kind(_ kind: String) -> Phrase {
    switch kind {
    case "receipt": Phrase(tr: "Mal girişi", en: "Goods came")
    case "adjustment": Phrase(tr: "Düzeltme", en: "Adjustment")
    case "transfer": Phrase(tr: "Depo değişti", en: "Moved")
    case "count": Phrase(tr: "Sayım", en: "Count")
    case "recount": Phrase(tr: "Sayımda vardı", en: "In the count already")
    case "shipment": Phrase(tr: "Gönderildi", en: "Shipped")
    case "unshipment": Phrase(tr: "Gönderilmemiş", en: "Not shipped after all")
    case "return": Phrase(tr: "İade", en: "Returned")
    default: Phrase(tr: kind, en: kind)
    }
  }

  static func cause(_ kind: String) -> Phrase {
    switch kind {
    case "opening": Phrase(tr: "açılış sayımı", en: "opening count")
    case "delivery": Phrase(tr: "irsaliye", en: "delivery")
    case "person": Phrase(tr: "elle", en: "by hand")
    case "claim": Phrase(tr: "iade talebi", en: "claim")
    case "order": Phrase(tr: "sipariş", en: "order")
    case "transfer": Phrase(tr: "depo değişikliği", en: "move")
    case "drift": Phrase(tr: "kanaldaki sayı", en: "the channel's figure")
    case "count": Phrase(tr: "önceki sayım", en: "an earlier count")
    default: Phrase(tr: kind, en: kind)
    }
  }
}

/// Numbers that people type.
enum StockNumber {
  /// - Returns: nil for text that is no whole number of the range.
  static func parse(_ text: String?, _ range: ClosedRange<Int64>) -> Int64? {
    guard let number = Int64((text ?? "").trimmed), range.contains(number) else { return nil }
    return number
  }
}
