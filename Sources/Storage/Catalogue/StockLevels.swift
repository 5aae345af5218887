import Basics

/// The stock that is known of a variant.
public enum StockLevels {
  /// Replaces the count.
  public static func setCount(
    of variantID: Int64, to quantity: Int64, now: Timestamp, in connection: any SQLConnection
  ) throws {
    try connection.execute(
      upsert, [.integer(variantID), .integer(quantity), .integer(now.milliseconds)])
  }

  /// Replaces the counts of several variants by what a channel shows, unless stock is kept here.
  static func setCounts(
    _ counts: [(variantID: Int64, quantity: Int64)], now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    guard try StockKeeping.since(in: connection) == nil else { return }
    try connection.executeBatch(
      upsert,
      counts.map { [.integer($0.variantID), .integer($0.quantity), .integer(now.milliseconds)] })
  }

  private static let upsert = SQLStatement(
    """
    INSERT INTO stock_levels (variant_id, on_hand, reserved, counted_at) VALUES (?, ?, 0, ?)
    ON CONFLICT (variant_id) DO UPDATE
    SET on_hand = excluded.on_hand, counted_at = excluded.counted_at
    """)
}
