import Commerce
import Web

enum ClaimTexts {
  static let title = Phrase(tr: "İadeler", en: "Claims")
  static let settlements = Phrase(tr: "Hesap ekstresi", en: "Settlements")
  static let help = Phrase(
    tr:
      "Alıcıların geri göndermek istedikleri. Onaylanan ürün, stok burada tutuluyorsa depoya geri "
      + "girer; süresi dolan kararı kanal kendi verir.",
    en: "What buyers want to give back. Accepted goods go back into the warehouse where stock is "
      + "kept here; what nobody decides in time, the channel decides by itself.")
  static let claim = Phrase(tr: "İade", en: "Claim")
  static let goods = Phrase(tr: "Ürün ve gerekçe", en: "Goods and reason")
  static let due = Phrase(tr: "Son an", en: "Due")
  static let overdue = Phrase(tr: "süre doldu", en: "time is over")
  static let order = Phrase(tr: "Sipariş", en: "Order")
  static let none = Phrase(tr: "Burada iade yok", en: "No claims here")
  static let noneNext = Phrase(
    tr: "İadeler kanalın eşitlemesiyle gelir; on beş dakikada bir sorulur.",
    en: "Claims come with the channel's sync, which asks every quarter of an hour.")
  static let accept = Phrase(tr: "Seçilenleri onayla…", en: "Accept ticked ones…")
  static let refuse = Phrase(tr: "Seçilenleri reddet…", en: "Refuse ticked ones…")
  static let acceptTitle = Phrase(tr: "İadeleri onayla", en: "Accept claims")
  static let refuseTitle = Phrase(tr: "İadeleri reddet", en: "Refuse claims")
  static let acceptHelp = Phrase(
    tr: "Onay geri alınamaz: alıcıya parası ödenir.",
    en: "This cannot be taken back: the buyer gets the money back.")
  static let acceptNow = Phrase(tr: "Onayla", en: "Accept")
  static let refuseNow = Phrase(tr: "Reddet", en: "Refuse")
  static let back = Phrase(tr: "Vazgeç", en: "Back")
  static let reason = Phrase(tr: "Kanalın gerekçesi", en: "The channel's reason")
  static let explanation = Phrase(tr: "Açıklama", en: "Explanation")
  static let explanationHelp = Phrase(
    tr: "Alıcıya ve kanala gider; en çok 500 karakter.",
    en: "Goes to the buyer and the channel; 500 characters at most.")
  static let withFile = Phrase(
    tr: "Şu gerekçeler dosya ister; onlarla kanalın kendi panelinde reddedin:",
    en: "These reasons want a file; refuse with them in the channel's own panel:")
  static let noReasons = Phrase(
    tr: "Kanal şu anda dosyasız bir gerekçe kabul etmiyor; kanalın panelinde reddedin.",
    en: "The channel takes no reason without a file now; refuse in the channel's panel.")
  static let nothingTicked = Phrase(
    tr: "Önce kararı beklenen en az bir ürünü işaretleyin.",
    en: "Tick at least one unit that waits for a decision first.")
  static let oneChannel = Phrase(
    tr: "Gerekçeler kanala göre değişir; bir seferde tek kanalın iadelerini reddedin.",
    en: "Reasons differ by channel; refuse claims of one channel at a time.")
  static let reasonNeeded = Phrase(
    tr: "Bir gerekçe seçin ve 1–500 karakterlik bir açıklama yazın.",
    en: "Choose a reason and write an explanation of 1 to 500 characters.")
  static let inFlight = Phrase(tr: "kanala soruluyor", en: "the channel is being asked")
  static let isUnknown = Phrase(
    tr: "kanalın yanıtı bilinmiyor; sonraki eşitleme gösterecek",
    en: "the channel's answer is not known; the next sync tells")
  static let notDone = Phrase(tr: "kanal yapmadı", en: "the channel did not do it")
  static let byTime = Phrase(tr: "süre dolunca kanal onayladı", en: "accepted by time")
  static let backInStock = Phrase(tr: "stoğa bildirildi", en: "told to the stock")

  static func tooMany(_ most: Int) -> Phrase {
    Phrase(
      tr: "Bir seferde en çok \(most) iade: kanal dakikada bundan fazlasını almıyor.",
      en: "\(most) claims at once at most: the channel takes no more in a minute.")
  }

  static func tooManyUnits(_ most: Int) -> Phrase {
    Phrase(
      tr: "Bir seferde en çok \(most) ürün; kalanını sonra işaretleyin.",
      en: "\(most) units at once at most; tick the rest afterwards.")
  }

  static func state(_ state: ClaimState) -> Phrase {
    switch state {
    case .waiting: Phrase(tr: "Karar bekleyen", en: "Waiting for you")
    case .open: Phrase(tr: "Yolda ya da incelemede", en: "Under way or in review")
    case .decided: Phrase(tr: "Sonuçlanan", en: "Decided")
    }
  }

  static func status(_ status: String) -> Phrase {
    switch ClaimStatus(rawValue: status) {
    case .created: Phrase(tr: "İstendi", en: "Asked for")
    case .waiting: Phrase(tr: "Karar bekliyor", en: "Waits for you")
    case .inReview: Phrase(tr: "İncelemede", en: "In review")
    case .accepted: Phrase(tr: "Onaylandı", en: "Accepted")
    case .rejected: Phrase(tr: "Reddedildi", en: "Refused")
    case .cancelled: Phrase(tr: "Vazgeçildi", en: "Withdrawn")
    case .unknown, nil: Phrase(tr: "Bilinmiyor", en: "Unknown")
    }
  }

  static func answers(_ answers: ClaimAnswers) -> Phrase {
    var (turkish, english) = ([String](), [String]())
    if answers.done > 0 {
      turkish.append("\(answers.done) ürün için karar kanala iletildi.")
      english.append("The channel took the decision on \(answers.done) units.")
    }
    if answers.unknown > 0 {
      turkish.append("\(answers.unknown) ürün için yanıt bilinmiyor; sonraki eşitleme gösterecek.")
      english.append("The answer for \(answers.unknown) units is not known; the next sync tells.")
    }
    if answers.failed > 0 {
      turkish.append("\(answers.failed) ürün için kanal kararı almadı:")
      english.append("The channel did not take the decision on \(answers.failed) units:")
      for reason in answers.reasons {
        turkish.append(ConnectorWords.phrase(reason)[.turkish])
        english.append(reason)
      }
    }
    guard !turkish.isEmpty else {
      return Phrase(
        tr: "Seçilenler artık karar beklemiyor.",
        en: "What was ticked does not wait for a decision any more.")
    }
    return Phrase(tr: turkish.joined(separator: " "), en: english.joined(separator: " "))
  }
}
