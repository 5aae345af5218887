extension BigShop {
  /// What comes after sales: claims, questions, accounts and notices of the first channel.
  static let afterSales = [
    rows(
      30_000, into: "claims",
      """
      id, channel_id, remote_id, order_id, order_remote_id, state, claimed_at, due_at,
      customer_name, carrier, tracking_number, content_hash
      """,
      """
      i, 1, 'c' || i, \(orders) + 1 - i * 7, 'r' || (\(orders) + 1 - i * 7),
      CASE WHEN i > 29900 THEN 'waiting' ELSE 'decided' END, \(newest) - (30000 - i) * 1000000,
      CASE WHEN i > 29900 THEN \(newest) + i ELSE NULL END, 'Ad Soyad', '', '', i
      """),
    rows(
      29_000, into: "claim_decisions",
      "id, claim_id, kind, reason_code, note, actor, asked_at, state, message, answered_at",
      "i, i, 'accept', '', '', 'owner@example.com', i, 'done', '', i"),
    rows(
      30_000, into: "claim_units",
      """
      id, claim_id, remote_id, position, line_remote_id, variant_remote_id, sku, barcode, name,
      price_minor, status, channel_status, reason_code, reason, customer_note,
      is_accepted_by_time, accepted_at, decision_id, is_booked
      """,
      """
      i, i, 'u' || i, 0, '', 'v' || i, 'SKU', '', 'Gömlek', 5000,
      CASE WHEN i > 29900 THEN 'waiting' ELSE 'accepted' END, '', '', '', '', 0, i,
      CASE WHEN i > 29000 THEN NULL ELSE i END, 1
      """),
    rows(
      20_000, into: "questions",
      """
      id, channel_id, remote_id, question, status, channel_status, asked_at, due_at,
      product_remote_id, product_name, product_url, customer_name, is_public, content_hash
      """,
      """
      i, 1, 'q' || i, 'Kaç beden almalıyım?',
      CASE WHEN i > 19950 THEN 'waiting' ELSE 'answered' END, '', \(newest) - (20000 - i) * 1000000,
      CASE WHEN i > 19950 THEN \(newest) + i ELSE NULL END, 'k' || i, 'Gömlek', '', 'Ad', 1, i
      """),
    rows(
      60_000, into: "settlements",
      """
      id, channel_id, remote_id, kind, occurred_at, currency, debit_minor, credit_minor,
      commission_minor, commission_rate_bp, net_minor, order_remote_id, note, payment_remote_id,
      paid_at
      """,
      """
      i, 1, 's' || i, 'Sale', \(newest) - (60000 - i) * 600000, 'TRY', 0, 10000, 1500, 1500, 8500,
      'r' || (\(orders) - 60000 + i), '', CASE WHEN i > 59000 THEN NULL ELSE 'p' || (i / 500) END,
      CASE WHEN i > 59000 THEN NULL ELSE \(newest) - (60000 - i) * 600000 END
      """),
    rows(
      30_000, into: "webhook_hints", "channel_id, package_key, content_hash, received_at, read_at",
      "1, 'p' || i, i, \(newest) - (30000 - i) * 1000, CASE WHEN i > 29990 THEN NULL ELSE i END"),
  ]
}
