import Basics
import Commerce
import Inventory
import Storage

/// A shop whose variants are listed on three channels, with stock that is kept and told.
enum LagShop {
  static let start = Timestamp(seconds: 1_795_428_000)  // 2026-11-23T10:00:00Z
  static let opening: Int64 = 10_000
  static let channels: ClosedRange<Int64> = 1...3

  static func build(variants: Int64, in database: any Database) async throws {
    try await database.write { try addChannels(in: $0) }
    for first in stride(from: 1, through: variants, by: 5000) {
      let ids = first...min(first + 4999, variants)
      try await database.write { try add(ids, in: $0) }
    }
    try await database.write { connection in
      for channel in channels {
        try StockPolicies.set(
          StockPolicy(), channelID: channel, actor: "user:1", now: start, in: connection)
      }
      try StockKeeping.start(warehouse: "Main", actor: "user:1", now: start, in: connection)
    }
    try await count(database)
  }

  /// Counts the tables for the planner, as a server does by itself within a minute.
  static func count(_ database: any Database) async throws {
    try await database.write { try $0.execute(SQLStatement("ANALYZE", isReused: false)) }
  }

  private static func addChannels(in connection: any SQLConnection) throws {
    try connection.execute(
      """
      INSERT INTO products (id, title, brand, category_path, image_url, is_active, variant_count,
        stock_total, created_at, updated_at, image_urls, description_html)
      VALUES (1, 'p', '', '', '', 1, 1, 0, 0, 0, '[]', '')
      """, [])
    for channel in channels {
      try connection.execute(
        """
        INSERT INTO channels (id, platform, name, settings, secrets, created_at)
        VALUES (?, 'x', ?, '{}', ?, 0)
        """, [.integer(channel), .text("c\(channel)"), .blob([])])
      try connection.execute(
        """
        INSERT INTO product_listings (id, channel_id, remote_id, product_id, url, is_active,
          content_hash)
        VALUES (?, ?, 'p', 1, '', 1, 0)
        """, [.integer(channel), .integer(channel)])
    }
  }

  private static func add(_ ids: ClosedRange<Int64>, in connection: any SQLConnection) throws {
    try connection.executeBatch(
      variant, ids.map { [.integer($0), .text("S\($0)"), .text("s\($0)")] })
    try connection.executeBatch(level, ids.map { [.integer($0), .integer(opening)] })
    for channel in channels {
      try connection.executeBatch(
        listing,
        ids.map {
          [
            .integer($0 * 3 + channel), .integer(channel), .text("v\($0)"), .integer(channel),
            .integer($0), .integer(opening),
          ]
        })
    }
  }

  private static let variant = SQLStatement(
    """
    INSERT INTO variants (id, product_id, position, sku, sku_folded, barcode, options, size,
      colour, currency, list_price_minor, price_minor, tax_rate_bp, image_url, is_active, updated_at)
    VALUES (?, 1, 0, ?, ?, '', '[]', '', '', 'TRY', 1000, 900, 2000, '', 1, 0)
    """)
  private static let level = SQLStatement(
    "INSERT INTO stock_levels (variant_id, on_hand, reserved, counted_at) VALUES (?, ?, 0, 0)")
  private static let listing = SQLStatement(
    """
    INSERT INTO listings (id, channel_id, remote_id, product_listing_id, variant_id, price_minor,
      list_price_minor, stock, is_active)
    VALUES (?, ?, ?, ?, ?, 900, 1000, ?, 1)
    """)
}
