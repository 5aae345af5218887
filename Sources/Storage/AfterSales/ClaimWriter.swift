import Basics
import Commerce

/// Stores a page of claims with their units. One call is part of one transaction.
public struct ClaimWriter {
  public typealias Item = MappedRecord<ClaimRecord>

  private let connection: any SQLConnection
  private let channelID: Int64
  private let now: Timestamp

  public init(connection: any SQLConnection, channelID: Int64, now: Timestamp) {
    self.connection = connection
    self.channelID = channelID
    self.now = now
  }

  /// - Returns: the local id of each item, in order.
  public func write(_ items: [Item]) throws -> [Int64] {
    guard !items.isEmpty else { return [] }
    let items = items.map(believed)
    let rows = items.map { item in
      KeyedRow(
        existingID: item.existingID, key: [.integer(channelID), .text(item.record.remoteID)],
        values: values(item))
    }
    let ids = try connection.store(rows, insert: Self.insert, update: Self.update)
    try connection.executeBatch(
      Self.leaveOut, items.compactMap { item in item.existingID.map { [.integer($0)] } })
    try connection.executeBatch(
      Self.upsertUnit, zip(ids, items).flatMap { units(of: $1.record, claimID: $0) })
    try ClaimDecisions.close(claimIDs: ids, now: now, in: connection)
    return ids
  }

  /// The claim without times that are not believed. The end of the time to decide counts from one.
  private func believed(_ item: Item) -> Item {
    var item = item
    item.record.claimedAt = item.record.claimedAt?.believed(at: now)
    guard let changedAt = item.record.changedAt, changedAt.believed(at: now) == nil else {
      return item
    }
    item.record.changedAt = nil
    item.record.dueAt = nil
    return item
  }

  private func values(_ item: Item) -> [SQLValue] {
    let record = item.record
    return [
      .text(record.orderNumber), .optional(record.packageRemoteID),
      .text(ClaimState(record.units.map(\.status)).rawValue),
      .integer((record.claimedAt ?? record.changedAt ?? now).milliseconds),
      .optional(record.changedAt?.milliseconds), .optional(record.dueAt?.milliseconds),
      .text(record.customerName), .text(record.carrier ?? ""),
      .text(record.trackingNumber ?? ""), .integer(item.contentHash),
    ]
  }

  /// A unit that came twice is told by its last place.
  private func units(of record: ClaimRecord, claimID: Int64) -> [[SQLValue]] {
    let units = Array(record.units.enumerated()).lastOfEach { RecordKey($0.element.remoteID) }
    return units.map { place, unit in
      let acceptedAt = unit.status.returnsGoods ? record.changedAt ?? now : nil
      return [
        .integer(claimID), .text(unit.remoteID), .count(place),
        .text(unit.orderLineRemoteID ?? ""), .optional(unit.variantRemoteID), .text(unit.sku),
        .text(unit.barcode), .text(unit.name), .integer(unit.priceMinor),
        .text(unit.status.rawValue), .text(unit.channelStatus), .text(unit.reasonCode),
        .text(unit.reason), .text(unit.customerNote), .flag(unit.isAcceptedByTime),
        .optional(acceptedAt?.milliseconds),
      ]
    }
  }

  private static let insert = SQLStatement(
    """
    INSERT INTO claims (channel_id, remote_id, order_remote_id, package_remote_id, state,
      claimed_at, changed_at, due_at, customer_name, carrier, tracking_number, content_hash)
    VALUES (\(SQLStatement.placeholders(12))) RETURNING id
    """)
  private static let update = SQLStatement(
    """
    UPDATE claims SET order_remote_id = ?, package_remote_id = ?, state = ?, claimed_at = ?,
      changed_at = ?, due_at = ?, customer_name = ?, carrier = ?, tracking_number = ?,
      content_hash = ? WHERE id = ?
    """)
  private static let leaveOut = SQLStatement(
    "UPDATE claim_units SET position = -1 WHERE claim_id = ?")
  private static let upsertUnit = SQLStatement(
    """
    INSERT INTO claim_units (claim_id, remote_id, position, line_remote_id, variant_remote_id, sku,
      barcode, name, price_minor, status, channel_status, reason_code, reason, customer_note,
      is_accepted_by_time, accepted_at)
    VALUES (\(SQLStatement.placeholders(16)))
    ON CONFLICT (claim_id, remote_id) DO UPDATE SET
      position = excluded.position, line_remote_id = excluded.line_remote_id,
      variant_remote_id = excluded.variant_remote_id, sku = excluded.sku,
      barcode = excluded.barcode, name = excluded.name, price_minor = excluded.price_minor,
      status = excluded.status, channel_status = excluded.channel_status,
      reason_code = excluded.reason_code, reason = excluded.reason,
      customer_note = excluded.customer_note,
      is_accepted_by_time = excluded.is_accepted_by_time,
      accepted_at = CASE WHEN excluded.accepted_at IS NULL THEN NULL
        ELSE coalesce(claim_units.accepted_at, excluded.accepted_at) END
    """)
}

/// Finds the orders of claims.
public enum ClaimOrders {
  /// Ties claims to orders that have become known: by the package that brought the goods, else by the
  /// order's own key. Claims of orders that are not stored stay untied.
  public static func tie(channelID: Int64, in connection: any SQLConnection) throws {
    try connection.execute(byPackage, [.integer(channelID)])
    try connection.execute(byOrder, [.integer(channelID)])
  }

  private static let byPackage = SQLStatement(
    """
    UPDATE claims SET order_id = (SELECT p.order_id FROM order_packages p
      WHERE p.channel_id = claims.channel_id AND p.remote_id = claims.package_remote_id)
    WHERE channel_id = ? AND order_id IS NULL AND package_remote_id IS NOT NULL
      AND EXISTS (SELECT 1 FROM order_packages p
        WHERE p.channel_id = claims.channel_id AND p.remote_id = claims.package_remote_id)
    """)
  private static let byOrder = SQLStatement(
    """
    UPDATE claims SET order_id = (SELECT o.id FROM orders o
      WHERE o.channel_id = claims.channel_id AND o.remote_id = claims.order_remote_id)
    WHERE channel_id = ? AND order_id IS NULL
      AND EXISTS (SELECT 1 FROM orders o
        WHERE o.channel_id = claims.channel_id AND o.remote_id = claims.order_remote_id)
    """)
}
