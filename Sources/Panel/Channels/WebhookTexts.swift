import Web

enum WebhookTexts {
  static let title = Phrase(tr: "Anlık bildirimler", en: "Notices")
  static let help = Phrase(
    tr:
      "Pazaryeri bir paket değişince haber verir; siparişler o an yeniden okunur. Bildirim yalnızca "
      + "bir ipucudur: kaybolursa düzenli okuma yine bulur.",
    en: "The marketplace tells when a package changes, and orders are read at once. A notice is a "
      + "hint only: what gets lost is found by the regular reading.")
  static let state = Phrase(tr: "Durum", en: "State")
  static let none = Phrase(tr: "istenmiyor", en: "not asked for")
  static let active = Phrase(tr: "geliyor", en: "active")
  static let givenUp = Phrase(
    tr: "pazaryeri hatalardan sonra vazgeçti", en: "given up by the marketplace after failures")
  static let forgotten = Phrase(
    tr: "pazaryeri artık bu aboneliği tanımıyor", en: "not known to the marketplace any more")
  static let address = Phrase(tr: "Adres", en: "Address")
  static let checked = Phrase(tr: "Son bakış", en: "Looked at")
  static let latest = Phrase(tr: "Son bildirim", en: "Last notice")
  static let create = Phrase(tr: "Bildirim iste", en: "Ask for notices")
  static let createAgain = Phrase(tr: "Yeniden oluştur", en: "Create again")
  static let reactivate = Phrase(tr: "Yeniden başlat", en: "Take up again")
  static let remove = Phrase(tr: "Bildirimi kaldır", en: "Give back")
  static let removeQuestion = Phrase(
    tr: "Bildirimler kesilsin mi? Siparişler yine birkaç dakikada bir okunur.",
    en: "Stop the notices? Orders are still read every few minutes.")
}
