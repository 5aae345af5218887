import Basics
import Inventory
import Storage
import StorageSQLite

/// The shop's rows that a simulation begins with: channels, goods, listings, two warehouses, and
/// stock that is kept.
struct Shop {
  static let goods = 5
  /// Sold as one of goods 0 and two of goods 1.
  static let bundle = 5
  static let channels = 3

  static func variantID(_ goods: Int) -> Int64 { Int64(goods + 1) }
  static func listingID(channel: Int, goods: Int) -> Int64 { Int64(channel * 10 + goods + 1) }
  static func key(_ goods: Int) -> String { "g\(goods)" }

  let main: Int64
  let second: Int64

  static func build(
    opening: [Int64], now: Timestamp, in connection: any SQLConnection
  ) throws -> Shop {
    try connection.execute(
      """
      INSERT INTO products (id, title, brand, category_path, image_url, is_active, variant_count,
        stock_total, created_at, updated_at, image_urls, description_html)
      VALUES (1, 'p', '', '', '', 1, 6, 0, 0, 0, '[]', '')
      """, [])
    for goods in 0...Self.bundle { try addVariant(goods, opening, in: connection) }
    for part in [(0, 1), (1, 2)] {
      try connection.execute(
        "INSERT INTO bundle_parts (bundle_id, part_id, units) VALUES (?, ?, ?)",
        [
          .integer(variantID(Self.bundle)), .integer(variantID(part.0)), .integer(Int64(part.1)),
        ])
    }
    for channel in 0..<Self.channels { try addChannel(channel, opening, in: connection) }
    try StockKeeping.start(warehouse: "Ana depo", actor: "user:1", now: now, in: connection)
    let second = try Warehouses.add("Mağaza", priority: 2, now: now, in: connection)
    let main = try Warehouses.load(in: connection).main?.id ?? 0
    return Shop(main: main, second: second)
  }

  private static func addVariant(
    _ goods: Int, _ opening: [Int64], in connection: any SQLConnection
  ) throws {
    try connection.execute(
      """
      INSERT INTO variants (id, product_id, position, sku, sku_folded, barcode, options, size,
        colour, currency, list_price_minor, price_minor, tax_rate_bp, image_url, is_active,
        updated_at)
      VALUES (?, 1, 0, ?, ?, '', '[]', '', '', 'TRY', 1000, 1000, 2000, '', 1, 0)
      """, [.integer(variantID(goods)), .text(key(goods)), .text(key(goods))])
    guard goods < Self.bundle else { return }
    try connection.execute(
      "INSERT INTO stock_levels (variant_id, on_hand, reserved, counted_at) VALUES (?, ?, 0, 0)",
      [.integer(variantID(goods)), .integer(opening[goods])])
  }

  private static func addChannel(
    _ channel: Int, _ opening: [Int64], in connection: any SQLConnection
  ) throws {
    let id = SQLValue.integer(Int64(channel + 1))
    try connection.execute(
      """
      INSERT INTO channels (id, platform, name, settings, secrets, created_at)
      VALUES (?, 'fake', ?, '{}', ?, 0)
      """, [id, .text("c\(channel)"), .blob([])])
    try connection.execute(
      """
      INSERT INTO product_listings (id, channel_id, remote_id, product_id, url, is_active,
        content_hash)
      VALUES (?, ?, 'p', 1, '', 1, 0)
      """, [id, id])
    for goods in 0...Self.bundle {
      try connection.execute(
        """
        INSERT INTO listings (id, channel_id, remote_id, product_listing_id, variant_id,
          price_minor, list_price_minor, stock, is_active)
        VALUES (?, ?, ?, ?, ?, 1000, 1000, 0, 1)
        """,
        [
          .integer(listingID(channel: channel, goods: goods)), id, .text(key(goods)), id,
          .integer(variantID(goods)),
        ])
    }
  }
}
