import Basics
import Storage

/// All that is known of a variant's stock: the answer to "why three?".
public struct StockSheet: Sendable, Equatable {
  public struct Place: Sendable, Equatable {
    public var warehouse: String
    public var onHand: Int64
    public var reserved: Int64
  }

  public struct Promise: Sendable, Equatable {
    public var orderNumber: String
    public var channel: String
    /// Units that are promised, and units that are lacking.
    public var reserved: Int64
    public var lacking: Int64
  }

  public struct Listing: Sendable, Equatable {
    public var channel: String
    /// What the channel showed at the last reading, and what it was told last.
    public var shown: Int64
    public var told: Int64?
    /// As `Publication.State`; empty for a channel that is told nothing.
    public var state: String
    public var isDue: Bool
    public var reason: String
  }

  public struct Movement: Sendable, Equatable {
    public var at: Timestamp
    public var kind: String
    public var delta: Int64
    public var cause: String
    public var actor: String
    public var note: String
  }

  public var variantID: Int64
  public var sku: String
  public var onHand: Int64
  public var reserved: Int64
  public var safety: Int64
  public var places: [Place]
  public var promises: [Promise]
  public var listings: [Listing]
  /// The newest movements, newest first.
  public var movements: [Movement]

  /// Units that no order holds; negative when more are promised than there are.
  public var available: Int64 { onHand.clampedSubtracting(reserved) }

  /// Variants of a SKU, whatever its case; one as a rule.
  public static func find(sku: String, in connection: any SQLConnection) throws -> [StockSheet] {
    let found = try connection.rows(variants, [.text(TurkishFolding.fold(sku))]) {
      StockSheet(
        variantID: $0.integer(0), sku: $0.text(1), onHand: $0.integer(2),
        reserved: $0.integer(3), safety: $0.integer(4), places: [], promises: [], listings: [],
        movements: [])
    }
    return try found.map { sheet in
      var sheet = sheet
      try sheet.read(in: connection)
      return sheet
    }
  }

  private mutating func read(in connection: any SQLConnection) throws {
    let key: [SQLValue] = [.integer(variantID)]
    places = try connection.rows(Self.placeRows, key) {
      Place(warehouse: $0.text(0), onHand: $0.integer(1), reserved: $0.integer(2))
    }
    promises = try connection.rows(Self.promiseRows, key + key) {
      Promise(
        orderNumber: $0.text(0), channel: $0.text(1), reserved: $0.integer(2),
        lacking: $0.integer(3))
    }
    listings = try connection.rows(Self.listingRows, key) {
      Listing(
        channel: $0.text(0), shown: $0.integer(1), told: $0.optionalInteger(2),
        state: $0.text(3), isDue: $0.flag(4), reason: $0.text(5))
    }
    movements = try connection.rows(Self.movementRows, key) {
      Movement(
        at: Timestamp(milliseconds: $0.integer(0)), kind: $0.text(1), delta: $0.integer(2),
        cause: [$0.text(3), $0.text(4), $0.text(5)].filter { !$0.isEmpty }
          .joined(separator: " "), actor: $0.text(6), note: $0.text(7))
    }
  }

  private static let variants = SQLStatement(
    """
    SELECT v.id, v.sku, coalesce(s.on_hand, 0), coalesce(s.reserved, 0), coalesce(s.safety, 0)
    FROM variants v LEFT JOIN stock_levels s ON s.variant_id = v.id
    WHERE v.sku_folded = ? ORDER BY v.id LIMIT 20
    """)
  private static let placeRows = SQLStatement(
    """
    SELECT w.name, l.on_hand, l.reserved
    FROM warehouse_levels l JOIN warehouses w ON w.id = l.warehouse_id
    WHERE l.variant_id = ? ORDER BY w.priority, w.id
    """)
  private static let promiseRows = SQLStatement(
    """
    SELECT o.number, c.name, sum(a.reserved), sum(a.lacking) FROM (
      SELECT order_id, reserved, 0 AS lacking FROM stock_promises
      WHERE variant_id = ? AND reserved > 0
      UNION ALL
      SELECT order_id, 0, units FROM stock_shortages WHERE variant_id = ?) a
      JOIN orders o ON o.id = a.order_id JOIN channels c ON c.id = o.channel_id
    GROUP BY o.id, o.number, c.name, o.placed_at ORDER BY o.placed_at, o.id LIMIT 100
    """)
  private static let listingRows = SQLStatement(
    """
    SELECT c.name, l.stock, p.sent_value, coalesce(p.state, ''), coalesce(p.is_due, 0),
      coalesce(p.reason, '')
    FROM listings l JOIN channels c ON c.id = l.channel_id
      LEFT JOIN stock_publications p ON p.listing_id = l.id
    WHERE l.variant_id = ? AND l.removed_at IS NULL ORDER BY c.name, l.id
    """)
  private static let movementRows = SQLStatement(
    """
    SELECT effective_at, kind, delta, cause_kind, cause_id, cause_line, actor, note
    FROM stock_movements WHERE variant_id = ? ORDER BY effective_at DESC, id DESC LIMIT 20
    """)
}

extension StockSheet {
  /// Sets what is there of a variant to a counted quantity, over all sellable warehouses. Where stock is not kept, the level is replaced.
  public static func setCount(
    of variantID: Int64, to quantity: Int64, actor: String, note: String, now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    guard try StockKeeping.since(in: connection) != nil else {
      return try StockLevels.setCount(of: variantID, to: quantity, now: now, in: connection)
    }
    var book = try StockBook(now: now, in: connection)
    try book.countWhole(
      [(variantID: variantID, quantity: quantity)], actor: actor, note: note)
    try book.close()
  }
}
