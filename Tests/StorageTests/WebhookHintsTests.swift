import Basics
import Storage
import TestKit
import Testing

/// Hints of packages, on both engines.
struct WebhookHintsTests {
  private static let start = Timestamp(seconds: 1_795_428_000)

  private func withChannel(
    _ body: @escaping @Sendable (any SQLConnection) throws -> Void
  ) async throws {
    try await TemporaryDatabase.with { temporary in
      try await temporary.database.write { connection in
        try connection.execute(
          """
          INSERT INTO channels (id, platform, name, settings, secrets, created_at)
          VALUES (1, 'x', 'shop', '{}', ?, 0)
          """, [.blob([])])
        try body(connection)
      }
    }
  }

  private static func note(
    _ key: String, _ hash: Int64, at seconds: Int64, in connection: any SQLConnection
  ) throws -> Int {
    try WebhookHints.note(
      [.init(packageKey: key, contentHash: hash), .init(packageKey: "other", contentHash: 5)],
      channelID: 1, now: start.adding(seconds: seconds), in: connection)
  }

  @Test func `the latest hint of a package stands, and one that comes twice is no news`()
    async throws
  {
    try await withChannel { connection in
      let first = try Self.note("a", 1, at: 0, in: connection)
      #expect(first == 2)
      #expect(try Self.note("a", 1, at: 1, in: connection) == 0)
      #expect(try Self.note("a", 2, at: 2, in: connection) == 1)
      #expect(try Self.note("a", 1, at: 3, in: connection) == 1)
      #expect(try connection.integer("SELECT count(*) FROM webhook_hints") == 2)
      #expect(
        try WebhookHints.latest(channelID: 1, in: connection) == Self.start.adding(seconds: 3))
    }
  }

  @Test func `a hint that came while orders were read is not dealt with`() async throws {
    try await withChannel { connection in
      _ = try Self.note("a", 1, at: 0, in: connection)
      _ = try Self.note("a", 2, at: 9, in: connection)
      try WebhookHints.markRead(
        channelID: 1, upTo: Self.start.adding(seconds: 5), now: Self.start.adding(seconds: 10),
        in: connection)
      let waiting = try connection.rows(
        "SELECT package_key FROM webhook_hints WHERE read_at IS NULL"
      ) { $0.text(0) }
      #expect(waiting == ["a"])
    }
  }

  @Test func `old hints are forgotten`() async throws {
    try await withChannel { connection in
      _ = try Self.note("a", 1, at: 0, in: connection)
      _ = try Self.note("a", 2, at: 9, in: connection)
      #expect(
        try WebhookHints.forget(before: Self.start.adding(seconds: 5), in: connection) == 1)
    }
  }

  @Test func `a subscription is kept as it was told last`() async throws {
    try await withChannel { connection in
      var row = StoredSubscription(
        channelID: 1, remoteID: "k", url: "https://x.example/hooks/x/shop", isActive: true,
        checkedAt: Self.start)
      try row.save(in: connection)
      row.isActive = false
      row.checkedAt = Self.start.adding(seconds: 1)
      try row.save(in: connection)
      #expect(try StoredSubscription.find(channelID: 1, in: connection) == row)
      try StoredSubscription.remove(channelID: 1, in: connection)
      #expect(try StoredSubscription.find(channelID: 1, in: connection) == nil)
    }
  }
}
