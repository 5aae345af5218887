import Basics
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Storage
import TestKit
import Web

@testable import RestAPI

/// The API on a fresh database, with a token of each scope.
struct TestAPI: Sendable {
  let database: any Database
  let actions: RecordedSyncs
  /// What the router serves.
  let routes: [(method: HTTPRequest.Method, path: String)]
  let client: any TestClientProtocol
  let readToken: String
  let writeToken: String

  /// - Parameter wrap: puts something between the API and its database.
  static func with(
    content: TemporaryDatabase.Content = .nothing,
    wrap: @escaping @Sendable (any Database) async throws -> any Database = { $0 },
    _ fill: @escaping @Sendable (APIRows) throws -> Void = { _ in },
    _ body: @escaping @Sendable (TestAPI) async throws -> Void
  ) async throws {
    try await TemporaryDatabase.with(content) { temporary in
      let (database, clock, actions) = (
        try await wrap(temporary.database), StandingClock(), RecordedSyncs()
      )
      try await database.write { try fill(APIRows(connection: $0)) }
      let router = Router(context: WebContext.self)
      router.add(
        middleware: FailureMiddleware { status, request, context in
          try APIProblem.failure(status, request: context.requestID)
            .response(from: request, context: context)
        })
      RestAPI(database: database, clock: clock, zone: .istanbul, actions: actions)
        .addRoutes(to: router)
      HealthRoutes(database: database, clock: clock).addRoutes(to: router)
      var tokens: [String] = []
      for scope in APITokens.Scope.allCases {
        tokens.append(
          try await APITokens.create(
            name: scope.rawValue, scope: scope, actor: "cli:test", database: database,
            now: clock.now()))
      }
      let (read, write) = (tokens[0], tokens[1])
      let routes = router.routes.map { (method: $0.method, path: $0.path.description) }
      try await Application(router: router).test(.router) { client in
        try await body(
          TestAPI(
            database: database, actions: actions, routes: routes, client: client,
            readToken: read, writeToken: write))
      }
    }
  }

  /// Reads an address below `/api/v1` with the reading token.
  func get(_ path: String) async throws -> Reply {
    try await send(.get, "/api/v1\(path)", token: readToken)
  }

  /// Posts JSON to an address below `/api/v1` with the writing token.
  func post(_ path: String, _ body: String = "") async throws -> Reply {
    try await send(.post, "/api/v1\(path)", token: writeToken, body: body)
  }

  func send(
    _ method: HTTPRequest.Method, _ uri: String, token: String?, body: String = ""
  ) async throws -> Reply {
    var headers: HTTPFields = [:]
    if let token { headers[.authorization] = "Bearer \(token)" }
    return try await client.execute(
      uri: uri, method: method, headers: headers, body: ByteBuffer(string: body)
    ) { Reply($0) }
  }

  /// Follows `next` to the end.
  /// - Parameter meanwhile: runs after each page.
  func walk(
    _ path: String, meanwhile: (Int) async throws -> Void = { _ in }
  ) async throws -> [JSONValue] {
    var items: [JSONValue] = []
    var cursor = ""
    for page in 1...1000 {
      let separator = path.contains("?") ? "&" : "?"
      let reply = try await get(path + (cursor.isEmpty ? "" : "\(separator)cursor=\(cursor)"))
      items += reply.items
      guard let next = reply.json?["next"]?.text else { return items }
      cursor = next
      try await meanwhile(page)
    }
    return items
  }
}

/// An answer and its JSON.
struct Reply: Sendable {
  let status: HTTPResponse.Status
  let headers: HTTPFields
  let text: String
  /// Nil when the body is not JSON.
  let json: JSONValue?

  init(_ response: TestResponse) {
    status = response.status
    headers = response.headers
    text = String(buffer: response.body)
    json = JSONValue(Array(response.body.readableBytesView))
  }

  var items: [JSONValue] { json?["items"]?.items ?? [] }
  var ids: [String] { items.compactMap { $0["id"]?.text } }

  /// True for `application/problem+json` with the four members that it must have.
  var isProblem: Bool {
    headers[.contentType] == "application/problem+json"
      && json?["status"] == .number(String(status.code))
      && ["type", "title", "detail"].allSatisfy { json?[$0]?.text?.isEmpty == false }
  }

  /// Fields that a problem names.
  var faults: [String] { json?["errors"]?.items.compactMap { $0["field"]?.text } ?? [] }
}
