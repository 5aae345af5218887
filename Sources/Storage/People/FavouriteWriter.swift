import Basics
import Commerce

/// Stores a page of favourites. One call is part of one transaction.
public struct FavouriteWriter {
  public typealias Item = MappedRecord<FavouriteRecord>

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
      of: Set(items.map { RecordKey($0.record.productRemoteID) }), channelID: channelID,
      in: connection)
    let rows = items.map { item in
      KeyedRow(
        existingID: item.existingID, key: [.integer(channelID), .text(item.record.remoteID)],
        values: [
          .text(item.record.memberRemoteID), .text(item.record.productRemoteID),
          .optional(products[RecordKey(item.record.productRemoteID)]),
          .optional(item.record.addedAt?.milliseconds), .integer(item.contentHash),
        ])
    }
    return try connection.store(rows, insert: Self.insert, update: Self.update)
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
