extension BigShop {
  /// The stock of the large shop is kept: a ledger, the outbox of one channel, and what waits
  /// for a person.
  static let stock = [
    "INSERT INTO app_settings (key, value) VALUES ('stock.kept-since', '1')",
    rows(
      2, into: "warehouses", "id, name, priority, is_sellable, created_at",
      "i, 'Depo ' || i, i, 2 - i, 0"),
    rows(
      variants, into: "warehouse_levels",
      "variant_id, warehouse_id, on_hand, reserved, counted_at", "i, 1, i % 9, 0, 1"),
    rows(
      60_000, into: "stock_movements",
      """
      id, variant_id, warehouse_id, delta, kind, cause_kind, cause_id, cause_line, effective_at,
      recorded_at, actor, note
      """,
      """
      i, 1 + (i * 31) % \(variants), 1, -1, CASE WHEN i % 400 = 0 THEN 'count' ELSE 'shipment' END,
      CASE WHEN i % 400 = 0 THEN 'drift' ELSE 'order' END, 'o' || i, '',
      \(newest) - (60000 - i) * 1000, i, 'channel:1', ''
      """),
    rows(
      1, into: "stock_policies", "channel_id, is_publishing, buffer, end_when, changed_at",
      "i, 1, 1, 0, 0"),
    rows(
      variants, into: "stock_publications",
      """
      listing_id, channel_id, is_due, due_version, due_since, not_before, state, sent_value,
      sent_at, applied_value, applied_at
      """,
      """
      i, 1, CASE WHEN i % 10 = 0 THEN 1 ELSE 0 END, 1, i, 0,
      CASE WHEN i % 2000 = 0 THEN 'rejected' ELSE 'applied' END, i % 9, i, i % 9, i
      """),
    rows(
      1, into: "push_holds", "channel_id, reason, rows_affected, rows_known, since",
      "i, 'emptied', 300, 400, 0"),
    rows(
      20_000, into: "stock_lags",
      "listing_id, serial, channel_id, due_since, sent_at, applied_at",
      "1 + i % \(variants), i, 1, i, i + 5, i + 10"),
    rows(
      30_000, into: "stock_orders", "order_id, revision, unresolved",
      "\(orders) + 1 - i, 1, CASE WHEN i % 1000 = 0 THEN 1 ELSE 0 END"),
    rows(
      30_000, into: "stock_promises",
      "order_id, variant_id, warehouse_id, reserved, shipped, returned",
      "\(orders) + 1 - i, 1 + (i * 31) % \(variants), 1, CASE WHEN i < 300 THEN 1 ELSE 0 END, 1, 0"),
    rows(
      2000, into: "stock_shortages", "order_id, variant_id, units, placed_at, since",
      "\(orders) + 1 - i, 1 + (i * 31) % \(variants), 1, \(newest) - i * 1000, 0"),
    rows(
      2000, into: "stock_drifts",
      """
      listing_id, channel_id, shown, ours, cause, serial, readings, first_seen_at, last_seen_at
      """, "i, 1, 1, 2, 'editedOnChannel', 1, 1 + i % 2, i, i"),
    rows(
      6000, into: "stock_lows", "variant_id, available, reorder_at, sold_milli, cover_tenths",
      "i, i % 3, 3, 1000, CASE WHEN i % 2 = 0 THEN i ELSE 1000000000 END"),
    rows(
      5000, into: "stock_reorder_points", "variant_id, units, changed_at", "i * 3, 5, 0"),
    rows(500, into: "bundle_parts", "bundle_id, part_id, units", "30000 + i, i, 2"),
  ]
}
