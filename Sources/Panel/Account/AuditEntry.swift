import Storage
import Web

/// One line of the audit log as it is stored.
struct AuditEntry: Sendable {
  var id: Int64
  var at: Int64
  var actor: String
  var action: String
  var subject: String
  var detail: String

  /// At most 100 entries before an id, the newest first.
  static func list(before id: Int64, in connection: any SQLConnection) throws -> [AuditEntry] {
    try connection.rows(select, [.integer(id)]) { row in
      AuditEntry(
        id: row.integer(0), at: row.integer(1), actor: row.text(2), action: row.text(3),
        subject: row.text(4), detail: row.text(5))
    }
  }

  private static let select = SQLStatement(
    """
    SELECT id, at, actor, action, subject, detail FROM audit_log WHERE id < ?
    ORDER BY id DESC LIMIT 100
    """)
}

/// What people call those who stand in the log as `user:2` and `channel:1`.
struct AuditNames: Sendable {
  private var names: [String: String]

  static let none = AuditNames(names: [:])

  static func load(in connection: any SQLConnection) throws -> AuditNames {
    var names: [String: String] = [:]
    for (kind, statement) in [("user", users), ("channel", channels)] {
      try connection.forEachRow(statement, []) { row in
        names["\(kind):\(row.integer(0))"] = row.text(1)
        return true
      }
    }
    return AuditNames(names: names)
  }

  func actor(_ actor: String) -> Phrase {
    switch actor {
    case "cli": Phrase(tr: "komut satırı", en: "command line")
    case "setup": Phrase(tr: "ilk kurulum", en: "first set-up")
    default: Phrase(tr: subject(actor), en: subject(actor))
    }
  }

  func subject(_ subject: String) -> String { names[subject] ?? subject }

  private static let users = SQLStatement("SELECT id, email FROM users")
  private static let channels = SQLStatement("SELECT id, name FROM channels")
}

enum AuditTexts {
  static func action(_ action: String) -> Phrase {
    switch action {
    case "user.added": Phrase(tr: "Kullanıcı eklendi", en: "User added")
    case "user.passwordChanged": Phrase(tr: "Parola değiştirildi", en: "Password changed")
    case "user.passwordReset": Phrase(tr: "Parola sıfırlandı", en: "Password reset")
    case "user.roleChanged": Phrase(tr: "Rol değiştirildi", en: "Role changed")
    case "user.disabled": Phrase(tr: "Kullanıcı kapatıldı", en: "User disabled")
    case "user.enabled": Phrase(tr: "Kullanıcı açıldı", en: "User enabled")
    case "channel.added": Phrase(tr: "Kanal bağlandı", en: "Channel connected")
    case "channel.changed": Phrase(tr: "Kanal ayarları değişti", en: "Channel changed")
    case "channel.restored": Phrase(tr: "Kanal yeniden bağlandı", en: "Channel connected again")
    case "channel.removed": Phrase(tr: "Kanal kaldırıldı", en: "Channel disconnected")
    case "job.retried": Phrase(tr: "İş yeniden denendi", en: "Job retried")
    case "job.cancelled": Phrase(tr: "İş durduruldu", en: "Job cancelled")
    case "job.dismissed": Phrase(tr: "İş listeden silindi", en: "Job dismissed")
    case "work.paused": Phrase(tr: "İşler duraklatıldı", en: "Work paused")
    case "work.resumed": Phrase(tr: "İşler sürdürüldü", en: "Work resumed")
    case "schedule.changed": Phrase(tr: "Zamanlama değişti", en: "Schedule changed")
    case "retention.changed": Phrase(tr: "Saklama süreleri değişti", en: "Retention changed")
    case "feed.defined": Phrase(tr: "Besleme tanımlandı", en: "Feed defined")
    case "setAside.dismissed": Phrase(tr: "Ayrılan kayıt silindi", en: "Record dismissed")
    case let name where name.hasPrefix("stock."): StockAuditTexts.action(name)
    case let name where name.hasPrefix("package."): asked(name)
    case "webhook.created": Phrase(tr: "Anlık bildirim istendi", en: "Notices asked for")
    case "webhook.reactivated":
      Phrase(tr: "Anlık bildirim yeniden başlatıldı", en: "Notices taken up again")
    case "webhook.removed": Phrase(tr: "Anlık bildirim kaldırıldı", en: "Notices given back")
    case "match.linked": Phrase(tr: "İlanlar eşleştirildi", en: "Listings matched")
    case "match.refused": Phrase(tr: "Eşleşme reddedildi", en: "Match refused")
    case "match.undone": Phrase(tr: "Eşleşme geri alındı", en: "Match undone")
    case "claim.accepted": Phrase(tr: "İade onayı istendi", en: "Claim accepted")
    case "claim.refused": Phrase(tr: "İade reddi istendi", en: "Claim refused")
    case "token.created": Phrase(tr: "API anahtarı oluşturuldu", en: "API token made")
    case "token.revoked": Phrase(tr: "API anahtarı iptal edildi", en: "API token revoked")
    default: Phrase(tr: action, en: action)
    }
  }

  /// What a channel was asked to do with a package: `package.picking` and its like.
  private static func asked(_ action: String) -> Phrase {
    let move = PackingTexts.move(String(action.dropFirst("package.".count)))
    return Phrase(
      tr: "Paket için kanaldan istendi: \(move[.turkish])",
      en: "Asked of a package's channel: \(move[.english])")
  }
}
