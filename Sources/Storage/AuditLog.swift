import Basics

/// Who changed what, and when. Rows are only ever added.
public enum AuditLog {
  /// - Parameters:
  ///   - actor: `user:3`, `token:sync-script`, `cli`, `worker`.
  ///   - action: a verb in the past, such as `channel.added`.
  ///   - subject: what it happened to, such as `channel:2`.
  ///   - detail: safe text; never a secret.
  public static func record(
    actor: String, action: String, subject: String, detail: String = "", now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    try connection.execute(
      insert,
      [
        .integer(now.milliseconds), .text(actor), .text(action), .text(subject), .text(detail),
      ])
  }

  private static let insert = SQLStatement(
    "INSERT INTO audit_log (at, actor, action, subject, detail) VALUES (?, ?, ?, ?, ?)")
}
