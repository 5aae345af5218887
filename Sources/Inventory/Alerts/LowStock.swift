import Basics
import Storage

/// Which goods run low: those with no more available than their reorder point, the soonest sold out
/// first.
///
/// Found for the whole shop at once, from levels and daily figures, and kept as a list: by the job
/// that watches the stock, and whenever a reorder point changes.
public enum LowStock {
  /// Days whose sales tell how long goods last.
  public static let days: Int64 = 30
  /// Stands for goods of which nothing was sold in these days: they last for ever.
  public static let neverSold: Int64 = 1_000_000_000
  /// Units that are low when a shop has not said otherwise.
  public static let usualPoint: Int64 = 3
  /// What a reorder point may be.
  public static let pointsAllowed: ClosedRange<Int64> = 0...1_000_000

  /// Of variants that have none of their own.
  public static func shopPoint(in connection: any SQLConnection) throws -> Int64 {
    let stored = try connection.first(selectSetting, [.text(key)]) { $0.text(0) }
    return stored.flatMap { Int64($0) } ?? usualPoint
  }

  /// - Parameter units: within `pointsAllowed`.
  public static func setShopPoint(
    _ units: Int64, actor: String, now: Timestamp, in connection: any SQLConnection
  ) throws {
    let before = try shopPoint(in: connection)
    try connection.execute(upsertSetting, [.text(key), .text(String(units))])
    try AuditLog.record(
      actor: actor, action: .shopReorderPoint, subject: "stock",
      detail: "\(before) to \(units)", now: now, in: connection)
  }

  /// - Parameter units: within `pointsAllowed`; nil for the shop's.
  public static func setPoint(
    _ units: Int64?, of variantID: Int64, actor: String, now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    if let units {
      try connection.execute(
        upsertPoint, [.integer(variantID), .integer(units), .integer(now.milliseconds)])
    } else {
      try connection.execute(
        "DELETE FROM stock_reorder_points WHERE variant_id = ?", [.integer(variantID)])
    }
    try AuditLog.record(
      actor: actor, action: .reorderPoint, subject: "variant:\(variantID)",
      detail: units.map { "at \($0)" } ?? "at the shop's", now: now, in: connection)
  }

  /// Makes the list anew.
  /// - Parameter today: the shop's local day.
  /// - Returns: how many goods are low.
  @discardableResult
  public static func refresh(today: Int64, in connection: any SQLConnection) throws -> Int {
    let point = try shopPoint(in: connection)
    try connection.execute("DELETE FROM stock_lows")
    return try connection.execute(
      find(connection.dialect),
      [
        .integer(days * 10_000), .integer(neverSold), .integer(point),
        .integer(today - days + 1), .integer(today), .integer(point),
      ])
  }

  private static let key = "stock.reorder-at"
  private static let selectSetting = SQLStatement("SELECT value FROM app_settings WHERE key = ?")
  private static let upsertSetting = SQLStatement(
    """
    INSERT INTO app_settings (key, value) VALUES (?, ?)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value
    """)
  private static let upsertPoint = SQLStatement(
    """
    INSERT INTO stock_reorder_points (variant_id, units, changed_at) VALUES (?, ?, ?)
    ON CONFLICT (variant_id) DO UPDATE SET units = excluded.units, changed_at = excluded.changed_at
    """)

  /// Cover in tenths of days is available × days ÷ units sold × 10; units sold are thousandths.
  private static func find(_ dialect: Dialect) -> SQLStatement {
    let number = "CAST(? AS \(dialect.integerType))"
    return SQLStatement(
      """
      INSERT INTO stock_lows (variant_id, available, reorder_at, sold_milli, cover_tenths)
      SELECT a.variant_id, a.available, a.reorder_at, a.sold,
        CASE WHEN a.sold > 0 AND a.available <= 0 THEN 0
          WHEN a.sold > 0 THEN a.available * \(number) / a.sold ELSE \(number) END
      FROM (
        SELECT s.variant_id, s.on_hand - s.reserved AS available,
          coalesce(r.units, \(number)) AS reorder_at,
          CAST(coalesce(d.sold, 0) AS \(dialect.integerType)) AS sold
        FROM stock_levels s JOIN variants v ON v.id = s.variant_id
          LEFT JOIN stock_reorder_points r ON r.variant_id = s.variant_id
          LEFT JOIN (
            SELECT variant_id, sum(units_milli) AS sold FROM daily_variant_sales
            WHERE day BETWEEN ? AND ? GROUP BY variant_id) d ON d.variant_id = s.variant_id
        WHERE v.merged_into IS NULL AND v.is_active = 1
          AND s.on_hand - s.reserved <= coalesce(r.units, \(number))) a
      """, isReused: false)
  }
}
