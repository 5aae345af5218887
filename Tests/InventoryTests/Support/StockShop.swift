import Basics
import Commerce
import Storage
import TestKit

@testable import Inventory

/// A shop with stock that is kept: channels 1 to 3, goods 1 to 4 listed on each, and a bundle, 5, of
/// one of goods 1 and two of goods 2.
struct StockShop: Sendable {
  static let start = Timestamp(seconds: 1_795_428_000)

  let database: any Database

  static func with<T: Sendable>(
    onHand: [Int64] = [5, 5, 5, 5], isKept: Bool = true, isTelling: Bool = false,
    _ body: (StockShop) async throws -> T
  ) async throws -> T {
    try await TemporaryDatabase.with { temporary in
      let shop = StockShop(database: temporary.database)
      try await shop.database.write { connection in
        try Self.build(onHand, in: connection)
        if isTelling { try Self.tellAll(in: connection) }
        guard isKept else { return }
        try StockKeeping.start(
          warehouse: "Ana depo", actor: "user:1", now: start, in: connection)
      }
      return try await body(shop)
    }
  }

  private static func tellAll(in connection: any SQLConnection) throws {
    for channel in 1...3 {
      try StockPolicies.set(
        StockPolicy(), channelID: Int64(channel), actor: "user:1", now: start, in: connection)
    }
  }

  private static func build(_ onHand: [Int64], in connection: any SQLConnection) throws {
    try connection.execute(
      """
      INSERT INTO products (id, title, brand, category_path, image_url, is_active, variant_count,
        stock_total, created_at, updated_at, image_urls, description_html)
      VALUES (1, 'p', '', '', '', 1, 5, 0, 0, 0, '[]', '')
      """, [])
    for variant in 1...Int64(5) {
      try connection.execute(
        """
        INSERT INTO variants (id, product_id, position, sku, sku_folded, barcode, options, size,
          colour, currency, list_price_minor, price_minor, tax_rate_bp, image_url, is_active,
          updated_at)
        VALUES (?, 1, 0, ?, ?, '', '[]', '', '', 'TRY', 1000, 900, 2000, '', 1, 0)
        """, [.integer(variant), .text("S\(variant)"), .text("s\(variant)")])
    }
    for part in [(1, 1), (2, 2)] as [(Int64, Int64)] {
      try connection.execute(
        "INSERT INTO bundle_parts (bundle_id, part_id, units) VALUES (5, ?, ?)",
        [.integer(part.0), .integer(part.1)])
    }
    for (index, units) in onHand.enumerated() {
      try connection.execute(
        "INSERT INTO stock_levels (variant_id, on_hand, reserved, counted_at) VALUES (?, ?, 0, 0)",
        [.count(index + 1), .integer(units)])
    }
    for channel in 1...Int64(3) { try addChannel(channel, in: connection) }
  }

  private static func addChannel(_ channel: Int64, in connection: any SQLConnection) throws {
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
    for variant in 1...Int64(5) {
      try connection.execute(
        """
        INSERT INTO listings (id, channel_id, remote_id, product_listing_id, variant_id,
          price_minor, list_price_minor, stock, is_active)
        VALUES (?, ?, ?, ?, ?, 900, 1000, 0, 1)
        """,
        [
          .integer(channel * 10 + variant), .integer(channel), .text("v\(variant)"),
          .integer(channel), .integer(variant),
        ])
    }
  }

  func at(_ seconds: Int64) -> Timestamp { Self.start.adding(seconds: seconds) }

  /// Stores an order by the product's own writer and brings the ledger in line with it.
  @discardableResult
  func order(
    _ number: Int, _ status: OrderStatus, _ units: [Int64: Int64] = [1: 1], channel: Int64 = 1,
    id: Int64? = nil, placed: Int64 = 10, now: Int64 = 20
  ) async throws -> Int64 {
    let (placedAt, time) = (at(placed), at(now))
    return try await database.write { connection in
      var record = OrderRecord(
        remoteID: "\(number)", number: "\(number)", placedAt: placedAt, status: status,
        channelStatus: status.rawValue, currency: .turkishLira)
      record.changedAt = time
      record.lines = units.sorted { $0.key < $1.key }.map { variant, units in
        var line = OrderLineRecord(remoteID: "\(variant)")
        line.variantRemoteID = "v\(variant)"
        line.quantityMilli = units * 1000
        return line
      }
      let ids = try OrderWriter(
        connection: connection, channelID: channel, zone: .istanbul, now: time
      ).write([.init(record: record, contentHash: 1, existingID: id)])
      try OrderStock.apply(orderIDs: ids, now: time, in: connection)
      return ids[0]
    }
  }

  func write<T: Sendable>(
    now: Int64 = 100, _ body: @escaping @Sendable (inout StockBook) throws -> T
  ) async throws -> T {
    let time = at(now)
    return try await database.write { connection in
      var book = try StockBook(now: time, in: connection)
      let result = try body(&book)
      try book.close()
      return result
    }
  }

  /// On hand, reserved and version of a variant.
  func level(_ variant: Int64) async throws -> [Int64] {
    try await database.read { connection in
      try connection.first(
        "SELECT on_hand, reserved FROM stock_levels WHERE variant_id = ?", [.integer(variant)]
      ) { [$0.integer(0), $0.integer(1)] } ?? []
    }
  }

  func number(_ query: String) async throws -> Int64? {
    try await database.read { try $0.integer(SQLStatement(query, isReused: false)) }
  }

  /// Everything that `stock verify` finds wrong.
  func findings() async throws -> [StockVerification.Finding] {
    try await database.read { try StockVerification.run(in: $0).findings }
  }
}
