import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

/// Headers that hold even when a page does not.
struct SecurityHeadersTests {
  private func headers(
    of path: String, baseURL: String? = nil
  ) async throws -> HTTPFields {
    let router = Router(context: WebContext.self)
    router.add(middleware: SecurityHeadersMiddleware(baseURL: baseURL))
    router.get("/page") { _, _ in "page" }
    return try await Application(router: router).test(.router) { client in
      try await client.execute(uri: path, method: .get) { $0.headers }
    }
  }

  @Test func `the policy allows no inline script or style and no framing`() async throws {
    let policy = try #require(try await headers(of: "/page")[.contentSecurityPolicy])
    for rule in [
      "default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'",
      "frame-ancestors 'none'", "base-uri 'none'",
    ] {
      #expect(policy.contains(rule))
    }
    #expect(!policy.contains("unsafe"))
  }

  @Test func `browsers may not guess types`() async throws {
    #expect(try await headers(of: "/page")[.xContentTypeOptions] == "nosniff")
  }

  @Test func `an address that does not exist has the headers too`() async throws {
    let policy = try await headers(of: "/nothing")[.contentSecurityPolicy]
    #expect(policy != nil)
  }

  @Test(
    arguments: [
      (nil, nil), ("http://panel.example", nil), ("https://panel.example", "max-age=31536000"),
    ] as [(String?, String?)])
  func `browsers keep to https where people come by it`(
    baseURL: String?, promise: String?
  ) async throws {
    for path in ["/page", "/nothing"] {
      let found = try await headers(of: path, baseURL: baseURL)[.strictTransportSecurity]
      #expect(found == promise)
    }
  }
}
