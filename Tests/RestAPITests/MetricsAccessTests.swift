import HTTPTypes
import Hummingbird
import Testing

@testable import RestAPI

/// Who reads the figures.
struct MetricsAccessTests {
  @Test(arguments: ["127.0.0.1", "127.8.0.1", "::1", "::ffff:127.0.0.1"])
  func `a program on this machine is let in`(peer: String) {
    #expect(LocalCaller.is(peer: peer, [:]))
  }

  @Test(arguments: ["192.0.2.1", "10.0.0.1", "2001:db8::1", "::ffff:10.0.0.1", "unknown", nil])
  func `others are not`(peer: String?) {
    #expect(!LocalCaller.is(peer: peer, [:]))
  }

  @Test(arguments: [
    "X-Forwarded-For", "x-forwarded-proto", "X-FORWARDED-HOST", "Forwarded", "Via", "X-Real-IP",
  ])
  func `a proxy on this machine is not either`(header: String) throws {
    let name = try #require(HTTPField.Name(header))
    #expect(!LocalCaller.is(peer: "127.0.0.1", [name: "127.0.0.1"]))
  }

  @Test func `without a token others are told how to ask`() async throws {
    try await TestAPI.with { api async throws in
      for token in [nil, "tzg_wrong"] {
        let reply = try await api.send(.get, "/metrics", token: token)
        #expect(reply.status == .unauthorized)
        #expect(reply.headers[.wwwAuthenticate] == "Bearer")
        #expect(!reply.text.contains("tezgah_"))
      }
    }
  }

  @Test func `a token of either scope opens them`() async throws {
    try await TestAPI.with { api async throws in
      for token in [api.readToken, api.writeToken] {
        let status = try await api.send(.get, "/metrics", token: token).status
        #expect(status == .ok)
      }
    }
  }
}
