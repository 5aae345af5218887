import Hummingbird
import Storage
import Testing

@testable import RestAPI

/// `/healthz`, `/readyz` and `/metrics`.
struct HealthTests {
  @Test(arguments: [("/healthz", "ok\n"), ("/readyz", "ready\n")])
  func `a healthy program says so to everybody`(path: String, text: String) async throws {
    try await TestAPI.with { api in
      let reply = try await api.send(.get, path, token: nil)
      #expect(reply.status == .ok)
      #expect(reply.text == text)
    }
  }

  @Test func `without its database the program is alive and not ready`() async throws {
    try await TestAPI.with { api in
      await api.database.close()
      let alive = try await api.send(.get, "/healthz", token: nil)
      let ready = try await api.send(.get, "/readyz", token: nil)
      #expect(alive.status == .ok)
      #expect(ready.status == .serviceUnavailable)
    }
  }

  @Test func `metrics count records, runs and feeds`() async throws {
    try await TestAPI.with({ try $0.everything() }) { api in
      let reply = try await api.send(.get, "/metrics", token: api.readToken)
      #expect(reply.headers[.contentType]?.hasPrefix("text/plain") == true)
      let lines = reply.text.split(separator: "\n")
      #expect(lines.contains(#"tezgah_sync_records{channel="shop",stream="orders"} 111"#))
      #expect(lines.contains(#"tezgah_sync_runs{state="complete"} 1"#))
      #expect(
        lines.contains(#"tezgah_feed_built_timestamp_seconds{feed="google"} 1795428000"#))
    }
  }

  @Test func `every metric has its help and its type`() async throws {
    try await TestAPI.with({ try $0.everything() }) { api in
      let reply = try await api.send(.get, "/metrics", token: api.readToken)
      let lines = reply.text.split(separator: "\n")
      for line in lines where !line.hasPrefix("#") {
        let name = line.prefix { $0 != "{" && $0 != " " }
        #expect(lines.contains { $0.hasPrefix("# HELP \(name) ") })
        #expect(lines.contains { $0.hasPrefix("# TYPE \(name) ") })
      }
    }
  }

  @Test func `a name with quotes stays inside its label`() async throws {
    try await TestAPI.with({ rows in
      let channel = try rows.channel("a\"} 1\n\\b")
      try rows.syncRun(channel: channel)
    }) { api in
      let text = try await api.send(.get, "/metrics", token: api.readToken).text
      #expect(text.contains(#"{channel="a\"} 1\n\\b",stream="orders"} 111"#))
    }
  }

  @Test func `metrics of an empty shop are empty and well-formed`() async throws {
    try await TestAPI.with { api in
      let reply = try await api.send(.get, "/metrics", token: api.readToken)
      #expect(reply.status == .ok)
      #expect(reply.text.split(separator: "\n").allSatisfy { $0.hasPrefix("# ") })
      #expect(reply.text.hasSuffix("\n"))
    }
  }
}
