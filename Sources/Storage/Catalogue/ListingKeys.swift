/// Looks up local rows by a channel's keys.
public enum ListingKeys {
  /// Variant by the channel's variant key; unknown keys are absent.
  public static func variants(
    of remoteIDs: [String], channelID: Int64, in connection: any SQLConnection
  ) throws -> [String: Int64] {
    try lookUp(variant, remoteIDs, channelID: channelID, in: connection)
  }

  /// Product by the channel's product key; unknown keys are absent.
  public static func products(
    of remoteIDs: [String], channelID: Int64, in connection: any SQLConnection
  ) throws -> [String: Int64] {
    try lookUp(product, remoteIDs, channelID: channelID, in: connection)
  }

  private static func lookUp(
    _ statement: SQLStatement, _ remoteIDs: [String], channelID: Int64,
    in connection: any SQLConnection
  ) throws -> [String: Int64] {
    var found: [String: Int64] = [:]
    try connection.forEachMatch(
      statement, remoteIDs.map { [.integer(channelID), .text($0)] }
    ) { found[remoteIDs[$0]] = $1.integer(0) }
    return found
  }

  private static let variant = SQLStatement(
    "SELECT variant_id FROM listings WHERE channel_id = ? AND remote_id = ?")
  private static let product = SQLStatement(
    "SELECT product_id FROM product_listings WHERE channel_id = ? AND remote_id = ?")
}
