import Basics
import Storage

/// What it means for stock that listings became another variant's, by a link or its undo.
public enum LinkedListings {
  /// Promises follow the order lines to the variant that they are of now, and every listing
  /// concerned is told anew: what a listing was told before was another variant's level, whose
  /// versions say nothing about this one's. To be called in the transaction of the link; does nothing
  /// while stock is not kept.
  public static func follow(
    _ change: ListingLinks.Change, now: Timestamp, in connection: any SQLConnection
  ) throws {
    guard !change.listingIDs.isEmpty, try StockKeeping.since(in: connection) != nil else { return }
    let listings = change.listingIDs.sorted()
    try connection.executeBatch(forgetVersions, listings.map { [.integer($0)] })
    try connection.executeBatch(forgetDrifts, listings.map { [.integer($0)] })
    try OrderStock.apply(orderIDs: change.orderIDs, now: now, in: connection)
    let outbox = Outbox(connection: connection, now: now)
    try outbox.put(listings: listings)
    try outbox.put(variants: change.variantIDs)
  }

  /// The value stays, as it is what the channel shows. A send that is under way ends as it would.
  private static let forgetVersions = SQLStatement(
    """
    UPDATE stock_publications SET sent_version = NULL, applied_version = NULL WHERE listing_id = ?
    """)
  private static let forgetDrifts = SQLStatement("DELETE FROM stock_drifts WHERE listing_id = ?")
}
