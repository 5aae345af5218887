import Web

enum StockOverviewTexts {
  static let help = Phrase(
    tr: "Stok burada tutulur: defter ne olduğunu söyler, siparişler ayırır, kanallara bildirilir, "
      + "gösterdikleri karşılaştırılır.",
    en: "Stock is kept here: the ledger says what is there, orders hold it, channels are told, and "
      + "what they show is compared.")
  static let since = Phrase(tr: "Burada tutuluyor", en: "Kept here since")
  static let unresolved = Phrase(tr: "Ürünü bilinmeyen sipariş", en: "Orders with unknown goods")
  static let holds = Phrase(tr: "Bekletilen gönderim", en: "Held pushes")
  static let verified = Phrase(tr: "Defter denetimi", en: "Ledger looked at")
  static let sound = Phrase(tr: "Her şey birbirini tutuyor.", en: "Everything agrees.")
  static let neverVerified = Phrase(
    tr: "Henüz denetlenmedi; her saat kendiliğinden denetlenir.",
    en: "Not looked at yet; it is looked at every hour by itself.")
  static let verifyNow = Phrase(tr: "Şimdi denetle", en: "Look now")
  static let asked = Phrase(
    tr: "Denetim sıraya alındı; bitince sayfayı yenileyin.",
    en: "The look is in the queue; load the page again when it is done.")
  static let lag = Phrase(
    tr: "Bir satış öteki kanallara ne kadar sürede ulaşıyor?",
    en: "How long does a sale take to reach each channel?")
  static let lagHelp = Phrase(
    tr: "Ölçüm, satışın burada stoğu düşürdüğü anda başlar, kanalın yeni stoğu uyguladığını "
      + "bildiren yanıtı kaydedilince biter. Bir gönderimin taşıdığı satışlardan ilki sayılır; "
      + "saklanan ölçümlerin en yeni 2000 tanesine bakılır.",
    en: "It is measured from the moment when a sale lowered the stock here until the channel's "
      + "answer, that the new stock is applied, was stored. Of the sales that one send tells, the "
      + "first counts; the newest 2000 of those that are kept are looked at.")
  static let median = Phrase(tr: "Yarısı en çok (p50)", en: "Half within (p50)")
  static let p95 = Phrase(tr: "Yüzde 95'i en çok (p95)", en: "95 % within (p95)")
  static let wait = Phrase(tr: "Bunun sırada geçeni (p50)", en: "Of it in the queue (p50)")
  static let samples = Phrase(tr: "Ölçüm", en: "Measured")
  static let waiting = Phrase(tr: "Şu an bekleyen", en: "Waiting now")
  static let notTold = Phrase(tr: "stok söylenmiyor", en: "told nothing")
  static let noSamples = Phrase(tr: "henüz satış ölçülmedi", en: "no sale was measured yet")
  static let noChannels = Phrase(tr: "Bağlı kanal yok", en: "No channel is connected")
  static let noChannelsNext = Phrase(
    tr: "Kanallar sayfasından bir kanal bağlayın.", en: "Connect one on the page of channels.")
  static let start = Phrase(tr: "Stoğu burada tutmaya başla", en: "Keep stock here")
  static let startHelp = Phrase(
    tr:
      "Şu anda bir stok, kanalın ürün eşitlemesinin en son saydığıdır. Burada tutulmaya başlayınca "
      + "bilinen her stok açılış sayımı olur; bundan sonra siparişler ayırır ve düşer, iadeler "
      + "ekler, kanallara kurallarına göre söylenir.",
    en: "At present a level is what the channel's product sync counted last. Once stock is kept "
      + "here, every level that is known becomes its opening count; from then on orders hold and "
      + "take, returns bring back, and channels are told by their rules.")
  static let startNext = Phrase(
    tr: "Başlamadan önce ne olacağını gösterelim.", en: "See first what would happen.")
  static let look = Phrase(tr: "Ne olacağını göster", en: "Show what would happen")
  static let nothingKnown = Phrase(
    tr: "Henüz bilinen stok yok: önce bir kanal bağlayıp ürünlerini eşitleyin.",
    en: "No stock is known yet: connect a channel and synchronise its products first.")
  static let earlier = Phrase(
    tr: "Daha önce verilmiş siparişler stoğu değiştirmez: kanallar onları çoktan düşmüştür.",
    en: "Orders that were placed earlier move nothing: channels have taken them off already.")
  static let quiet = Phrase(
    tr: "Hiçbir kanala, kuralını “Kanal kuralları” sayfasında açana kadar stok söylenmez.",
    en: "No channel is told anything until its rule is switched on under “Channel rules”.")
  static let noWayBack = Phrase(
    tr: "Bu adım geri alınamaz.", en: "This step cannot be taken back.")
  static let warehouse = Phrase(tr: "İlk deponun adı", en: "Name of the first warehouse")
  static let agree = Phrase(
    tr: "Anladım: bundan sonra stok burada tutulsun",
    en: "I understand: keep stock here from now on")
  static let agreeNeeded = Phrase(
    tr: "Başlamak için kutuyu işaretleyin.", en: "Tick the box to begin.")
  static let nameNeeded = Phrase(
    tr: "1 ile 60 karakter arasında bir ad yazın.", en: "Write a name of 1 to 60 characters.")
  static let started = Phrase(
    tr: "Stok artık burada tutuluyor. Sırada: kanal kuralları.",
    en: "Stock is kept here now. Next: the channels' rules.")
  static let startedBefore = Phrase(
    tr: "Stok zaten burada tutuluyor.", en: "Stock is kept here already.")
  static let confirm = Phrase(
    tr: "Stok bundan sonra burada tutulsun mu?", en: "Keep stock here from now on?")

  static func opening(_ channel: String, _ levels: String) -> Phrase {
    Phrase(
      tr: "\(channel): \(levels) ilanın şu anda gösterdiği stok açılış sayımı olur.",
      en: "\(channel): what \(levels) listings show now becomes the opening count.")
  }

  static func bundles(_ count: String) -> Phrase {
    Phrase(
      tr: "\(count) setin stoğu parçalarından hesaplanır.",
      en: "The stock of \(count) bundles follows from their parts.")
  }

  static func faults(_ faults: String, _ notices: String) -> Phrase {
    Phrase(
      tr: "\(faults) tutarsızlık, sayılması gereken \(notices) yer",
      en: "\(faults) disagreements, \(notices) places to count")
  }

  static func ledger(_ movements: String, _ levels: String) -> Phrase {
    Phrase(
      tr: "\(movements) hareket, \(levels) stok", en: "\(movements) movements, \(levels) levels")
  }

  /// A length of time as people say it: `850 ms`, `12 s`, `3 min 5 s`, `2 h 4 min`.
  static func duration(_ milliseconds: Int64) -> Phrase {
    let seconds = milliseconds / 1000
    switch seconds {
    case ..<1: return Phrase(tr: "\(milliseconds) ms", en: "\(milliseconds) ms")
    case ..<60: return Phrase(tr: "\(seconds) sn", en: "\(seconds) s")
    case ..<3600:
      return Phrase(
        tr: "\(seconds / 60) dk \(seconds % 60) sn", en: "\(seconds / 60) min \(seconds % 60) s")
    default:
      return Phrase(
        tr: "\(seconds / 3600) sa \(seconds / 60 % 60) dk",
        en: "\(seconds / 3600) h \(seconds / 60 % 60) min")
    }
  }
}
