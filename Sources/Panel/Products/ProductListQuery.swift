import Storage
import Web

/// A page of the product list, best score first, or the products that hold the words.
struct ProductListQuery: Sendable {
  struct Row: Sendable {
    var id: Int64
    var title: String
    var brand: String
    var imageURL: String
    var isActive: Bool
    var variants: Int64
    var stock: Int64
    var score: Int64?
    var rank: Int64?
    var labels: [String]
  }

  static let pageSize = 50
  var rows: [Row]
  /// Where the next page begins.
  var next: PageCursor?

  /// - Parameter after: rank and id of the last row of the page before.
  static func load(
    words: SearchWords?, label: String, after: PageCursor?, in connection: any SQLConnection
  ) throws -> ProductListQuery {
    let after = after ?? PageCursor(0, 0)
    let keys =
      if let words {
        try ProductMatching.ids(
          words, label: label.isEmpty ? nil : label, after: after.parts[1], limit: pageSize + 1,
          in: connection
        ).map { PageCursor(0, $0) }
      } else if !label.isEmpty {
        try connection.rows(
          byLabel, [.text(label)] + after.parts.map { .integer($0) } + [.count(pageSize + 1)], key)
      } else {
        try ranked(after: after, in: connection)
      }
    let page = keys.prefix(pageSize)
    return ProductListQuery(
      rows: try connection.firstMatches(select, page.map { [.integer($0.parts[1])] }, map)
        .compactMap { $0 },
      next: keys.count > pageSize ? page.last : nil)
  }

  /// Scored products by rank, then those that have no score yet by id.
  private static func ranked(
    after: PageCursor, in connection: any SQLConnection
  ) throws -> [PageCursor] {
    let limit = pageSize + 1
    var keys: [PageCursor] = []
    if after.parts[0] < unscored {
      keys = try connection.rows(
        byRank, after.parts.map { .integer($0) } + [.count(limit)], key)
    }
    guard keys.count < limit else { return keys }
    let lastID = after.parts[0] < unscored ? 0 : after.parts[1]
    keys += try connection.rows(
      withoutScore, [.integer(unscored), .integer(lastID), .count(limit - keys.count)], key)
    return keys
  }

  /// Stands for the rank of a product that has none.
  private static let unscored = Int64.max

  private static func key(_ row: any SQLRow) -> PageCursor {
    PageCursor(row.integer(0), row.integer(1))
  }

  private static func map(_ row: any SQLRow) -> Row {
    Row(
      id: row.integer(0), title: row.text(1), brand: row.text(2), imageURL: row.text(3),
      isActive: row.flag(4), variants: row.integer(5), stock: row.integer(6),
      score: row.optionalInteger(7), rank: row.optionalInteger(8),
      labels: row.text(9).split(separator: " ").map(String.init))
  }

  private static let byRank = SQLStatement(
    """
    SELECT rank, product_id FROM scores
    WHERE profile = 'default' AND (rank, product_id) > (?, ?) ORDER BY rank, product_id LIMIT ?
    """)
  private static let byLabel = SQLStatement(
    """
    SELECT rank, product_id FROM score_labels
    WHERE profile = 'default' AND label = ? AND (rank, product_id) > (?, ?)
    ORDER BY rank, product_id LIMIT ?
    """)
  private static let withoutScore = SQLStatement(
    """
    SELECT ?, p.id FROM products p
    WHERE p.id > ? AND p.merged_into IS NULL AND NOT EXISTS (
      SELECT 1 FROM scores s WHERE s.profile = 'default' AND s.product_id = p.id)
    ORDER BY p.id LIMIT ?
    """)
  private static let select = SQLStatement(
    """
    SELECT p.id, p.title, p.brand, p.image_url, p.is_active, p.variant_count, p.stock_total,
      s.score_micro, s.rank, coalesce(s.labels, '')
    FROM products p LEFT JOIN scores s ON s.profile = 'default' AND s.product_id = p.id
    WHERE p.id = ?
    """)
}
