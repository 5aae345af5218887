import Basics
import Storage

/// What is done to accounts from outside of them: by an administrator at the command line.
extension UserAccounts {
  /// Why an account was left as it was.
  public enum AdministrationProblem: Error, Sendable, CustomStringConvertible {
    case unknown(String)
    case lastOwner

    public var description: String {
      switch self {
      case .unknown(let email):
        "there is no user with the e-mail \(email.cut(toBytes: 60, mark: "…")); `tezgah user list` shows them"
      case .lastOwner: "this is the last owner who may sign in; make another owner first"
      }
    }
  }

  /// One line of the list of people.
  public struct Entry: Sendable {
    public var email: String
    public var role: Role
    public var createdAt: Timestamp
    public var isDisabled: Bool
  }

  public func list() async throws -> [Entry] {
    try await database.read { connection in
      try connection.rows(
        "SELECT email, role, created_at, disabled_at FROM users ORDER BY email"
      ) { row in
        Entry(
          email: row.text(0), role: Role(rawValue: row.text(1)) ?? .viewer,
          createdAt: Timestamp(milliseconds: row.integer(2)), isDisabled: !row.isNull(3))
      }
    }
  }

  /// Gives a person a new password and ends the person's sessions.
  /// - Throws: `Problem`, `AdministrationProblem`.
  public func resetPassword(email: String, to password: String, actor: String) async throws {
    if let weakness = PasswordHash.weakness(of: password) { throw Problem.weakPassword(weakness) }
    let hash = try await PasswordHash.make(password, cost: cost)
    try await change(email, action: .passwordReset, actor: actor) { id, connection in
      try connection.execute(
        "UPDATE users SET password_hash = ? WHERE id = ?", [.text(hash), .integer(id)])
      try Self.endSessions(of: id, in: connection)
    }
  }

  /// - Throws: `AdministrationProblem`, also when no owner would be left.
  public func setRole(email: String, to role: Role, actor: String) async throws {
    try await change(
      email, action: .roleChanged, detail: role.rawValue, actor: actor
    ) { id, connection in
      try connection.execute(
        "UPDATE users SET role = ? WHERE id = ?", [.text(role.rawValue), .integer(id)])
      try Self.keepAnOwner(in: connection)
    }
  }

  /// A disabled person cannot sign in; what the person did stays in the audit log.
  /// - Throws: `AdministrationProblem`, also when no owner would be left.
  public func setDisabled(email: String, _ isDisabled: Bool, actor: String) async throws {
    let now = clock.now()
    let action: AuditAction = isDisabled ? .userDisabled : .userEnabled
    try await change(email, action: action, actor: actor) { id, connection in
      let moment: SQLValue = isDisabled ? .integer(now.milliseconds) : .null
      try connection.execute(
        "UPDATE users SET disabled_at = ? WHERE id = ?", [moment, .integer(id)])
      if isDisabled { try Self.endSessions(of: id, in: connection) }
      try Self.keepAnOwner(in: connection)
    }
  }

  private func change(
    _ email: String, action: AuditAction, detail: String = "", actor: String,
    _ body: @escaping @Sendable (Int64, any SQLConnection) throws -> Void
  ) async throws {
    let now = clock.now()
    let normal = ContactNormalization.email(email) ?? ""
    try await database.write { connection in
      let id = try connection.integer("SELECT id FROM users WHERE email = ?", [.text(normal)])
      guard let id else { throw AdministrationProblem.unknown(email) }
      try body(id, connection)
      try AuditLog.record(
        actor: actor, action: action, subject: "user:\(id)", detail: detail, now: now,
        in: connection)
    }
  }

  private static func endSessions(of id: Int64, in connection: any SQLConnection) throws {
    try connection.execute("DELETE FROM sessions WHERE user_id = ?", [.integer(id)])
  }

  private static func keepAnOwner(in connection: any SQLConnection) throws {
    let owners = try connection.integer(
      "SELECT count(*) FROM users WHERE role = 'owner' AND disabled_at IS NULL")
    guard owners ?? 0 > 0 else { throw AdministrationProblem.lastOwner }
  }
}
