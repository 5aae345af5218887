import Storage

/// Replays the ledger and looks whether everything that is kept beside it agrees with it.
public enum StockVerification {
  /// What must hold, each by the name that `docs/stock.md` explains.
  public enum Rule: String, Sendable, CaseIterable {
    /// I1: a warehouse's level is the sum of its movements.
    case ledgerSum
    /// I1: a variant's level is the sum over sellable warehouses.
    case levelSum
    /// I2: what is reserved is the sum of the orders' promises.
    case promiseSum
    /// I2: promises are never negative, and nothing comes back that did not leave.
    case promiseSense
    /// I3: a cause moves stock once.
    case causeOnce
    /// I5: nothing is promised that is not there.
    case promisedMoreThanThere
    /// I5: goods that left although the ledger did not know them. Count the place.
    case negative
    /// I9: nobody lacks what is free.
    case lacksWhatIsFree
    /// I10: a bundle's level is what can be made of its parts.
    case bundleSum
    /// I12: a movement has an actor and a cause.
    case untold
  }

  public struct Finding: Sendable, Equatable {
    public var rule: Rule
    public var variantID: Int64
    public var expected: Int64
    public var found: Int64

    /// True when it is no fault of ours but something that a person should count.
    public var isNotice: Bool { rule == .negative }
  }

  public struct Report: Sendable, Equatable {
    public var movements: Int64
    public var variants: Int64
    public var shortUnits: Int64
    public var findings: [Finding]

    public var isSound: Bool { findings.allSatisfy(\.isNotice) }
  }

  /// - Parameter limit: findings of each rule.
  public static func run(
    limit: Int = 100, in connection: any SQLConnection
  ) throws -> Report {
    var findings: [Finding] = []
    for rule in Rule.allCases {
      guard let statement = statements[rule] else { continue }
      findings += try connection.rows(statement, [.count(limit)]) {
        Finding(
          rule: rule, variantID: $0.integer(0), expected: $0.integer(1), found: $0.integer(2))
      }
    }
    return Report(
      movements: try connection.integer(movementCount) ?? 0,
      variants: try connection.integer(levelCount) ?? 0,
      shortUnits: try connection.integer(shortSum) ?? 0,
      findings: findings)
  }

  private static let statements = Dictionary(
    uniqueKeysWithValues: Rule.allCases.map { ($0, SQLStatement("\(query($0)) LIMIT ?")) })

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

  private static let movementCount = SQLStatement("SELECT count(*) FROM stock_movements")
  private static let levelCount = SQLStatement("SELECT count(*) FROM stock_levels")
  private static let shortSum = SQLStatement("SELECT sum(units) FROM stock_shortages")
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
      SELECT s.variant_id, s.on_hand - s.reserved AS found, coalesce((
          SELECT sum(l.on_hand - l.reserved)
          FROM warehouse_levels l JOIN warehouses w ON w.id = l.warehouse_id
          WHERE l.variant_id = s.variant_id AND w.is_sellable = 1), 0) AS right_sum
      FROM stock_levels s
      WHERE NOT EXISTS (SELECT 1 FROM bundle_parts b WHERE b.bundle_id = s.variant_id)) a
    WHERE a.right_sum <> a.found
    """
  private static let promiseSum = """
    SELECT a.variant_id, a.right_sum, a.found FROM (
      SELECT l.variant_id, l.reserved AS found, coalesce((
          SELECT sum(p.reserved) FROM stock_promises p
          WHERE p.variant_id = l.variant_id AND p.warehouse_id = l.warehouse_id), 0) AS right_sum
      FROM warehouse_levels l) a
    WHERE a.right_sum <> a.found
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
