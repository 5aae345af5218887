import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

/// Forms before there is a session: only the browser can say where they come from.
struct FormRequestTests {
  private func status(
    _ headers: HTTPFields, body: String = "a=1"
  ) async throws -> HTTPResponse.Status {
    let router = Router(context: WebContext.self)
    router.post("/form") { request, context in
      do {
        return try await FormRequest.readFromOwnSite(request, context)["a"] ?? ""
      } catch is FormRequest.Refused {
        throw HTTPError(.forbidden)
      }
    }
    return try await Application(router: router).test(.router) { client in
      try await client.execute(
        uri: "/form", method: .post, headers: headers, body: ByteBuffer(string: body)
      ) { $0.status }
    }
  }

  private func fetchSite(_ value: String) throws -> HTTPFields {
    [try #require(HTTPField.Name("Sec-Fetch-Site")): value]
  }

  @Test func `a form of our own page is read`() async throws {
    #expect(try await status(fetchSite("same-origin")) == .ok)
    #expect(try await status([.origin: "http://localhost"]) == .ok)
  }

  @Test(arguments: ["cross-site", "same-site", "CROSS-SITE", ""])
  func `a form of another site is refused`(site: String) async throws {
    #expect(try await status(fetchSite(site)) == .forbidden)
  }

  @Test(arguments: [
    "http://evil.example", "null", "http://localhost.evil.example", "http://evil.example/localhost",
    "http://localhost:9999", "",
  ])
  func `another origin is refused`(origin: String) async throws {
    #expect(try await status([.origin: origin]) == .forbidden)
  }

  @Test func `the fetch header outweighs a forged origin`() async throws {
    var headers = try fetchSite("cross-site")
    headers[.origin] = "http://localhost"
    #expect(try await status(headers) == .forbidden)
  }

  @Test func `a body that is no form and one that is too long are refused`() async throws {
    #expect(try await status([:], body: "a=%FF") == .badRequest)
    let long = "a=" + String(repeating: "x", count: 70_000)
    #expect(try await status([:], body: long) == .contentTooLarge)
  }
}
