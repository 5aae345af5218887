import Basics
import Storage

/// A difference between a channel and us that readings agree on.
public struct StockDrift: Sendable, Equatable {
  public var listingID: Int64
  public var channelID: Int64
  public var variantID: Int64
  public var shown: Int64
  public var ours: Int64
  public var cause: DriftCause
  public var firstSeenAt: Timestamp

  /// Differences of a channel that a person may look at, oldest first.
  public static func list(
    channelID: Int64, limit: Int, in connection: any SQLConnection
  ) throws -> [StockDrift] {
    try connection.rows(
      select, [.integer(channelID), .integer(DriftRadar.readings), .count(limit)], map)
  }

  static func find(_ listingID: Int64, in connection: any SQLConnection) throws -> StockDrift? {
    try connection.first(selectOne, [.integer(listingID)], map)
  }

  private static func map(_ row: any SQLRow) -> StockDrift {
    StockDrift(
      listingID: row.integer(0), channelID: row.integer(1), variantID: row.integer(2),
      shown: row.integer(3), ours: row.integer(4),
      cause: DriftCause(rawValue: row.text(5)) ?? .editedOnChannel,
      firstSeenAt: Timestamp(milliseconds: row.integer(6)))
  }

  private static let columns = """
    SELECT d.listing_id, d.channel_id, l.variant_id, d.shown, d.ours, d.cause, d.first_seen_at
    FROM stock_drifts d JOIN listings l ON l.id = d.listing_id
    """
  private static let select = SQLStatement(
    """
    \(columns) WHERE d.channel_id = ? AND d.readings >= ?
    ORDER BY d.first_seen_at, d.listing_id LIMIT ?
    """)
  private static let selectOne = SQLStatement("\(columns) WHERE d.listing_id = ?")
}

/// What a person does about a difference, by one click.
public enum DriftCures {
  /// The channel is told our value again.
  /// - Returns: false when there is no such difference any more.
  @discardableResult
  public static func tellOurs(
    listingID: Int64, actor: String, now: Timestamp, in connection: any SQLConnection
  ) throws -> Bool {
    guard let drift = try StockDrift.find(listingID, in: connection) else { return false }
    try forget(drift, in: connection)
    try Outbox(connection: connection, now: now).put(listings: [listingID])
    try AuditLog.record(
      actor: actor, action: "stock.drift.ours", subject: "listing:\(listingID)",
      detail: "\(drift.shown) to \(drift.ours)", now: now, in: connection)
    return true
  }

  /// The channel's figure is believed: the main warehouse is counted anew, by the difference.
  /// - Returns: false when there is no such difference any more, or no goods of the variant's own.
  @discardableResult
  public static func takeTheirs(
    listingID: Int64, actor: String, now: Timestamp, in connection: any SQLConnection
  ) throws -> Bool {
    var book = try StockBook(now: now, in: connection)
    guard let drift = try StockDrift.find(listingID, in: connection),
      let main = book.warehouses.main, try isCounted(drift.variantID, in: connection)
    else { return false }
    try forget(drift, in: connection)
    let place = StockPlace(variantID: drift.variantID, warehouseID: main.id)
    let there = try CountAnchor(connection: connection).book(place, at: now)
    try book.count(
      StockCount(
        place, quantity: max(0, there + drift.shown - drift.ours), at: now,
        cause: StockCause(
          .drift, id: "\(listingID)", line: "\(drift.firstSeenAt.milliseconds)"),
        actor: actor, note: "as the channel shows it"))
    try book.close()
    try Outbox(connection: connection, now: now).put(listings: [listingID])
    return true
  }

  private static func isCounted(
    _ variantID: Int64, in connection: any SQLConnection
  ) throws -> Bool {
    try connection.integer(
      "SELECT variant_id FROM warehouse_levels WHERE variant_id = ? LIMIT 1",
      [.integer(variantID)]) != nil
  }

  private static func forget(_ drift: StockDrift, in connection: any SQLConnection) throws {
    try connection.execute(
      "DELETE FROM stock_drifts WHERE listing_id = ?", [.integer(drift.listingID)])
  }
}
