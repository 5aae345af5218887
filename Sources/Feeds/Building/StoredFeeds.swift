import Basics
import Foundation
import Storage

/// A feed as it is stored: its definition and how the last build went.
public struct FeedRecord: Sendable, Equatable {
  public enum State: String, Sendable {
    /// Never built.
    case new
    /// The last build is served.
    case ready
    /// The last build had far fewer items than the served one, which stays.
    case refused
    /// The last build broke off; what was served before stays.
    case failed
  }

  public var id: Int64
  public var slug: String
  public var title: String
  /// YAML.
  public var definition: String
  public var token: String?
  public var changedAt: Timestamp
  public var attemptedAt: Timestamp?
  public var builtAt: Timestamp?
  public var buildMilliseconds: Int64?
  /// Of the last build that is served.
  public var itemCount: Int64?
  public var skippedCount: Int64?
  public var byteCount: Int64?
  public var etag: String?
  public var state: State
  /// Why the last build is not served; empty when it is.
  public var message: String
  /// Counts of the last build; nil before the first.
  public var report: BuildReport?

  static func map(_ row: any SQLRow) throws -> FeedRecord {
    func time(_ column: Int) -> Timestamp? {
      row.optionalInteger(column).map { Timestamp(milliseconds: $0) }
    }
    let report = row.text(15)
    return FeedRecord(
      id: row.integer(0), slug: row.text(1), title: row.text(2), definition: row.text(3),
      token: row.optionalText(4), changedAt: Timestamp(milliseconds: row.integer(5)),
      attemptedAt: time(6), builtAt: time(7), buildMilliseconds: row.optionalInteger(8),
      itemCount: row.optionalInteger(9), skippedCount: row.optionalInteger(10),
      byteCount: row.optionalInteger(11), etag: row.optionalText(12),
      state: State(rawValue: row.text(13)) ?? .failed, message: row.text(14),
      report: report.isEmpty
        ? nil : try JSONDecoder().decode(BuildReport.self, from: Data(report.utf8)))
  }

  static let columns = """
    id, slug, title, definition, token, changed_at, attempted_at, built_at, build_ms, item_count,
    skipped_count, byte_count, etag, state, message, report
    """
}

/// The stored feeds.
public enum StoredFeeds {
  /// Adds a feed, or replaces the definition of the one with the same slug.
  /// - Throws: `FeedDefinitionError`.
  @discardableResult
  public static func add(
    yaml: String, actor: String, now: Timestamp, in connection: any SQLConnection
  ) throws -> FeedDefinition {
    let definition = try FeedDefinition(yaml: yaml)
    try connection.execute(
      upsert,
      [
        .text(definition.slug), .text(definition.title), .text(yaml),
        .optional(definition.token), .integer(now.milliseconds), .integer(now.milliseconds),
      ])
    try AuditLog.record(
      actor: actor, action: .feedDefined, subject: "feed:\(definition.slug)", now: now,
      in: connection)
    return definition
  }

  /// Gives a shop without any feed the default one.
  /// - Returns: true when it was added.
  @discardableResult
  public static func ensureDefaultFeed(
    now: Timestamp, in connection: any SQLConnection
  ) throws -> Bool {
    guard try connection.integer("SELECT id FROM feeds LIMIT 1") == nil else { return false }
    try add(yaml: DefaultFeed.yaml, actor: "setup", now: now, in: connection)
    return true
  }

  /// All feeds in order of age.
  public static func list(
    after id: Int64 = 0, limit: Int = 1000, in connection: any SQLConnection
  ) throws -> [FeedRecord] {
    try connection.rows(selectAll, [.integer(id), .count(limit)], FeedRecord.map)
  }

  public static func find(
    _ slug: String, in connection: any SQLConnection
  ) throws -> FeedRecord? {
    try connection.first(selectOne, [.text(slug)], FeedRecord.map)
  }

  /// Variants that the last build left out, in the order of the feed.
  public static func skippedItems(
    feedID: Int64, in connection: any SQLConnection
  ) throws -> [SkippedItem] {
    try connection.rows(selectSkipped, [.integer(feedID)]) { row in
      SkippedItem(
        variantID: row.integer(0), sku: row.text(1),
        reason: SkipReason(rawValue: row.text(2)) ?? .noLink)
    }
  }

  private static let upsert = SQLStatement(
    """
    INSERT INTO feeds (slug, title, definition, token, created_at, changed_at, state)
    VALUES (?, ?, ?, ?, ?, ?, 'new')
    ON CONFLICT (slug) DO UPDATE SET title = excluded.title, definition = excluded.definition,
      token = excluded.token, changed_at = excluded.changed_at
    """)
  private static let selectAll = SQLStatement(
    "SELECT \(FeedRecord.columns) FROM feeds WHERE id > ? ORDER BY id LIMIT ?")
  private static let selectOne = SQLStatement(
    "SELECT \(FeedRecord.columns) FROM feeds WHERE slug = ?")
  private static let selectSkipped = SQLStatement(
    """
    SELECT variant_id, sku, reason FROM feed_skipped_items WHERE feed_id = ? ORDER BY position
    """)
}
