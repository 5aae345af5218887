import Basics

/// Notices of changed packages that marketplaces sent. They say that there is something to read, and
/// nothing else is taken from them.
public enum WebhookHints {
  /// A package that a notice names.
  public struct Hint: Sendable, Equatable {
    public var packageKey: String
    /// `ContentHash` of what the notice says of the package, to know a notice that comes twice.
    public var contentHash: Int64

    public init(packageKey: String, contentHash: Int64) {
      self.packageKey = packageKey
      self.contentHash = contentHash
    }
  }

  /// Notes hints; the latest of a package stands, whatever the order of arrival.
  /// - Returns: how many said something that the last hint of their package did not.
  public static func note(
    _ hints: [Hint], channelID: Int64, now: Timestamp, in connection: any SQLConnection
  ) throws -> Int {
    let rows: [[SQLValue]] = hints.map {
      [
        .integer(channelID), .text($0.packageKey), .integer($0.contentHash),
        .integer(now.milliseconds),
      ]
    }
    return try connection.executeBatch(insert, rows)
  }

  /// Orders were read, beginning at a moment: hints that had come by then are dealt with.
  public static func markRead(
    channelID: Int64, upTo moment: Timestamp, now: Timestamp, in connection: any SQLConnection
  ) throws {
    try connection.execute(
      mark, [.integer(now.milliseconds), .integer(channelID), .integer(moment.milliseconds)])
  }

  /// When a channel's last hint came; nil when none did, or all were cleaned away.
  public static func latest(
    channelID: Int64, in connection: any SQLConnection
  ) throws -> Timestamp? {
    try connection.first(newest, [.integer(channelID)]) { $0.optionalInteger(0) }.flatMap { $0 }
      .map { Timestamp(milliseconds: $0) }
  }

  /// Forgets hints that came before a moment; their packages change no more.
  @discardableResult
  public static func forget(before moment: Timestamp, in connection: any SQLConnection) throws
    -> Int
  {
    try connection.execute(old, [.integer(moment.milliseconds)])
  }

  private static let insert = SQLStatement(
    """
    INSERT INTO webhook_hints (channel_id, package_key, content_hash, received_at)
    VALUES (?, ?, ?, ?)
    ON CONFLICT (channel_id, package_key) DO UPDATE SET content_hash = excluded.content_hash,
      received_at = excluded.received_at, read_at = NULL
    WHERE webhook_hints.content_hash <> excluded.content_hash
    """)
  private static let mark = SQLStatement(
    """
    UPDATE webhook_hints SET read_at = ?
    WHERE channel_id = ? AND read_at IS NULL AND received_at <= ?
    """)
  private static let newest = SQLStatement(
    "SELECT max(received_at) FROM webhook_hints WHERE channel_id = ?")
  private static let old = SQLStatement("DELETE FROM webhook_hints WHERE received_at < ?")
}
