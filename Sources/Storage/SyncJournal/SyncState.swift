import Basics
import Commerce

/// Where a stream of a channel stands. Saved in the transaction that stores a page's rows, so rows
/// and position are never apart.
public struct SyncState: Sendable, Equatable {
  /// A pass over the stream that has begun and not ended.
  public struct Pass: Sendable, Equatable {
    public enum Mode: String, Sendable { case full, incremental }

    public var mode: Mode
    /// Lower bound of an incremental pass, in the channel's clock.
    public var since: Timestamp?
    /// Upper bound, frozen when the pass began.
    public var until: Timestamp
    public var startedAt: Timestamp
    /// Newest local row when a full pass began.
    public var lastID: Int64
    /// Newest change that the pass has seen, in the channel's clock.
    public var newestSeen: Timestamp?
    public var pages: Int
    /// Where the next page starts; nil before the first.
    public var cursor: String?

    public init(
      mode: Mode, since: Timestamp?, until: Timestamp, startedAt: Timestamp, lastID: Int64,
      pages: Int = 0, cursor: String? = nil
    ) {
      self.mode = mode
      self.since = since
      self.until = until
      self.startedAt = startedAt
      self.lastID = lastID
      self.pages = pages
      self.cursor = cursor
    }
  }

  /// Changes up to this moment of the channel's clock are stored; nil before the first full pass.
  public var highWater: Timestamp?
  /// Complete sweeps so far.
  public var sweepNumber: Int
  public var pass: Pass?

  public init(highWater: Timestamp? = nil, sweepNumber: Int = 0, pass: Pass? = nil) {
    self.highWater = highWater
    self.sweepNumber = sweepNumber
    self.pass = pass
  }
}

extension SyncState {
  /// False while a connected channel has products but has never been read to the end in the stream,
  /// and when there is no product at all.
  public static func everyChannelHasRead(
    _ stream: SyncStream, in connection: any SQLConnection
  ) throws -> Bool {
    guard try connection.integer("SELECT 1 FROM products LIMIT 1") != nil else { return false }
    return try connection.integer(unread, [.text(stream.rawValue)]) == nil
  }

  private static let unread = SQLStatement(
    """
    SELECT 1 FROM channels c
    WHERE c.removed_at IS NULL
      AND EXISTS (SELECT 1 FROM product_listings l WHERE l.channel_id = c.id)
      AND NOT EXISTS (SELECT 1 FROM sync_states s
        WHERE s.channel_id = c.id AND s.stream = ? AND s.high_water_at IS NOT NULL)
    LIMIT 1
    """)

  public static func load(
    channelID: Int64, stream: SyncStream, in connection: any SQLConnection
  ) throws -> SyncState {
    try connection.first(select, [.integer(channelID), .text(stream.rawValue)]) { row in
      var state = SyncState(
        highWater: row.optionalInteger(0).map { Timestamp(milliseconds: $0) },
        sweepNumber: Int(row.integer(1)))
      if let mode = row.optionalText(2).flatMap({ Pass.Mode(rawValue: $0) }) {
        state.pass = Pass(
          mode: mode, since: row.optionalInteger(3).map { Timestamp(milliseconds: $0) },
          until: Timestamp(milliseconds: row.integer(4)),
          startedAt: Timestamp(milliseconds: row.integer(5)), lastID: row.integer(6),
          pages: Int(row.integer(7)), cursor: row.optionalText(8))
        state.pass?.newestSeen = row.optionalInteger(9).map { Timestamp(milliseconds: $0) }
      }
      return state
    } ?? SyncState()
  }

  public func save(
    channelID: Int64, stream: SyncStream, in connection: any SQLConnection
  ) throws {
    try connection.execute(
      Self.upsert,
      [
        .integer(channelID), .text(stream.rawValue), .optional(highWater?.milliseconds),
        .count(sweepNumber), .optional(pass?.mode.rawValue),
        .optional(pass?.since?.milliseconds), .optional(pass?.until.milliseconds),
        .optional(pass?.startedAt.milliseconds), .optional(pass?.lastID),
        .count(pass?.pages ?? 0), .optional(pass?.cursor),
        .optional(pass?.newestSeen?.milliseconds),
      ])
  }

  private static let select = SQLStatement(
    """
    SELECT high_water_at, sweep_number, active_mode, active_since, active_until,
      active_started_at, active_last_id, active_pages, cursor, active_newest_at
    FROM sync_states WHERE channel_id = ? AND stream = ?
    """)
  private static let upsert = SQLStatement(
    """
    INSERT INTO sync_states (channel_id, stream, high_water_at, sweep_number, active_mode,
      active_since, active_until, active_started_at, active_last_id, active_pages, cursor,
      active_newest_at)
    VALUES (\(SQLStatement.placeholders(12)))
    ON CONFLICT (channel_id, stream) DO UPDATE SET
      high_water_at = excluded.high_water_at, sweep_number = excluded.sweep_number,
      active_mode = excluded.active_mode, active_since = excluded.active_since,
      active_until = excluded.active_until, active_started_at = excluded.active_started_at,
      active_last_id = excluded.active_last_id, active_pages = excluded.active_pages,
      cursor = excluded.cursor, active_newest_at = excluded.active_newest_at
    """)
}
