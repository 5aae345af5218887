import Storage

/// Rows of a small shop, put in directly so that a test decides every value.
struct ShopRows {
  let connection: any SQLConnection

  @discardableResult
  func insert(_ table: String, _ columns: [(String, SQLValue)]) throws -> Int64 {
    let names = columns.map(\.0).joined(separator: ", ")
    let statement = SQLStatement(
      "INSERT INTO \(table) (\(names)) VALUES (\(SQLStatement.placeholders(columns.count)))",
      isReused: false)
    try connection.execute(statement, columns.map(\.1))
    return columns.first { $0.0 == "id" }.flatMap { column -> Int64? in
      if case .integer(let id) = column.1 { id } else { nil }
    } ?? 0
  }

  func channel(_ id: Int64, name: String, settings: String = "{}") throws {
    try insert(
      "channels",
      [
        ("id", .integer(id)), ("platform", "ticimax"), ("name", .text(name)),
        ("settings", .text(settings)), ("secrets", .blob([])), ("created_at", 0),
      ])
  }

  func customer(_ id: Int64, name: String, lastOrderAt: Int64?) throws {
    try insert(
      "customers",
      [
        ("id", .integer(id)), ("name", .text(name)), ("email", .text(name)),
        ("phone", .text(name)), ("city", .text(name)), ("order_count", 1), ("spent_minor", 1000),
        ("currency", "TRY"), ("last_order_at", .optional(lastOrderAt)), ("named_at", 0),
      ])
  }

  func order(
    _ id: Int64, channel: Int64 = 1, number: String, placedAt: Int64, status: String = "created",
    customer: Int64? = nil, text: String = ""
  ) throws {
    let texts = [
      "channel_status", "buyer_name", "buyer_email", "buyer_phone", "origin_marketplace", "note",
      "carrier", "tracking_number", "invoice_number",
    ]
    try insert(
      "orders",
      [
        ("id", .integer(id)), ("channel_id", .integer(channel)), ("remote_id", .text("r\(id)")),
        ("number", .text(number)), ("number_folded", .text(number)),
        ("placed_at", .integer(placedAt)), ("day", .integer(placedAt / 86_400_000)),
        ("status", .text(status)), ("customer_id", .optional(customer)), ("currency", "TRY"),
        ("total_minor", 123_450), ("shipping_minor", 0), ("discount_minor", 0), ("tax_minor", 0),
        ("line_count", 1), ("content_hash", 0),
      ] + texts.map { ($0, .text(text)) })
  }

  func product(_ id: Int64, title: String) throws {
    try insert(
      "products",
      [
        ("id", .integer(id)), ("title", .text(title)), ("brand", .text(title)),
        ("category_path", .text(title)), ("description_html", .text(title)), ("image_url", ""),
        ("image_urls", "[]"), ("is_active", 1), ("variant_count", 1), ("stock_total", 5),
        ("created_at", 0), ("updated_at", 0),
      ])
  }

  func variant(_ id: Int64, product: Int64, text: String) throws {
    try insert(
      "variants",
      [
        ("id", .integer(id)), ("product_id", .integer(product)), ("position", 0),
        ("sku", .text(text)), ("sku_folded", .text(text)), ("barcode", .text(text)),
        ("options", "[]"), ("size", .text(text)), ("colour", .text(text)), ("currency", "TRY"),
        ("list_price_minor", 2000), ("price_minor", 1000), ("tax_rate_bp", 2000),
        ("image_url", ""), ("is_active", 1), ("updated_at", 0),
      ])
  }

  func score(_ product: Int64, rank: Int64, profile: String = "default", labels: String = "")
    throws
  {
    try insert(
      "scores",
      [
        ("profile", .text(profile)), ("product_id", .integer(product)), ("rank", .integer(rank)),
        ("score_micro", 500_000), ("sales_micro", 400_000), ("units_milli", 2000),
        ("click_count", 0), ("favourite_count", 3), ("sizes_in_stock", 2), ("sizes_total", 4),
        ("labels", .text(labels)),
      ])
  }
}
