import Hummingbird
import Storage
import Testing

@testable import RestAPI

/// `/channels`, `/sync-runs`, `/feeds` and starting a sync.
struct ChannelTests {
  @Test func `a channel shows neither secrets nor settings`() async throws {
    try await TestAPI.with({ try $0.channel("shop", settings: #"{"x":"private"}"#) }) { api in
      let reply = try await api.get("/channels")
      #expect(
        reply.items == [
          .object([
            "id": .string("1"), "name": .string("shop"), "platform": .string("ticimax"),
            "createdAt": .string("2026-11-23T10:00:00.000Z"),
          ])
        ])
      #expect(!reply.text.contains("SEALED"))
      #expect(!reply.text.contains("private"))
    }
  }

  @Test func `a removed channel is not listed`() async throws {
    try await TestAPI.with({ rows in
      try rows.channel("shop")
      try ChannelAccounts.remove(id: 1, now: APIRows.now, in: rows.connection)
    }) { api in
      let found = try await api.get("/channels").items
      #expect(found.isEmpty)
    }
  }

  @Test func `a sync is started in the name of the token`() async throws {
    try await TestAPI.with({ try $0.channel("shop") }) { api in
      let reply = try await api.post("/channels/shop/sync")
      #expect(reply.status == .accepted)
      #expect(reply.json == .object(["channel": .string("shop"), "state": .string("started")]))
      #expect(api.actions.calls == ["shop token:write"])
    }
  }

  @Test(arguments: [HTTPResponse.Status.notFound, .conflict])
  func `why a sync cannot start is told`(status: HTTPResponse.Status) async throws {
    try await TestAPI.with { api in
      api.actions.fail(with: APIProblem(status, "No", detail: "It cannot start."))
      let reply = try await api.post("/channels/nope/sync")
      #expect(reply.status == status)
      #expect(reply.isProblem)
      #expect(reply.json?["detail"] == .string("It cannot start."))
    }
  }

  @Test(arguments: ["%FF", "%"])
  func `a channel name that is no text is not found`(name: String) async throws {
    try await TestAPI.with { api in
      let reply = try await api.post("/channels/\(name)/sync")
      #expect(reply.status == .notFound)
      #expect(api.actions.calls.isEmpty)
    }
  }

  @Test func `a sync run tells its streams as the command line does`() async throws {
    try await TestAPI.with({ try $0.syncRun(channel: $0.channel("shop")) }) { api in
      let run = try await api.get("/sync-runs").items.first
      #expect(run?["channel"] == .string("shop"))
      #expect(run?["state"] == .string("complete"))
      #expect(run?["finishedAt"] == .string("2026-11-23T10:00:01.250Z"))
      let counts: [String: Int] = [
        "pages": 2, "seen": 111, "inserted": 100, "updated": 7, "unchanged": 3, "rejected": 1,
        "requests": 4, "retries": 2, "throttled": 1,
      ]
      var expected = counts.mapValues { JSONValue.number(String($0)) }
      expected["stream"] = .string("orders")
      expected["state"] = .string("complete")
      expected["seconds"] = .number("1.25")
      expected["resumed"] = .bool(true)
      #expect(run?["streams"] == .array([.object(expected)]))
    }
  }

  @Test func `sync runs come newest first`() async throws {
    try await TestAPI.with({ rows in
      let shop = try rows.channel("shop")
      for state in ["failed", "stopped", "complete"] {
        try rows.syncRun(channel: shop, state: state)
      }
    }) { api in
      let states = try await api.get("/sync-runs").items.map { $0["state"]?.text }
      #expect(states == ["complete", "stopped", "failed"])
    }
  }

  @Test func `a feed shows where it is and not its token`() async throws {
    try await TestAPI.with({ try $0.feed("google") }) { api in
      let reply = try await api.get("/feeds")
      #expect(
        reply.items == [
          .object([
            "slug": .string("google"), "title": .string("Google"), "state": .string("ready"),
            "items": .number("12"), "builtAt": .string("2026-11-23T10:00:00.000Z"),
            "path": .string("/feeds/google.xml"),
          ])
        ])
      #expect(!reply.text.contains("SECRET"))
    }
  }

  @Test func `a feed that was never built has no figures`() async throws {
    try await TestAPI.with({ try $0.feed("google", builtAt: nil) }) { api in
      let feed = try await api.get("/feeds").items.first
      #expect(feed?["items"] == .null)
      #expect(feed?["builtAt"] == .null)
    }
  }
}
