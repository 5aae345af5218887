import Basics

/// A channel's subscription to notices, as the marketplace told it last.
public struct StoredSubscription: Sendable, Equatable {
  public var channelID: Int64
  /// The marketplace's key; empty when it does not know the subscription any more.
  public var remoteID: String
  /// Where the notices are sent to.
  public var url: String
  /// False once the marketplace has given it up after failures.
  public var isActive: Bool
  public var checkedAt: Timestamp

  public init(
    channelID: Int64, remoteID: String, url: String, isActive: Bool, checkedAt: Timestamp
  ) {
    self.channelID = channelID
    self.remoteID = remoteID
    self.url = url
    self.isActive = isActive
    self.checkedAt = checkedAt
  }

  public static func find(
    channelID: Int64, in connection: any SQLConnection
  ) throws -> StoredSubscription? {
    try connection.first(select, [.integer(channelID)]) {
      StoredSubscription(
        channelID: $0.integer(0), remoteID: $0.text(1), url: $0.text(2), isActive: $0.flag(3),
        checkedAt: Timestamp(milliseconds: $0.integer(4)))
    }
  }

  public func save(in connection: any SQLConnection) throws {
    try connection.execute(
      Self.upsert,
      [
        .integer(channelID), .text(remoteID), .text(url), .integer(isActive ? 1 : 0),
        .integer(checkedAt.milliseconds),
      ])
  }

  public static func remove(channelID: Int64, in connection: any SQLConnection) throws {
    try connection.execute(delete, [.integer(channelID)])
  }

  private static let select = SQLStatement(
    """
    SELECT channel_id, remote_id, url, is_active, checked_at FROM webhook_subscriptions
    WHERE channel_id = ?
    """)
  private static let upsert = SQLStatement(
    """
    INSERT INTO webhook_subscriptions (channel_id, remote_id, url, is_active, checked_at)
    VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (channel_id) DO UPDATE SET remote_id = excluded.remote_id, url = excluded.url,
      is_active = excluded.is_active, checked_at = excluded.checked_at
    """)
  private static let delete = SQLStatement("DELETE FROM webhook_subscriptions WHERE channel_id = ?")
}
