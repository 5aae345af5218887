import Web

enum SettlementTexts {
  static let help = Phrase(
    tr:
      "Kanalların tuttuğu hesap: satışlar, iadeler, kesintiler ve ödemeler. Günde bir kez okunur.",
    en: "The account that channels keep: sales, returns, deductions and payouts, read once a day.")
  static let owed = Phrase(tr: "Alacağınız", en: "What is owed to you")
  static let owedHelp = Phrase(
    tr: "Ödeme günü ileride olan ya da henüz belli olmayan sipariş satırlarının neti.",
    en: "Net of lines of orders whose payment lies ahead or is not known yet.")
  static let planned = Phrase(tr: "Günü belli", en: "With a date")
  static let undated = Phrase(tr: "Günü belirsiz", en: "Without a date")
  static let payouts = Phrase(tr: "Ödeme günleri", en: "Payout dates")
  static let sums = Phrase(tr: "Dönemin toplamları", en: "Sums of the period")
  static let lines = Phrase(tr: "Satırlar", en: "Lines")
  static let kind = Phrase(tr: "Tür", en: "Kind")
  static let count = Phrase(tr: "Satır", en: "Lines")
  static let debit = Phrase(tr: "Borç", en: "Debit")
  static let credit = Phrase(tr: "Alacak", en: "Credit")
  static let commission = Phrase(tr: "Komisyon", en: "Commission")
  static let net = Phrase(tr: "Net", en: "Net")
  static let payment = Phrase(tr: "Ödeme", en: "Payment")
  static let none = Phrase(tr: "Bu dönemde satır yok", en: "No lines in this period")
  static let noneNext = Phrase(
    tr: "Satırlar teslimattan sonra kanalın hesabında görünür ve günde bir kez okunur.",
    en: "Lines appear in a channel's account after delivery and are read once a day.")
  static let wrongPeriod = Phrase(
    tr: "Tarihler okunamadı ya da dönem 92 günden uzun; son 30 gün gösteriliyor.",
    en: "The dates cannot be read or the period is longer than 92 days; this is the last 30.")
  static func ofOrder(_ number: String) -> Phrase {
    Phrase(tr: "\(number) numaralı siparişin satırları", en: "Lines of the order \(number)")
  }
}
