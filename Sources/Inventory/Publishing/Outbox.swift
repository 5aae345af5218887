import Basics
import Storage
import Work

/// Which listings are to be told a new level. A row a listing: a newer level takes the place of an
/// older one that was not told yet.
struct Outbox {
  let connection: any SQLConnection
  let now: Timestamp

  private struct Row {
    var listingID: Int64
    var channelID: Int64
    var version: Int64
  }

  /// Puts in every listing that shows one of the variants, on channels that are told.
  /// - Parameter isSale: the level fell because something was sold: how long channels do not know of
  ///   it is measured (`SaleLags`).
  func put(variants: [Int64], isSale: Bool = false) throws {
    try put(listingsOf: Self.ofVariant, Set(variants).sorted(), isSale: isSale)
  }

  /// Puts in every listing of a channel, for one that is told from now on or in another way.
  func put(channelID: Int64) throws { try put(listingsOf: Self.ofChannel, [channelID]) }

  /// Puts in the listings of a channel that it was never told of.
  func putMissing(channelID: Int64) throws { try put(listingsOf: Self.missing, [channelID]) }

  func put(listings ids: [Int64]) throws { try put(listingsOf: Self.ofListing, ids) }

  private func put(
    listingsOf statement: SQLStatement, _ keys: [Int64], isSale: Bool = false
  ) throws {
    guard !keys.isEmpty else { return }
    var rows: [Row] = []
    try connection.forEachMatch(statement, keys.map { [.integer($0)] }) { _, row in
      rows.append(
        Row(listingID: row.integer(0), channelID: row.integer(1), version: row.integer(2)))
    }
    let time = SQLValue.integer(now.milliseconds)
    try connection.executeBatch(
      Self.makeDue,
      rows.sorted { $0.listingID < $1.listingID }.map {
        [
          .integer($0.listingID), .integer($0.channelID), .integer($0.version), time,
          isSale ? time : .null,
        ]
      })
    for channelID in Set(rows.map(\.channelID)).sorted() { try wake(channelID: channelID) }
  }

  /// Has somebody look at the channel's outbox now.
  func wake(channelID: Int64) throws {
    try JobQueue.enqueue(StockPush.request(channelID: channelID), now: now, in: connection)
  }

  private static let columns = """
    SELECT l.id, l.channel_id, s.version
    FROM listings l JOIN stock_levels s ON s.variant_id = l.variant_id
      JOIN stock_policies p ON p.channel_id = l.channel_id AND p.is_publishing = 1
    """
  private static let ofVariant = SQLStatement(
    "\(columns) WHERE l.variant_id = ? AND l.removed_at IS NULL")
  private static let ofListing = SQLStatement("\(columns) WHERE l.id = ? AND l.removed_at IS NULL")
  private static let ofChannel = SQLStatement(
    "\(columns) WHERE l.channel_id = ? AND l.removed_at IS NULL")
  private static let missing = SQLStatement(
    """
    \(columns) WHERE l.channel_id = ? AND l.removed_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM stock_publications q WHERE q.listing_id = l.id)
    """)
  /// What waits since earlier keeps its time: the lag is counted from there.
  private static let makeDue = SQLStatement(
    """
    INSERT INTO stock_publications (listing_id, channel_id, is_due, due_version, due_since,
      sold_since, not_before, state)
    VALUES (?, ?, 1, ?, ?, ?, 0, 'idle')
    ON CONFLICT (listing_id) DO UPDATE SET
      due_since = CASE stock_publications.is_due WHEN 1 THEN stock_publications.due_since
        ELSE excluded.due_since END,
      is_due = 1, due_version = excluded.due_version,
      sold_since = coalesce(stock_publications.sold_since, excluded.sold_since)
    """)
}

/// The job that tells a channel its levels: one of a channel waits or runs at a time.
public enum StockPush {
  public static let kind = "stock-push"

  /// - Parameter runAt: nil for now.
  public static func request(channelID: Int64, runAt: Timestamp? = nil) -> JobRequest {
    JobRequest(
      kind: kind, channelID: channelID, uniqueKey: "stock:\(channelID)", priority: -20,
      runAt: runAt, maxFailures: 1000, onDuplicate: .hasten)
  }
}
