import Basics
import Storage

/// Writes what people want of several variants' stock.
public enum StockEdits {
  /// Writes all edits, or none when one of them cannot be made. Counts hold for `now`.
  /// - Parameter reason: why; it is kept with every count.
  /// - Returns: what stands against it; empty when everything was written.
  public static func write(
    _ edits: [StockEdit], reason: String, actor: String, now: Timestamp,
    in connection: any SQLConnection
  ) throws -> [StockEdit.Refusal] {
    let refusals = try Self.refusals(of: edits, in: connection)
    guard refusals.isEmpty else { return refusals }
    try count(edits, reason: reason, actor: actor, now: now, in: connection)
    try keepBack(edits, now: now, in: connection)
    return []
  }

  /// What stands against edits as things are now.
  public static func refusals(
    of edits: [StockEdit], in connection: any SQLConnection
  ) throws -> [StockEdit.Refusal] {
    let levels = try connection.firstMatches(
      level, edits.map { [.integer($0.variantID)] }
    ) { (onHand: $0.integer(0), safety: $0.integer(1), isBundle: $0.flag(2)) }
    var refusals: [StockEdit.Refusal] = []
    for (edit, level) in zip(edits, levels) {
      for field in [StockEdit.Field.onHand, .safety] {
        guard let change = edit.change(field) else { continue }
        let against: StockEdit.Problem?
        if let level {
          let value = field == .onHand ? level.onHand : level.safety
          against =
            field == .onHand && level.isBundle
            ? .isBundle : value == change.seen ? nil : .changedMeanwhile(now: value)
        } else {
          against = .isGone
        }
        guard let problem = against else { continue }
        refusals.append(.init(variantID: edit.variantID, field: field, problem: problem))
      }
    }
    return refusals
  }

  private static func count(
    _ edits: [StockEdit], reason: String, actor: String, now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    let counts = edits.compactMap { edit in
      edit.onHand.map { (variantID: edit.variantID, quantity: $0.wanted) }
    }
    guard !counts.isEmpty else { return }
    guard try StockKeeping.since(in: connection) != nil else {
      for count in counts {
        try StockLevels.setCount(
          of: count.variantID, to: count.quantity, now: now, in: connection)
      }
      return
    }
    var book = try StockBook(now: now, in: connection)
    try book.countWhole(counts, actor: actor, note: reason)
    try book.close()
  }

  /// The version grows, so that channels are told what is left of the level.
  private static func keepBack(
    _ edits: [StockEdit], now: Timestamp, in connection: any SQLConnection
  ) throws {
    let changed = edits.filter { $0.safety != nil }.sorted { $0.variantID < $1.variantID }
    guard !changed.isEmpty else { return }
    try connection.executeBatch(
      setSafety,
      changed.map { edit in
        [
          .integer(edit.variantID), .integer(now.milliseconds),
          .integer(edit.safety?.wanted ?? 0),
        ]
      })
    guard try StockKeeping.since(in: connection) != nil else { return }
    let outbox = Outbox(connection: connection, now: now)
    try outbox.put(variants: changed.map(\.variantID))
    let variants = changed.map(\.variantID)
    // Bundles are made of what is left of their parts.
    let bundles = try BundleLevels(connection: connection, now: now).refresh(parts: variants)
    try outbox.put(variants: variants + bundles)
  }

  private static let level = SQLStatement(
    """
    SELECT coalesce(s.on_hand, 0), coalesce(s.safety, 0),
      CASE WHEN EXISTS (SELECT 1 FROM bundle_parts b WHERE b.bundle_id = v.id) THEN 1 ELSE 0 END
    FROM variants v LEFT JOIN stock_levels s ON s.variant_id = v.id
    WHERE v.id = ? AND v.merged_into IS NULL
    """)
  private static let setSafety = SQLStatement(
    """
    INSERT INTO stock_levels (variant_id, on_hand, reserved, counted_at, safety)
    VALUES (?, 0, 0, ?, ?)
    ON CONFLICT (variant_id) DO UPDATE SET
      safety = excluded.safety, version = stock_levels.version + 1
    """)
}
