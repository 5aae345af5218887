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
      actor: actor, action: .driftOurs, subject: "listing:\(listingID)",
      detail: "\(drift.shown) to \(drift.ours)", now: now, in: connection)
    return true
  }

  /// The channel's figure is believed: the main warehouse is counted anew, by the difference.
  /// - Returns: false when there is no such difference any more, no goods of the variant's own, or
  ///   when the level has changed since: the difference was one to another level then, and taking it
  ///   over for two channels would count it twice.
  @discardableResult
  public static func takeTheirs(
    listingID: Int64, actor: String, now: Timestamp, in connection: any SQLConnection
  ) throws -> Bool {
    var book = try StockBook(now: now, in: connection)
    guard let drift = try StockDrift.find(listingID, in: connection),
      let main = book.warehouses.main, try isCounted(drift.variantID, in: connection),
      try connection.integer(notChangedSince, [.integer(listingID)]) != nil
    else { return false }
    try forget(drift, in: connection)
    let place = StockPlace(variantID: drift.variantID, warehouseID: main.id)
    let there = try CountAnchor(connection: connection).book(place, at: now)
    let theirs = there.clampedAdding(drift.shown).clampedSubtracting(drift.ours)
    try book.count(
      StockCount(
        place, quantity: max(0, theirs), at: now,
        cause: StockCause(
          .drift, id: "\(listingID)", line: "\(drift.firstSeenAt.milliseconds)"),
        actor: actor, note: "as the channel shows it"))
    try book.close()
    try Outbox(connection: connection, now: now).put(listings: [listingID])
    try AuditLog.record(
      actor: actor, action: .driftTheirs, subject: "listing:\(listingID)",
      detail: "\(drift.ours) to \(drift.shown)", now: now, in: connection)
    return true
  }

  public enum Undo: Sendable, Equatable {
    case undone
    /// It was undone before, or there is no such count.
    case nothingToUndo
    /// The place was counted again: what is there now is known better than by undoing.
    case countedSince
  }

  /// Takes back a count that was a channel's figure: its difference moves the other way.
  /// - Parameter movementID: of the count in the ledger.
  public static func undoTheirs(
    movementID: Int64, actor: String, now: Timestamp, in connection: any SQLConnection
  ) throws -> Undo {
    let found = try connection.first(selectCount, [.integer(movementID)]) {
      (
        place: StockPlace(variantID: $0.integer(0), warehouseID: $0.integer(1)),
        delta: $0.integer(2), at: $0.integer(3), countedAt: $0.integer(4)
      )
    }
    guard let found else { return .nothingToUndo }
    guard found.countedAt <= found.at, found.at < now.milliseconds else { return .countedSince }
    var book = try StockBook(now: now, in: connection)
    let posted = try book.post([
      StockMovement(
        .adjustment, variantID: found.place.variantID, warehouseID: found.place.warehouseID,
        delta: -found.delta, cause: StockCause(.person, id: "undo \(movementID)"),
        effectiveAt: now, actor: actor, note: "the channel's figure was not right")
    ])
    guard !posted.isEmpty else { return .nothingToUndo }
    try book.close()
    try AuditLog.record(
      actor: actor, action: .driftUndone, subject: "variant:\(found.place.variantID)",
      detail: "\(-found.delta)", now: now, in: connection)
    return .undone
  }

  private static let selectCount = SQLStatement(
    """
    SELECT m.variant_id, m.warehouse_id, m.delta, m.effective_at, coalesce(l.counted_at, 0)
    FROM stock_movements m JOIN warehouse_levels l
      ON l.variant_id = m.variant_id AND l.warehouse_id = m.warehouse_id
    WHERE m.id = ? AND m.kind = 'count' AND m.cause_kind = 'drift'
    """)

  private static let notChangedSince = SQLStatement(
    """
    SELECT p.listing_id FROM stock_publications p JOIN stock_drifts d
      ON d.listing_id = p.listing_id AND d.serial = p.serial
    WHERE p.listing_id = ? AND p.is_due = 0
    """)

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
