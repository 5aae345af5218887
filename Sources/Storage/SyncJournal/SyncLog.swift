import Basics
import Commerce

/// One line of `sync_logs`: a page, or something worth saying.
public struct SyncLogEntry: Sendable, Equatable {
  public enum Level: String, Sendable { case info, notice, warning, error }

  public var runID: Int64
  public var channelID: Int64
  public var stream: String
  public var at: Timestamp
  public var level: Level
  public var page: Int?
  public var counts = SyncCounts()
  public var fetchMilliseconds: Int64 = 0
  public var writeMilliseconds: Int64 = 0
  public var message: String

  public init(
    runID: Int64, channelID: Int64, stream: String, at: Timestamp, level: Level = .info,
    page: Int? = nil, message: String = ""
  ) {
    self.runID = runID
    self.channelID = channelID
    self.stream = stream
    self.at = at
    self.level = level
    self.page = page
    self.message = message
  }

  public func append(in connection: any SQLConnection) throws {
    try connection.execute(
      Self.insert,
      [
        .integer(runID), .integer(channelID), .text(stream), .integer(at.milliseconds),
        .text(level.rawValue), .optional(page.map { Int64($0) }), .count(counts.seen),
        .count(counts.inserted), .count(counts.updated), .count(counts.unchanged),
        .count(counts.rejected), .count(counts.requests), .count(counts.retries),
        .count(counts.throttled), .integer(fetchMilliseconds), .integer(writeMilliseconds),
        .text(message),
      ])
  }

  private static let insert = SQLStatement(
    """
    INSERT INTO sync_logs (run_id, channel_id, stream, at, level, page, seen, inserted, updated,
      unchanged, rejected, requests, retries, throttled, fetch_ms, write_ms, message)
    VALUES (\(SQLStatement.placeholders(17)))
    """)
}
