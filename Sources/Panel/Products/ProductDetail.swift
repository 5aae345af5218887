import Basics
import Scoring
import Storage

/// Everything that is shown of one product.
struct ProductDetail: Sendable {
  struct Variant: Sendable {
    var id: Int64
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
    /// Sales, size availability, clicks, favourites, in millionths; nil without a source.
    var parts: [Int64?]
    /// What each counts for, in millionths of the score.
    var weights: [Int64]
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
        id: row.integer(9), sku: row.text(0), barcode: row.text(1), size: row.text(2),
        colour: row.text(3),
        priceMinor: row.integer(4), listPriceMinor: row.integer(5), currency: row.text(6),
        onHand: row.integer(7), isActive: row.flag(8), soldMilli: sold[row.integer(9)] ?? 0)
    }
    product.listings = try connection.rows(connection.expanded(selectListings), [.integer(id)]) {
      row in
      Listing(channel: row.text(0), url: row.text(1), isActive: row.flag(2))
    }
    guard let run = try ScoreRun.load(in: connection) else { return product }
    product.score = try connection.first(selectScore, [.integer(id)]) { row in
      Score(
        score: row.integer(0), rank: row.integer(1), parts: (2...5).map { row.optionalInteger($0) },
        weights: ScorePart.allCases.map { run[$0]?.weight ?? 0 },
        units: row.integer(6), favourites: row.integer(7), sizesInStock: row.integer(8),
        sizesTotal: row.integer(9), computedAt: run.computedAt.milliseconds,
        windowDays: run.windowDays)
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
    WHERE v.product_id = ? AND v.merged_into IS NULL ORDER BY v.position, v.id
    """)
  private static let selectListings = """
    SELECT c.name, l.url, l.is_active FROM product_listings l
    JOIN channels c ON c.id = l.channel_id WHERE l.product_id = ? AND l.removed_at IS NULL
    ORDER BY c.name {bytes}
    """
  private static let selectScore = SQLStatement(
    """
    SELECT s.score_micro, s.rank, s.sales_micro, s.size_micro, s.clicks_micro, s.favourites_micro,
      s.units_milli, s.favourite_count, s.sizes_in_stock, s.sizes_total
    FROM scores s WHERE s.profile = 'default' AND s.product_id = ?
    """)
}
