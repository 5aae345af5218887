import Basics

/// What grows for ever unless it is cleaned away, and for how long it is kept.
public enum RetainedData: String, Sendable, CaseIterable {
  /// Sync runs and the lines of their logs.
  case syncLogs = "sync-logs"
  /// What the channel sent for each order, claim and question, from which a mended mapping is
  /// replayed.
  case orderPayloads = "order-payloads"
  /// What the channel sent of each member and of what the member marked.
  case memberPayloads = "member-payloads"
  /// Records that could not be taken, until somebody retries or dismisses them.
  case rejectedRecords = "rejected-records"
  /// Jobs that were done or cancelled.
  case finishedJobs = "finished-jobs"
  /// Jobs that were given up.
  case failedJobs = "failed-jobs"
  /// How long single sales took to reach a channel.
  case stockLags = "stock-lags"

  /// Days; nil for ever.
  public var defaultDays: Int? {
    switch self {
    case .syncLogs: 90
    case .orderPayloads, .memberPayloads, .rejectedRecords: nil
    case .finishedJobs, .stockLags: 7
    case .failedJobs: 90
    }
  }

  /// Days that can be set. 0 is for ever.
  public static let daysAllowed = 0...3650

  private var key: String { "retention.\(rawValue)" }

  /// - Returns: days, or nil for ever.
  public func days(in connection: any SQLConnection) throws -> Int? {
    let stored = try connection.first(Self.select, [.text(key)]) { $0.text(0) }
    guard let days = stored.flatMap({ Int($0) }), Self.daysAllowed.contains(days) else {
      return defaultDays
    }
    return days == 0 ? nil : days
  }

  /// - Parameter days: within `daysAllowed`.
  public func keep(days: Int, in connection: any SQLConnection) throws {
    try connection.execute(Self.upsert, [.text(key), .text(String(days))])
  }

  private static let select = SQLStatement("SELECT value FROM app_settings WHERE key = ?")
  private static let upsert = SQLStatement(
    """
    INSERT INTO app_settings (key, value) VALUES (?, ?)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value
    """)
}

/// Deletes what is older than its retention, a bounded number of rows at a time, so that no
/// transaction is long and a cleaning that was cut short goes on where it stopped.
public enum Cleaning {
  /// Lines of sync logs. Their numbers rise with time, so only the oldest are looked at.
  /// - Returns: how many were deleted; 0 when there are no more.
  public static func syncLogs(
    before moment: Timestamp, limit: Int = 1000, in connection: any SQLConnection
  ) throws -> Int {
    try connection.execute(deleteLogs, [.count(limit), .integer(moment.milliseconds)])
  }

  /// Sync runs whose lines are gone. Each channel keeps its latest.
  /// - Returns: how many were deleted; 0 when there are no more.
  public static func syncRuns(
    before moment: Timestamp, limit: Int = 500, in connection: any SQLConnection
  ) throws -> Int {
    let ids = try connection.rows(
      oldRuns, [.integer(moment.milliseconds), .count(limit)]
    ) { [SQLValue.integer($0.integer(0))] }
    try connection.executeBatch("DELETE FROM sync_run_streams WHERE run_id = ?", ids)
    return try connection.executeBatch("DELETE FROM sync_runs WHERE id = ?", ids)
  }

  /// Payloads of orders that were placed before a moment.
  /// - Parameter after: the last order of the round before; 0 to begin.
  /// - Returns: the last order of this round, or nil when there are no more.
  public static func orderPayloads(
    placedBefore moment: Timestamp, after: Int64, limit: Int = 1000,
    in connection: any SQLConnection
  ) throws -> Int64? {
    let ids = try connection.rows(
      oldPayloads, [.integer(after), .integer(moment.milliseconds), .count(limit)]
    ) { $0.integer(0) }
    try connection.executeBatch(
      "DELETE FROM order_payloads WHERE record_id = ?", ids.map { [.integer($0)] })
    return ids.last
  }

  /// Payloads of the packages of such orders, but for orders of several packages: those are put
  /// together from all their payloads whenever one of them changes.
  public static func packagePayloads(
    placedBefore moment: Timestamp, after: Int64, limit: Int = 1000,
    in connection: any SQLConnection
  ) throws -> Int64? {
    let ids = try connection.rows(
      oldPackagePayloads, [.integer(after), .integer(moment.milliseconds), .count(limit)]
    ) { $0.integer(0) }
    try connection.executeBatch(
      "DELETE FROM package_payloads WHERE record_id = ?", ids.map { [.integer($0)] })
    return ids.last
  }

  /// Payloads of members who were last seen before a moment; of whom nothing is known, theirs stay.
  /// - Returns: as above.
  public static func memberPayloads(
    seenBefore moment: Timestamp, after: Int64, limit: Int = 1000, in connection: any SQLConnection
  ) throws -> Int64? {
    let ids = try connection.rows(
      oldMemberPayloads, [.integer(after), .integer(moment.milliseconds), .count(limit)]
    ) { $0.integer(0) }
    try connection.executeBatch(
      "DELETE FROM member_payloads WHERE record_id = ?", ids.map { [.integer($0)] })
    return ids.last
  }

  /// Payloads of favourites that were marked before a moment.
  /// - Returns: as above.
  public static func favouritePayloads(
    addedBefore moment: Timestamp, after: Int64, limit: Int = 1000,
    in connection: any SQLConnection
  ) throws -> Int64? {
    let ids = try connection.rows(
      oldFavouritePayloads, [.integer(after), .integer(moment.milliseconds), .count(limit)]
    ) { $0.integer(0) }
    try connection.executeBatch(
      "DELETE FROM favourite_payloads WHERE record_id = ?", ids.map { [.integer($0)] })
    return ids.last
  }

  /// Records that were set aside and did not come again since a moment.
  /// - Returns: how many were deleted; 0 when there are no more.
  public static func rejectedRecords(
    seenBefore moment: Timestamp, limit: Int = 500, in connection: any SQLConnection
  ) throws -> Int {
    try connection.execute(deleteRejected, [.integer(moment.milliseconds), .count(limit)])
  }

  /// Measured ways of sales to channels that ended before a moment.
  /// - Returns: how many were deleted; 0 when there are no more.
  public static func stockLags(
    before moment: Timestamp, limit: Int = 1000, in connection: any SQLConnection
  ) throws -> Int {
    let keys = try connection.rows(oldLags, [.integer(moment.milliseconds), .count(limit)]) {
      [SQLValue.integer($0.integer(0)), .integer($0.integer(1))]
    }
    return try connection.executeBatch(
      "DELETE FROM stock_lags WHERE listing_id = ? AND serial = ?", keys)
  }

  private static let oldLags = SQLStatement(
    "SELECT listing_id, serial FROM stock_lags WHERE applied_at < ? ORDER BY applied_at LIMIT ?")
  private static let oldMemberPayloads = SQLStatement(
    """
    SELECT p.record_id FROM member_payloads p JOIN members m ON m.id = p.record_id
    WHERE p.record_id > ? AND coalesce(m.last_login_at, m.registered_at) < ?
    ORDER BY p.record_id LIMIT ?
    """)
  private static let oldFavouritePayloads = SQLStatement(
    """
    SELECT p.record_id FROM favourite_payloads p JOIN favourites f ON f.id = p.record_id
    WHERE p.record_id > ? AND f.added_at < ? ORDER BY p.record_id LIMIT ?
    """)
  private static let deleteRejected = SQLStatement(
    """
    DELETE FROM rejected_records WHERE id IN (
      SELECT id FROM rejected_records WHERE last_seen_at < ? ORDER BY id LIMIT ?)
    """)
  private static let oldPackagePayloads = SQLStatement(
    """
    SELECT r.record_id FROM package_payloads r JOIN order_packages p ON p.id = r.record_id
      JOIN orders o ON o.id = p.order_id
    WHERE r.record_id > ? AND o.placed_at < ?
      AND NOT EXISTS (SELECT 1 FROM order_packages s WHERE s.order_id = p.order_id AND s.id <> p.id)
    ORDER BY r.record_id LIMIT ?
    """)
  private static let deleteLogs = SQLStatement(
    """
    DELETE FROM sync_logs WHERE id IN (
      SELECT o.id FROM (SELECT id, at FROM sync_logs ORDER BY id LIMIT ?) o WHERE o.at < ?)
    """)
  private static let oldRuns = SQLStatement(
    """
    SELECT r.id FROM sync_runs r
    WHERE r.finished_at < ?
      AND NOT EXISTS (SELECT 1 FROM sync_logs l WHERE l.run_id = r.id)
      AND EXISTS (SELECT 1 FROM sync_runs n WHERE n.channel_id = r.channel_id AND n.id > r.id)
    ORDER BY r.id LIMIT ?
    """)
  private static let oldPayloads = SQLStatement(
    """
    SELECT p.record_id FROM order_payloads p JOIN orders o ON o.id = p.record_id
    WHERE p.record_id > ? AND o.placed_at < ? ORDER BY p.record_id LIMIT ?
    """)
}
