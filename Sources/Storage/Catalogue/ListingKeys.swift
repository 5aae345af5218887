/// Looks up local rows by a channel's keys.
public enum ListingKeys {
  /// Variant by the channel's variant key; unknown keys are absent.
  public static func variants(
    of remoteIDs: [String], channelID: Int64, in connection: any SQLConnection
  ) throws -> [String: Int64] {
    try lookUp(
      "SELECT remote_id, variant_id FROM listings", remoteIDs, channelID: channelID,
      in: connection)
  }

  /// Product by the channel's product key; unknown keys are absent.
  public static func products(
    of remoteIDs: [String], channelID: Int64, in connection: any SQLConnection
  ) throws -> [String: Int64] {
    try lookUp(
      "SELECT remote_id, product_id FROM product_listings", remoteIDs, channelID: channelID,
      in: connection)
  }

  private static func lookUp(
    _ select: String, _ remoteIDs: [String], channelID: Int64, in connection: any SQLConnection
  ) throws -> [String: Int64] {
    var found: [String: Int64] = [:]
    for chunk in remoteIDs.chunked(by: 100) {
      let statement = SQLStatement(
        """
        \(select) WHERE channel_id = ? AND remote_id IN (\(SQLStatement.placeholders(chunk.count)))
        """, isReused: false)
      try connection.forEachRow(
        statement, [.integer(channelID)] + chunk.map { .text($0) }
      ) { row in
        found[row.text(0)] = row.integer(1)
        return true
      }
    }
    return found
  }
}
