import Basics

/// Rows of what anybody can cause again and again, such as a sign-in that failed: one row stands for
/// some minutes and counts, so that a guesser cannot fill the table.
extension AuditLog {
  /// For how long one row counts.
  static let repetitionMilliseconds: Int64 = 600_000
  /// Rows of one action within that time. What comes beyond is counted by the newest of them.
  static let mostRepeated = 50

  /// Adds a row, or counts up the one of the last ten minutes that says the same.
  /// - Parameters: as of `record`.
  public static func count(
    actor: String, action: AuditAction, subject: String, detail: String, now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    let recent = try connection.rows(
      selectRecent,
      [
        .text(action.rawValue), .integer(now.milliseconds - repetitionMilliseconds),
        .count(mostRepeated),
      ]
    ) { (id: $0.integer(0), actor: $0.text(1), subject: $0.text(2), detail: $0.text(3)) }
    let (subject, detail) = (bounded(subject, 200), bounded(detail, 500))
    let same = recent.first {
      // A known subject counts by itself, from wherever it comes.
      $0.actor == actor && $0.subject == subject && (!subject.isEmpty || $0.detail == detail)
    }
    if let same = same ?? (recent.count < mostRepeated ? nil : recent.first) {
      try connection.execute(
        "UPDATE audit_log SET times = times + 1 WHERE id = ?", [.integer(same.id)])
    } else {
      try record(
        actor: actor, action: action, subject: subject, detail: detail, now: now, in: connection)
    }
  }

  private static let selectRecent = SQLStatement(
    """
    SELECT id, actor, subject, detail FROM audit_log WHERE action = ? AND at > ?
    ORDER BY id DESC LIMIT ?
    """)
}
