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
      rows: try page.compactMap { try connection.first(select, [.integer($0.parts[1])], map) },
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
    WHERE p.id > ? AND NOT EXISTS (
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

/// Everything that is shown of one product.
struct ProductDetail: Sendable {
  struct Variant: Sendable {
    var sku: String
    var barcode: String
    var size: String
    var colour: String
    var priceMinor: Int64
    var listPriceMinor: Int64
    var currency: String
    var onHand: Int64
    var isActive: Bool
    var soldMilli: Int64
  }

  struct Listing: Sendable {
    var channel: String
    var url: String
    var isActive: Bool
  }

  struct Score: Sendable {
    var score: Int64
    var rank: Int64
    var parts: [Int64?]
    var units: Int64
    var favourites: Int64
    var sizesInStock: Int64
    var sizesTotal: Int64
    var computedAt: Int64
    var windowDays: Int64
  }

  var row: ProductListQuery.Row
  var category: String
  var updatedAt: Int64
  var variants: [Variant]
  var listings: [Listing]
  var score: Score?

  /// - Parameter days: days of the sales shown beside each variant.
  static func load(
    _ id: Int64, days: ClosedRange<Int64>, in connection: any SQLConnection
  ) throws -> ProductDetail? {
    let found = try connection.first(select, [.integer(id)]) { row in
      ProductDetail(
        row: .init(
          id: id, title: row.text(0), brand: row.text(1), imageURL: row.text(2),
          isActive: row.flag(3), variants: row.integer(4), stock: row.integer(5), score: nil,
          rank: nil, labels: row.text(8).split(separator: " ").map(String.init)),
        category: row.text(6), updatedAt: row.integer(7), variants: [], listings: [], score: nil)
    }
    guard var product = found else { return nil }
    let sold = try sold(id, days: days, in: connection)
    product.variants = try connection.rows(selectVariants, [.integer(id)]) { row in
      Variant(
        sku: row.text(0), barcode: row.text(1), size: row.text(2), colour: row.text(3),
        priceMinor: row.integer(4), listPriceMinor: row.integer(5), currency: row.text(6),
        onHand: row.integer(7), isActive: row.flag(8), soldMilli: sold[row.integer(9)] ?? 0)
    }
    product.listings = try connection.rows(selectListings, [.integer(id)]) { row in
      Listing(channel: row.text(0), url: row.text(1), isActive: row.flag(2))
    }
    product.score = try connection.first(selectScore, [.integer(id)]) { row in
      Score(
        score: row.integer(0), rank: row.integer(1), parts: (2...5).map { row.optionalInteger($0) },
        units: row.integer(6), favourites: row.integer(7), sizesInStock: row.integer(8),
        sizesTotal: row.integer(9), computedAt: row.integer(10), windowDays: row.integer(11))
    }
    return product
  }

  /// Units sold by variant. Sales are kept by day: one look-up for each day and variant reads some
  /// hundred rows where a range over the days would read those of the whole shop.
  private static func sold(
    _ id: Int64, days: ClosedRange<Int64>, in connection: any SQLConnection
  ) throws -> [Int64: Int64] {
    let rows = try connection.rows(
      selectSold, [.integer(days.lowerBound), .integer(days.upperBound), .integer(id)]
    ) { ($0.integer(0), $0.integer(1)) }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  private static let selectSold = SQLStatement(
    """
    WITH RECURSIVE days (day) AS (
      SELECT ? UNION ALL SELECT day + 1 FROM days WHERE day < ?)
    SELECT d.variant_id, sum(d.units_milli) FROM variants v CROSS JOIN days
    JOIN daily_variant_sales d ON d.day = days.day AND d.variant_id = v.id
    WHERE v.product_id = ? GROUP BY d.variant_id
    """)
  private static let select = SQLStatement(
    """
    SELECT p.title, p.brand, p.image_url, p.is_active, p.variant_count, p.stock_total,
      p.category_path, p.updated_at, coalesce(s.labels, '')
    FROM products p LEFT JOIN scores s ON s.profile = 'default' AND s.product_id = p.id
    WHERE p.id = ?
    """)
  private static let selectVariants = SQLStatement(
    """
    SELECT v.sku, v.barcode, v.size, v.colour, v.price_minor, v.list_price_minor, v.currency,
      coalesce(l.on_hand, 0), v.is_active, v.id
    FROM variants v LEFT JOIN stock_levels l ON l.variant_id = v.id
    WHERE v.product_id = ? ORDER BY v.position, v.id
    """)
  private static let selectListings = SQLStatement(
    """
    SELECT c.name, l.url, l.is_active FROM product_listings l
    JOIN channels c ON c.id = l.channel_id WHERE l.product_id = ? AND l.removed_at IS NULL
    ORDER BY c.name
    """)
  private static let selectScore = SQLStatement(
    """
    SELECT s.score_micro, s.rank, s.sales_micro, s.size_micro, s.clicks_micro, s.favourites_micro,
      s.units_milli, s.favourite_count, s.sizes_in_stock, s.sizes_total, r.computed_at,
      r.window_days
    FROM scores s JOIN score_runs r ON r.profile = s.profile
    WHERE s.profile = 'default' AND s.product_id = ?
    """)
}
