import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

/// Headers that hold even when a page does not.
struct SecurityHeadersTests {
  private func headers(of path: String) async throws -> HTTPFields {
    let router = Router(context: WebContext.self)
    router.add(middleware: SecurityHeadersMiddleware())
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
}
