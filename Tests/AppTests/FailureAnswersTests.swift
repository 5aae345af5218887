import Basics
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import RestAPI
import Storage
import Testing

@testable import App

/// What a request gets at each kind of address when something fails that nobody foresaw.
struct FailureAnswersTests {
  private struct Answer: Sendable {
    var status: HTTPResponse.Status
    var type: String
    var text: String
    var policy: String?
  }

  private static func asking(_ headers: HTTPFields, _ token: String) -> HTTPFields {
    var headers = headers
    headers[.authorization] = "Bearer \(token)"
    return headers
  }

  /// Asks the program after a table went away.
  private func answer(
    _ path: String, without table: String, headers: HTTPFields = [:]
  ) async throws -> Answer {
    try await TestProgram.with { services, _ in
      let token = try await APITokens.create(
        name: "test", scope: .read, actor: "cli:test", database: services.database,
        now: services.clock.now())
      try await services.database.write { connection in
        try connection.execute(
          SQLStatement("ALTER TABLE \(table) RENAME TO gone", isReused: false))
      }
      let asking = Self.asking(headers, token)
      let server = WebServer(services: services, host: "127.0.0.1", port: 0, runsWorker: false)
      return try await Application(router: server.router()).test(.router) { client in
        try await client.execute(uri: path, method: .get, headers: asking) { answer in
          Answer(
            status: answer.status, type: answer.headers[.contentType] ?? "",
            text: String(buffer: answer.body), policy: answer.headers[.contentSecurityPolicy])
        }
      }
    }
  }

  @Test(arguments: [
    ("/", "tr", "Beklenmeyen bir hata oldu"), ("/login", "en", "Something unexpected failed"),
  ])
  func `a page that could not ask who is signed in is a page all the same`(
    path: String, language: String, sentence: String
  ) async throws {
    let found = try await answer(
      path, without: "sessions",
      headers: [.cookie: "tezgah=anything", .acceptLanguage: language])
    #expect(found.status == .internalServerError)
    #expect(found.type.hasPrefix("text/html"))
    #expect(found.text.contains(sentence))
    #expect(found.policy != nil)
    #expect(!found.text.contains("sessions"))
  }

  @Test(arguments: [("/feeds/google.xml", "feeds"), ("/metrics", "sync_runs")])
  func `a program is told in a line of text`(path: String, table: String) async throws {
    let found = try await answer(path, without: table)
    #expect(found.status == .internalServerError)
    #expect(found.type.hasPrefix("text/plain"))
    #expect(found.text.hasPrefix("The request ") && found.text.hasSuffix(" failed unexpectedly.\n"))
    #expect(found.policy != nil)
  }

  @Test(arguments: ["/api/v1/feeds", "/api/v1/sync-runs"])
  func `the API answers with a problem`(path: String) async throws {
    let found = try await answer(
      path, without: path.hasSuffix("feeds") ? "feeds" : "sync_runs")
    #expect(found.status == .internalServerError)
    #expect(found.type == "application/problem+json")
    #expect(found.text.contains("the program's log says why, at "))
  }
}
