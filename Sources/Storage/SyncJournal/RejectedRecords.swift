import Basics
import Commerce

/// Records that were set aside with their reason, so that one bad record never stops a page.
public struct SetAsideRecord: Sendable, Equatable {
  public var id: Int64
  public var channelID: Int64
  public var stream: SyncStream
  public var remoteID: String
  public var reason: String
  public var payload: [UInt8]
  public var firstSeenAt: Timestamp
  public var lastSeenAt: Timestamp
  public var attempts: Int
}

public enum RejectedRecords {
  /// Sets a record aside, or counts one more attempt at it.
  public static func add(
    channelID: Int64, stream: SyncStream, remoteID: String, reason: String,
    payload: ArraySlice<UInt8>, now: Timestamp, in connection: any SQLConnection
  ) throws {
    let time = SQLValue.integer(now.milliseconds)
    try connection.execute(
      upsert,
      [
        .integer(channelID), .text(stream.rawValue), .text(remoteID), .text(reason),
        .blob(Array(payload)), time, time,
      ])
  }

  /// Forgets records that were taken after all.
  public static func clear(
    channelID: Int64, stream: SyncStream, remoteIDs: [String], in connection: any SQLConnection
  ) throws {
    guard try count(channelID: channelID, stream: stream, in: connection) > 0 else { return }
    try connection.executeBatch(
      delete, remoteIDs.map { [.integer(channelID), .text(stream.rawValue), .text($0)] })
  }

  /// Forgets records that a complete sweep did not see: they have gone from the channel. Should one
  /// come back, it is read and set aside anew.
  /// - Parameter isMeant: Which keys may go.
  static func clearUnseen(
    channelID: Int64, stream: SyncStream, seen: Set<RecordKey>, isMeant: (String) -> Bool,
    in connection: any SQLConnection
  ) throws {
    let gone = try connection.rows(
      selectKeys, [.integer(channelID), .text(stream.rawValue)]
    ) { $0.text(0) }.filter { !seen.contains(RecordKey($0)) && isMeant($0) }
    try clear(channelID: channelID, stream: stream, remoteIDs: gone, in: connection)
  }

  /// Earlier versions kept one row, without a key, for all records of a stream that had none. The
  /// row takes the place that its record has by now.
  /// - Parameter standIn: What stands for the key of such a record, made of its payload.
  public static func rekey(
    channelID: Int64, stream: SyncStream, standIn: (_ reason: String, [UInt8]) -> String,
    in connection: any SQLConnection
  ) throws {
    let scope: [SQLValue] = [.integer(channelID), .text(stream.rawValue)]
    guard
      let (id, key) = try connection.first(
        selectKeyless, scope, { ($0.integer(0), standIn($0.text(1), $0.blob(2))) })
    else { return }
    if try connection.integer(countOne, scope + [.text(key)]) == 0 {
      try connection.execute(setKey, [.text(key), .integer(id)])
    } else {
      try clear(channelID: channelID, stream: stream, remoteIDs: [""], in: connection)
    }
  }

  private static let selectKeyless = SQLStatement(
    """
    SELECT id, reason, payload FROM rejected_records
    WHERE channel_id = ? AND stream = ? AND remote_id = ''
    """)
  private static let countOne = SQLStatement(
    """
    SELECT count(*) FROM rejected_records WHERE channel_id = ? AND stream = ? AND remote_id = ?
    """)
  private static let setKey = SQLStatement(
    "UPDATE rejected_records SET remote_id = ? WHERE id = ?")

  private static let selectKeys = SQLStatement(
    "SELECT remote_id FROM rejected_records WHERE channel_id = ? AND stream = ?")

  public static func count(
    channelID: Int64, stream: SyncStream, in connection: any SQLConnection
  ) throws -> Int {
    Int(try connection.integer(countAll, [.integer(channelID), .text(stream.rawValue)]) ?? 0)
  }

  public static func find(
    _ id: Int64, in connection: any SQLConnection
  ) throws -> SetAsideRecord? {
    try connection.first(
      SQLStatement("\(select) WHERE id = ?", isReused: false), [.integer(id)], map) ?? nil
  }

  public static func list(
    channelID: Int64, limit: Int, in connection: any SQLConnection
  ) throws -> [SetAsideRecord] {
    try connection.rows(
      SQLStatement("\(select) WHERE channel_id = ? ORDER BY id LIMIT ?", isReused: false),
      [.integer(channelID), .count(limit)], map
    ).compactMap { $0 }
  }

  /// Those of one stream.
  public static func list(
    channelID: Int64, stream: SyncStream, limit: Int, in connection: any SQLConnection
  ) throws -> [SetAsideRecord] {
    try connection.rows(
      SQLStatement(
        "\(select) WHERE channel_id = ? AND stream = ? ORDER BY remote_id LIMIT ?",
        isReused: false),
      [.integer(channelID), .text(stream.rawValue), .count(limit)], map
    ).compactMap { $0 }
  }

  /// Those that were seen last, the newest first.
  public static func latest(
    channelID: Int64, limit: Int, in connection: any SQLConnection
  ) throws -> [SetAsideRecord] {
    try connection.rows(
      SQLStatement(
        "\(select) WHERE channel_id = ? ORDER BY last_seen_at DESC, id DESC LIMIT ?",
        isReused: false), [.integer(channelID), .count(limit)], map
    ).compactMap { $0 }
  }

  private static func map(_ row: any SQLRow) -> SetAsideRecord? {
    guard let stream = SyncStream(rawValue: row.text(2)) else { return nil }
    return SetAsideRecord(
      id: row.integer(0), channelID: row.integer(1), stream: stream, remoteID: row.text(3),
      reason: row.text(4), payload: row.blob(5),
      firstSeenAt: Timestamp(milliseconds: row.integer(6)),
      lastSeenAt: Timestamp(milliseconds: row.integer(7)), attempts: Int(row.integer(8)))
  }

  private static let select = """
    SELECT id, channel_id, stream, remote_id, reason, payload, first_seen_at, last_seen_at,
      attempts FROM rejected_records
    """
  private static let upsert = SQLStatement(
    """
    INSERT INTO rejected_records
      (channel_id, stream, remote_id, reason, payload, first_seen_at, last_seen_at, attempts)
    VALUES (?, ?, ?, ?, ?, ?, ?, 1)
    ON CONFLICT (channel_id, stream, remote_id) DO UPDATE
    SET reason = excluded.reason, payload = excluded.payload,
      last_seen_at = excluded.last_seen_at, attempts = rejected_records.attempts + 1
    """)
  private static let delete = SQLStatement(
    "DELETE FROM rejected_records WHERE channel_id = ? AND stream = ? AND remote_id = ?")
  private static let countAll = SQLStatement(
    "SELECT count(*) FROM rejected_records WHERE channel_id = ? AND stream = ?")
}
