import Storage

/// Figures for Prometheus.
enum Metrics {
  /// Prometheus text format 0.0.4. The figures are sums over the journal. Cleaning makes them smaller,
  /// so they are gauges and no counters.
  static func gather(_ database: any Database) async throws -> String {
    let (rows, runs, feeds) = try await database.read { connection in
      (
        try connection.rows(connection.expanded(Self.selectRows)) { row in
          "tezgah_sync_records{channel=\(Self.label(row.text(0))),"
            + "stream=\(Self.label(row.text(1)))} \(row.integer(2))"
        },
        try connection.rows(Self.selectRuns) { row in
          "tezgah_sync_runs{state=\(Self.label(row.text(0)))} \(row.integer(1))"
        },
        try connection.rows("SELECT slug, built_at FROM feeds WHERE built_at IS NOT NULL") {
          "tezgah_feed_built_timestamp_seconds{feed=\(Self.label($0.text(0)))} "
            + "\($0.integer(1) / 1000)"
        }
      )
    }
    let parts = [
      (
        "tezgah_sync_records", "gauge", "Records seen by the syncs that the journal holds.", rows
      ),
      ("tezgah_sync_runs", "gauge", "Sync runs that the journal holds, by state.", runs),
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
