import Storage
import Web
import Work

enum JobTexts {
  static let title = Phrase(tr: "İşler", en: "Jobs")
  static let work = Phrase(tr: "İş", en: "Work")
  static let failed = Phrase(tr: "Vazgeçilenler", en: "Given up")
  static let running = Phrase(tr: "Çalışanlar", en: "Running")
  static let waiting = Phrase(tr: "Bekleyenler", en: "Waiting")
  static let done = Phrase(tr: "Son bitenler", en: "Done lately")
  static let nothingRuns = Phrase(tr: "Şu anda çalışan iş yok.", en: "Nothing runs at the moment.")
  static let nothingWaits = Phrase(tr: "Bekleyen iş yok.", en: "Nothing waits.")
  static let nextStep = Phrase(tr: "Ne yapmalı", en: "Next step")
  static let checkChannel = Phrase(
    tr: "Kanalı denetleyin, sonra yeniden deneyin", en: "Check the channel, then retry")
  static let checkFeeds = Phrase(
    tr: "Beslemeleri denetleyin, sonra yeniden deneyin", en: "Check the feeds, then retry")
  static let tryAgain = Phrase(
    tr: "Yeniden deneyin; sürerse sunucu günlüğüne bakın",
    en: "Retry; if it fails again, see the server's log")
  static let since = Phrase(tr: "Başlangıç", en: "Since")
  static let node = Phrase(tr: "Süreç", en: "Process")
  static let isEnding = Phrase(tr: "durduruluyor…", en: "ending…")
  static let nextRun = Phrase(tr: "Sonraki çalışma", en: "Next run")
  static let nextRuns = Phrase(tr: "Sonraki çalışmalar", en: "Next runs")
  static let now = Phrase(tr: "şimdi", en: "now")
  static let took = Phrase(tr: "Sürdü", en: "Took")
  static let seconds = Phrase(tr: "sn", en: "s")
  static let retried = Phrase(tr: "İş yeniden sıraya alındı.", en: "The job is in the queue again.")
  static let cancelled = Phrase(
    tr: "İş durduruluyor; çalışıyorsa elindeki sayfadan sonra biter.",
    en: "The job is ending; if it runs, it stops after the page in hand.")
  static let dismissed = Phrase(tr: "İş listeden silindi.", en: "The job was removed.")
  static let dismissConfirm = Phrase(
    tr: "Bu iş listeden silinsin mi?", en: "Remove this job from the list?")
  static let tooLate = Phrase(
    tr: "İş bu arada başka bir duruma geçti; aşağıda güncel hâli var.",
    en: "The job has changed meanwhile; below is how it stands.")
  static let isThereAlready = Phrase(
    tr: "Aynı iş zaten bekliyor ya da çalışıyor.", en: "The same job waits or runs already.")
  static let noWorker = Phrase(
    tr: "İşleri yapan bir süreç çalışmıyor: `tezgah worker` başlatın.",
    en: "No process does the work: start `tezgah worker`.")
  static let nodes = Phrase(tr: "Süreçler", en: "Processes")
  static let role = Phrase(tr: "Görev", en: "Role")
  static let version = Phrase(tr: "Sürüm", en: "Version")
  static let heartbeat = Phrase(tr: "Son yaşam belirtisi", en: "Last sign of life")
  static let alive = Phrase(tr: "çalışıyor", en: "alive")
  static let silent = Phrase(tr: "sessiz", en: "silent")
  static let pauses = Phrase(tr: "Duraklatma", en: "Pauses")
  static let pausesHelp = Phrase(
    tr: "Duraklatılanlardan yeni iş alınmaz; çalışanlar sürer, bekleyenler kaybolmaz.",
    en: "No job of what is paused is taken; those that run go on, and none is lost.")
  static let resume = Phrase(tr: "Sürdür", en: "Resume")
  static let paused = Phrase(tr: "Duraklatıldı.", en: "Paused.")
  static let resumed = Phrase(tr: "Sürüyor.", en: "Resumed.")
  static let schedules = Phrase(tr: "Zamanlamalar", en: "Schedules")
  static let when = Phrase(tr: "Ne zaman", en: "When")
  static let isOff = Phrase(tr: "kapalı", en: "off")
  static let isOn = Phrase(tr: "Açık", en: "On")
  static let runNow = Phrase(tr: "Şimdi çalıştır", en: "Run now")
  static let edit = Phrase(tr: "Değiştir", en: "Change")
  static let asked = Phrase(tr: "Sıraya alındı.", en: "It is in the queue.")
  static let saved = Phrase(tr: "Kaydedildi.", en: "Saved.")
  static let ownTimes = Phrase(tr: "Kendi zamanlarınız", en: "Times of your own")
  static let ownTimesHelp = Phrase(
    tr: "Beş alan: dakika, saat, ayın günü, ay, haftanın günü (0 ya da 7 Pazar). "
      + "Örnek: 0 8-18/2 * * 1-5. Boş bırakırsanız yukarıdaki geçerli olur. Saat, mağazanın saatidir.",
    en: "Five fields: minute, hour, day of the month, month, day of the week (0 or 7 is Sunday). "
      + "Example: 0 8-18/2 * * 1-5. Left empty, the choice above counts. Times are the shop's.")
  static let retention = Phrase(tr: "Saklama süreleri", en: "How long things are kept")
  static let retentionHelp = Phrase(
    tr: "Gün sayısı; 0 hiç silme demektir. Temizlik zamanlanmış işlerden biridir.",
    en: "In days; 0 keeps them for ever. Cleaning is one of the scheduled jobs.")
  static let daysNeeded = Phrase(
    tr: "0 ile 3650 arasında bir sayı yazın.", en: "Write a number from 0 to 3650.")

  /// Kinds of jobs, which are queues too.
  static let kinds = [
    "sync", "match", "score", "feeds", "cleaning", "stock-push", "stock-watch", "hints",
    "subscriptions", "settlements", "package-move",
  ]

  static func kind(_ kind: String) -> Phrase {
    switch kind {
    case "sync": ChannelTexts.sync
    case "match": MatchingTexts.title
    case "score": Phrase(tr: "Puanlama", en: "Scoring")
    case "feeds": Phrase(tr: "Besleme üretimi", en: "Feed building")
    case "cleaning": Phrase(tr: "Temizlik", en: "Cleaning")
    case "settlements": ClaimTexts.settlements
    case "package-move": Phrase(tr: "Paket işlemleri", en: "Moving packages")
    case "stock-push": Phrase(tr: "Stok bildirimi", en: "Telling stock")
    case "stock-watch": Phrase(tr: "Stok denetimi", en: "Watching stock")
    case "hints": Phrase(tr: "Bildirim üzerine okuma", en: "Reading after a notice")
    case "subscriptions": Phrase(tr: "Bildirim abonelikleri", en: "Subscriptions to notices")
    default: Phrase(tr: kind, en: kind)
    }
  }

  static func name(of job: JobRecord) -> Phrase { name(job.kind, job.uniqueKey) }
  static func name(of schedule: WorkSchedule) -> Phrase { name(schedule.kind, schedule.name) }

  /// A sync's key ends with what it reads: `sync:3:orders`.
  private static func name(_ kind: String, _ key: String?) -> Phrase {
    let name = self.kind(kind)
    guard kind == "sync", let what = key?.split(separator: ":").last.map(String.init) else {
      return name
    }
    let part =
      switch what {
      case "all": Phrase(tr: "yenilikler", en: "what changed")
      case "full": Phrase(tr: "baştan", en: "everything")
      default: Texts.stream(what)
      }
    return Phrase(
      tr: "\(name[.turkish]): \(part[.turkish])", en: "\(name[.english]): \(part[.english])")
  }

  static func pause(_ what: Phrase) -> Phrase {
    Phrase(tr: "\(what[.turkish]): duraklat", en: "Pause \(what[.english])")
  }

  static func role(_ node: WorkNode) -> Phrase {
    switch node.role {
    case "serve": Phrase(tr: "panel", en: "panel")
    case "worker": Phrase(tr: "işçi", en: "worker")
    default: Phrase(tr: "panel ve işçi", en: "panel and worker")
    }
  }

  /// A process as people know it: `host · 1234`.
  static func node(_ identifier: String) -> String {
    identifier.split(separator: ":").prefix(2).joined(separator: " · ")
  }

  static func retained(_ data: RetainedData) -> Phrase {
    switch data {
    case .syncLogs: Phrase(tr: "Eşitleme günlükleri", en: "Sync logs")
    case .orderPayloads:
      Phrase(tr: "Siparişlerin kanaldan gelen ham hâli", en: "Orders as the channel sent them")
    case .memberPayloads:
      Phrase(
        tr: "Üyelerin ve favorilerin kanaldan gelen ham hâli",
        en: "Members and favourites as the channel sent them")
    case .rejectedRecords:
      Phrase(tr: "Kenara ayrılan kayıtlar", en: "Records that were set aside")
    case .finishedJobs: Phrase(tr: "Biten işler", en: "Finished jobs")
    case .failedJobs: Phrase(tr: "Vazgeçilen işler", en: "Jobs given up")
    case .stockLags:
      Phrase(tr: "Satışların kanala ulaşma süreleri", en: "How long sales took to reach channels")
    }
  }

  static func invalid(_ error: CronExpression.Invalid) -> Phrase {
    guard let field = error.field else {
      return Phrase(
        tr: "“\(error.text)” beş alan olmalı ve gelecek bir günü göstermeli.",
        en: "“\(error.text)” must be five fields that name a day that comes.")
    }
    let names: [CronExpression.Invalid.Field: String] = [
      .minute: "dakika", .hour: "saat", .day: "ayın günü", .month: "ay",
      .weekday: "haftanın günü",
    ]
    return Phrase(
      tr: "“\(error.text)” okunamıyor: \(names[field] ?? field.rawValue).",
      en: "“\(error.text)” cannot be read as the \(field.rawValue).")
  }
}
