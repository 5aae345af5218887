import Storage

/// What a sync left in the tables, without the ids that the database gave.
enum StoredShop {
  /// Each line is a row, told by the channel's own keys; the same shop gives the same lines.
  static func lines(_ database: any Database) async throws -> [String: [String]] {
    var found: [String: [String]] = [:]
    for (name, query) in queries {
      found[name] = try await database.read { connection in
        try connection.rows(SQLStatement(query, isReused: false)) { $0.text(0) }.sorted()
      }
    }
    return found
  }

  /// One text column each.
  private static let queries = [
    "products": """
    SELECT l.remote_id || '|' || p.title || '|' || p.brand || '|' || p.category_path || '|'
      || p.is_active || '|' || p.variant_count || '|' || p.stock_total || '|' || l.content_hash
      || '|' || coalesce(l.removed_at, '') FROM product_listings l
    JOIN products p ON p.id = l.product_id
    """,
    "variants": """
    SELECT l.remote_id || '|' || v.sku || '|' || v.barcode || '|' || v.options || '|'
      || v.price_minor || '|' || v.is_active || '|' || s.on_hand || '|' || pl.remote_id
    FROM listings l JOIN variants v ON v.id = l.variant_id
    JOIN stock_levels s ON s.variant_id = v.id
    JOIN product_listings pl ON pl.id = l.product_listing_id
    """,
    "orders": """
    SELECT o.remote_id || '|' || o.number || '|' || o.placed_at || '|' || o.status || '|'
      || o.channel_status || '|' || o.total_minor || '|' || o.line_count || '|' || o.buyer_email
      || '|' || o.content_hash || '|' || coalesce(o.removed_at, '') || '|' || c.name || '|'
      || c.order_count || '|' || c.spent_minor
    FROM orders o LEFT JOIN customers c ON c.id = o.customer_id
    """,
    "lines": """
    SELECT o.remote_id || '|' || l.position || '|' || l.sku || '|' || l.quantity_milli || '|'
      || l.total_minor || '|' || coalesce(v.sku, '') FROM order_lines l
    JOIN orders o ON o.id = l.order_id LEFT JOIN variants v ON v.id = l.variant_id
    """,
    "addresses": """
    SELECT o.remote_id || '|' || a.kind || '|' || a.street || '|' || a.city FROM order_addresses a
    JOIN orders o ON o.id = a.order_id
    """,
    "payments": """
    SELECT o.remote_id || '|' || p.position || '|' || p.method || '|' || p.amount_minor
    FROM order_payments p JOIN orders o ON o.id = p.order_id
    """,
    "events": """
    SELECT o.remote_id || '|' || e.position || '|' || e.status FROM order_events e
    JOIN orders o ON o.id = e.order_id
    """,
    "members": """
    SELECT m.remote_id || '|' || m.email || '|' || m.phone || '|' || m.content_hash || '|'
      || c.name || '|' || c.order_count FROM members m JOIN customers c ON c.id = m.customer_id
    """,
    "customers": """
    SELECT name || '|' || email || '|' || phone || '|' || city || '|' || order_count || '|'
      || spent_minor FROM customers
    """,
    "favourites": """
    SELECT f.remote_id || '|' || f.content_hash || '|' || coalesce(l.remote_id, '')
    FROM favourites f LEFT JOIN product_listings l ON l.product_id = f.product_id
    """,
    "sales": """
    SELECT day || '|' || currency || '|' || orders || '|' || units_milli || '|' || revenue_minor
    FROM daily_channel_sales
    """,
    "variantSales": """
    SELECT d.day || '|' || v.sku || '|' || d.orders || '|' || d.units_milli || '|'
      || d.revenue_minor FROM daily_variant_sales d JOIN variants v ON v.id = d.variant_id
    """,
    "categories": "SELECT remote_id || '|' || name || '|' || content_hash FROM channel_categories",
    "brands": "SELECT remote_id || '|' || name || '|' || content_hash FROM channel_brands",
  ]
}
