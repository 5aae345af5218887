import Commerce

/// Stores a channel's own categories and brands.
public struct ChannelTreeWriter {
  private let connection: any SQLConnection
  private let channelID: Int64

  public init(connection: any SQLConnection, channelID: Int64) {
    self.connection = connection
    self.channelID = channelID
  }

  public func write(_ categories: [(record: CategoryRecord, contentHash: Int64)]) throws {
    try connection.executeBatch(
      Self.upsertCategory,
      categories.map { record, hash in
        [
          .integer(channelID), .text(record.remoteID), .optional(record.parentRemoteID),
          .text(record.name), .flag(record.isActive), .integer(hash),
        ]
      })
  }

  public func write(_ brands: [(record: BrandRecord, contentHash: Int64)]) throws {
    try connection.executeBatch(
      Self.upsertBrand,
      brands.map { record, hash in
        [
          .integer(channelID), .text(record.remoteID), .text(record.name),
          .flag(record.isActive), .integer(hash),
        ]
      })
  }

  private static let upsertCategory = SQLStatement(
    """
    INSERT INTO channel_categories
      (channel_id, remote_id, parent_remote_id, name, is_active, content_hash)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (channel_id, remote_id) DO UPDATE
    SET parent_remote_id = excluded.parent_remote_id, name = excluded.name,
      is_active = excluded.is_active, content_hash = excluded.content_hash
    """)
  private static let upsertBrand = SQLStatement(
    """
    INSERT INTO channel_brands (channel_id, remote_id, name, is_active, content_hash)
    VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (channel_id, remote_id) DO UPDATE
    SET name = excluded.name, is_active = excluded.is_active, content_hash = excluded.content_hash
    """)
}
