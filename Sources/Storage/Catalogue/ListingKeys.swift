import Commerce

/// Looks up local rows by a channel's keys.
public enum ListingKeys {
  /// Variant by the channel's variant key; unknown keys are absent.
  public static func variants(
    of remoteIDs: Set<RecordKey>, channelID: Int64, in connection: any SQLConnection
  ) throws -> [RecordKey: Int64] {
    try lookUp(variant, remoteIDs, channelID: channelID, in: connection)
  }

  /// Product by the channel's product key; unknown keys are absent.
  public static func products(
    of remoteIDs: Set<RecordKey>, channelID: Int64, in connection: any SQLConnection
  ) throws -> [RecordKey: Int64] {
    try lookUp(product, remoteIDs, channelID: channelID, in: connection)
  }

  private static func lookUp(
    _ statement: SQLStatement, _ keys: Set<RecordKey>, channelID: Int64,
    in connection: any SQLConnection
  ) throws -> [RecordKey: Int64] {
    var found: [RecordKey: Int64] = [:]
    let keys = keys.sorted()
    try connection.forEachMatch(
      statement, keys.map { [.integer(channelID), .text($0.text)] }
    ) { found[keys[$0]] = $1.integer(0) }
    return found
  }

  private static let variant = SQLStatement(
    "SELECT variant_id FROM listings WHERE channel_id = ? AND remote_id = ?")
  private static let product = SQLStatement(
    "SELECT product_id FROM product_listings WHERE channel_id = ? AND remote_id = ?")
}
