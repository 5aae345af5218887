import Basics
import ConnectorKit
import Testing

@testable import ConnectorTrendyol

@Suite struct CheckTests {
  private func levels(
    _ answer: @escaping @Sendable (FakeTrendyol.Call) -> FakeTrendyol.Answer
  ) async throws -> [ConnectionCheck.Finding.Level] {
    try await TrendyolConnection(FakeTrendyol(answer)).connector.check().findings.map(\.level)
  }

  @Test func `a shop where all is well takes four requests`() async throws {
    let shop = try TrendyolConnection(
      FakeTrendyol { call in
        call.path.hasSuffix("/stream")
          ? FakeTrendyol.json(#"{"content":[{"id":1}],"hasMore":true,"nextCursor":"x"}"#)
          : FakeTrendyol.page([#"{"contentId":1,"id":1}"#], total: 3547)
      })
    let check = try await shop.connector.check()
    #expect(check.findings.map(\.level) == [.ok, .ok, .ok, .ok, .notice])
    #expect(check.findings[0].message == "Trendyol: 3547 products.")
    #expect(shop.shop.calls.count == 4)
  }

  @Test func `an empty shop is told as such`() async throws {
    let found = try await levels { _ in FakeTrendyol.page([]) }
    #expect(found == [.notice, .notice, .ok, .ok, .notice])
  }

  @Test func `a service that is not open to the seller is a warning`() async throws {
    let found = try await levels { call in
      call.path.contains("/questions/")
        ? FakeTrendyol.status(401, "Invalid token") : FakeTrendyol.page([])
    }
    #expect(found == [.notice, .notice, .ok, .warning, .notice])
  }

  @Test func `a key that opens nothing is an error`() async throws {
    let shop = try TrendyolConnection(FakeTrendyol { _ in FakeTrendyol.status(401, "x") })
    let error = await TrendyolConnection.failure { _ = try await shop.connector.check() }
    #expect(error?.kind == .unauthorised)
    #expect(shop.shop.calls.count == 5)
  }

  @Test func `a wrong key and another seller's end the check at once`() async throws {
    for (exception, kind) in [
      ("ClientApiAuthenticationException", ConnectorError.Kind.unauthorised),
      ("TrendyolAuthorizationException", .configuration(field: "seller-id")),
    ] {
      let shop = try TrendyolConnection(
        FakeTrendyol { _ in FakeTrendyol.status(401, #"{"exception":"\#(exception)"}"#) })
      let error = await TrendyolConnection.failure { _ = try await shop.connector.check() }
      #expect(error?.kind == kind)
      #expect(shop.shop.calls.count == 1)
    }
  }

  @Test func `no word of a key is in what is said`() async throws {
    let shop = try TrendyolConnection(FakeTrendyol { _ in FakeTrendyol.status(400, "no") })
    let findings = try await shop.connector.check().findings
    for finding in findings {
      for secret in ["ANAHTAR", "GIZLI", "QU5B"] { #expect(!finding.message.contains(secret)) }
    }
  }
}
