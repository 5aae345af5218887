import Basics
import Commerce

/// Takes the stock away from goods of which a channel has none left, when their record cannot be
/// stored as a whole.
public struct SoldOutGoods {
  private let connection: any SQLConnection
  private let channelID: Int64
  private let now: Timestamp

  private struct Listing {
    var id: Int64
    var variantID: Int64
    var cardID: Int64
    var stock: Int64
  }

  public init(connection: any SQLConnection, channelID: Int64, now: Timestamp) {
    self.connection = connection
    self.channelID = channelID
    self.now = now
  }

  /// Sets what the channel shows of each variant to 0, and its level too where no stock is kept here.
  /// The card's record no longer counts as read, so the next readable one is stored whatever it says.
  /// - Parameter remoteIDs: The channel's keys of variants; unknown ones are left out.
  /// - Returns: how many of them are stored.
  public func empty(_ remoteIDs: [String]) throws -> Int {
    let keys = Set(remoteIDs.map { RecordKey($0) }).sorted()
    var listings: [Listing] = []
    try connection.forEachMatch(
      Self.select, keys.map { [.integer(channelID), .text($0.text)] }
    ) { _, row in
      listings.append(
        Listing(
          id: row.integer(0), variantID: row.integer(1), cardID: row.integer(2),
          stock: row.integer(3)))
    }
    let changed = listings.filter { $0.stock != 0 }
    guard !changed.isEmpty else { return listings.count }
    try connection.executeBatch(Self.update, changed.map { [.integer($0.id)] })
    try StockLevels.setCounts(
      changed.map { ($0.variantID, 0) }, now: now, in: connection)
    let cards = Set(changed.map(\.cardID)).sorted()
    try connection.executeBatch(Self.forget, cards.map { [.integer($0)] })
    try connection.executeBatch(
      Self.sumUp, cards.map { [.integer($0), .integer(now.milliseconds), .integer($0)] })
    return listings.count
  }

  private static let select = SQLStatement(
    """
    SELECT id, coalesce(own_variant_id, variant_id), product_listing_id, stock FROM listings
    WHERE channel_id = ? AND remote_id = ? AND removed_at IS NULL
    """)
  private static let update = SQLStatement("UPDATE listings SET stock = 0 WHERE id = ?")
  private static let forget = SQLStatement(
    "UPDATE product_listings SET content_hash = 0 WHERE id = ?")
  private static let sumUp = SQLStatement(
    """
    UPDATE products SET stock_total = (
        SELECT coalesce(sum(CASE WHEN l.stock > 0 THEN l.stock ELSE 0 END), 0) FROM listings l
        WHERE l.product_listing_id = ? AND l.is_active = 1 AND l.removed_at IS NULL),
      updated_at = ?
    WHERE id = (SELECT coalesce(own_product_id, product_id) FROM product_listings WHERE id = ?)
    """)
}
