import Basics
import Commerce
import Feeds
import Foundation
import Storage
import TestKit

/// A small shop in a fresh database with the default feed, filled through the writers that a sync
/// uses.
struct FeedShop: Sendable {
  static let now = Timestamp(seconds: 1_795_428_000)  // 2026-11-23T10:00:00Z

  let database: any Database
  let channelID: Int64
  /// Folder of the published feeds; made by the first build.
  let folder: String

  var files: FeedFiles { FeedFiles(folder: folder) }

  static func with(_ body: @Sendable (FeedShop) async throws -> Void) async throws {
    try await TemporaryDatabase.with { temporary in
      let channelID = try await temporary.database.write { connection in
        try StoredFeeds.ensureDefaultFeed(now: now.adding(seconds: -3600), in: connection)
        return try connection.insertBatch(
          """
          INSERT INTO channels (platform, name, settings, secrets, created_at)
          VALUES ('scripted', 'shop', '{"base-url":"https://shop.example"}', ?, 0) RETURNING id
          """, [[.blob([])]])[0]
      }
      try await body(
        FeedShop(
          database: temporary.database, channelID: channelID,
          folder: temporary.folder.appendingPathComponent("feeds").path))
    }
  }

  func builder(at time: Timestamp = now) -> FeedBuilder {
    FeedBuilder(database: database, files: files, clock: StandingClock(time))
  }

  /// Adds a product with one variant of size 38, or writes it anew.
  func add(
    _ remoteID: String, at time: Timestamp = now.adding(seconds: -3600),
    _ change: @Sendable (inout ProductRecord) -> Void = { _ in }
  ) async throws {
    var record = ProductRecord(remoteID: remoteID, title: "Gömlek \(remoteID)")
    record.brand = "Örnek"
    record.categoryPath = "Giyim > Gömlek"
    record.url = "https://shop.example/\(remoteID)"
    record.imageURLs = ["https://cdn.example/\(remoteID).jpg"]
    record.variants = [Self.variant("\(remoteID)-38", size: "38")]
    change(&record)
    let (item, channelID) = (record, channelID)
    try await database.write { connection in
      let known = try connection.integer(
        "SELECT id FROM product_listings WHERE remote_id = ?", [.text(remoteID)])
      _ = try ProductWriter(connection: connection, channelID: channelID, now: time).write([
        .init(record: item, contentHash: 1, existingID: known)
      ])
    }
  }

  static func variant(_ remoteID: String, size: String) -> VariantRecord {
    var variant = VariantRecord(remoteID: remoteID)
    variant.sku = "SKU-\(remoteID)"
    variant.options = [VariantOption(kind: .size, name: "Beden", value: size)]
    variant.listPriceMinor = 10_000
    variant.priceMinor = 10_000
    variant.stock = 3
    return variant
  }

  func execute(_ sql: String) async throws {
    try await database.write { try $0.execute(SQLStatement(sql)) }
  }

  func define(_ yaml: String, at time: Timestamp = now) async throws {
    try await database.write { connection in
      _ = try StoredFeeds.add(yaml: yaml, actor: "test", now: time, in: connection)
    }
  }

  func record(_ slug: String = "google") async throws -> FeedRecord? {
    try await database.read { try StoredFeeds.find(slug, in: $0) }
  }

  /// What a reader of the feed gets; nil before the first build.
  func served(_ slug: String = "google") async throws -> String? {
    guard let artifact = try await files.current(slug) else { return nil }
    return try text(artifact.plain.path)
  }

  func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  /// Names in the folder of published feeds.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }
}
