import Basics
import Commerce

/// Stores a page of favourites. One call is part of one transaction.
public struct FavouriteWriter {
  public struct Item: Sendable {
    public var record: FavouriteRecord
    public var contentHash: Int64
    public var existingID: Int64?

    public init(record: FavouriteRecord, contentHash: Int64, existingID: Int64?) {
      self.record = record
      self.contentHash = contentHash
      self.existingID = existingID
    }
  }

  private let connection: any SQLConnection
  private let channelID: Int64

  public init(connection: any SQLConnection, channelID: Int64) {
    self.connection = connection
    self.channelID = channelID
  }

  /// - Returns: the local id of each item, in order.
  public func write(_ items: [Item]) throws -> [Int64] {
    guard !items.isEmpty else { return [] }
    let products = try ListingKeys.products(
      of: Set(items.map(\.record.productRemoteID)).sorted(), channelID: channelID, in: connection)
    let rows = items.map { item -> [SQLValue] in
      [
        .text(item.record.memberRemoteID), .text(item.record.productRemoteID),
        .optional(products[item.record.productRemoteID]),
        .optional(item.record.addedAt?.milliseconds), .integer(item.contentHash),
      ]
    }
    let fresh = items.indices.filter { items[$0].existingID == nil }
    let inserted = try connection.insertBatch(
      Self.insert,
      fresh.map { [.integer(channelID), .text(items[$0].record.remoteID)] + rows[$0] })
    try connection.executeBatch(
      Self.update,
      zip(items, rows).compactMap { item, row in item.existingID.map { row + [.integer($0)] } })
    var ids = items.map { $0.existingID ?? 0 }
    for (index, id) in zip(fresh, inserted) { ids[index] = id }
    return ids
  }

  private static let insert = SQLStatement(
    """
    INSERT INTO favourites (channel_id, remote_id, member_remote_id, product_remote_id, product_id,
      added_at, content_hash)
    VALUES (\(SQLStatement.placeholders(7))) RETURNING id
    """)
  private static let update = SQLStatement(
    """
    UPDATE favourites SET member_remote_id = ?, product_remote_id = ?, product_id = ?,
      added_at = ?, content_hash = ?, missing_sweeps = 0, removed_at = NULL WHERE id = ?
    """)
}
