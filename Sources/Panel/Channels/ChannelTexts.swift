import Storage
import Web

enum ChannelTexts {
  static let name = Phrase(tr: "Kanal adı", en: "Channel name")
  static let nameHelp = Phrase(
    tr: "Sizin vereceğiniz ad: a–z harfleri, rakam, - ve _.",
    en: "Your own name: letters a–z, digits, - and _.")
  static let fieldsAtFault = Phrase(
    tr: "Kaydedilmedi: işaretli alanları düzeltin.", en: "Not saved: mend the marked fields.")
  static let emptyKeepsSecret = Phrase(
    tr: "Boş bırakırsanız kayıtlı olan kalır; adres değişirse yeniden girilir.",
    en: "Leave it empty to keep the stored one; another address needs it again.")

  static func connect(_ platform: String) -> Phrase {
    Phrase(tr: "\(platform) bağla", en: "Connect \(platform)")
  }

  static func edit(_ name: String) -> Phrase {
    Phrase(tr: "\(name): ayarları değiştir", en: "\(name): change settings")
  }

  static let change = Phrase(tr: "Ayarları değiştir", en: "Change settings")
  static let more = Phrase(tr: "Diğer ayarlar", en: "More settings")
  static let capabilities = Phrase(
    tr: "Bu platformda neler yapılabilir", en: "What this platform can do")
  static let capability = Phrase(tr: "Özellik", en: "Capability")
  static let level = Phrase(tr: "Düzey", en: "Level")
  static let platform = Phrase(tr: "Platform", en: "Platform")
  static let settings = Phrase(tr: "Ayarlar", en: "Settings")
  static let sync = Phrase(tr: "Eşitleme", en: "Synchronisation")
  static let aboutToStart = Phrase(tr: "Birazdan başlıyor…", en: "About to start…")
  static let noWorker = Phrase(
    tr: "Bekliyor: işleri yapan bir süreç çalışmıyor. `tezgah worker` başlatın.",
    en: "Waiting: no process does the work. Start `tezgah worker`.")
  static let syncNow = Phrase(tr: "Şimdi eşitle", en: "Sync now")
  static let syncAll = Phrase(tr: "Baştan eşitle", en: "Sync everything")
  static let stop = Phrase(tr: "Durdur", en: "Stop")
  static let refresh = Phrase(tr: "Yenile", en: "Refresh")
  static let check = Phrase(tr: "Bağlantıyı sına", en: "Check connection")
  static let checked = Phrase(tr: "Bağlantı sınandı.", en: "The connection was checked.")
  static let remove = Phrase(tr: "Bağlantıyı kaldır", en: "Disconnect")
  static let removeHelp = Phrase(
    tr: "Kanalın anahtarları silinir ve eşitleme durur. Siparişler ve ürünler kalır; aynı mağazayı "
      + "yeniden bağlarsanız kaldığı yerden sürer.",
    en: "The channel's keys are deleted and syncing stops. Orders and products stay; connect the "
      + "same shop again to go on with them.")
  static let typeName = Phrase(
    tr: "Onaylamak için kanalın adını yazın", en: "Type the channel's name to confirm")
  static let wrongName = Phrase(tr: "Ad aynı değil.", en: "The name is not the same.")

  /// A setting's label by its key; a key without one shows itself.
  static func setting(_ key: String) -> Phrase {
    switch key {
    case "base-url": Phrase(tr: "Mağaza adresi", en: "Shop address")
    case "uye-kodu": Phrase(tr: "Web servis yetki kodu", en: "Web service authorisation code")
    case "seller-id": Phrase(tr: "Satıcı numarası", en: "Seller number")
    case "api-key": Phrase(tr: "API anahtarı", en: "API key")
    case "api-secret": Phrase(tr: "API gizli anahtarı", en: "API secret")
    case "webhook-secret": Phrase(tr: "Bildirim gizli anahtarı", en: "Webhook secret")
    case "integrator": Phrase(tr: "Entegratör", en: "Integrator")
    case "order-reading": Phrase(tr: "Siparişlerin okunması", en: "Reading of orders")
    case "page-size": Phrase(tr: "Sayfa başına kayıt", en: "Records per page")
    case "max-attempts": Phrase(tr: "Deneme sayısı", en: "Attempts")
    case "timeout-seconds": Phrase(tr: "Zaman aşımı (sn)", en: "Time-out (s)")
    case "min-interval-ms":
      Phrase(tr: "İstekler arası en kısa süre (ms)", en: "Minimum time between requests (ms)")
    case "time-zone": Phrase(tr: "Mağazanın saat dilimi", en: "The shop's time zone")
    case "order-paging": Phrase(tr: "Sipariş sayfalaması", en: "Order paging")
    case "product-paging": Phrase(tr: "Ürün sayfalaması", en: "Product paging")
    case "favourites": Phrase(tr: "Favorilerin okunması", en: "Reading of favourites")
    default: Phrase(tr: key, en: key)
    }
  }

  static func counts(_ counts: SyncCounts, pages: Int, format: Formatting) -> Phrase {
    func text(_ number: Int) -> String { format.number(Int64(number)) }
    return Phrase(
      tr: "\(text(pages)) sayfa · \(text(counts.seen)) görüldü · \(text(counts.inserted)) yeni · "
        + "\(text(counts.updated)) değişti · \(text(counts.unchanged)) aynı · "
        + "\(text(counts.rejected)) ayrıldı · \(text(counts.retries)) yeniden deneme · "
        + "\(text(counts.throttled)) hız sınırı",
      en:
        "\(text(pages)) \(pages == 1 ? "page" : "pages") · \(text(counts.seen)) seen · \(text(counts.inserted)) new · "
        + "\(text(counts.updated)) changed · \(text(counts.unchanged)) unchanged · "
        + "\(text(counts.rejected)) set aside · \(text(counts.retries)) retries · "
        + "\(text(counts.throttled)) throttled")
  }
}
