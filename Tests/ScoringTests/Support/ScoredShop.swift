import Basics
import Commerce
import Scoring
import Storage
import TestKit

/// A small shop in a fresh database, filled through the writers that a sync uses.
struct ScoredShop: Sendable {
  static let now = Timestamp(seconds: 1_795_428_000)  // 2026-11-23T10:00:00Z
  static let zone = LocalTimeZone.istanbul
  static let today = zone.localDay(of: now)

  let database: any Database
  let channelID: Int64

  static func with(_ body: @Sendable (ScoredShop) async throws -> Void) async throws {
    try await TemporaryDatabase.with { temporary in
      let channelID = try await temporary.database.write { try addChannel("shop", in: $0) }
      try await body(ScoredShop(database: temporary.database, channelID: channelID))
    }
  }

  static func addChannel(_ name: String, in connection: any SQLConnection) throws -> Int64 {
    try connection.insertBatch(
      """
      INSERT INTO channels (platform, name, settings, secrets, created_at)
      VALUES ('scripted', ?, '{}', ?, 0) RETURNING id
      """, [[.text(name), .blob([])]])[0]
  }

  /// A product whose variants have the given sizes and stock, in that order.
  @discardableResult
  func add(
    _ remoteID: String, category: String = "Giyim > Gömlek", isActive: Bool = true,
    stock: KeyValuePairs<String, Int64>
  ) async throws -> Int64 {
    var record = ProductRecord(remoteID: remoteID, title: "Gömlek \(remoteID)")
    record.categoryPath = category
    record.isActive = isActive
    record.variants = stock.map { size, count in
      var variant = VariantRecord(remoteID: "\(remoteID)-\(size)")
      variant.sku = "SKU-\(remoteID)-\(size)"
      variant.options = [VariantOption(kind: .size, name: "Beden", value: size)]
      variant.stock = count
      return variant
    }
    let (item, channelID) = (record, channelID)
    return try await database.write { connection in
      _ = try ProductWriter(connection: connection, channelID: channelID, now: Self.now).write([
        .init(record: item, contentHash: 1, existingID: nil)
      ])
      let key = RecordKey(remoteID)
      return try ListingKeys.products(of: [key], channelID: channelID, in: connection)[key] ?? 0
    }
  }

  /// Sells units of one size, so many days before today.
  func sell(_ remoteID: String, size: String, units: Int64, daysAgo: Int64 = 0) async throws {
    let channelID = channelID
    try await database.write { connection in
      let key = RecordKey("\(remoteID)-\(size)")
      let variant = try ListingKeys.variants(of: [key], channelID: channelID, in: connection)[key]
      try connection.execute(
        """
        INSERT INTO daily_variant_sales
          (day, variant_id, channel_id, orders, units_milli, revenue_minor)
        VALUES (?, ?, ?, 1, ?, 0)
        """,
        [
          .integer(Self.today - daysAgo), .optional(variant), .integer(channelID),
          .integer(units * 1000),
        ])
    }
  }

  func favour(_ remoteID: String, times: Int, addedAt: Timestamp? = now) async throws {
    let channelID = channelID
    try await database.write { connection in
      let items = (0..<times).map { number in
        let record = FavouriteRecord(
          remoteID: "\(remoteID)/\(number)/\(addedAt?.seconds ?? 0)",
          memberRemoteID: "\(number)", productRemoteID: remoteID, addedAt: addedAt)
        return FavouriteWriter.Item(record: record, contentHash: 1, existingID: nil)
      }
      _ = try FavouriteWriter(connection: connection, channelID: channelID).write(items)
    }
  }

  func click(_ productID: Int64, times: Int64, daysAgo: Int64 = 0) async throws {
    let channelID = channelID
    try await database.write { connection in
      try connection.execute(
        "INSERT INTO daily_product_clicks (day, product_id, channel_id, clicks) VALUES (?, ?, ?, ?)",
        [
          .integer(Self.today - daysAgo), .integer(productID), .integer(channelID),
          .integer(times),
        ])
    }
  }

  func runner(at now: Timestamp = now) -> ScoreRunner {
    ScoreRunner(database: database, clock: StandingClock(now), zone: Self.zone)
  }

  func entry(_ productID: Int64) async throws -> ScoreReport.Entry? {
    try await database.read { try ScoreReport(connection: $0).entry(product: productID) }
  }
}
