/// What is wrong with the stock, as statements that give what they find.
extension StockVerification {
  /// Gives variant, what is right, and what is there, for whatever is wrong.
  static func query(_ rule: Rule) -> String {
    switch rule {
    case .ledgerSum: Self.ledgerSum
    case .levelSum: Self.levelSum
    case .promiseSum: Self.promiseSum
    case .promiseSense:
      """
      SELECT variant_id, 0, reserved FROM stock_promises
      WHERE reserved < 0 OR shipped < 0 OR returned < 0 OR returned > shipped
      """
    case .shippedSum: Self.shippedSum
    case .causeOnce:
      """
      SELECT min(variant_id), 1, count(*) FROM stock_movements
      GROUP BY kind, cause_kind, cause_id, cause_line HAVING count(*) > 1
      """
    case .promisedMoreThanThere:
      """
      SELECT variant_id, on_hand, reserved FROM warehouse_levels
      WHERE reserved > 0 AND reserved > on_hand
      """
    case .negative: "SELECT variant_id, 0, on_hand FROM warehouse_levels WHERE on_hand < 0"
    case .lacksWhatIsFree: Self.lacksWhatIsFree
    case .bundleSum: Self.bundleSum
    case .untold:
      """
      SELECT variant_id, 1, 0 FROM stock_movements
      WHERE actor = '' OR cause_kind = '' OR (cause_id = '' AND cause_line = '')
      """
    }
  }

  private static let ledgerSum = """
    SELECT a.variant_id, a.right_sum, a.found FROM (
      SELECT l.variant_id, l.on_hand AS found, coalesce((
          SELECT sum(m.delta) FROM stock_movements m
          WHERE m.variant_id = l.variant_id AND m.warehouse_id = l.warehouse_id), 0) AS right_sum
      FROM warehouse_levels l
      UNION ALL
      SELECT m.variant_id, 0 AS found, sum(m.delta) AS right_sum FROM stock_movements m
      WHERE NOT EXISTS (SELECT 1 FROM warehouse_levels l
        WHERE l.variant_id = m.variant_id AND l.warehouse_id = m.warehouse_id)
      GROUP BY m.variant_id) a
    WHERE a.right_sum <> a.found
    """
  private static let levelSum = """
    SELECT a.variant_id, a.right_sum, a.found FROM (
      SELECT s.variant_id, s.on_hand AS found, s.reserved AS found_reserved, coalesce((
          SELECT sum(l.on_hand)
          FROM warehouse_levels l JOIN warehouses w ON w.id = l.warehouse_id
          WHERE l.variant_id = s.variant_id AND w.is_sellable = 1), 0) AS right_sum, coalesce((
          SELECT sum(l.reserved)
          FROM warehouse_levels l JOIN warehouses w ON w.id = l.warehouse_id
          WHERE l.variant_id = s.variant_id AND w.is_sellable = 1), 0) AS right_reserved
      FROM stock_levels s
      WHERE NOT EXISTS (SELECT 1 FROM bundle_parts b WHERE b.bundle_id = s.variant_id)) a
    WHERE a.right_sum <> a.found OR a.right_reserved <> a.found_reserved
    """
  private static let promiseSum = """
    SELECT a.variant_id, a.right_sum, a.found FROM (
      SELECT l.variant_id, l.reserved AS found, coalesce((
          SELECT sum(p.reserved) FROM stock_promises p
          WHERE p.variant_id = l.variant_id AND p.warehouse_id = l.warehouse_id
            AND p.reserved > 0), 0) AS right_sum
      FROM warehouse_levels l) a
    WHERE a.right_sum <> a.found
    """
  private static let shippedSum = """
    SELECT a.variant_id, 0, sum(a.units) FROM (
      SELECT variant_id, warehouse_id, shipped - returned AS units FROM stock_promises
      UNION ALL
      SELECT variant_id, warehouse_id, delta FROM stock_movements
      WHERE kind IN ('shipment', 'unshipment', 'return')) a
    GROUP BY a.variant_id, a.warehouse_id HAVING sum(a.units) <> 0
    """
  private static let lacksWhatIsFree = """
    SELECT a.variant_id, 0, a.free FROM (
      SELECT h.variant_id, (
        SELECT coalesce(sum(CASE WHEN l.on_hand > l.reserved THEN l.on_hand - l.reserved
            ELSE 0 END), 0)
        FROM warehouse_levels l JOIN warehouses w ON w.id = l.warehouse_id
        WHERE l.variant_id = h.variant_id AND w.is_sellable = 1) AS free
      FROM stock_shortages h GROUP BY h.variant_id) a
    WHERE a.free > 0
    """
  private static let bundleSum = """
    SELECT a.bundle_id, a.right_sum, s.on_hand FROM (
      SELECT b.bundle_id, min(CASE
          WHEN coalesce(p.on_hand - p.reserved - p.safety, 0) <= 0 THEN 0
          ELSE (p.on_hand - p.reserved - p.safety) / b.units END) AS right_sum
      FROM bundle_parts b LEFT JOIN stock_levels p ON p.variant_id = b.part_id
      GROUP BY b.bundle_id) a
      JOIN stock_levels s ON s.variant_id = a.bundle_id
    WHERE a.right_sum <> s.on_hand
    """
}
