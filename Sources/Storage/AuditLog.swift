import Basics

/// Who did what, and when. Rows are only ever added, until cleaning takes the oldest.
public enum AuditLog {
  /// How long rows are kept.
  public static let keptDays: Int64 = 400

  /// To be called in the transaction of what was done.
  /// - Parameters:
  ///   - actor: `user:3`, `token:sync-script`, `cli:NAME`, `setup`, `visitor`.
  ///   - subject: what it happened to, such as `channel:2`; its first 200 characters are kept.
  ///   - detail: safe text; never a secret, never a buyer's name or what was bought. Its first 500
  ///     characters are kept.
  public static func record(
    actor: String, action: AuditAction, subject: String = "", detail: String = "",
    now: Timestamp, in connection: any SQLConnection
  ) throws {
    try connection.execute(
      insert, values(actor: actor, action: action, subject: subject, detail: detail, now: now))
  }

  /// Notes what begins now and is no transaction of its own, such as a call to a channel.
  public static func note(
    actor: String, action: AuditAction, subject: String = "", detail: String = "",
    now: Timestamp, on database: any Database
  ) async throws {
    try await database.write {
      try record(
        actor: actor, action: action, subject: subject, detail: detail, now: now, in: $0)
    }
  }

  private static func values(
    actor: String, action: AuditAction, subject: String, detail: String, now: Timestamp
  ) -> [SQLValue] {
    [
      .integer(now.milliseconds), .text(bounded(actor, 200)), .text(action.rawValue),
      .text(bounded(subject, 200)), .text(bounded(detail, 500)),
    ]
  }

  /// Deletes the oldest rows of before a moment.
  /// - Returns: how many were deleted; 0 when there are no more.
  public static func clean(
    before moment: Timestamp, limit: Int = 1000, in connection: any SQLConnection
  ) throws -> Int {
    try connection.execute(deleteOld, [.integer(moment.milliseconds), .count(limit)])
  }

  /// By scalars: one character may have any number of bytes.
  static func bounded(_ text: String, _ length: Int) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.prefix(length)))
  }

  private static let deleteOld = SQLStatement(
    """
    DELETE FROM audit_log WHERE id IN (
      SELECT id FROM audit_log WHERE at < ? ORDER BY at LIMIT ?)
    """)
  private static let insert = SQLStatement(
    "INSERT INTO audit_log (at, actor, action, subject, detail) VALUES (?, ?, ?, ?, ?)")
}
