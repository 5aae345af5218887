import Storage

/// Members of the channel, those seen most recently first: the order in which favourites are worth
/// reading when a shop gives them member by member.
enum MemberKeys {
  /// - Parameter after: the last key of the page before; nil for the first page.
  static func page(after: String?, limit: Int, context: SyncContext) async throws -> [String] {
    let channelID = context.channel.id
    return try await context.database.read { connection in
      guard let after else {
        return try connection.rows(
          first, [.integer(channelID), .count(limit)]
        ) { $0.text(0) }
      }
      return try connection.rows(
        following,
        [.integer(channelID), .text(after), .integer(channelID), .count(limit)]
      ) { $0.text(0) }
    }
  }

  private static let first = SQLStatement(
    """
    SELECT remote_id FROM members WHERE channel_id = ? AND removed_at IS NULL
    ORDER BY coalesce(last_login_at, 0) DESC, id DESC LIMIT ?
    """)
  private static let following = SQLStatement(
    """
    WITH last AS (
      SELECT coalesce(last_login_at, 0) AS at, id FROM members
      WHERE channel_id = ? AND remote_id = ?)
    SELECT m.remote_id FROM members m, last
    WHERE m.channel_id = ? AND m.removed_at IS NULL
      AND (coalesce(m.last_login_at, 0) < last.at
        OR (coalesce(m.last_login_at, 0) = last.at AND m.id < last.id))
    ORDER BY coalesce(m.last_login_at, 0) DESC, m.id DESC LIMIT ?
    """)
}
