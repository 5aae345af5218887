import Basics
import Storage

/// Goods carried from one warehouse to another.
public struct StockTransfer: Sendable, Equatable {
  public enum Problem: Error, Sendable, Equatable {
    case samePlace, noSuchPlace, nothingToMove
    /// The ledger has fewer in the warehouse.
    case tooFew(there: Int64)
    /// The place was counted in this very moment, or later by a clock that was ahead: what moves
    /// now would be taken as counted already.
    case countedJustNow
  }

  public var variantID: Int64
  public var units: Int64
  public var from: Int64
  public var to: Int64
  /// Unique: the transfer is booked once by it.
  public var id: String
  public var actor: String
  public var note: String

  public init(
    variantID: Int64, units: Int64, from: Int64, to: Int64, id: String, actor: String,
    note: String = ""
  ) {
    self.variantID = variantID
    self.units = units
    self.from = from
    self.to = to
    self.id = id
    self.actor = actor
    self.note = note
  }
}

extension StockBook {
  /// Books both sides of a transfer, by one cause. Promises follow: what the first warehouse does not
  /// cover any more is promised from where goods are free.
  /// - Returns: false when the transfer is in the ledger already.
  /// - Throws: `StockTransfer.Problem`.
  @discardableResult
  public mutating func move(_ transfer: StockTransfer) throws -> Bool {
    guard transfer.units > 0 else { throw StockTransfer.Problem.nothingToMove }
    guard transfer.from != transfer.to else { throw StockTransfer.Problem.samePlace }
    let ids = Set(warehouses.all.map(\.id))
    guard ids.contains(transfer.from), ids.contains(transfer.to) else {
      throw StockTransfer.Problem.noSuchPlace
    }
    guard try !isMoved(transfer.id) else { return false }
    let there = try connection.integer(
      Self.onHand, [.integer(transfer.variantID), .integer(transfer.from)])
    guard (there ?? 0) >= transfer.units else {
      throw StockTransfer.Problem.tooFew(there: there ?? 0)
    }
    let counted = try connection.integer(Self.lastCount, [.integer(transfer.variantID)])
    guard (counted ?? .min) < now.milliseconds else {
      throw StockTransfer.Problem.countedJustNow
    }
    return try !post([
      side(transfer, transfer.from, -transfer.units, line: "from"),
      side(transfer, transfer.to, transfer.units, line: "to"),
    ]).isEmpty
  }

  private func side(
    _ transfer: StockTransfer, _ warehouseID: Int64, _ delta: Int64, line: String
  ) -> StockMovement {
    StockMovement(
      .transfer, variantID: transfer.variantID, warehouseID: warehouseID, delta: delta,
      cause: StockCause(.transfer, id: transfer.id, line: line), effectiveAt: now,
      actor: transfer.actor, note: transfer.note)
  }

  private func isMoved(_ id: String) throws -> Bool {
    try connection.integer(Self.transferOf, [.text(id)]) != nil
  }

  private static let transferOf = SQLStatement(
    """
    SELECT id FROM stock_movements
    WHERE kind = 'transfer' AND cause_kind = 'transfer' AND cause_id = ? LIMIT 1
    """)
  private static let onHand = SQLStatement(
    "SELECT on_hand FROM warehouse_levels WHERE variant_id = ? AND warehouse_id = ?")
  private static let lastCount = SQLStatement(
    "SELECT max(counted_at) FROM warehouse_levels WHERE variant_id = ?")
}
