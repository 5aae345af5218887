import Storage

/// A shop in which every text from outside is an attack.
enum HostileShop {
  static func fill(_ database: any Database) async throws {
    try await database.write { connection in
      let rows = ShopRows(connection: connection)
      try fillCatalogue(rows)
      try fillOrders(rows)
      try fillJournal(rows)
      try rows.claim(
        1, text: HostileText.attack, claimedAt: 1_795_000_000_000, orderID: 1)
      try rows.question(1, text: HostileText.attack, askedAt: 1_795_000_000_000)
      try rows.settlement(
        1, text: HostileText.attack, order: HostileText.attack, net: 1, at: 1_795_000_000_000)
      try fillWork(rows)
      try fillStock(rows)
    }
  }

  private static let text = SQLValue.text(HostileText.attack)

  private static func fillCatalogue(_ rows: ShopRows) throws {
    try rows.channel(1, name: "shop", settings: #"{"base-url":"<script>alert(1)</script>"}"#)
    try rows.product(1, title: HostileText.attack)
    try rows.variant(1, product: 1, text: HostileText.attack)
    try rows.insert(
      "product_listings",
      [
        ("id", 1), ("channel_id", 1), ("remote_id", text), ("product_id", 1),
        ("url", .text("javascript:alert(1)")), ("is_active", 1), ("content_hash", 0),
      ])
    try fillMatching(rows)
    try rows.score(1, rank: 1, labels: "<script>alert(1)</script>")
    try rows.insert(
      "score_runs",
      [
        ("profile", "default"), ("computed_at", 1), ("window_days", 90), ("product_count", 1),
        ("elapsed_ms", 1), ("parts", "[]"),
      ])
    try rows.insert(
      "feeds",
      [
        ("slug", "google"), ("title", text), ("definition", "{}"), ("created_at", 0),
        ("changed_at", 0), ("built_at", 1), ("state", "ready"), ("message", text),
      ])
  }

  private static func fillMatching(_ rows: ShopRows) throws {
    try rows.insert(
      "listings",
      [
        ("id", 1), ("channel_id", 1), ("remote_id", text), ("product_listing_id", 1),
        ("variant_id", 1), ("price_minor", 1), ("list_price_minor", 1), ("stock", 1),
        ("is_active", 1),
      ])
    for kind in ["suggestion", "conflict", "duplicate"] {
      try rows.insert(
        "match_findings",
        [
          ("channel_id", 1), ("kind", .text(kind)), ("reason", text), ("listing_id", 1),
          ("variant_id", 1), ("other_variant_id", 1), ("barcode", text), ("confidence", 95),
          ("found_at", 1),
        ])
    }
    try rows.insert(
      "listing_links",
      [
        ("listing_id", 1), ("variant_id", 1), ("own_variant_id", 1), ("reason", text),
        ("confidence", 1), ("actor", text), ("linked_at", 1),
      ])
  }

  private static func fillWork(_ rows: ShopRows) throws {
    for (id, state) in ["waiting", "running", "done", "dead", "cancelled"].enumerated() {
      try rows.insert(
        "jobs",
        [
          ("id", .integer(Int64(id + 1))), ("kind", text), ("queue", text), ("channel_id", 1),
          ("unique_key", .text("\(HostileText.attack)\(id)")), ("payload", text), ("priority", 0),
          ("run_at", 0), ("state", .text(state)), ("max_failures", 1), ("worker", text),
          ("message", text), ("created_at", 0), ("started_at", 0), ("finished_at", 0),
        ])
    }
    try rows.insert(
      "schedules",
      [
        ("id", 1), ("name", text), ("kind", text), ("channel_id", 1), ("payload", text),
        ("cron", text), ("is_enabled", 1), ("next_at", 0), ("changed_at", 0),
      ])
    try rows.insert(
      "nodes",
      [
        ("id", text), ("host", text), ("process", 1), ("role", text), ("version", text),
        ("started_at", 0), ("heartbeat_at", 0),
      ])
    try rows.insert(
      "work_pauses", [("scope", "queue"), ("name", text), ("since", 0), ("actor", text)])
  }

  /// Stock that is kept, with a row for whatever its pages list.
  private static func fillStock(_ rows: ShopRows) throws {
    try rows.variant(2, product: 1, text: "b\(HostileText.attack)")
    try rows.insert("app_settings", [("key", "stock.kept-since"), ("value", "1")])
    for id in 1...Int64(2) {
      try rows.insert(
        "stock_levels",
        [
          ("variant_id", .integer(id)), ("on_hand", 3), ("reserved", 1), ("counted_at", 1),
          ("safety", 1),
        ])
      try rows.insert(
        "warehouses",
        [
          ("id", .integer(id)), ("name", .text("\(HostileText.attack)\(id)")),
          ("priority", .integer(id)), ("is_sellable", .integer(2 - id)), ("created_at", 0),
        ])
    }
    try rows.insert(
      "warehouse_levels",
      [
        ("variant_id", 1), ("warehouse_id", 1), ("on_hand", 3), ("reserved", 1),
        ("counted_at", 1),
      ])
    for (id, cause) in ["opening", "order", "claim", "drift"].enumerated() {
      try rows.insert(
        "stock_movements",
        [
          ("id", .count(id + 1)), ("variant_id", 1), ("warehouse_id", 1), ("delta", 1),
          ("kind", "count"), ("cause_kind", .text(cause)),
          ("cause_id", cause == "order" ? "1" : text), ("cause_line", "1/1"),
          ("effective_at", .count(id + 1)), ("recorded_at", 1), ("actor", text), ("note", text),
        ])
    }
    try fillImport(rows)
    try rows.insert("bundle_parts", [("bundle_id", 2), ("part_id", 1), ("units", 2)])
    try rows.insert("stock_orders", [("order_id", 1), ("revision", 0), ("unresolved", 1)])
    try rows.insert(
      "stock_promises",
      [
        ("order_id", 1), ("variant_id", 1), ("warehouse_id", 1), ("reserved", 1),
        ("shipped", 0), ("returned", 0),
      ])
    try rows.insert(
      "stock_shortages",
      [("order_id", 1), ("variant_id", 1), ("units", 1), ("placed_at", 1), ("since", 1)])
    try rows.insert(
      "stock_policies",
      [
        ("channel_id", 1), ("is_publishing", 1), ("buffer", 1), ("cap", 5), ("end_when", 0),
        ("changed_at", 1),
      ])
    try rows.insert(
      "stock_publications",
      [
        ("listing_id", 1), ("channel_id", 1), ("is_due", 1), ("due_version", 1),
        ("due_since", 1), ("not_before", 0), ("state", text), ("reason", text),
        ("sent_value", 4), ("sent_at", 1),
      ])
    try rows.insert(
      "push_holds",
      [
        ("channel_id", 1), ("reason", "emptied"), ("rows_affected", 1), ("rows_known", 1),
        ("since", 1),
      ])
    try rows.insert(
      "stock_drifts",
      [
        ("listing_id", 1), ("channel_id", 1), ("shown", 1), ("ours", 2), ("cause", text),
        ("serial", 1), ("readings", 2), ("first_seen_at", 1), ("last_seen_at", 1),
      ])
    try rows.insert(
      "stock_lows",
      [
        ("variant_id", 1), ("available", 2), ("reorder_at", 3), ("sold_milli", 1000),
        ("cover_tenths", 600),
      ])
  }

  /// A file that whoever signs in first has uploaded.
  private static func fillImport(_ rows: ShopRows) throws {
    try rows.insert(
      "stock_imports",
      [
        ("id", 1), ("file_name", text), ("actor", "user:1"), ("uploaded_at", 0),
        ("expires_at", 9_000_000_000_000),
      ])
    for (line, kind) in ["heading", "bad", "change", "conflict"].enumerated() {
      try rows.insert(
        "stock_import_rows",
        [
          ("import_id", 1), ("kind", .text(kind)), ("line", .count(line + 1)),
          ("source", "a;b\r\n"), ("sku", text), ("variant_id", 1), ("on_hand_before", 1),
          ("on_hand", 2),
          ("problem", kind == "bad" ? "unknownCode" : ""), ("column_name", ""),
        ])
    }
  }

  private static func fillOrders(_ rows: ShopRows) throws {
    try rows.customer(1, name: HostileText.attack, lastOrderAt: 1_795_000_000_000)
    try rows.insert(
      "customer_identities", [("kind", "email"), ("value", text), ("customer_id", 1)])
    try rows.order(
      1, number: HostileText.attack, placedAt: 1_795_000_000_000, customer: 1,
      text: HostileText.attack)
    try rows.insert(
      "order_lines",
      [
        ("order_id", 1), ("position", 0), ("remote_id", "1"), ("variant_id", 1), ("sku", text),
        ("barcode", text), ("name", text), ("quantity_milli", 1000), ("unit_price_minor", 1000),
        ("discount_minor", 0), ("total_minor", 1000), ("tax_rate_bp", 2000), ("is_cancelled", 1),
      ])
    let parts = [
      "name", "company", "phone", "street", "neighbourhood", "district", "city", "postal_code",
      "country", "tax_office", "tax_number",
    ]
    try rows.insert(
      "order_addresses", [("order_id", 1), ("kind", "billing")] + parts.map { ($0, text) })
    try rows.insert(
      "order_payments",
      [
        ("order_id", 1), ("position", 0), ("remote_id", "1"), ("method", text),
        ("channel_method", text), ("state", text), ("amount_minor", 1), ("instalments", 1),
      ])
    try rows.insert(
      "order_events",
      [
        ("order_id", 1), ("position", 0), ("at", 1), ("status", "created"),
        ("channel_status", text),
      ])
    try rows.insert(
      "order_packages",
      [
        ("id", 1), ("channel_id", 1), ("remote_id", text), ("order_id", 1),
        ("order_remote_id", text), ("status", "created"), ("channel_status", text),
        ("carrier", text),
        ("tracking_number", text), ("invoice_number", text), ("is_replaced", 0), ("origins", text),
        ("content_hash", 0),
      ])
    try rows.insert(
      "package_moves",
      [
        ("id", 1), ("package_id", 1), ("channel_id", 1), ("kind", text), ("body", text),
        ("actor", text), ("asked_at", 1), ("state", "refused"), ("message", text),
      ])
    // Another channel's copy of the order, whose number is an attack too.
    try rows.order(
      2, number: HostileText.attack, placedAt: 1_795_000_000_000, text: HostileText.attack)
    try rows.connection.execute("UPDATE orders SET twin_of = 1, removed_at = 1 WHERE id = 2")
    try rows.connection.execute("UPDATE order_lines SET package_remote_id = remote_id")
    try rows.insert(
      "daily_channel_sales",
      [
        ("day", 20_780), ("channel_id", 1), ("currency", "<b>"), ("orders", 1),
        ("units_milli", 1000), ("revenue_minor", 1000),
      ])
  }

  private static func fillJournal(_ rows: ShopRows) throws {
    try rows.insert(
      "sync_runs",
      [
        ("id", 1), ("channel_id", 1), ("mode", "auto"), ("origin", "panel"), ("state", "failed"),
        ("owner", "x"), ("started_at", 1), ("heartbeat_at", 1), ("message", text),
      ])
    let counts = ["pages", "seen", "inserted", "updated", "unchanged", "rejected", "removed"]
    try rows.insert(
      "sync_run_streams",
      [
        ("run_id", 1), ("stream", "orders"), ("state", "failed"), ("requests", 1), ("retries", 0),
        ("throttled", 0), ("elapsed_ms", 1), ("estimated_total", 9), ("resumed", 0),
        ("started_at", 1), ("message", text),
      ] + counts.map { ($0, 1) })
    let logged = ["seen", "inserted", "updated", "unchanged", "rejected", "requests", "retries"]
    try rows.insert(
      "sync_logs",
      [
        ("run_id", 1), ("channel_id", 1), ("stream", "orders"), ("at", 1), ("level", "error"),
        ("throttled", 0), ("fetch_ms", 0), ("write_ms", 0), ("message", text),
      ] + logged.map { ($0, 0) })
    try rows.insert(
      "rejected_records",
      [
        ("id", 1), ("channel_id", 1), ("stream", "orders"), ("remote_id", text), ("reason", text),
        ("payload", .blob([])), ("first_seen_at", 1), ("last_seen_at", 1), ("attempts", 1),
      ])
    try rows.insert(
      "audit_log",
      [("at", 1), ("actor", text), ("action", text), ("subject", text), ("detail", text)])
  }
}
