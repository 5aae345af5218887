import Basics
import Commerce
import Storage

/// Rows of a small shop. What a sync writes goes through the writers that a sync uses.
struct APIRows {
  let connection: any SQLConnection
  /// 2026-11-23T10:00:00Z.
  static let now = Timestamp(seconds: 1_795_428_000)

  /// Puts a row in directly.
  /// - Returns: the value of the named column.
  @discardableResult
  func insert(
    _ table: String, _ columns: [(String, SQLValue)], returns column: String = "id"
  ) throws -> Int64 {
    let names = columns.map(\.0).joined(separator: ", ")
    return try connection.insertBatch(
      SQLStatement(
        """
        INSERT INTO \(table) (\(names)) VALUES (\(SQLStatement.placeholders(columns.count)))
        RETURNING \(column)
        """, isReused: false), [columns.map(\.1)])[0]
  }

  @discardableResult
  func channel(
    _ name: String, settings: String = #"{"base-url":"https://shop.example"}"#
  ) throws -> Int64 {
    try insert(
      "channels",
      [
        ("platform", "ticimax"), ("name", .text(name)), ("settings", .text(settings)),
        ("secrets", .blob(Array("SEALED".utf8))), ("created_at", .integer(Self.now.milliseconds)),
      ])
  }

  @discardableResult
  func order(
    _ number: String, channel: Int64 = 1, placedAt: Timestamp = now,
    status: OrderStatus = .delivered, change: (inout OrderRecord) -> Void = { _ in }
  ) throws -> Int64 {
    var order = OrderRecord(
      remoteID: "r-\(number)", number: number, placedAt: placedAt, status: status,
      channelStatus: "8", currency: .turkishLira)
    order.totalMinor = 123_456
    order.buyer.name = "Ayşe Yılmaz"
    order.buyer.email = "ayse@example.com"
    order.buyer.phone = "+90 532 000 00 01"
    change(&order)
    return try OrderWriter(
      connection: connection, channelID: channel, zone: .istanbul, now: Self.now
    ).write([.init(record: order, contentHash: 1, existingID: nil)])[0]
  }

  /// A product with one variant per size; the SKU is `remoteID-size`.
  /// - Returns: the product's id.
  @discardableResult
  func product(
    _ remoteID: String, title: String = "Keten Gömlek", channel: Int64 = 1,
    sizes: [String] = ["38"], stock: Int64 = 5
  ) throws -> Int64 {
    var record = ProductRecord(remoteID: remoteID, title: title)
    record.brand = "Tezgah"
    record.categoryPath = "Giyim > Gömlek"
    record.variants = sizes.map { size in
      var variant = VariantRecord(remoteID: "\(remoteID)-\(size)")
      variant.sku = "\(remoteID)-\(size)"
      variant.barcode = "869000\(size)"
      variant.options = [
        VariantOption(kind: .colour, name: "Renk", value: "Mavi"),
        VariantOption(kind: .size, name: "Beden", value: size),
      ]
      variant.listPriceMinor = 29_990
      variant.priceMinor = 19_990
      variant.stock = stock
      return variant
    }
    _ = try ProductWriter(connection: connection, channelID: channel, now: Self.now).write([
      .init(record: record, contentHash: 1, existingID: nil)
    ])
    let key = RecordKey(remoteID)
    return try ListingKeys.products(of: [key], channelID: channel, in: connection)[key] ?? 0
  }

  func score(_ product: Int64, rank: Int64, labels: [String] = []) throws {
    try insert(
      "scores",
      [
        ("profile", "default"), ("product_id", .integer(product)), ("rank", .integer(rank)),
        ("score_micro", .integer(90_500_000 - rank * 1_000_000)), ("sales_micro", 400_000),
        ("size_micro", 1_000_000), ("favourites_micro", 125_000), ("units_milli", 2000),
        ("click_count", 0), ("favourite_count", 3), ("sizes_in_stock", 2), ("sizes_total", 2),
        ("labels", .text(labels.joined(separator: " "))),
      ], returns: "rank")
    for label in labels {
      try insert(
        "score_labels",
        [
          ("profile", "default"), ("label", .text(label)), ("rank", .integer(rank)),
          ("product_id", .integer(product)),
        ], returns: "rank")
    }
  }

  func scoreRun() throws {
    try insert(
      "score_runs",
      [
        ("profile", "default"), ("computed_at", .integer(Self.now.milliseconds)),
        ("window_days", 90), ("product_count", 1), ("elapsed_ms", 1), ("parts", "[]"),
      ], returns: "window_days")
  }
}
