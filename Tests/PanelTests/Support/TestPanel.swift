import Basics
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Panel
import Storage
import TestKit
import Web

/// The panel on a fresh database, and a browser that is signed in.
struct TestPanel: Sendable {
  let database: any Database
  let actions: RecordedActions
  let client: any TestClientProtocol
  let clock: StandingClock
  /// The patterns of all routes that take a form.
  let forms: [String]

  /// - Parameter wrap: puts something between the panel and its database.
  static func with(
    content: TemporaryDatabase.Content = .nothing,
    wrap: @escaping @Sendable (any Database) async throws -> any Database = { $0 },
    _ body: @escaping @Sendable (TestPanel) async throws -> Void
  ) async throws {
    try await TemporaryDatabase.with(content) { temporary in
      let database = try await wrap(temporary.database)
      let (actions, clock) = (RecordedActions(), StandingClock())
      let router = Router(context: WebContext.self)
      router.add(middleware: SecurityHeadersMiddleware())
      PanelSite(
        database: database, clock: clock, zone: .istanbul, actions: actions, baseURL: nil,
        secretBox: SecretBox(key: [UInt8](repeating: 7, count: 32))!,
        setupCode: SetupCode(text: "ABCD-2345"),
        hosts: OwnHosts(baseURL: nil, listening: nil, more: ["panel.example"]),
        passwordCost: .quick
      ).addRoutes(to: router)
      let forms = router.routes.filter { $0.method == .post }.map { "\($0.path)" }
      try await Application(router: router).test(.router) { client in
        try await body(
          TestPanel(
            database: database, actions: actions, client: client, clock: clock, forms: forms))
      }
    }
  }

  /// Signs somebody in without hashing a password.
  func signIn(_ role: Role = .owner, language: Language = .english) async throws -> Browser {
    let id = try await database.write { connection in
      try connection.insertBatch(
        """
        INSERT INTO users (email, name, role, password_hash, language, created_at)
        VALUES (?, '', ?, 'none', ?, 0) RETURNING id
        """,
        [[.text("\(role.rawValue)@example.com"), .text(role.rawValue), .text(language.rawValue)]]
      )[0]
    }
    let token = try await Sessions(database: database, clock: clock).begin(
      userID: id, address: "192.0.2.1", userAgent: "test")
    let form = try await database.read { connection in
      try connection.first("SELECT csrf_token FROM sessions WHERE user_id = ?", [.integer(id)]) {
        $0.text(0)
      }
    }
    return Browser(client: client, cookie: "tezgah=\(token)", formToken: form ?? "")
  }

  /// A browser without a session.
  var stranger: Browser { Browser(client: client, cookie: "", formToken: "") }
}
