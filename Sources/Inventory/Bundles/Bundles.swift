import Basics
import Storage

/// Variants that are sold as several others. What they are made of may change while orders are open:
/// orders that the ledger has decided about are then decided anew, as if the bundle had always been
/// so, and every level follows.
public enum Bundles {
  public struct Part: Hashable, Sendable {
    public var variantID: Int64
    public var units: Int64

    public init(variantID: Int64, units: Int64) {
      self.variantID = variantID
      self.units = units
    }
  }

  public enum Problem: Error, Sendable, Equatable {
    case noParts, tooManyParts, unknownVariant, noBundle
    /// A variant is named twice, or not as often as `unitsAllowed`.
    case badUnits(Int64)
    /// Parts are goods: neither the bundle itself nor another bundle.
    case partIsBundle(Int64)
    /// The variant is a part of another bundle.
    case isPart
    /// More orders would be decided anew than fit into one step.
    case tooManyOrders
  }

  public static let mostParts = 20
  public static let unitsAllowed: ClosedRange<Int64> = 1...1000
  public static let mostOrders = 5000

  public static func parts(
    of bundleID: Int64, in connection: any SQLConnection
  ) throws -> [Part] {
    try connection.rows(selectParts, [.integer(bundleID)]) {
      Part(variantID: $0.integer(0), units: $0.integer(1))
    }
  }

  /// Makes a bundle of a variant, or changes what it is made of. Goods that the variant had of its
  /// own are counted as none: they are its parts now.
  /// - Throws: `Problem`; nothing is changed then.
  public static func set(
    _ parts: [Part], of bundleID: Int64, actor: String, now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    try check(parts, of: bundleID, in: connection)
    let before = try self.parts(of: bundleID, in: connection)
    try connection.execute(deleteParts, [.integer(bundleID)])
    try connection.executeBatch(
      insertPart,
      parts.sorted { $0.variantID < $1.variantID }.map {
        [.integer(bundleID), .integer($0.variantID), .integer($0.units)]
      })
    if try StockKeeping.since(in: connection) != nil {
      try decideAnew(bundleID, now: now, in: connection)
      try countOwn(bundleID, actor: actor, now: now, in: connection)
      try BundleLevels(connection: connection, now: now).refresh(parts: parts.map(\.variantID))
      try Outbox(connection: connection, now: now).put(variants: [bundleID])
    }
    try AuditLog.record(
      actor: actor, action: before.isEmpty ? .bundleMade : .bundleChanged,
      subject: "variant:\(bundleID)",
      detail: parts.map { "\($0.units) of \($0.variantID)" }.joined(separator: ", "), now: now,
      in: connection)
  }

  /// Makes a bundle a variant with goods of its own, of which there are none until they are counted.
  /// Orders that hold parts of it give them back and are short of it.
  /// - Throws: `Problem`.
  public static func dissolve(
    _ bundleID: Int64, actor: String, now: Timestamp, in connection: any SQLConnection
  ) throws {
    let before = try parts(of: bundleID, in: connection)
    guard !before.isEmpty else { throw Problem.noBundle }
    try connection.execute(deleteParts, [.integer(bundleID)])
    if try StockKeeping.since(in: connection) != nil {
      try countOwn(bundleID, actor: actor, now: now, in: connection)
      try decideAnew(bundleID, now: now, in: connection)
      try connection.execute(
        levelOfPlaces, [.integer(bundleID), .integer(bundleID), .integer(bundleID)])
      try Outbox(connection: connection, now: now).put(variants: [bundleID])
    }
    try AuditLog.record(
      actor: actor, action: .bundleDissolved, subject: "variant:\(bundleID)",
      detail: before.map { "\($0.units) of \($0.variantID)" }.joined(separator: ", "), now: now,
      in: connection)
  }

  private static func check(
    _ parts: [Part], of bundleID: Int64, in connection: any SQLConnection
  ) throws {
    guard !parts.isEmpty else { throw Problem.noParts }
    guard parts.count <= mostParts else { throw Problem.tooManyParts }
    var seen: Set<Int64> = []
    for part in parts {
      guard unitsAllowed.contains(part.units), seen.insert(part.variantID).inserted else {
        throw Problem.badUnits(part.variantID)
      }
    }
    let ids = [bundleID] + parts.map(\.variantID)
    let known = try connection.firstMatches(isVariant, ids.map { [.integer($0)] }) { _ in true }
    guard !known.contains(where: { $0 == nil }) else { throw Problem.unknownVariant }
    let bundles = try connection.firstMatches(isBundle, ids.map { [.integer($0)] }) { _ in true }
    for (part, isBundle) in zip(parts, bundles.dropFirst())
    where isBundle != nil || part.variantID == bundleID {
      throw Problem.partIsBundle(part.variantID)
    }
    guard try connection.integer(isPart, [.integer(bundleID)]) == nil else { throw Problem.isPart }
  }

  private static func decideAnew(
    _ bundleID: Int64, now: Timestamp, in connection: any SQLConnection
  ) throws {
    let orders = try connection.rows(
      ordersOf, [.integer(bundleID), .count(mostOrders + 1)]
    ) { $0.integer(0) }
    guard orders.count <= mostOrders else { throw Problem.tooManyOrders }
    for start in stride(from: 0, to: orders.count, by: 200) {
      let page = Array(orders[start..<min(start + 200, orders.count)])
      try OrderStock.apply(orderIDs: page, now: now, in: connection)
    }
  }

  /// Counts none of the variant's own goods, wherever there are some and in the main warehouse.
  private static func countOwn(
    _ bundleID: Int64, actor: String, now: Timestamp, in connection: any SQLConnection
  ) throws {
    var book = try StockBook(now: now, in: connection)
    var places = Set(try connection.rows(ownPlaces, [.integer(bundleID)]) { $0.integer(0) })
    if let main = book.warehouses.main { places.insert(main.id) }
    for warehouseID in places.sorted() {
      try book.count(
        StockCount(
          StockPlace(variantID: bundleID, warehouseID: warehouseID), quantity: 0, at: now,
          cause: StockCause(
            .person, id: "bundle \(bundleID) \(now.milliseconds)", line: "\(warehouseID)"),
          actor: actor, note: "a bundle has no goods of its own"))
    }
    try book.close()
  }

  private static let selectParts = SQLStatement(
    "SELECT part_id, units FROM bundle_parts WHERE bundle_id = ? ORDER BY part_id")
  private static let deleteParts = SQLStatement("DELETE FROM bundle_parts WHERE bundle_id = ?")
  private static let insertPart = SQLStatement(
    "INSERT INTO bundle_parts (bundle_id, part_id, units) VALUES (?, ?, ?)")
  private static let isVariant = SQLStatement(
    "SELECT id FROM variants WHERE id = ? AND merged_into IS NULL")
  private static let isBundle = SQLStatement(
    "SELECT bundle_id FROM bundle_parts WHERE bundle_id = ? LIMIT 1")
  private static let isPart = SQLStatement(
    "SELECT bundle_id FROM bundle_parts WHERE part_id = ? LIMIT 1")
  private static let ordersOf = SQLStatement(
    """
    SELECT DISTINCT l.order_id FROM order_lines l JOIN stock_orders s ON s.order_id = l.order_id
    WHERE l.variant_id = ? ORDER BY l.order_id LIMIT ?
    """)
  private static let ownPlaces = SQLStatement(
    "SELECT warehouse_id FROM warehouse_levels WHERE variant_id = ? AND on_hand <> 0")
  private static let levelOfPlaces = SQLStatement(
    """
    UPDATE stock_levels SET version = version + 1,
      on_hand = (SELECT coalesce(sum(l.on_hand), 0)
        FROM warehouse_levels l JOIN warehouses w ON w.id = l.warehouse_id
        WHERE l.variant_id = ? AND w.is_sellable = 1),
      reserved = (SELECT coalesce(sum(l.reserved), 0)
        FROM warehouse_levels l JOIN warehouses w ON w.id = l.warehouse_id
        WHERE l.variant_id = ? AND w.is_sellable = 1)
    WHERE variant_id = ?
    """)
}
