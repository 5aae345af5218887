import Basics
import Storage

extension Sessions {
  /// What the person of a session may do now, for answers that go on long after they began.
  /// Nothing is written: watching does not make a session live longer.
  /// - Returns: nil when the session is over or its person was disabled.
  public func role(of session: Session) async throws -> Role? {
    let now = clock.now()
    return try await database.read { connection in
      try connection.first(
        Self.selectRole,
        [
          .blob(session.tokenHash), .integer(now.adding(seconds: -Self.idleSeconds).milliseconds),
          .integer(now.adding(seconds: -Self.absoluteSeconds).milliseconds),
        ]
      ) { Role(rawValue: $0.text(0)) } ?? nil
    }
  }

  private static let selectRole = SQLStatement(
    """
    SELECT u.role FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.token_hash = ? AND s.seen_at > ? AND s.created_at > ? AND u.disabled_at IS NULL
    """)
}
