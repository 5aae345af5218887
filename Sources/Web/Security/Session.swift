import Basics
import Crypto
import Foundation
import Logging
import Storage

/// A person who is signed in.
public struct Session: Sendable {
  public var userID: Int64
  public var email: String
  public var role: Role
  public var language: Language?
  /// In every form; a request without it changes nothing.
  public var csrfToken: String
  let tokenHash: [UInt8]

  public var actor: String { "user:\(userID)" }
}

/// Sessions in the database. The cookie holds 256 random bits; only their hash is stored.
public struct Sessions: Sendable {
  static let idleSeconds: Int64 = 12 * 3600
  static let absoluteSeconds: Int64 = 30 * 86_400

  let database: any Database
  let clock: any WallClock
  /// When sessions were seen.
  let notes = BesideNotes()

  public init(database: any Database, clock: any WallClock) {
    self.database = database
    self.clock = clock
  }

  /// - Parameter also: something more of the same transaction.
  /// - Returns: the token for the cookie.
  public func begin(
    userID: Int64, address: String, userAgent: String,
    also: @escaping @Sendable (Timestamp, any SQLConnection) throws -> Void = { _, _ in }
  ) async throws -> String {
    let token = RandomToken.make()
    let csrf = RandomToken.make()
    let now = clock.now()
    try await database.write { connection in
      try connection.execute(
        Self.insert,
        [
          .blob(RandomToken.hash(token)), .integer(userID), .text(csrf),
          .integer(now.milliseconds), .integer(now.milliseconds),
          .text(address.cut(toBytes: 64)), .text(userAgent.cut(toBytes: 200)),
        ])
      // Old ones are swept along the way; there is no other moment when it would matter.
      try connection.execute(
        "DELETE FROM sessions WHERE seen_at < ? OR created_at < ?",
        [
          .integer(now.adding(seconds: -Self.idleSeconds).milliseconds),
          .integer(now.adding(seconds: -Self.absoluteSeconds).milliseconds),
        ])
      try also(now, connection)
    }
    return token
  }

  /// The session of a cookie, if it lives. Being seen is noted once a minute at most, beside the
  /// answer: a page can be read while nobody can write.
  /// - Parameter logger: told when the note fails.
  public func find(_ token: String, logger: Logger? = nil) async throws -> Session? {
    let hash = RandomToken.hash(token)
    let now = clock.now()
    let found = try await database.read { connection in
      try connection.first(Self.select, [.blob(hash)]) { row in
        (session: Self.session(row, hash: hash), seenAt: row.integer(5), createdAt: row.integer(6))
      }
    }
    guard let found, let session = found.session,
      found.seenAt > now.adding(seconds: -Self.idleSeconds).milliseconds,
      found.createdAt > now.adding(seconds: -Self.absoluteSeconds).milliseconds
    else { return nil }
    if now.milliseconds - found.seenAt > 60_000 { noteSeen(hash, at: now, logger) }
    return session
  }

  private func noteSeen(_ hash: [UInt8], at now: Timestamp, _ logger: Logger?) {
    notes.write {
      do {
        try await database.write(.readCommitted) { connection in
          try connection.execute(Self.see, [.integer(now.milliseconds), .blob(hash)])
        }
      } catch {
        // The next request tries again.
        logger?.warning(
          "that a session was seen could not be noted",
          metadata: ["reason": "\(String(describing: error).cut(toBytes: 300))"])
      }
    }
  }

  private static func session(_ row: any SQLRow, hash: [UInt8]) -> Session? {
    guard let role = Role(rawValue: row.text(2)) else { return nil }
    return Session(
      userID: row.integer(0), email: row.text(1), role: role,
      language: Language(rawValue: row.text(3)), csrfToken: row.text(4), tokenHash: hash)
  }

  private static let select = SQLStatement(
    """
    SELECT u.id, u.email, u.role, u.language, s.csrf_token, s.seen_at, s.created_at
    FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.token_hash = ? AND u.disabled_at IS NULL
    """)
  private static let see = SQLStatement("UPDATE sessions SET seen_at = ? WHERE token_hash = ?")
  private static let insert = SQLStatement(
    """
    INSERT INTO sessions
      (token_hash, user_id, csrf_token, created_at, seen_at, address, user_agent)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    """)
}

/// Unguessable texts.
public enum RandomToken {
  /// 256 bits from the system's generator, in base64url.
  public static func make() -> String {
    var random = SystemRandomNumberGenerator()
    let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    return Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }

  static func hash(_ token: String) -> [UInt8] { Array(SHA256.hash(data: Data(token.utf8))) }
}
