import Basics
import Inventory
import Storage
import Web

/// Bundles with their parts.
struct StockBundleQuery: Sendable {
  struct Row: Sendable {
    var variantID: Int64
    var parts: [Bundles.Part]
    /// How many can be made; nil where nothing is known of its stock.
    var level: Int64?
  }

  static let pageSize = 50

  var rows: [Row] = []
  var goods: [Int64: StockGoods] = [:]
  var next: PageCursor?

  static func load(
    after: PageCursor?, in connection: any SQLConnection
  ) throws -> StockBundleQuery {
    let ids = try connection.rows(
      select, [.integer(after?.parts[0] ?? 0), .count(pageSize + 1)]
    ) { $0.integer(0) }
    return try load(Array(ids.prefix(pageSize)), hasMore: ids.count > pageSize, in: connection)
  }

  static func load(
    _ ids: [Int64], hasMore: Bool = false, in connection: any SQLConnection
  ) throws -> StockBundleQuery {
    var query = StockBundleQuery()
    let keys = ids.map { [SQLValue.integer($0)] }
    let levels = try connection.firstMatches(selectLevel, keys) { $0.integer(0) }
    query.rows = zip(ids, levels).map { Row(variantID: $0, parts: [], level: $1) }
    try connection.forEachMatch(selectParts, keys) { position, row in
      query.rows[position].parts.append(
        .init(variantID: row.integer(0), units: row.integer(1)))
    }
    query.goods = try StockGoods.load(
      ids + query.rows.flatMap { $0.parts.map(\.variantID) }, in: connection)
    if hasMore { query.next = ids.last.map { PageCursor($0) } }
    return query
  }

  private static let select = SQLStatement(
    """
    SELECT DISTINCT bundle_id FROM bundle_parts WHERE bundle_id > ? ORDER BY bundle_id LIMIT ?
    """)
  private static let selectParts = SQLStatement(
    "SELECT part_id, units FROM bundle_parts WHERE bundle_id = ? ORDER BY part_id")
  private static let selectLevel = SQLStatement(
    "SELECT on_hand - reserved FROM stock_levels WHERE variant_id = ?")
}

/// A bundle as somebody typed it: a line for each part, its code and how many of it.
struct StockBundleForm: Sendable {
  var code = ""
  var lines = ""
  var errors: [String: String] = [:]

  init() {}

  init(_ form: FormData) {
    code = (form["code"] ?? "").trimmed.cut(toBytes: 400)
    lines = (form["parts"] ?? "").cut(toBytes: 16_000)
  }

  init(_ row: StockBundleQuery.Row, _ goods: [Int64: StockGoods]) {
    code = goods[row.variantID].map(Self.code) ?? ""
    lines = row.parts.map { part in
      "\(goods[part.variantID].map(Self.code) ?? "") \(part.units)"
    }.joined(separator: "\n")
  }

  private static func code(_ goods: StockGoods) -> String {
    goods.sku.isEmpty ? goods.barcode : goods.sku
  }

  /// Reads the parts; what is wrong is named by its line.
  mutating func parts(_ visit: Visit, in connection: any SQLConnection) throws -> [Bundles.Part] {
    var parts: [Bundles.Part] = []
    // Empty lines are no parts, but people count them.
    let rows = lines.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated().map { (number: $0.offset + 1, text: String($0.element).trimmed) }
      .filter { !$0.text.isEmpty }
    for (number, line) in rows.prefix(Bundles.mostParts + 1) {
      let words = line.split(whereSeparator: \.isWhitespace)
      let units = words.count > 1 ? Int64(words.last ?? "") : nil
      let code = units == nil ? line : words.dropLast().joined(separator: " ")
      let found = try StockGoods.find(code, in: connection)
      guard found.count == 1 else {
        let problem = found.isEmpty ? StockTexts.noGoods(code) : StockTexts.severalGoods(code)
        note(visit(StockBundleTexts.line(number, problem)))
        continue
      }
      parts.append(.init(variantID: found[0].variantID, units: units ?? 1))
    }
    return parts
  }

  mutating func note(_ text: String) {
    errors["parts"] = [errors["parts"], text].compactMap { $0 }.joined(separator: " ")
  }

  mutating func note(_ problem: Bundles.Problem, _ visit: Visit) {
    switch problem {
    case .isPart: errors["code"] = visit(StockBundleTexts.isPart)
    case .unknownVariant: errors["code"] = visit(StockBundleTexts.unknown)
    case .tooManyOrders: errors["code"] = visit(StockBundleTexts.tooManyOrders)
    case .noBundle: errors["code"] = visit(StockBundleTexts.noBundle)
    case .noParts: note(visit(StockBundleTexts.noParts))
    case .tooManyParts: note(visit(StockBundleTexts.tooManyParts))
    case .badUnits: note(visit(StockBundleTexts.badUnits))
    case .partIsBundle: note(visit(StockBundleTexts.partIsBundle))
    }
  }
}
