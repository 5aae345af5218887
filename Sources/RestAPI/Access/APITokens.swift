import Basics
import Crypto
import Foundation
import Storage

/// Tokens for programs. Only a hash is stored; the token is shown once.
public enum APITokens {
  public enum Scope: String, Sendable, CaseIterable { case read, write }

  public struct NameTaken: Error, Sendable, CustomStringConvertible {
    public let name: String
    public var description: String { "a token named \(name) exists already" }
  }

  public struct Unknown: Error, Sendable, CustomStringConvertible {
    public let name: String
    public var description: String {
      "there is no token named \(name.cut(toBytes: 60, mark: "…")); `tezgah token list` shows them"
    }
  }

  /// One line of the list of tokens.
  public struct Entry: Sendable {
    public var name: String
    public var scope: String
    public var createdAt: Timestamp
    /// Up to a minute before the last use; nil when it was never used.
    public var lastUsedAt: Timestamp?
    /// From when on it opens nothing; nil for never.
    public var expiresAt: Timestamp?
    public var isRevoked: Bool
  }

  public static func list(database: any Database) async throws -> [Entry] {
    try await database.read { connection in
      try connection.rows(
        connection.expanded(
          """
          SELECT name, scope, created_at, revoked_at, last_used_at, expires_at FROM api_tokens
          ORDER BY name {bytes}
          """)
      ) {
        Entry(
          name: $0.text(0), scope: $0.text(1),
          createdAt: Timestamp(milliseconds: $0.integer(2)),
          lastUsedAt: $0.optionalInteger(4).map { Timestamp(milliseconds: $0) },
          expiresAt: $0.optionalInteger(5).map { Timestamp(milliseconds: $0) },
          isRevoked: !$0.isNull(3))
      }
    }
  }

  /// The token opens nothing from now on.
  /// - Throws: `Unknown`.
  public static func revoke(
    name: String, actor: String, database: any Database, now: Timestamp
  ) async throws {
    try await database.write { connection in
      let changed = try connection.execute(
        "UPDATE api_tokens SET revoked_at = coalesce(revoked_at, ?) WHERE name = ?",
        [.integer(now.milliseconds), .text(name)])
      guard changed == 1 else { throw Unknown(name: name) }
      try AuditLog.record(
        actor: actor, action: .tokenRevoked, subject: "token:\(name)", now: now, in: connection)
    }
  }

  public struct Holder: Sendable {
    public var id: Int64
    public var name: String
    public var scope: Scope
  }

  /// - Parameter expiresAt: from when on it opens nothing; nil for never.
  /// - Returns: the token, to be shown once.
  public static func create(
    name: String, scope: Scope, actor: String, expiresAt: Timestamp? = nil, database: any Database,
    now: Timestamp
  ) async throws -> String {
    var random = SystemRandomNumberGenerator()
    let secret = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    let token =
      "tzg_"
      + Data(secret).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
    do {
      try await database.write { connection in
        try connection.execute(
          """
          INSERT INTO api_tokens (name, token_hash, scope, created_at, expires_at)
          VALUES (?, ?, ?, ?, ?)
          """,
          [
            .text(name), .blob(hash(token)), .text(scope.rawValue), .integer(now.milliseconds),
            expiresAt.map { .integer($0.milliseconds) } ?? .null,
          ])
        try AuditLog.record(
          actor: actor, action: .tokenCreated, subject: "token:\(name)",
          detail: scope.rawValue, now: now, in: connection)
      }
    } catch let error as StorageError where error.kind == .uniqueViolation {
      throw NameTaken(name: name)
    }
    return token
  }

  /// Whose token it is; nil for unknown, revoked and expired ones.
  public static func holder(
    _ token: String, database: any Database, now: Timestamp
  ) async throws -> Holder? {
    let digest = hash(token)
    return try await database.read { connection in
      try connection.first(select, [.blob(digest), .integer(now.milliseconds)]) { row in
        Scope(rawValue: row.text(1)).map {
          Holder(id: row.integer(2), name: row.text(0), scope: $0)
        }
      } ?? nil
    }
  }

  private static func hash(_ token: String) -> [UInt8] {
    Array(SHA256.hash(data: Data(token.utf8)))
  }

  private static let select = SQLStatement(
    """
    SELECT name, scope, id FROM api_tokens
    WHERE token_hash = ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)
    """)
}
