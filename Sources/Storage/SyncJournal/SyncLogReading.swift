import Basics

/// Reads `sync_logs`, newest first.
public enum SyncLogReading {
  /// A log line with the name of its channel.
  public struct Line: Sendable {
    public var id: Int64
    public var channel: String
    public var entry: SyncLogEntry
  }

  /// - Parameters:
  ///   - channelID: nil for all channels.
  ///   - before: only lines older than this one, for paging.
  public static func latest(
    channelID: Int64?, before: Int64? = nil, limit: Int, in connection: any SQLConnection
  ) throws -> [Line] {
    var conditions: [String] = []
    var values: [SQLValue] = []
    if let channelID {
      conditions.append("l.channel_id = ?")
      values.append(.integer(channelID))
    }
    if let before {
      conditions.append("l.id < ?")
      values.append(.integer(before))
    }
    let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return try connection.rows(
      SQLStatement("\(select) \(filter) ORDER BY l.id DESC LIMIT ?", isReused: false),
      values + [.count(limit)], map)
  }

  private static func map(_ row: any SQLRow) -> Line {
    var entry = SyncLogEntry(
      runID: row.integer(2), channelID: row.integer(3), stream: row.text(4),
      at: Timestamp(milliseconds: row.integer(5)),
      level: SyncLogEntry.Level(rawValue: row.text(6)) ?? .info,
      page: row.optionalInteger(7).map { Int($0) }, message: row.text(17))
    entry.counts.inserted = Int(row.integer(8))
    entry.counts.updated = Int(row.integer(9))
    entry.counts.unchanged = Int(row.integer(10))
    entry.counts.rejected = Int(row.integer(11))
    entry.counts.requests = Int(row.integer(12))
    entry.counts.retries = Int(row.integer(13))
    entry.counts.throttled = Int(row.integer(14))
    entry.fetchMilliseconds = row.integer(15)
    entry.writeMilliseconds = row.integer(16)
    return Line(id: row.integer(0), channel: row.text(1), entry: entry)
  }

  // LEFT JOIN keeps the log in the lead, whose order is the one that is wanted.
  private static let select = """
    SELECT l.id, c.name, l.run_id, l.channel_id, l.stream, l.at, l.level, l.page, l.inserted,
      l.updated, l.unchanged, l.rejected, l.requests, l.retries, l.throttled, l.fetch_ms,
      l.write_ms, l.message
    FROM sync_logs l LEFT JOIN channels c ON c.id = l.channel_id
    """
}
