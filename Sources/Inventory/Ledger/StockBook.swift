import Basics
import Storage

/// One transaction's work on the stock. Everything that changes a level goes through it, so that
/// ledger, levels, promises and outbox are changed together or not at all.
///
/// Call `close` as the last step: it gives what became free to orders that wait for it, and tells
/// the channels.
public struct StockBook {
  let connection: any SQLConnection
  let now: Timestamp
  /// By how much each variant's level has changed, in sellable warehouses.
  var totals: [Int64: LevelChange] = [:]
  /// Variants of which goods came, went or became free.
  var unsettled: Set<Int64> = []
  let warehouses: Warehouses
  /// True while orders are booked: what is available less then was sold.
  var isOfOrders = false

  public init(now: Timestamp, in connection: any SQLConnection) throws {
    self.connection = connection
    self.now = now
    warehouses = try Warehouses.load(in: connection)
  }

  /// Adds movements to the ledger; those whose cause is there already change nothing.
  /// - Returns: the movements that are new.
  @discardableResult
  public mutating func post(_ movements: [StockMovement]) throws -> [StockMovement] {
    let movements = movements.map(believable)
    let fresh = try insert(movements)
    let again = try CountAnchor(connection: connection).recounts(of: fresh)
    let posted = fresh + (try insert(again))
    var changes: [StockPlace: LevelChange] = [:]
    for movement in posted { changes[movement.place, default: .init()].onHand += movement.delta }
    try change(changes)
    return fresh
  }

  /// Nothing moves later than now, whatever a channel's clock says.
  private func believable(_ movement: StockMovement) -> StockMovement {
    var movement = movement
    movement.effectiveAt = min(movement.effectiveAt, now)
    movement.actor = movement.actor.cut(toBytes: 200)
    movement.note = movement.note.cut(toBytes: 1000, mark: "…")
    return movement
  }

  /// The unique cause decides, so that two nodes that are told the same thing book it once.
  private func insert(_ movements: [StockMovement]) throws -> [StockMovement] {
    guard !movements.isEmpty else { return [] }
    do {
      try connection.savepoint {
        let count = try connection.executeBatch(Self.insertMovement, movements.map(values))
        guard count == movements.count else { throw KnownCause() }
      }
      return movements
    } catch is KnownCause {
      return try movements.filter { try connection.execute(Self.insertMovement, values($0)) == 1 }
    }
  }

  /// Some of the movements are in the ledger already.
  private struct KnownCause: Error {}

  private func values(_ movement: StockMovement) -> [SQLValue] {
    [
      .integer(movement.variantID), .integer(movement.warehouseID), .integer(movement.delta),
      .text(movement.kind.rawValue), .text(movement.cause.kind.rawValue),
      .text(movement.cause.id), .text(movement.cause.line),
      .integer(movement.effectiveAt.milliseconds), .integer(now.milliseconds),
      .text(movement.actor), .text(movement.note),
    ]
  }

  private static let insertMovement = SQLStatement(
    """
    INSERT INTO stock_movements (variant_id, warehouse_id, delta, kind, cause_kind, cause_id,
      cause_line, effective_at, recorded_at, actor, note)
    VALUES (\(SQLStatement.placeholders(11))) ON CONFLICT DO NOTHING
    """)
}
