@testable import Storage

/// A database as large as the reference shop (232,533 orders, 32,806 variants), made by a few
/// statements: what is in it is plain, how much of it there is is not.
public enum BigShop {
  public static let orders: Int64 = 232_533
  public static let variants: Int64 = 32_806
  static let products: Int64 = 10_000
  static let customers: Int64 = 120_000
  /// Moment of the newest order: 2026-11-23T10:00:00Z. One came every ten minutes.
  public static let newest: Int64 = 1_795_428_000_000
  static let pace: Int64 = 600_000

  /// Tables that may be read from end to end: however large a shop is, they hold some rows only.
  public static let smallTables: Set<String> = [
    "channels", "users", "sessions", "login_attempts", "api_tokens", "app_settings", "feeds",
    "score_runs", "nodes", "schedules", "work_pauses", "account_pace", "schema_migrations",
    "sync_states", "payload_dictionaries", "feed_artifacts", "channel_categories",
    "channel_brands", "daily_channel_sales",
    "warehouses", "stock_policies", "push_holds", "push_tickets", "stock_verifications",
    "webhook_subscriptions", "settlement_readings",
    // What waits for a person.
    "rejected_records",
  ]

  /// Fills a migrated database.
  static func fill(_ database: any Database) async throws {
    for step in catalogue + people + sales + stock + afterSales + journal {
      try await database.write(.readCommitted) { connection in
        // Several tests fill theirs at once on a small machine.
        if connection.dialect.engine == .postgres {
          try connection.executeScript("SET LOCAL statement_timeout = 0")
        }
        try connection.executeScript(connection.dialect.expand(step))
      }
    }
    guard case .postgres = database.dialect.engine else { return }
    try await database.write(.readCommitted) { connection in
      for table in TableShape.names {
        guard try TableShape.load(table, in: connection).isNumbered,
          let statement = connection.dialect.continueNumbering(of: table)
        else { continue }
        try connection.forEachRow(statement, []) { _ in true }
      }
    }
    // As autovacuum leaves it. It runs outside of transactions, so the one around is ended first.
    try await database.write(.readCommitted) { connection in
      for script in ["COMMIT", "VACUUM ANALYZE", "BEGIN"] { try connection.executeScript(script) }
    }
  }

  /// One row for each `i` from 1 to `count`.
  static func rows(_ count: Int64, into table: String, _ columns: String, _ values: String)
    -> String
  {
    """
    INSERT INTO \(table) (\(columns))
    WITH RECURSIVE n(i) AS (
      SELECT CAST(1 AS {int}) UNION ALL SELECT i + 1 FROM n WHERE i < \(count))
    SELECT \(values) FROM n
    """
  }

  private static let catalogue = [
    rows(
      3, into: "channels", "id, platform, name, settings, secrets, created_at",
      "i, 'ticimax', 'shop' || i, '{}', CAST('' AS {blob}), 0"),
    rows(
      products, into: "products",
      """
      id, title, brand, category_path, image_url, is_active, variant_count, stock_total,
      created_at, updated_at, image_urls, description_html
      """,
      """
      i, 'Ürün ' || i, 'Marka ' || (i % 40), 'Giyim > ' || (i % 90), '', CASE WHEN i % 9 = 0 THEN
      0 ELSE 1 END, 3, i % 50, 0, i, '[]', 'Uzun bir açıklama ' || i
      """),
    rows(products, into: "product_terms", "term, product_id", "'urun' || (i % 1000), i"),
    rows(products, into: "product_terms", "term, product_id", "'pamuk', i"),
    rows(
      products, into: "product_listings",
      "id, channel_id, remote_id, product_id, url, is_active, content_hash",
      "i, 1, 'k' || i, i, '', 1, i"),
    rows(
      variants, into: "variants",
      """
      id, product_id, position, sku, sku_folded, barcode, options, size, colour, currency,
      list_price_minor, price_minor, tax_rate_bp, image_url, is_active, updated_at
      """,
      """
      i, 1 + i % \(products), i / \(products), 'SKU-' || i, 'sku-' || i, '869' || (1000000000 + i),
      '[]', '38', 'mavi', 'TRY', 2000, 1000, 2000, '', 1, i
      """),
    rows(
      variants, into: "stock_levels", "variant_id, on_hand, reserved, counted_at", "i, i % 9, 0, i"),
    rows(
      variants, into: "listings",
      """
      id, channel_id, remote_id, product_listing_id, variant_id, price_minor, list_price_minor,
      stock, is_active
      """, "i, 1, 'v' || i, 1 + i % \(products), i, 1000, 2000, i % 9, 1"),
    rows(
      products, into: "scores",
      """
      profile, product_id, rank, score_micro, sales_micro, units_milli, click_count,
      favourite_count, sizes_in_stock, sizes_total, labels
      """, "'default', i, \(products) + 1 - i, i * 100, i, i, 0, 3, 2, 4, 'PERF'"),
    rows(
      products / 10, into: "score_labels", "profile, label, rank, product_id",
      "'default', 'TOP1000', i, \(products) + 1 - i"),
    rows(
      products, into: "score_labels", "profile, label, rank, product_id",
      "'default', 'PERF', i, \(products) + 1 - i"),
    rows(
      1, into: "score_runs",
      "profile, computed_at, window_days, product_count, elapsed_ms, parts",
      "'default', \(newest), 30, \(products), 1, '[]'"),
  ]

  private static let people = [
    rows(
      customers, into: "customers",
      """
      id, name, email, phone, city, order_count, spent_minor, currency, first_order_at,
      last_order_at, named_at
      """,
      """
      i, 'Ad' || (i % 500) || ' Soyad' || (i % 3000), 'k' || i || '@example.com', '', 'Bursa', 2,
      1000, 'TRY', 0, CASE WHEN i % 12 = 0 THEN NULL ELSE \(newest) - i * 60000 END, 0
      """),
    rows(customers, into: "customer_terms", "term, customer_id", "'ad' || (i % 500), i"),
    rows(customers, into: "customer_terms", "term, customer_id", "'soyad' || (i % 3000), i"),
    rows(
      customers, into: "customer_terms", "term, customer_id",
      "CASE WHEN i % 8 = 0 THEN 'ayse' ELSE 'tek' || i END, i"),
    rows(
      customers, into: "customer_identities", "kind, value, customer_id",
      "'email', 'k' || i || '@example.com', i"),
    rows(
      60_000, into: "members",
      """
      id, channel_id, remote_id, customer_id, name, email, phone, allows_email, allows_sms,
      is_active, last_login_at, content_hash
      """, "i, 1, 'm' || i, i, '', '', '', 0, 0, 1, i, i"),
    rows(
      50_000, into: "favourites",
      """
      id, channel_id, remote_id, member_remote_id, product_remote_id, product_id, added_at,
      content_hash
      """, "i, 1, 'f' || i, 'm' || (i % 60000), 'k' || (i % 10000), 1 + i % 10000, i, i"),
  ]

  private static let sales = [
    rows(
      orders, into: "orders",
      """
      id, channel_id, remote_id, number, number_folded, placed_at, day, status, channel_status,
      customer_id, buyer_name, buyer_email, buyer_phone, currency, total_minor, shipping_minor,
      discount_minor, tax_minor, line_count, origin_marketplace, note, carrier, tracking_number,
      invoice_number, content_hash
      """,
      """
      i, 1 + i % 2, 'r' || i, 'SP-' || (1000000 + i), 'sp-' || (1000000 + i),
      \(newest) - (\(orders) - i) * \(pace), (\(newest) - (\(orders) - i) * \(pace)) / 86400000,
      CASE WHEN i > \(orders) - 300 THEN 'created' WHEN i % 20 = 0 THEN 'cancelled'
        WHEN i % 40 = 7 THEN 'returned' ELSE 'delivered' END,
      '8', 1 + (i * 7919) % \(customers), 'Ad Soyad', '', '', 'TRY', 10000, 0, 0, 0, 2, '', '', '',
      '', '', i
      """),
    lines(0), lines(1),
    rows(
      20_000, into: "order_addresses",
      """
      order_id, kind, name, company, phone, street, neighbourhood, district, city, postal_code,
      country, tax_office, tax_number
      """,
      "\(orders) + 1 - i, 'shipping', '', '', '', '', '', '', 'Bursa', '', 'TR', '', ''"),
    rows(
      20_000, into: "order_payments",
      "order_id, position, remote_id, method, channel_method, state, amount_minor, instalments",
      "\(orders) + 1 - i, 0, '', 'card', '1', 'paid', 10000, 1"),
    rows(
      20_000, into: "order_events", "order_id, position, at, status, channel_status",
      "\(orders) + 1 - i, 0, i, 'created', '0'"),
    rows(
      1600, into: "daily_channel_sales",
      "day, channel_id, currency, orders, units_milli, revenue_minor",
      "20781 - i / 2, 1 + i % 2, 'TRY', 144, 288000, 1440000"),
    rows(
      200_000, into: "daily_variant_sales",
      "day, variant_id, channel_id, orders, units_milli, revenue_minor",
      "20781 - i / 250, 1 + (i * 131) % \(variants), 1 + i % 2, 1, 1000, 10000"),
    rows(
      100_000, into: "daily_product_clicks", "day, product_id, channel_id, clicks",
      "20781 - i / 500, 1 + (i * 13) % \(products), 1, 4"),
    rows(
      40_000, into: "order_packages",
      """
      channel_id, remote_id, order_id, order_remote_id, status, channel_status, carrier,
      tracking_number, invoice_number, is_replaced, origins, content_hash
      """,
      """
      1 + i % 2, 'p' || i, i, 'r' || i, CASE WHEN i > 39000 THEN 'created' ELSE 'delivered' END, '',
      '', 't' || i, '', 0, '', i
      """),
    rows(
      20_000, into: "package_moves",
      "package_id, channel_id, kind, body, actor, asked_at, state",
      "i, 1 + i % 2, 'picking', '{}', 'user:1', i, 'done'"),
  ]

  private static func lines(_ position: Int) -> String {
    rows(
      orders, into: "order_lines",
      """
      order_id, position, remote_id, variant_remote_id, variant_id, sku, barcode, name,
      quantity_milli, unit_price_minor, discount_minor, total_minor, tax_rate_bp, is_cancelled
      """,
      """
      i, \(position), '', 'v', 1 + (i * 31 + \(position)) % \(variants), 'SKU', '', 'Gömlek', 1000,
      5000, 0, 5000, 2000, 0
      """)
  }

  private static let journal = [
    rows(
      4000, into: "sync_runs",
      "id, channel_id, mode, origin, state, owner, started_at, heartbeat_at, finished_at",
      "i, 1 + i % 2, 'auto', 'schedule', 'complete', 'box:1:1', i * 1000, i * 1000, i * 1000 + 500"),
    rows(
      4000, into: "sync_run_streams",
      """
      run_id, stream, state, pages, seen, inserted, updated, unchanged, rejected, removed, requests,
      retries, throttled, elapsed_ms, resumed, started_at, message
      """, "i, 'orders', 'complete', 1, 10, 1, 0, 9, 0, 0, 1, 0, 0, 5, 0, i * 1000, ''"),
    rows(
      60_000, into: "sync_logs",
      """
      id, run_id, channel_id, stream, at, level, page, seen, inserted, updated, unchanged, rejected,
      requests, retries, throttled, fetch_ms, write_ms, message
      """,
      "i, 1 + i % 4000, 1 + i % 2, 'orders', i, 'info', 1, 1, 1, 0, 0, 0, 1, 0, 0, 1, 1, ''"),
    rows(
      20_000, into: "audit_log", "id, at, actor, action, subject, detail",
      "i, i, 'owner@example.com', 'login', '', ''"),
    rows(
      2000, into: "rejected_records",
      """
      id, channel_id, stream, remote_id, reason, payload, first_seen_at, last_seen_at, attempts
      """, "i, 1 + i % 2, 'orders', 'x' || i, 'no number', CAST('' AS {blob}), 0, 0, 1"),
    rows(
      30_000, into: "jobs",
      """
      id, kind, queue, payload, priority, run_at, state, max_failures, created_at, started_at,
      finished_at, message
      """,
      """
      i, 'sync', 'sync', '{}', 5, i, CASE WHEN i > 29990 THEN 'waiting' WHEN i % 3000 = 0 THEN
      'dead' ELSE 'done' END, 5, i, i, CASE WHEN i > 29990 THEN NULL ELSE i END, ''
      """),
  ]
}
