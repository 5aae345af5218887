import Basics
import Storage

/// What a person counted, as of a moment.
public struct StockCount: Sendable, Equatable {
  public var place: StockPlace
  public var quantity: Int64
  /// The moment for which the figure is right; orders and deliveries after it are counted on.
  public var at: Timestamp
  public var cause: StockCause
  public var actor: String
  public var note: String

  public init(
    _ place: StockPlace, quantity: Int64, at: Timestamp, cause: StockCause, actor: String,
    note: String = ""
  ) {
    self.place = place
    self.quantity = quantity
    self.at = at
    self.cause = cause
    self.actor = actor
    self.note = note
  }
}

extension StockBook {
  /// The most that is believed of a count: channels may show any number, and sums of the ledger must
  /// stay within 64 bits.
  static let mostUnits: Int64 = 1_000_000_000_000

  /// Makes the ledger agree with a count. Counted twice by one cause is counted once.
  /// - Returns: false when the cause is known.
  @discardableResult
  public mutating func count(_ count: StockCount) throws -> Bool {
    let anchor = CountAnchor(connection: connection)
    let quantity = min(max(count.quantity, -Self.mostUnits), Self.mostUnits)
    var moment = min(count.at, now)
    // Two counts of one millisecond: the one that is told later is the later one.
    while try isCounted(count.place, at: moment) {
      guard try !isKnown(count.cause) else { return false }
      moment.milliseconds += 1
    }
    let movement = StockMovement(
      .count, variantID: count.place.variantID, warehouseID: count.place.warehouseID,
      delta: quantity - (try anchor.book(count.place, at: moment)), cause: count.cause,
      effectiveAt: moment, actor: count.actor, note: count.note)
    guard try !post([movement]).isEmpty else { return false }
    try connection.execute(
      Self.noteCount,
      [
        .integer(count.place.variantID), .integer(count.place.warehouseID),
        .integer(moment.milliseconds),
      ])
    return true
  }

  private func isCounted(_ place: StockPlace, at moment: Timestamp) throws -> Bool {
    try connection.integer(
      Self.countAt,
      [
        .integer(place.variantID), .integer(place.warehouseID), .integer(moment.milliseconds),
      ]) != nil
  }

  private func isKnown(_ cause: StockCause) throws -> Bool {
    try connection.integer(
      Self.countOfCause, [.text(cause.kind.rawValue), .text(cause.id), .text(cause.line)]) != nil
  }

  private static let countAt = SQLStatement(
    """
    SELECT id FROM stock_movements
    WHERE variant_id = ? AND warehouse_id = ? AND effective_at = ? AND kind = 'count'
    """)
  private static let countOfCause = SQLStatement(
    """
    SELECT id FROM stock_movements
    WHERE kind = 'count' AND cause_kind = ? AND cause_id = ? AND cause_line = ?
    """)
  private static let noteCount = SQLStatement(
    """
    INSERT INTO warehouse_levels (variant_id, warehouse_id, on_hand, reserved, counted_at)
    VALUES (?, ?, 0, 0, ?)
    ON CONFLICT (variant_id, warehouse_id) DO UPDATE SET counted_at = CASE
      WHEN warehouse_levels.counted_at > excluded.counted_at THEN warehouse_levels.counted_at
      ELSE excluded.counted_at END
    """)
}
