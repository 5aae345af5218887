import Storage
import Web

/// Which variants are on a page: product and variant of each, in that order. Without words the
/// variants go by id alone.
struct ListingKeys {
  let filter: ListingsQuery.Filter
  let connection: any SQLConnection

  private var limit: Int { ListingsQuery.pageSize }

  /// - Returns: at most a page, and where the next one begins.
  func page(after: PageCursor) throws -> (keys: [PageCursor], next: PageCursor?) {
    if let words = SearchWords(filter.text) { return try found(words, after: after) }
    return filter.isPlain ? try plain(after: after) : try walk(after: after)
  }

  private func plain(after: PageCursor) throws -> ([PageCursor], PageCursor?) {
    let ids = try connection.rows(
      Self.inOrder, [.integer(after.parts[1]), .count(limit + 1)]
    ) { PageCursor(0, $0.integer(0)) }
    return (Array(ids.prefix(limit)), ids.count > limit ? ids[limit - 1] : nil)
  }

  /// Looks at a bounded number of variants, whatever share of them the filter lets through.
  private func walk(after: PageCursor) throws -> ([PageCursor], PageCursor?) {
    let ids = try connection.rows(
      Self.inOrder, [.integer(after.parts[1]), .count(ListingsQuery.mostLookedAt)]
    ) { $0.integer(0) }
    guard let end = ids.last else { return ([], nil) }
    let condition = condition
    let statement = SQLStatement(
      """
      SELECT v.id FROM variants v WHERE v.id > ? AND v.id <= ? AND v.merged_into IS NULL
        \(condition.sql) ORDER BY v.id LIMIT ?
      """, isReused: false)
    let keys = try connection.rows(
      statement,
      [.integer(after.parts[1]), .integer(end)] + condition.values + [.count(limit + 1)]
    ) { PageCursor(0, $0.integer(0)) }
    if keys.count > limit { return (Array(keys.prefix(limit)), keys[limit - 1]) }
    return (keys, ids.count == ListingsQuery.mostLookedAt ? PageCursor(0, end) : nil)
  }

  /// Variants of the products that hold the words.
  private func found(
    _ words: SearchWords, after: PageCursor
  ) throws -> ([PageCursor], PageCursor?) {
    let products = try ProductMatching.ids(
      words, after: max(0, after.parts[0]) - 1, limit: limit + 1, in: connection)
    let condition = condition
    let statement = SQLStatement(
      """
      SELECT v.product_id, v.id FROM variants v
      WHERE v.product_id = ? AND v.id > ? AND v.merged_into IS NULL \(condition.sql)
      """, isReused: false)
    var keys: [PageCursor] = []
    try connection.forEachMatch(
      statement,
      products.map { id in
        [.integer(id), .integer(id == after.parts[0] ? after.parts[1] : 0)] + condition.values
      }
    ) { _, row in keys.append(PageCursor(row.integer(0), row.integer(1))) }
    keys.sort { $0.parts.lexicographicallyPrecedes($1.parts) }
    if keys.count > limit { return (Array(keys.prefix(limit)), keys[limit - 1]) }
    let isMore = products.count > limit
    return (keys, isMore ? products.last.map { PageCursor($0, .max) } : nil)
  }

  /// What the filter demands of variant `v`.
  private var condition: (sql: String, values: [SQLValue]) {
    let ofChannel = filter.channelID == nil ? "" : "AND l.channel_id = ?"
    let values = filter.channelID.map { [SQLValue.integer($0)] } ?? []
    func listing(_ join: String, _ demand: String) -> String {
      """
      AND EXISTS (SELECT 1 FROM listings l \(join)
        WHERE l.variant_id = v.id AND l.removed_at IS NULL \(ofChannel) \(demand)
          AND \(RemovedChannels.none("l.channel_id")))
      """
    }
    let isListed = filter.channelID == nil ? "" : listing("", "")
    switch filter.only {
    case .all: return (isListed, values)
    case .problems:
      return (
        listing(
          "JOIN stock_publications p ON p.listing_id = l.id",
          "AND p.state IN ('rejected', 'unknown')"), values
      )
    case .differing:
      return (listing("JOIN stock_drifts d ON d.listing_id = l.id", ""), values)
    case .out:
      let none = """
        AND NOT EXISTS (SELECT 1 FROM stock_levels s
          WHERE s.variant_id = v.id AND s.on_hand - s.reserved > 0)
        """
      return ("\(isListed) \(none)", values)
    }
  }

  private static let inOrder = SQLStatement(
    "SELECT v.id FROM variants v WHERE v.id > ? AND v.merged_into IS NULL ORDER BY v.id LIMIT ?")
}
