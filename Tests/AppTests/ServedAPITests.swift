import Basics
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import RestAPI
import Storage
import Testing

@testable import App

/// The API beside the panel on one router, and what its sync endpoint really starts.
struct ServedAPITests {
  private struct Problem: Decodable {
    var title: String
    var status: Int
    var detail: String
  }

  /// Sends a request with a writing token to all routes of the program.
  private func answer(
    _ services: AppServices, _ method: HTTPRequest.Method, _ path: String
  ) async throws -> (status: HTTPResponse.Status, problem: Problem?) {
    let token = try await APITokens.create(
      name: "\(method)\(path)", scope: .write, actor: "cli:test", database: services.database,
      now: services.clock.now())
    let server = WebServer(services: services, host: "127.0.0.1", port: 0, runsWorker: false)
    let app = Application(router: server.router())
    let result = try await app.test(.router) { client in
      try await client.execute(
        uri: path, method: method, headers: [.authorization: "Bearer \(token)"]
      ) { answer in
        let isProblem = answer.headers[.contentType] == "application/problem+json"
        let problem = try? JSONDecoder().decode(
          Problem.self, from: Data(answer.body.readableBytesView))
        return (status: answer.status, problem: isProblem ? problem : nil)
      }
    }
    return result
  }

  @Test(arguments: ["/api", "/api/v1", "/api/v1/nope", "/api/v1/orders/1/x", "/api/v2/orders"])
  func `what is not there is a problem and not a page`(path: String) async throws {
    try await TestProgram.with { services, _ in
      for method in [HTTPRequest.Method.get, .post, .delete] {
        let (status, problem) = try await answer(services, method, path)
        #expect(status == .notFound, "\(method)")
        #expect(problem?.status == 404, "\(method)")
      }
    }
  }

  @Test func `a sync of an unknown channel is not found`() async throws {
    try await TestProgram.with { services, _ in
      let (status, problem) = try await answer(services, .post, "/api/v1/channels/nope/sync")
      #expect(status == .notFound)
      #expect(problem?.detail.contains("nope") == true)
    }
  }

  @Test func `a sync is asked for and waits for a worker`() async throws {
    try await TestProgram.with { services, _ in
      _ = try await services.addShop(settings: ["base-url": "http://127.0.0.1:1"])
      let (status, _) = try await answer(services, .post, "/api/v1/channels/shop/sync")
      #expect(status == .accepted)
      let due = try await services.database.read { connection in
        try connection.rows(
          "SELECT payload FROM jobs WHERE kind = 'sync' AND priority < 0 AND run_at <= created_at"
        ) { $0.text(0) }
      }
      #expect(due.count == 1 && due[0].contains("\"api\""))
    }
  }

  @Test(arguments: ["/healthz", "/readyz"])
  func `health is told to everybody`(path: String) async throws {
    try await TestProgram.with { services, _ in
      let found = try await answer(services, .get, path).status
      #expect(found == .ok)
    }
  }
}
