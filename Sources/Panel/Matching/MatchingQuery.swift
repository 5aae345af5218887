import Storage
import Web

/// A page of the work list of the catalogue's matching.
struct MatchingQuery: Sendable {
  enum Show: String, Sendable, CaseIterable { case suggestions, conflicts, duplicates, history }

  /// Goods as they are told apart by eye.
  struct Goods: Sendable {
    var variantID: Int64
    var productID: Int64
    var title: String
    var sku: String
    var barcode: String
    var options: String
  }

  struct Finding: Sendable {
    var id: Int64
    var reason: String
    var confidence: Int64
    var channel: String
    var barcode: String
    var listingID: Int64?
    /// What the listing is now; nil for a duplicate.
    var listing: Goods?
    var candidates: [Goods]
  }

  struct Link: Sendable {
    var id: Int64
    var at: Int64
    var reason: String
    var actor: String
    var channel: String
    var listing: Goods?
    var variant: Goods?
    var undoneAt: Int64?
  }

  static let pageSize = 50

  var show: Show
  var counts: [Show: Int64]
  var findings: [Finding] = []
  var links: [Link] = []
  var names = AuditNames.none
  var next: PageCursor?
  /// Suggestions that the button for sure ones would take.
  var sure: Int64 = 0

  static func load(
    _ show: Show, after: PageCursor?, in connection: any SQLConnection
  ) throws -> MatchingQuery {
    var query = MatchingQuery(show: show, counts: try counts(in: connection))
    if show == .history {
      try query.loadLinks(before: after?.parts[1] ?? .max, in: connection)
    } else {
      try query.loadFindings(after: after ?? PageCursor(101, 0), in: connection)
    }
    query.sure =
      try connection.integer(countSure, [.count(MatchingPages.sureConfidence)]) ?? 0
    return query
  }

  private static func counts(in connection: any SQLConnection) throws -> [Show: Int64] {
    var counts: [Show: Int64] = [:]
    try connection.forEachRow(countFindings, []) { row in
      if let show = Show.allCases.first(where: { kind($0) == row.text(0) }) {
        counts[show] = row.integer(1)
      }
      return true
    }
    counts[.history] = try connection.integer("SELECT count(*) FROM listing_links") ?? 0
    return counts
  }

  private static func kind(_ show: Show) -> String {
    switch show {
    case .suggestions: "suggestion"
    case .conflicts: "conflict"
    case .duplicates: "duplicate"
    case .history: ""
    }
  }

  private mutating func loadFindings(
    after: PageCursor, in connection: any SQLConnection
  ) throws {
    var ids: [[Int64?]] = []
    let rows = try connection.rows(
      Self.selectFindings,
      [.text(Self.kind(show))]
        + [after.parts[0], after.parts[0], after.parts[1]].map {
          .integer($0)
        } + [.count(Self.pageSize + 1)]
    ) { row in
      ids.append([row.optionalInteger(6), row.integer(7), row.optionalInteger(8)])
      return Finding(
        id: row.integer(0), reason: row.text(1), confidence: row.integer(2),
        channel: row.text(3), barcode: row.text(4), listingID: row.optionalInteger(5),
        candidates: [])
    }
    let goods = try Self.goods(ids.joined().compactMap { $0 }, in: connection)
    findings = zip(rows, ids).prefix(Self.pageSize).map { row, ids in
      var row = row
      row.listing = ids[0].flatMap { goods[$0] }
      row.candidates = ids.dropFirst().compactMap { $0.flatMap { goods[$0] } }
      return row
    }
    if rows.count > Self.pageSize {
      next = findings.last.map { PageCursor($0.confidence, $0.id) }
    }
  }

  private mutating func loadLinks(before: Int64, in connection: any SQLConnection) throws {
    var ids: [[Int64]] = []
    let rows = try connection.rows(
      Self.selectLinks, [.integer(before), .count(Self.pageSize + 1)]
    ) { row in
      ids.append([row.integer(5), row.integer(6)])
      return Link(
        id: row.integer(0), at: row.integer(1), reason: row.text(2), actor: row.text(3),
        channel: row.text(4), undoneAt: row.optionalInteger(7))
    }
    let goods = try Self.goods(Array(ids.joined()), in: connection)
    links = zip(rows, ids).prefix(Self.pageSize).map { row, ids in
      var row = row
      row.listing = goods[ids[0]]
      row.variant = goods[ids[1]]
      return row
    }
    names = try AuditNames.load(in: connection)
    if rows.count > Self.pageSize { next = links.last.map { PageCursor(0, $0.id) } }
  }

  private static func goods(
    _ ids: [Int64], in connection: any SQLConnection
  ) throws -> [Int64: Goods] {
    let ids = Set(ids).sorted()
    let found = try connection.firstMatches(selectGoods, ids.map { [.integer($0)] }) { row in
      Goods(
        variantID: row.integer(0), productID: row.integer(1), title: row.text(2),
        sku: row.text(3), barcode: row.text(4),
        options: [row.text(5), row.text(6)].filter { !$0.isEmpty }.joined(separator: " · "))
    }
    return Dictionary(
      found.compactMap { $0 }.map { ($0.variantID, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static let countFindings = SQLStatement(
    "SELECT kind, count(*) FROM match_findings GROUP BY kind")
  private static let countSure = SQLStatement(
    "SELECT count(*) FROM match_findings WHERE kind = 'suggestion' AND confidence >= ?")
  private static let selectFindings = SQLStatement(
    """
    SELECT f.id, f.reason, f.confidence, c.name, f.barcode, f.listing_id, l.variant_id,
      f.variant_id, f.other_variant_id
    FROM match_findings f JOIN channels c ON c.id = f.channel_id
      LEFT JOIN listings l ON l.id = f.listing_id
    WHERE f.kind = ? AND (f.confidence < ? OR (f.confidence = ? AND f.id > ?))
    ORDER BY f.confidence DESC, f.id LIMIT ?
    """)
  private static let selectLinks = SQLStatement(
    """
    SELECT k.id, k.linked_at, k.reason, k.actor, c.name, k.own_variant_id, k.variant_id, k.undone_at
    FROM listing_links k JOIN listings l ON l.id = k.listing_id
      JOIN channels c ON c.id = l.channel_id
    WHERE k.id < ? ORDER BY k.id DESC LIMIT ?
    """)
  private static let selectGoods = SQLStatement(
    """
    SELECT v.id, v.product_id, p.title, v.sku, v.barcode, v.size, v.colour
    FROM variants v JOIN products p ON p.id = v.product_id WHERE v.id = ?
    """)
}
