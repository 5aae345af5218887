import Basics
import Storage

/// Coming and going, with its lines in the audit log.
extension Sessions {
  /// Begins the session of a person who said the right password.
  /// - Parameter old: the session that this browser had until now, whosever it was; it ends.
  /// - Returns: the token for the cookie.
  public func signIn(
    userID: Int64, address: String, userAgent: String, replacing old: Session? = nil
  ) async throws -> String {
    try await begin(userID: userID, address: address, userAgent: userAgent) { now, connection in
      if let old { try Self.end(old, now: now, in: connection) }
      try AuditLog.record(
        actor: "user:\(userID)", action: .sessionBegun, subject: "user:\(userID)",
        detail: "\(AuditedAddress.text(address)) \(BrowserKind.of(userAgent))", now: now,
        in: connection)
    }
  }

  public func signOut(_ session: Session) async throws {
    let now = clock.now()
    try await database.write { try Self.end(session, now: now, in: $0) }
  }

  private static func end(
    _ session: Session, now: Timestamp, in connection: any SQLConnection
  ) throws {
    try connection.execute(
      "DELETE FROM sessions WHERE token_hash = ?", [.blob(session.tokenHash)])
    try AuditLog.record(
      actor: session.actor, action: .sessionEnded, subject: session.actor, now: now,
      in: connection)
  }

  /// Notes that a password was wrong: by account, or where there is none by address. What was typed as
  /// an e-mail is not kept, because people type passwords there.
  /// - Parameters:
  ///   - userID: whose password it was to be; nil for nobody's.
  ///   - session: of somebody who is signed in already.
  public func refuse(userID: Int64?, session: Session? = nil, address: String) async throws {
    let now = clock.now()
    try await database.write { connection in
      try AuditLog.count(
        actor: session?.actor ?? "visitor",
        action: session == nil ? .sessionRefused : .passwordRefused,
        subject: userID.map { "user:\($0)" } ?? "", detail: AuditedAddress.text(address),
        now: now, in: connection)
    }
  }
}

/// An address as the audit log keeps it: of IPv6 the network of 64 bits that one subscriber has.
enum AuditedAddress {
  static func text(_ address: String) -> String {
    String(String.UnicodeScalarView(LoginGate.subscriber(address).unicodeScalars.prefix(64)))
  }
}
