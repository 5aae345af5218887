import Hummingbird
import Storage

/// `/healthz`, `/readyz` and `/metrics`.
public struct HealthRoutes: Sendable {
  private let database: any Database

  public init(database: any Database) { self.database = database }

  public func addRoutes<Context: RequestContext>(to router: Router<Context>) {
    router.get("/healthz") { _, _ in "ok\n" }
    router.get("/readyz") { _, _ -> Response in
      do {
        _ = try await database.read { try $0.integer("SELECT 1") }
        return Self.text("ready\n")
      } catch {
        return Self.text("the database does not answer\n", status: .serviceUnavailable)
      }
    }
    router.get("/metrics") { _, _ in Self.text(try await metrics()) }
  }

  private static func text(
    _ text: String, status: HTTPResponse.Status = .ok
  ) -> Response {
    Response(
      status: status, headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  /// Prometheus text format 0.0.4. All figures come from the journal, so they survive a restart.
  private func metrics() async throws -> String {
    let (rows, runs, feeds) = try await database.read { connection in
      (
        try connection.rows(connection.expanded(Self.selectRows)) { row in
          "tezgah_sync_records_total{channel=\(Self.label(row.text(0))),"
            + "stream=\(Self.label(row.text(1)))} \(row.integer(2))"
        },
        try connection.rows(Self.selectRuns) { row in
          "tezgah_sync_runs_total{state=\(Self.label(row.text(0)))} \(row.integer(1))"
        },
        try connection.rows("SELECT slug, built_at FROM feeds WHERE built_at IS NOT NULL") {
          "tezgah_feed_built_timestamp_seconds{feed=\(Self.label($0.text(0)))} "
            + "\($0.integer(1) / 1000)"
        }
      )
    }
    let parts = [
      ("tezgah_sync_records_total", "counter", "Records seen by syncs.", rows),
      ("tezgah_sync_runs_total", "counter", "Sync runs by state.", runs),
      ("tezgah_feed_built_timestamp_seconds", "gauge", "When a feed was built.", feeds),
    ]
    return parts.map { name, kind, help, lines in
      (["# HELP \(name) \(help)", "# TYPE \(name) \(kind)"] + lines).joined(separator: "\n")
    }.joined(separator: "\n") + "\n"
  }

  private static func label(_ text: String) -> String {
    "\""
      + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n") + "\""
  }

  private static let selectRows = """
    SELECT c.name, s.stream, sum(s.seen) FROM sync_run_streams s
    JOIN sync_runs r ON r.id = s.run_id JOIN channels c ON c.id = r.channel_id
    GROUP BY c.name, s.stream ORDER BY c.name {bytes}, s.stream
    """
  private static let selectRuns = SQLStatement(
    "SELECT state, count(*) FROM sync_runs GROUP BY state ORDER BY state")
}
