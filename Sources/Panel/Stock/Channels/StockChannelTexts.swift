import Inventory
import Web

enum StockChannelTexts {
  static let help = Phrase(
    tr:
      "Her kanala, satılabilir stoktan emniyet stoğu ve tamponu düşülerek ne kaldıysa o söylenir; "
      + "hiçbir zaman olandan çoğu değil.",
    en: "Each channel is told what is available, less the safety stock and its buffer; never more "
      + "than there is.")
  static let noChannels = Phrase(tr: "Bağlı kanal yok", en: "No channel is connected")
  static let noChannelsNext = Phrase(
    tr: "Kanallar sayfasından bir kanal bağlayın.", en: "Connect one on the page of channels.")
  static let publishing = Phrase(tr: "Stok söylensin mi?", en: "Is it told?")
  static let buffer = Phrase(tr: "Tampon", en: "Buffer")
  static let bufferHelp = Phrase(
    tr: "Bu kanaldan saklanan adet: iki kanalın son ürünü aynı anda satmasını seyrekleştirir.",
    en: "Units kept back from this channel: two channels seldom sell the last one at once then.")
  static let cap = Phrase(tr: "En çok", en: "At most")
  static let capHelp = Phrase(
    tr: "Kanala söylenen en büyük sayı; boş bırakılırsa sınır yok.",
    en: "The most that the channel is told; empty for no limit.")
  static let endWhen = Phrase(tr: "Şu kadar kalınca yok de", en: "None at")
  static let endWhenHelp = Phrase(
    tr: "Bu kadar ya da daha az kalınca kanala “yok” denir.",
    en: "With so many left, or fewer, the channel is told that there are none.")
  static let changed = Phrase(tr: "Değişti", en: "Changed")
  static let edit = Phrase(tr: "Düzenle", en: "Edit")
  static let preview = Phrase(tr: "Önce göster", en: "Show first")
  static let never = Phrase(tr: "henüz söylenmedi", en: "not told yet")
  static let confirm = Phrase(
    tr: "Kural kaydedilsin mi? Kanalın bütün ilanlarına yeni kurala göre stok söylenir.",
    en: "Keep the rule? Every listing of the channel is told its stock by it.")
  static let saved = Phrase(
    tr: "Kural kaydedildi; kanala buna göre söyleniyor.",
    en: "The rule is kept; the channel is told by it.")
  static let savedOff = Phrase(
    tr: "Kural kaydedildi; kanala artık stok söylenmiyor, son gösterdiği kalır.",
    en: "The rule is kept; the channel is told nothing any more and goes on showing what it shows.")
  static let held = Phrase(tr: "Bekletilen gönderim", en: "A push that is held back")
  static let heldWhy = Phrase(
    tr:
      "Bir saat içinde bu kadar ilanı boşaltan bir gönderim, siz bakana kadar bekler: yanlış okunmuş "
      + "bir liste olabilir.",
    en: "A push that empties so many listings within an hour waits until you have looked: it may "
      + "come of a list that was read wrongly.")
  static let some = Phrase(
    tr: "Boşalacak ilanlardan bazıları", en: "Some of the listings that would be emptied")
  static let agree = Phrase(tr: "Doğru, gönder", en: "It is right, send it")
  static let agreeConfirm = Phrase(
    tr: "Bu ilanlar kanalda boşalsın mı?", en: "Empty these listings on the channel?")
  static let leave = Phrase(tr: "Gönderme, beklesin", en: "Do not send, let it wait")
  static let agreed = Phrase(
    tr: "Gönderiliyor; bu büyüklükteki gönderimler bir saat boyunca geçer.",
    en: "It is being sent; pushes of this size pass for an hour.")
  static let left = Phrase(
    tr:
      "Beklemeye devam ediyor. Stoğu düzeltirseniz kendiliğinden geçer; o zamana kadar kanala hiçbir "
      + "stok söylenmez.",
    en:
      "It goes on waiting. It passes by itself when you correct the stock; until then the channel "
      + "is told no stock at all.")
  static let heldNoMore = Phrase(
    tr: "Bu kanalda bekletilen gönderim yok artık.", en: "Nothing of this channel is held any more."
  )

  static func affected(_ hold: PushHolds.Hold, _ number: (Int64) -> String) -> Phrase {
    Phrase(
      tr: "Stok gösteren \(number(hold.known)) ilandan \(number(hold.affected)) tanesi boşalacak.",
      en: "Of \(number(hold.known)) listings that show goods, \(number(hold.affected)) would show "
        + "none.")
  }

  static func cannot(_ note: String) -> Phrase {
    Phrase(
      tr: "Bu platforma henüz stok söylenemiyor (\(note)). Kural, söylenebildiği gün geçerli olur.",
      en: "This platform cannot be told stock yet (\(note)). The rule counts from the day it can.")
  }

  static func preview(_ preview: PolicyPreview, _ number: (Int) -> String) -> Phrase {
    Phrase(
      tr:
        "\(number(preview.listings)) ilandan \(number(preview.changed)) tanesi şimdikinden başka bir "
        + "sayı gösterecek; bunların \(number(preview.emptied)) tanesi boşalacak.",
      en: "Of \(number(preview.listings)) listings, \(number(preview.changed)) would show another "
        + "figure than now; \(number(preview.emptied)) of them would show none.")
  }

  static let previewOff = Phrase(
    tr: "Kanala hiçbir şey söylenmez; ilanlar son gösterdiklerinde kalır.",
    en: "The channel is told nothing; listings go on showing what they show.")
  static let previewHeld = Phrase(
    tr: "Bu kadar ilan boşalacağı için gönderim, siz burada onaylayana kadar bekleyecek.",
    en: "As so many listings would be emptied, the push will wait until you agree to it here.")
}
