import Basics
import Commerce

/// Marks rows as gone from their channel and takes them out of the figures. The rows and their
/// payloads stay; a record that comes back is read anew because its hash no longer fits.
struct RecordRemoval {
  let table: RecordTable
  let connection: any SQLConnection

  func remove(_ ids: [Int64], now: Timestamp) throws {
    guard !ids.isEmpty else { return }
    let time = SQLValue.integer(now.milliseconds)
    switch table {
    case .orders:
      try removeOrders(ids, now: now)
      return
    case .productListings: try removeListings(ids, at: time)
    case .packages, .members, .favourites, .categories, .brands, .claims, .questions: break
    }
    try mark(ids, at: time)
  }

  private func mark(_ ids: [Int64], at time: SQLValue) throws {
    try connection.executeBatch(
      SQLStatement(
        "UPDATE \(table.rawValue) SET removed_at = ?, content_hash = 0 WHERE id = ?",
        isReused: false), ids.map { [time, .integer($0)] })
  }

  private func removeOrders(_ ids: [Int64], now: Timestamp) throws {
    var rollup = SalesRollup()
    var customers: [Int64: CustomerFigures] = [:]
    for (_, order) in try StoredOrderState.load(ids, in: connection) where !order.isRemoved {
      rollup.apply(order.contribution, sign: -1)
      if let customerID = order.customerID {
        customers[customerID, default: .init()].subtract(order)
      }
    }
    try rollup.save(in: connection)
    try CustomerFigures.add(customers, in: connection)
    try mark(ids, at: .integer(now.milliseconds))
    try CustomerFigures.refreshSpan(of: customers.keys, in: connection)
    try OrderTwins(connection: connection).part(from: ids, now: now)
  }

  /// A card that left its last channel is no longer for sale.
  private func removeListings(_ ids: [Int64], at time: SQLValue) throws {
    for id in ids {
      try connection.execute(
        """
        UPDATE listings SET removed_at = ?, is_active = 0
        WHERE product_listing_id = ? AND removed_at IS NULL
        """, [time, .integer(id)])
      try connection.execute(
        """
        UPDATE variants SET is_active = 0, updated_at = ? WHERE id IN
          (SELECT coalesce(own_variant_id, variant_id) FROM listings
          WHERE product_listing_id = ?)
        """, [time, .integer(id)])
      try connection.execute(
        """
        UPDATE products SET is_active = 0, updated_at = ? WHERE id =
          (SELECT coalesce(own_product_id, product_id) FROM product_listings WHERE id = ?)
        """, [time, .integer(id)])
    }
  }
}
