import Basics
import Storage

extension Warehouses {
  public enum Problem: Error, Sendable, Equatable {
    case noSuchPlace, nameTaken
    /// Orders must be able to take from somewhere.
    case lastSellable
  }

  /// What a person may set of a warehouse.
  public struct Settings: Sendable, Equatable {
    public var name: String
    public var priority: Int64
    public var isSellable: Bool

    public init(name: String, priority: Int64, isSellable: Bool) {
      self.name = name
      self.priority = priority
      self.isSellable = isSellable
    }
  }

  /// Adds a warehouse by a person. It is empty, so no level changes.
  /// - Throws: `Problem.nameTaken`.
  @discardableResult
  public static func add(
    _ settings: Settings, actor: String, now: Timestamp, in connection: any SQLConnection
  ) throws -> Int64 {
    guard try !load(in: connection).all.contains(where: { $0.name == settings.name }) else {
      throw Problem.nameTaken
    }
    let id = try add(
      settings.name, priority: settings.priority, isSellable: settings.isSellable, now: now,
      in: connection)
    try record(.warehouseAdded, id, settings, actor: actor, now: now, in: connection)
    return id
  }

  /// Changes a warehouse. One that is not sellable any more gives back what orders were promised of
  /// it: they are served from elsewhere or are short. One that becomes sellable serves those that
  /// are short. Channels are told.
  /// - Throws: `Problem`.
  public static func change(
    _ id: Int64, to settings: Settings, actor: String, now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    let all = try load(in: connection)
    guard let old = all.all.first(where: { $0.id == id }) else { throw Problem.noSuchPlace }
    guard !all.all.contains(where: { $0.id != id && $0.name == settings.name }) else {
      throw Problem.nameTaken
    }
    guard settings.isSellable || all.sellable.contains(where: { $0.id != id }) else {
      throw Problem.lastSellable
    }
    try connection.execute(
      update,
      [
        .text(settings.name), .integer(settings.priority), .flag(settings.isSellable),
        .integer(id),
      ])
    if old.isSellable != settings.isSellable {
      var book = try StockBook(now: now, in: connection)
      try book.changeSelling(from: id, isSellable: settings.isSellable)
      try book.close()
    }
    try record(.warehouseChanged, id, settings, actor: actor, now: now, in: connection)
  }

  private static func record(
    _ action: AuditAction, _ id: Int64, _ settings: Settings, actor: String, now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    try AuditLog.record(
      actor: actor, action: action, subject: "warehouse:\(id)",
      detail: "\(settings.name), priority \(settings.priority), "
        + "sellable \(settings.isSellable)", now: now, in: connection)
  }

  private static let update = SQLStatement(
    "UPDATE warehouses SET name = ?, priority = ?, is_sellable = ? WHERE id = ?")
}

extension StockBook {
  /// Takes what lies in a warehouse into the variants' levels, or out of them. To be called when the
  /// warehouse has been changed.
  mutating func changeSelling(from warehouseID: Int64, isSellable: Bool) throws {
    let rows = try connection.rows(Self.placesOf, [.integer(warehouseID)]) {
      (variantID: $0.integer(0), onHand: $0.integer(1), reserved: $0.integer(2))
    }
    let sign: Int64 = isSellable ? 1 : -1
    for row in rows {
      totals[row.variantID, default: .init()] += LevelChange(
        onHand: sign * row.onHand, reserved: sign * row.reserved)
      unsettled.insert(row.variantID)
    }
    if !isSellable { try giveBack(from: warehouseID) }
  }

  /// Ends every promise of a warehouse; the orders lack the units until `close` finds others.
  private mutating func giveBack(from warehouseID: Int64) throws {
    let promises = try connection.rows(Self.promisesOf, [.integer(warehouseID)]) {
      PromiseStore.Shortage(
        orderID: $0.integer(0), variantID: $0.integer(1), units: $0.integer(2),
        placedAt: $0.integer(3))
    }
    let lacking = try connection.firstMatches(
      Self.lackingOf, promises.map { [.integer($0.orderID), .integer($0.variantID)] }
    ) { $0.integer(0) }
    let store = PromiseStore(connection: connection, now: now)
    try store.add(
      promises.map {
        .init(
          orderID: $0.orderID, variantID: $0.variantID, warehouseID: warehouseID,
          reserved: -$0.units)
      })
    try store.set(
      zip(promises, lacking).map { promise, lacking in
        var shortage = promise
        shortage.units += lacking ?? 0
        return shortage
      })
    var freed: [StockPlace: LevelChange] = [:]
    for promise in promises {
      let place = StockPlace(variantID: promise.variantID, warehouseID: warehouseID)
      freed[place, default: .init()].reserved -= promise.units
    }
    try change(freed)
  }

  private static let placesOf = SQLStatement(
    """
    SELECT variant_id, on_hand, reserved FROM warehouse_levels
    WHERE warehouse_id = ? AND (on_hand <> 0 OR reserved <> 0) ORDER BY variant_id
    """)
  private static let promisesOf = SQLStatement(
    """
    SELECT p.order_id, p.variant_id, p.reserved, o.placed_at
    FROM stock_promises p JOIN orders o ON o.id = p.order_id
    WHERE p.warehouse_id = ? AND p.reserved > 0 ORDER BY p.order_id, p.variant_id
    """)
  private static let lackingOf = SQLStatement(
    "SELECT units FROM stock_shortages WHERE order_id = ? AND variant_id = ?")
}
