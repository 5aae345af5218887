import Basics
import Commerce
import Hummingbird
import Storage

/// `/channels`, `/sync-runs`, `/feeds` and starting a sync.
struct ChannelEndpoints: Sendable {
  let api: RestAPI

  var routes: [APIRoute] {
    [
      APIRoute(
        .get, "/channels", "Connected channels.", schema: "Channel", isCollection: true,
        handle: channels),
      APIRoute(
        .post, "/channels/{name}/sync", "Starts a sync in the background.", scope: .write,
        schema: "Accepted", handle: startSync),
      APIRoute(
        .get, "/sync-runs", "Sync runs, newest first.", schema: "SyncRun", isCollection: true,
        handle: runs),
      APIRoute(
        .get, "/feeds", "Feeds and when they were built.", schema: "Feed", isCollection: true,
        handle: feeds),
    ]
  }

  private func channels(_ call: APICall) async throws -> Response {
    let page = try PageRequest(call, keyParts: 1)
    let after = page.after?[0] ?? ""
    let limit = page.limit
    let accounts = try await api.database.read { connection in
      try ChannelAccounts.list(in: connection).filter { $0.name > after }.prefix(limit + 1)
    }
    return PageAnswer.response(Array(accounts), of: page, key: { [$0.name] }) { json, account in
      json.field("id", id: account.id)
      json.field("name", account.name)
      json.field("platform", account.platform)
      json.field("createdAt", account.createdAt.iso8601)
    }
  }

  private func startSync(_ call: APICall) async throws -> Response {
    let name = try call.parameter("name")
    try await api.actions.startSync(channel: name, actor: "token:\(call.caller.name)")
    var json = JSONWriter(capacity: 64)
    json.object {
      $0.field("channel", name)
      $0.field("state", "started")
    }
    return JSONAnswer.response(json, status: .accepted)
  }

  private struct Run: Sendable {
    var id: Int64
    var channel: String
    var mode: String
    var state: String
    var startedAt: Int64
    var finishedAt: Int64?
    var message: String
    var streams: [StreamProgress]
  }

  private func runs(_ call: APICall) async throws -> Response {
    let page = try PageRequest(call, keyParts: 1)
    let before = try page.number(0) ?? .max
    let limit = page.limit
    let runs = try await api.database.read { connection in
      try connection.rows(Self.selectRuns, [.integer(before), .count(limit + 1)]) { row in
        Run(
          id: row.integer(0), channel: row.text(1), mode: row.text(2), state: row.text(3),
          startedAt: row.integer(4), finishedAt: row.optionalInteger(5), message: row.text(6),
          streams: try StreamProgress.load(runID: row.integer(0), in: connection))
      }
    }
    return PageAnswer.response(runs, of: page, key: { [String($0.id)] }) { json, run in
      json.field("id", id: run.id)
      json.field("channel", run.channel)
      json.field("mode", run.mode)
      json.field("state", run.state)
      json.field("startedAt", timeOrNull: run.startedAt)
      json.field("finishedAt", timeOrNull: run.finishedAt)
      json.field("message", run.message)
      json.key("streams")
      json.array { json in
        for stream in run.streams { json.object { Self.write(stream, to: &$0) } }
      }
    }
  }

  private static func write(_ stream: StreamProgress, to json: inout JSONWriter) {
    json.field("stream", stream.stream.rawValue)
    json.field("state", stream.state.rawValue)
    for (name, count) in [
      ("pages", stream.pages), ("seen", stream.counts.seen),
      ("inserted", stream.counts.inserted), ("updated", stream.counts.updated),
      ("unchanged", stream.counts.unchanged), ("rejected", stream.counts.rejected),
      ("requests", stream.counts.requests), ("retries", stream.counts.retries),
      ("throttled", stream.counts.throttled),
    ] as [(StaticString, Int)] {
      json.field(name, Int64(count))
    }
    json.field("seconds", decimal: stream.elapsedMilliseconds, scale: 3)
    json.field("resumed", stream.resumed)
  }

  private func feeds(_ call: APICall) async throws -> Response {
    let page = try PageRequest(call, keyParts: 1)
    let after = try page.number(0) ?? 0
    let limit = page.limit
    struct Row: Sendable {
      var id: Int64
      var slug: String
      var title: String
      var state: String
      var items: Int64?
      var builtAt: Int64?
    }
    let feeds = try await api.database.read { connection in
      try connection.rows(Self.selectFeeds, [.integer(after), .count(limit + 1)]) { row in
        Row(
          id: row.integer(0), slug: row.text(1), title: row.text(2), state: row.text(3),
          items: row.optionalInteger(4), builtAt: row.optionalInteger(5))
      }
    }
    return PageAnswer.response(feeds, of: page, key: { [String($0.id)] }) { json, feed in
      json.field("slug", feed.slug)
      json.field("title", feed.title)
      json.field("state", feed.state)
      json.key("items")
      json.literal(feed.items.map { String($0) } ?? "null")
      json.field("builtAt", timeOrNull: feed.builtAt)
      json.field("path", "/feeds/\(feed.slug).xml")
    }
  }

  private static let selectRuns = SQLStatement(
    """
    SELECT r.id, c.name, r.mode, r.state, r.started_at, r.finished_at, r.message
    FROM sync_runs r JOIN channels c ON c.id = r.channel_id
    WHERE r.id < ? ORDER BY r.id DESC LIMIT ?
    """)
  private static let selectFeeds = SQLStatement(
    """
    SELECT id, slug, title, state, item_count, built_at FROM feeds
    WHERE id > ? ORDER BY id LIMIT ?
    """)
}
