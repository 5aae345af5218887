import Basics
import Storage

/// Keeps counts true. A count says what was there at a moment; a movement from before that moment
/// which is heard of later is in the count already, so it is taken back as of the count. Levels are
/// then the same in whatever order movements and counts are told.
struct CountAnchor {
  let connection: any SQLConnection

  private struct Anchor {
    var causeID: String
    var moment: Timestamp
  }

  /// - Returns: what takes back those movements that the next count after them has seen.
  func recounts(of movements: [StockMovement]) throws -> [StockMovement] {
    let counted = try countedAt(movements)
    let early = movements.filter { movement in
      counted[movement.place].map { movement.effectiveAt <= $0 } ?? false
    }
    let anchors = try connection.firstMatches(
      Self.nextCount,
      early.map { movement in
        // A count does not hold itself.
        let after = movement.effectiveAt.milliseconds + (movement.kind == .count ? 1 : 0)
        return [
          .integer(movement.variantID), .integer(movement.warehouseID), .integer(after),
        ]
      }
    ) { Anchor(causeID: $0.text(0), moment: Timestamp(milliseconds: $0.integer(1))) }
    return zip(early, anchors).compactMap { movement, anchor in
      anchor.map { Self.recount(movement, at: $0) }
    }
  }

  private static func recount(_ movement: StockMovement, at anchor: Anchor) -> StockMovement {
    let cause = movement.cause
    return StockMovement(
      .recount, variantID: movement.variantID, warehouseID: movement.warehouseID,
      delta: -movement.delta,
      cause: StockCause(
        .count, id: anchor.causeID,
        line: "\(movement.kind.rawValue)/\(cause.kind.rawValue)/\(cause.id)/\(cause.line)"),
      effectiveAt: anchor.moment, actor: movement.actor, note: "in the count already")
  }

  private func countedAt(_ movements: [StockMovement]) throws -> [StockPlace: Timestamp] {
    let places = Set(movements.map(\.place)).sorted()
    var found: [StockPlace: Timestamp] = [:]
    try connection.forEachMatch(
      Self.counted, places.map { [.integer($0.variantID), .integer($0.warehouseID)] }
    ) { position, row in
      found[places[position]] = row.optionalInteger(0).map { Timestamp(milliseconds: $0) }
    }
    return found
  }

  /// What the ledger says was there at a moment.
  func book(_ place: StockPlace, at moment: Timestamp) throws -> Int64 {
    try connection.integer(
      Self.booked,
      [
        .integer(place.variantID), .integer(place.warehouseID), .integer(moment.milliseconds),
      ]) ?? 0
  }

  private static let counted = SQLStatement(
    "SELECT counted_at FROM warehouse_levels WHERE variant_id = ? AND warehouse_id = ?")
  private static let nextCount = SQLStatement(
    """
    SELECT cause_id, effective_at FROM stock_movements
    WHERE variant_id = ? AND warehouse_id = ? AND effective_at >= ? AND kind = 'count'
    ORDER BY effective_at, id LIMIT 1
    """)
  private static let booked = SQLStatement(
    """
    SELECT coalesce(sum(delta), 0) FROM stock_movements
    WHERE variant_id = ? AND warehouse_id = ? AND effective_at <= ?
    """)
}
