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
  /// How often it happened within some minutes.
  var times: Int64

  /// Which lines are asked for.
  struct Wish: Sendable {
    /// As stored; empty for all.
    var actor = ""
    var action = ""
    var before = Int64.max
  }

  static let listed = 100
  /// Actors that can be chosen from.
  private static let mostActors = 100

  /// At most 100 entries before an id, the newest first.
  static func list(_ wish: Wish, in connection: any SQLConnection) throws -> [AuditEntry] {
    var (conditions, values) = (["id < ?"], [SQLValue.integer(wish.before)])
    for (column, value) in [("actor", wish.actor), ("action", wish.action)] where !value.isEmpty {
      conditions.append("\(column) {bytes} = ?")
      values.append(.text(value))
    }
    let sql = "\(select) WHERE \(conditions.joined(separator: " AND ")) ORDER BY id DESC LIMIT ?"
    return try connection.rows(
      SQLStatement(connection.dialect.expand(sql), isReused: false), values + [.count(listed)]
    ) { row in
      AuditEntry(
        id: row.integer(0), at: row.integer(1), actor: row.text(2), action: row.text(3),
        subject: row.text(4), detail: row.text(5), times: row.integer(6))
    }
  }

  /// Everybody of whom there is a line, by one short look-up each.
  static func actors(in connection: any SQLConnection) throws -> [String] {
    var found: [String] = []
    while found.count < mostActors {
      let next = try connection.first(
        connection.expanded(nextActor), [.text(found.last ?? "")]
      ) { $0.text(0) }
      guard let next else { break }
      found.append(next)
    }
    return found
  }

  private static let select = "SELECT id, at, actor, action, subject, detail, times FROM audit_log"
  private static let nextActor =
    "SELECT actor FROM audit_log WHERE actor {bytes} > ? ORDER BY actor {bytes} LIMIT 1"
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
    case "cli": return Phrase(tr: "komut satırı", en: "command line")
    case "setup": return Phrase(tr: "ilk kurulum", en: "first set-up")
    case "visitor": return Phrase(tr: "giriş yapmamış biri", en: "somebody not signed in")
    default: break
    }
    let parts = actor.split(separator: ":", maxSplits: 1)
    switch parts.first {
    case "cli" where parts.count == 2:
      return Phrase(tr: "\(parts[1]) (komut satırı)", en: "\(parts[1]) (command line)")
    case "token" where parts.count == 2:
      return Phrase(tr: "\(parts[1]) (API anahtarı)", en: "\(parts[1]) (API token)")
    default: return Phrase(tr: subject(actor), en: subject(actor))
    }
  }

  func subject(_ subject: String) -> String { names[subject] ?? subject }

  private static let users = SQLStatement("SELECT id, email FROM users")
  private static let channels = SQLStatement("SELECT id, name FROM channels")
}
