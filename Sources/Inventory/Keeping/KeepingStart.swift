import Basics
import Storage

extension StockKeeping {
  public enum Problem: Error, Sendable, Equatable, CustomStringConvertible {
    case keptAlready(since: Timestamp)

    public var description: String {
      switch self {
      case .keptAlready(let since): "stock has been kept here since \(since)"
      }
    }
  }

  /// Keeps stock here from now on. What is known of every level becomes its opening count in a first
  /// warehouse. Orders placed earlier move nothing: the channels have taken them off their figures
  /// already.
  /// - Parameter warehouse: name of the first warehouse.
  /// - Throws: `Problem.keptAlready`.
  public static func start(
    warehouse: String, actor: String, now: Timestamp, in connection: any SQLConnection
  ) throws {
    if let since = try since(in: connection) { throw Problem.keptAlready(since: since) }
    try begin(at: now, in: connection)
    let main =
      try Warehouses.load(in: connection).main?.id
      ?? Warehouses.add(warehouse, priority: 1, now: now, in: connection)
    try boundLevels(in: connection)
    try open(levels, warehouseID: main, actor: actor, now: now, in: connection)
    try connection.execute("UPDATE stock_levels SET reserved = 0, version = version + 1")
    let parts = try connection.rows("SELECT DISTINCT part_id FROM bundle_parts") { $0.integer(0) }
    _ = try BundleLevels(connection: connection, now: now).refresh(parts: parts)
    let outbox = Outbox(connection: connection, now: now)
    for channelID in try connection.rows(publishing, [], { $0.integer(0) }) {
      try outbox.put(channelID: channelID)
    }
    try AuditLog.record(
      actor: actor, action: .stockKept, subject: "warehouse:\(main)", now: now, in: connection)
  }

  /// Counts variants that were never counted as the channel shows them: goods that are new in the
  /// catalogue. To be called when a channel's products were read.
  public static func openNewVariants(
    channelID: Int64, now: Timestamp, in connection: any SQLConnection
  ) throws {
    guard try since(in: connection) != nil else { return }
    var book = try StockBook(now: now, in: connection)
    guard let main = book.warehouses.main else { return }
    let fresh = try connection.rows(neverCounted, [.integer(channelID)]) {
      (variantID: $0.integer(0), quantity: $0.integer(1))
    }
    for variant in fresh {
      let place = StockPlace(variantID: variant.variantID, warehouseID: main.id)
      try book.count(
        StockCount(
          place, quantity: variant.quantity, at: now,
          cause: StockCause(.opening, id: "\(variant.variantID)"),
          actor: "channel:\(channelID)", note: "new on the channel"))
    }
    try book.close()
    try Outbox(connection: connection, now: now).putMissing(channelID: channelID)
  }

  /// A channel may have shown any number; the ledger holds what `StockBook.count` would believe.
  private static func boundLevels(in connection: any SQLConnection) throws {
    let most = StockBook.mostUnits
    try connection.execute(
      "UPDATE stock_levels SET on_hand = ? WHERE on_hand > ?", [.integer(most), .integer(most)])
    try connection.execute(
      "UPDATE stock_levels SET on_hand = ? WHERE on_hand < ?", [.integer(-most), .integer(-most)])
  }

  private static func open(
    _ select: String, warehouseID: Int64, actor: String, now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    let values: [SQLValue] = [
      .integer(warehouseID), .integer(now.milliseconds), .integer(now.milliseconds), .text(actor),
    ]
    try connection.execute(
      SQLStatement(
        """
        INSERT INTO stock_movements (variant_id, warehouse_id, delta, kind, cause_kind, cause_id,
          cause_line, effective_at, recorded_at, actor, note)
        SELECT s.variant_id, CAST(? AS \(connection.dialect.integerType)), s.on_hand, 'count',
          'opening', CAST(s.variant_id AS TEXT), '', CAST(? AS \(connection.dialect.integerType)),
          CAST(? AS \(connection.dialect.integerType)), CAST(? AS TEXT), ''
        FROM \(select)
        """, isReused: false), values)
    try connection.execute(
      SQLStatement(
        """
        INSERT INTO warehouse_levels (variant_id, warehouse_id, on_hand, reserved, counted_at)
        SELECT s.variant_id, CAST(? AS \(connection.dialect.integerType)), s.on_hand, 0,
          CAST(? AS \(connection.dialect.integerType))
        FROM \(select)
        """, isReused: false), Array(values.prefix(2)))
  }

  private static let publishing = SQLStatement(
    "SELECT channel_id FROM stock_policies WHERE is_publishing = 1 ORDER BY channel_id")
  /// Bundles have no goods of their own.
  private static let levels = """
    stock_levels s
    WHERE NOT EXISTS (SELECT 1 FROM bundle_parts b WHERE b.bundle_id = s.variant_id)
    """
  private static let neverCounted = SQLStatement(
    """
    SELECT l.variant_id, max(l.stock) FROM listings l
    WHERE l.channel_id = ? AND l.removed_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM warehouse_levels w
        WHERE w.variant_id = l.variant_id AND w.counted_at IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM bundle_parts b WHERE b.bundle_id = l.variant_id)
    GROUP BY l.variant_id ORDER BY l.variant_id
    """)
}
