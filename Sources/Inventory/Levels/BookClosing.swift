import Basics
import Storage

extension StockBook {
  /// Gives what became free to orders that wait, stores the new levels with new versions, and puts
  /// every listing that shows them into the outbox.
  public mutating func close() throws {
    try settle()
    let changed = totals.sorted { $0.key < $1.key }
    totals = [:]
    let time = SQLValue.integer(now.milliseconds)
    try connection.executeBatch(
      Self.addTotal,
      changed.map { id, change in
        [.integer(id), .integer(change.onHand), .integer(change.reserved), time]
      })
    let levels = BundleLevels(connection: connection, now: now)
    let variants = changed.map(\.key)
    let all = Set(variants + (try levels.refresh(parts: variants)))
    let sold = isOfOrders ? changed.filter { $1.onHand < $1.reserved }.map(\.key) : []
    let told = Set(sold + (try levels.bundles(holding: sold)))
    let outbox = Outbox(connection: connection, now: now)
    try outbox.put(variants: told.sorted(), isSale: true)
    try outbox.put(variants: all.subtracting(told).sorted())
  }

  private static let addTotal = SQLStatement(
    """
    INSERT INTO stock_levels (variant_id, on_hand, reserved, counted_at, version)
    VALUES (?, ?, ?, ?, 1)
    ON CONFLICT (variant_id) DO UPDATE SET
      on_hand = stock_levels.on_hand + excluded.on_hand,
      reserved = stock_levels.reserved + excluded.reserved,
      counted_at = excluded.counted_at, version = stock_levels.version + 1
    """)
}

/// The level of a bundle is how many can be made of what is free of its parts.
struct BundleLevels {
  let connection: any SQLConnection
  let now: Timestamp

  /// - Returns: the bundles that hold one of the parts.
  @discardableResult
  func refresh(parts: [Int64]) throws -> [Int64] {
    let ids = try bundles(holding: parts)
    var free = [Int64?](repeating: nil, count: ids.count)
    try connection.forEachMatch(Self.freeParts, ids.map { [.integer($0)] }) { position, row in
      let sets = max(0, row.integer(1)) / max(1, row.integer(0))
      free[position] = min(free[position] ?? sets, sets)
    }
    let time = SQLValue.integer(now.milliseconds)
    try connection.executeBatch(
      Self.setLevel, zip(ids, free).map { [.integer($0), .integer($1 ?? 0), time] })
    return ids
  }

  func bundles(holding parts: [Int64]) throws -> [Int64] {
    var bundles: Set<Int64> = []
    try connection.forEachMatch(Self.holding, parts.map { [.integer($0)] }) {
      bundles.insert($1.integer(0))
    }
    return bundles.sorted()
  }

  private static let holding = SQLStatement(
    "SELECT bundle_id FROM bundle_parts WHERE part_id = ?")
  private static let freeParts = SQLStatement(
    """
    SELECT b.units, coalesce(s.on_hand - s.reserved - s.safety, 0)
    FROM bundle_parts b LEFT JOIN stock_levels s ON s.variant_id = b.part_id
    WHERE b.bundle_id = ?
    """)
  private static let setLevel = SQLStatement(
    """
    INSERT INTO stock_levels (variant_id, on_hand, reserved, counted_at, version)
    VALUES (?, ?, 0, ?, 1)
    ON CONFLICT (variant_id) DO UPDATE SET on_hand = excluded.on_hand, reserved = 0,
      counted_at = excluded.counted_at, version = stock_levels.version + 1
    """)
}
