import Basics
import Storage

/// The people who may sign in.
public struct UserAccounts: Sendable {
  public struct Account: Sendable {
    public var id: Int64
    public var email: String
    public var role: Role
    var passwordHash: String
  }

  public enum Problem: Error, Sendable, CustomStringConvertible {
    case emailTaken(String)
    case invalidEmail(String)
    case weakPassword(PasswordHash.Weakness)

    public var description: String {
      switch self {
      case .emailTaken(let email): "a user with the e-mail \(email) exists already"
      case .invalidEmail(let text): "\(text.cut(toBytes: 60, mark: "…")) is not an e-mail address"
      case .weakPassword(.tooShort):
        "the password must have at least \(PasswordHash.minimumLength) characters"
      case .weakPassword(.tooLong):
        "the password must have at most \(PasswordHash.maximumLength) bytes"
      case .weakPassword(.common): "the password is one of those that are guessed first"
      }
    }
  }

  let database: any Database
  let clock: any WallClock
  let cost: PasswordCost

  public init(
    database: any Database, clock: any WallClock, cost: PasswordCost = .standard
  ) {
    self.database = database
    self.clock = clock
    self.cost = cost
  }

  public func count() async throws -> Int64 {
    try await database.read { try $0.integer("SELECT count(*) FROM users") ?? 0 }
  }

  /// - Parameter onlyAsFirst: refuses when there is a user already (first-run set-up).
  /// - Throws: `Problem`.
  @discardableResult
  public func add(
    email: String, password: String, role: Role, actor: String, onlyAsFirst: Bool = false
  ) async throws -> Int64 {
    guard let normal = ContactNormalization.email(email) else { throw Problem.invalidEmail(email) }
    if let weakness = PasswordHash.weakness(of: password) { throw Problem.weakPassword(weakness) }
    let hash = try await PasswordHash.make(password, cost: cost)
    let now = clock.now()
    do {
      return try await database.write { connection in
        if onlyAsFirst, try connection.integer("SELECT count(*) FROM users") ?? 0 > 0 {
          throw Problem.emailTaken(normal)
        }
        let id = try connection.insertBatch(
          """
          INSERT INTO users (email, name, role, password_hash, created_at)
          VALUES (?, '', ?, ?, ?) RETURNING id
          """,
          [[.text(normal), .text(role.rawValue), .text(hash), .integer(now.milliseconds)]])[0]
        try AuditLog.record(
          actor: actor, action: .userAdded, subject: "user:\(id)", detail: role.rawValue,
          now: now, in: connection)
        return id
      }
    } catch let error as StorageError where error.kind == .uniqueViolation {
      throw Problem.emailTaken(normal)
    }
  }

  /// The account when the password is right. An unknown e-mail takes as long as a wrong password.
  /// - Throws: `PasswordHash.Busy` where too many wait already.
  public func verify(email: String, password: String) async throws -> Account? {
    let account = try await find(email: email)
    return try await isRight(password, of: account) ? account : nil
  }

  /// The account of an e-mail that may sign in.
  public func find(email: String) async throws -> Account? {
    let normal = ContactNormalization.email(email) ?? ""
    return try await database.read { connection in
      try connection.first(Self.select, [.text(normal)]) { row -> Account? in
        Role(rawValue: row.text(2)).map {
          Account(id: row.integer(0), email: row.text(1), role: $0, passwordHash: row.text(3))
        }
      } ?? nil
    }
  }

  /// False for nobody, after as long as for somebody.
  public func isRight(_ password: String, of account: Account?) async throws -> Bool {
    let hash = account?.passwordHash ?? PasswordHash.ofNobody(cost)
    return try await PasswordHash.matches(password, hash: hash)
  }

  /// - Throws: `Problem.weakPassword`.
  public func setPassword(userID: Int64, _ password: String) async throws {
    if let weakness = PasswordHash.weakness(of: password) { throw Problem.weakPassword(weakness) }
    let hash = try await PasswordHash.make(password, cost: cost)
    let now = clock.now()
    try await database.write { connection in
      try connection.execute(
        "UPDATE users SET password_hash = ? WHERE id = ?", [.text(hash), .integer(userID)])
      try AuditLog.record(
        actor: "user:\(userID)", action: .passwordChanged, subject: "user:\(userID)",
        now: now, in: connection)
    }
  }

  public func setLanguage(userID: Int64, _ language: Language) async throws {
    try await database.write { connection in
      try connection.execute(
        "UPDATE users SET language = ? WHERE id = ?",
        [.text(language.rawValue), .integer(userID)])
    }
  }

  private static let select = SQLStatement(
    "SELECT id, email, role, password_hash FROM users WHERE email = ? AND disabled_at IS NULL")
}
