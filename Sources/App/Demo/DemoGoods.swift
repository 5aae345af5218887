import Basics
import Storage

/// A variant that both simulated channels sell, by the names that each has for it.
struct DemoGoods: Sendable, Equatable {
  var sku: String
  var shopVariantID: Int
  var barcode: String

  /// Variants with some units to sell, in a stable order.
  static func load(
    shopID: Int64, marketplaceID: Int64, in connection: any SQLConnection
  ) throws -> [DemoGoods] {
    try connection.rows(select, [.integer(shopID), .integer(marketplaceID)]) { row in
      Int(row.text(1)).map {
        DemoGoods(sku: row.text(0), shopVariantID: $0, barcode: row.text(2))
      }
    }.compactMap { $0 }
  }

  private static let select = SQLStatement(
    """
    SELECT v.sku, shop.remote_id, market.remote_id
    FROM listings shop JOIN listings market ON market.variant_id = shop.variant_id
      JOIN variants v ON v.id = shop.variant_id
      JOIN stock_levels s ON s.variant_id = v.id
    WHERE shop.channel_id = ? AND market.channel_id = ? AND shop.removed_at IS NULL
      AND market.removed_at IS NULL AND shop.is_active = 1 AND market.is_active = 1
      AND s.on_hand > 5
    ORDER BY v.id LIMIT 500
    """)
}
