import Basics
import Commerce

/// What a run did with one stream so far: the figures of progress bars and of the final report.
public struct StreamProgress: Sendable, Equatable {
  public var stream: SyncStream
  public var state: SyncRun.State
  public var pages = 0
  public var counts = SyncCounts()
  public var elapsedMilliseconds: Int64 = 0
  public var estimatedTotal: Int?
  /// True when the run went on from an earlier run's checkpoint.
  public var resumed = false
  public var startedAt: Timestamp
  public var message = ""

  public init(stream: SyncStream, startedAt: Timestamp) {
    self.stream = stream
    self.startedAt = startedAt
    state = .running
  }

  public func save(runID: Int64, in connection: any SQLConnection) throws {
    try connection.execute(
      Self.upsert,
      [
        .integer(runID), .text(stream.rawValue), .text(state.rawValue), .count(pages),
        .count(counts.seen), .count(counts.inserted), .count(counts.updated),
        .count(counts.unchanged), .count(counts.rejected), .count(counts.removed),
        .count(counts.requests), .count(counts.retries), .count(counts.throttled),
        .integer(elapsedMilliseconds), .optional(estimatedTotal.map { Int64($0) }),
        .flag(resumed), .integer(startedAt.milliseconds), .text(message),
      ])
  }

  /// The streams of a run, in the order in which they began.
  public static func load(
    runID: Int64, in connection: any SQLConnection
  ) throws -> [StreamProgress] {
    try connection.rows(select, [.integer(runID)]) { row -> StreamProgress? in
      guard let stream = SyncStream(rawValue: row.text(0)) else { return nil }
      var progress = StreamProgress(
        stream: stream, startedAt: Timestamp(milliseconds: row.integer(13)))
      progress.state = SyncRun.State(rawValue: row.text(1)) ?? .failed
      progress.pages = Int(row.integer(2))
      progress.counts.inserted = Int(row.integer(3))
      progress.counts.updated = Int(row.integer(4))
      progress.counts.unchanged = Int(row.integer(5))
      progress.counts.rejected = Int(row.integer(6))
      progress.counts.removed = Int(row.integer(7))
      progress.counts.requests = Int(row.integer(8))
      progress.counts.retries = Int(row.integer(9))
      progress.counts.throttled = Int(row.integer(10))
      progress.elapsedMilliseconds = row.integer(11)
      progress.estimatedTotal = row.optionalInteger(12).map { Int($0) }
      progress.resumed = row.flag(14)
      progress.message = row.text(15)
      return progress
    }.compactMap { $0 }
  }

  private static let select = SQLStatement(
    """
    SELECT stream, state, pages, inserted, updated, unchanged, rejected, removed, requests,
      retries, throttled, elapsed_ms, estimated_total, started_at, resumed, message
    FROM sync_run_streams WHERE run_id = ? ORDER BY started_at, stream
    """)
  private static let upsert = SQLStatement(
    """
    INSERT INTO sync_run_streams (run_id, stream, state, pages, seen, inserted, updated,
      unchanged, rejected, removed, requests, retries, throttled, elapsed_ms, estimated_total,
      resumed, started_at, message)
    VALUES (\(SQLStatement.placeholders(18)))
    ON CONFLICT (run_id, stream) DO UPDATE SET
      state = excluded.state, pages = excluded.pages, seen = excluded.seen,
      inserted = excluded.inserted, updated = excluded.updated, unchanged = excluded.unchanged,
      rejected = excluded.rejected, removed = excluded.removed, requests = excluded.requests,
      retries = excluded.retries, throttled = excluded.throttled,
      elapsed_ms = excluded.elapsed_ms, estimated_total = excluded.estimated_total,
      resumed = excluded.resumed, message = excluded.message
    """)
}
