import Basics
import Commerce

/// The rows of `order_packages`.
struct PackageRows {
  /// A package as it is stored.
  struct Stored: Sendable {
    var id: Int64
    var remoteID: String
    var contentHash: Int64
    var isReplaced: Bool
  }

  /// Where a stored package stands.
  struct Place: Sendable {
    var orderRemoteID: String
    /// Milliseconds.
    var changedAt: Int64?
    var isRemoved: Bool
  }

  let connection: any SQLConnection
  let channelID: Int64

  func places(_ ids: [Int64]) throws -> [Int64: Place] {
    var places: [Int64: Place] = [:]
    try connection.forEachMatch(Self.selectPlace, ids.map { [.integer($0)] }) { position, row in
      places[ids[position]] = Place(
        orderRemoteID: row.text(0), changedAt: row.optionalInteger(1), isRemoved: !row.isNull(2))
    }
    return places
  }

  /// The packages of each order that have not gone.
  func packages(ofOrders keys: [RecordKey]) throws -> [RecordKey: [Stored]] {
    var packages: [RecordKey: [Stored]] = [:]
    try connection.forEachMatch(
      Self.selectOfOrder, keys.map { [.integer(channelID), .text($0.text)] }
    ) { position, row in
      packages[keys[position], default: []].append(
        Stored(
          id: row.integer(0), remoteID: row.text(1), contentHash: row.integer(2),
          isReplaced: row.flag(3)))
    }
    return packages
  }

  struct New: Sendable {
    var package: PackageRecord
    var contentHash: Int64
    var orderID: Int64
    var orderRemoteID: String
    var existingID: Int64?

    var values: [SQLValue] {
      [
        .integer(orderID), .text(orderRemoteID), .text(package.status.rawValue),
        .text(package.channelStatus), .text(package.carrier ?? ""),
        .text(package.trackingNumber ?? ""), .text(package.invoiceNumber ?? ""),
        .optional(package.shipBy?.milliseconds), .optional(package.changedAt?.milliseconds),
        .flag(package.isReplaced), .text(package.originRemoteIDs.joined(separator: "\n")),
        .integer(contentHash),
      ]
    }
  }

  /// - Returns: the id of each, in order.
  func write(_ packages: [New]) throws -> [Int64] {
    let rows = packages.map { item in
      KeyedRow(
        existingID: item.existingID, key: [.integer(channelID), .text(item.package.remoteID)],
        values: item.values)
    }
    return try connection.store(rows, insert: Self.insert, update: Self.update)
  }

  func setReplaced(_ flags: [(id: Int64, isReplaced: Bool)]) throws {
    try connection.executeBatch(
      Self.updateReplaced, flags.map { [.flag($0.isReplaced), .integer($0.id)] })
  }

  private static let selectPlace = SQLStatement(
    "SELECT order_remote_id, changed_at, removed_at FROM order_packages WHERE id = ?")
  private static let selectOfOrder = SQLStatement(
    """
    SELECT id, remote_id, content_hash, is_replaced FROM order_packages
    WHERE channel_id = ? AND order_remote_id = ? AND removed_at IS NULL
    """)
  private static let insert = SQLStatement(
    """
    INSERT INTO order_packages (channel_id, remote_id, order_id, order_remote_id, status,
      channel_status, carrier, tracking_number, invoice_number, ship_by_at, changed_at,
      is_replaced, origins, content_hash)
    VALUES (\(SQLStatement.placeholders(14))) RETURNING id
    """)
  private static let update = SQLStatement(
    """
    UPDATE order_packages SET order_id = ?, order_remote_id = ?, status = ?, channel_status = ?,
      carrier = ?, tracking_number = ?, invoice_number = ?, ship_by_at = ?, changed_at = ?,
      is_replaced = ?, origins = ?, content_hash = ?, missing_sweeps = 0, removed_at = NULL
    WHERE id = ?
    """)
  private static let updateReplaced = SQLStatement(
    "UPDATE order_packages SET is_replaced = ? WHERE id = ?")
}
