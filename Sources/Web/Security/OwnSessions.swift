import Basics
import Foundation
import Storage

/// A person's own sessions: which there are, and ending them.
extension Sessions {
  /// One line of the list.
  public struct Entry: Sendable {
    /// Names the session in a form. It opens nothing: the cookie holds what this is a hash of.
    public var name: String
    /// As `BrowserKind` says it.
    public var browser: String
    public var address: String
    /// Up to a minute before the last request.
    public var seenAt: Timestamp
    /// True for the session that asks.
    public var isThis: Bool
  }

  /// The sessions of this one's person that live, the one seen last first; at most 100.
  public func list(of session: Session) async throws -> [Entry] {
    let now = clock.now()
    return try await database.read { connection in
      try connection.rows(
        Self.selectOwn,
        [
          .integer(session.userID), .integer(now.adding(seconds: -Self.idleSeconds).milliseconds),
          .integer(now.adding(seconds: -Self.absoluteSeconds).milliseconds),
        ]
      ) { row in
        Entry(
          name: Data(row.blob(0)).base64EncodedString(), browser: BrowserKind.of(row.text(1)),
          address: row.text(2), seenAt: Timestamp(milliseconds: row.integer(3)),
          isThis: row.blob(0) == session.tokenHash)
      }
    }
  }

  /// Ends one of the person's sessions. One that is over already, or is another's, is left alone.
  public func end(named name: String, by session: Session) async throws {
    guard let hash = Data(base64Encoded: name) else { return }
    try await end(Self.deleteOne, [UInt8](hash), by: session) { _ in "" }
  }

  /// Ends all of the person's sessions but this one.
  public func endOthers(of session: Session) async throws {
    try await end(Self.deleteOthers, session.tokenHash, by: session) { "\($0) others" }
  }

  private func end(
    _ statement: SQLStatement, _ hash: [UInt8], by session: Session,
    detail: @escaping @Sendable (Int) -> String
  ) async throws {
    let now = clock.now()
    try await database.write { connection in
      let count = try connection.execute(
        statement, [.integer(session.userID), .blob(hash)])
      guard count > 0 else { return }
      try AuditLog.record(
        actor: session.actor, action: .sessionEnded, subject: session.actor,
        detail: detail(count), now: now, in: connection)
    }
  }

  private static let deleteOne = SQLStatement(
    "DELETE FROM sessions WHERE user_id = ? AND token_hash = ?")
  private static let deleteOthers = SQLStatement(
    "DELETE FROM sessions WHERE user_id = ? AND token_hash <> ?")
  private static let selectOwn = SQLStatement(
    """
    SELECT token_hash, user_agent, address, seen_at FROM sessions
    WHERE user_id = ? AND seen_at > ? AND created_at > ?
    ORDER BY seen_at DESC, token_hash LIMIT 100
    """)
}
