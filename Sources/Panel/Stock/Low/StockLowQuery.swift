import Inventory
import Storage
import Web

/// Goods that run low, the soonest sold out first.
struct StockLowQuery: Sendable {
  struct Row: Sendable {
    var variantID: Int64
    /// As it is now; the list is as of the last look.
    var available: Int64
    var safety: Int64
    var reorderAt: Int64
    /// The variant's own point; nil where it is the shop's.
    var ownPoint: Int64?
    var soldMilli: Int64
    var coverTenths: Int64

    var isSelling: Bool { coverTenths < LowStock.neverSold }
  }

  static let pageSize = 50

  var showsAll: Bool
  var shopPoint: Int64
  var rows: [Row] = []
  var goods: [Int64: StockGoods] = [:]
  var next: PageCursor?

  /// - Parameter showsAll: goods that nobody bought for a month too.
  static func load(
    showsAll: Bool, after: PageCursor?, in connection: any SQLConnection
  ) throws -> StockLowQuery {
    var query = StockLowQuery(
      showsAll: showsAll, shopPoint: try LowStock.shopPoint(in: connection))
    let start = after ?? PageCursor(-1, 0)
    let found = try connection.rows(
      select,
      start.parts.map { .integer($0) } + [
        .integer(LowStock.neverSold + (showsAll ? 1 : 0)), .count(pageSize + 1),
      ]
    ) { row in
      Row(
        variantID: row.integer(0), available: row.integer(1), safety: row.integer(2),
        reorderAt: row.integer(3), ownPoint: row.optionalInteger(4), soldMilli: row.integer(5),
        coverTenths: row.integer(6))
    }
    query.rows = Array(found.prefix(pageSize))
    if found.count > pageSize {
      query.next = query.rows.last.map { PageCursor($0.coverTenths, $0.variantID) }
    }
    query.goods = try StockGoods.load(query.rows.map(\.variantID), in: connection)
    return query
  }

  private static let select = SQLStatement(
    """
    SELECT a.variant_id, s.on_hand - s.reserved, s.safety, a.reorder_at, r.units, a.sold_milli,
      a.cover_tenths
    FROM stock_lows a JOIN stock_levels s ON s.variant_id = a.variant_id
      LEFT JOIN stock_reorder_points r ON r.variant_id = a.variant_id
    WHERE (a.cover_tenths, a.variant_id) > (?, ?) AND a.cover_tenths < ?
    ORDER BY a.cover_tenths, a.variant_id LIMIT ?
    """)
}

/// Reorder points and safety stock as somebody typed them.
struct StockLowForm: Sendable {
  struct Change: Sendable, Equatable {
    var variantID: Int64
    /// Nil for the shop's.
    var point: Int64?
    var safety: Int64
  }

  var changes: [Change] = []
  /// Names of the fields at fault.
  var faults: Set<String> = []
  /// What was typed, by the field's name.
  var typed: [String: String] = [:]

  /// Reads `point-ID` and `safety-ID`, of a page at most.
  init(_ form: FormData) {
    let points = form.fields(withPrefix: "point-")
    let safeties = form.fields(withPrefix: "safety-")
    let ids = points.keys.compactMap { Int64($0) }.sorted().prefix(StockLowQuery.pageSize)
    for id in ids {
      let point = (points["\(id)"] ?? "").trimmed
      let safety = (safeties["\(id)"] ?? "").trimmed
      typed["point-\(id)"] = String(point.prefix(20))
      typed["safety-\(id)"] = String(safety.prefix(20))
      let units = StockNumber.parse(point, LowStock.pointsAllowed)
      let kept = StockNumber.parse(safety, LowStock.pointsAllowed)
      if units == nil, !point.isEmpty { faults.insert("point-\(id)") }
      if kept == nil { faults.insert("safety-\(id)") }
      changes.append(Change(variantID: id, point: units, safety: kept ?? 0))
    }
  }

  init() {}

  /// Stores what differs from what is stored.
  /// - Returns: how many variants changed.
  static func keep(
    _ changes: [Change], actor: String, today: Int64, visit: Visit,
    in connection: any SQLConnection
  ) throws -> Int {
    let keys = changes.map { [SQLValue.integer($0.variantID)] }
    let points = try connection.firstMatches(selectPoint, keys) { $0.integer(0) }
    let known = try connection.firstMatches(selectLevel, keys) { _ in true }
    var changed: Set<Int64> = []
    for (index, change) in changes.enumerated() where known[index] != nil {
      if points[index] != change.point {
        try LowStock.setPoint(
          change.point, of: change.variantID, actor: actor, now: visit.now, in: connection)
        changed.insert(change.variantID)
      }
      let isNew = try SafetyStock.set(
        change.safety, of: change.variantID, actor: actor, now: visit.now, in: connection)
      if isNew { changed.insert(change.variantID) }
    }
    if !changed.isEmpty { try LowStock.refresh(today: today, in: connection) }
    return changed.count
  }

  private static let selectPoint = SQLStatement(
    "SELECT units FROM stock_reorder_points WHERE variant_id = ?")
  private static let selectLevel = SQLStatement(
    "SELECT variant_id FROM stock_levels WHERE variant_id = ?")
}
