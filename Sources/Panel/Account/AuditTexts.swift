import ConnectorKit
import Storage
import Web

/// What people did, as the audit log says it.
enum AuditTexts {
  static let actor = Phrase(tr: "Kim", en: "Who")
  static let action = Phrase(tr: "Ne", en: "What")
  static let subject = Phrase(tr: "Neyi", en: "On what")
  static let times = Phrase(tr: "Kez", en: "Times")
  static let kept = Phrase(
    tr: "Satırlar \(AuditLog.keptDays) gün saklanır.",
    en: "Lines are kept for \(AuditLog.keptDays) days.")
  static let none = Phrase(tr: "Böyle bir satır yok", en: "No such line")
  static let noneNext = Phrase(
    tr: "Başka bir kişi ya da işlem seçin.", en: "Choose another person or action.")

  static func action(_ action: AuditAction) -> Phrase {
    people(action) ?? channels(action) ?? work(action) ?? goods(action)
      ?? StockAuditTexts.action(action) ?? package(action)
      ?? Phrase(tr: action.rawValue, en: action.rawValue)
  }

  /// As a row says it; what another version of the program wrote is shown as it is.
  static func action(stored: String) -> Phrase {
    AuditAction(rawValue: stored).map { action($0) } ?? Phrase(tr: stored, en: stored)
  }

  private static func people(_ action: AuditAction) -> Phrase? {
    switch action {
    case .sessionBegun: Phrase(tr: "Giriş yapıldı", en: "Signed in")
    case .sessionRefused: Phrase(tr: "Giriş başarısız oldu", en: "Sign-in failed")
    case .sessionEnded: Phrase(tr: "Oturum kapatıldı", en: "Session ended")
    case .userAdded: Phrase(tr: "Kullanıcı eklendi", en: "User added")
    case .passwordChanged: Phrase(tr: "Parola değiştirildi", en: "Password changed")
    case .passwordRefused:
      Phrase(
        tr: "Parola değiştirilemedi: şimdiki yanlıştı",
        en: "Password kept: the present one was wrong")
    case .passwordReset: Phrase(tr: "Parola sıfırlandı", en: "Password reset")
    case .roleChanged: Phrase(tr: "Rol değiştirildi", en: "Role changed")
    case .userDisabled: Phrase(tr: "Kullanıcı kapatıldı", en: "User disabled")
    case .userEnabled: Phrase(tr: "Kullanıcı açıldı", en: "User enabled")
    case .tokenCreated: Phrase(tr: "API anahtarı oluşturuldu", en: "API token made")
    case .tokenRevoked: Phrase(tr: "API anahtarı iptal edildi", en: "API token revoked")
    default: nil
    }
  }

  private static func channels(_ action: AuditAction) -> Phrase? {
    switch action {
    case .channelAdded: Phrase(tr: "Kanal bağlandı", en: "Channel connected")
    case .channelChanged: Phrase(tr: "Kanal ayarları değişti", en: "Channel changed")
    case .channelRestored: Phrase(tr: "Kanal yeniden bağlandı", en: "Channel connected again")
    case .channelRemoved: Phrase(tr: "Kanal kaldırıldı", en: "Channel disconnected")
    case .channelChecked: Phrase(tr: "Bağlantı denendi", en: "Connection checked")
    case .webhookCreated: Phrase(tr: "Anlık bildirim istendi", en: "Notices asked for")
    case .webhookReactivated:
      Phrase(tr: "Anlık bildirim yeniden başlatıldı", en: "Notices taken up again")
    case .webhookRemoved: Phrase(tr: "Anlık bildirim kaldırıldı", en: "Notices given back")
    case .syncStarted: Phrase(tr: "Eşitleme başlatıldı", en: "Sync started")
    case .syncStopped: Phrase(tr: "Eşitleme durduruldu", en: "Sync stopped")
    case .setAsideRetried: Phrase(tr: "Ayrılan kayıt yeniden denendi", en: "Record retried")
    case .setAsideDismissed: Phrase(tr: "Ayrılan kayıt silindi", en: "Record dismissed")
    default: nil
    }
  }

  private static func work(_ action: AuditAction) -> Phrase? {
    switch action {
    case .jobRetried: Phrase(tr: "İş yeniden denendi", en: "Job retried")
    case .jobCancelled: Phrase(tr: "İş durduruldu", en: "Job cancelled")
    case .jobDismissed: Phrase(tr: "İş listeden silindi", en: "Job dismissed")
    case .workPaused: Phrase(tr: "İşler duraklatıldı", en: "Work paused")
    case .workResumed: Phrase(tr: "İşler sürdürüldü", en: "Work resumed")
    case .scheduleChanged: Phrase(tr: "Zamanlama değişti", en: "Schedule changed")
    case .scheduleRun: Phrase(tr: "Zamanlanan iş hemen istendi", en: "Scheduled work asked for now")
    case .retentionChanged: Phrase(tr: "Saklama süreleri değişti", en: "Retention changed")
    default: nil
    }
  }

  private static func goods(_ action: AuditAction) -> Phrase? {
    switch action {
    case .scoresComputed: Phrase(tr: "Puanlar hesaplatıldı", en: "Scores computed")
    case .feedDefined: Phrase(tr: "Besleme tanımlandı", en: "Feed defined")
    case .feedBuilt: Phrase(tr: "Besleme oluşturuldu", en: "Feed built")
    case .matchingRun: Phrase(tr: "Eşleştirme istendi", en: "Matching asked for")
    case .matchLinked: Phrase(tr: "İlanlar eşleştirildi", en: "Listings matched")
    case .matchRefused: Phrase(tr: "Eşleşme reddedildi", en: "Match refused")
    case .matchUndone: Phrase(tr: "Eşleşme geri alındı", en: "Match undone")
    case .claimAccepted: Phrase(tr: "İade onayı istendi", en: "Claim accepted")
    case .claimRefused: Phrase(tr: "İade reddi istendi", en: "Claim refused")
    case .peoplePrinted: Phrase(tr: "Adresli belge alındı", en: "Papers with addresses made")
    default: nil
    }
  }

  /// What a channel was asked to do with a package: `package.picking` and its like.
  private static func package(_ action: AuditAction) -> Phrase? {
    let prefix = "package."
    guard action.rawValue.hasPrefix(prefix),
      let kind = OrderMove.Kind(rawValue: String(action.rawValue.dropFirst(prefix.count)))
    else { return nil }
    let move = PackingTexts.move(kind.rawValue)
    return Phrase(
      tr: "Paket için kanaldan istendi: \(move[.turkish])",
      en: "Asked of a package's channel: \(move[.english])")
  }
}
