import Basics
import Storage

/// Reads the inputs from roll-ups and current rows; never from orders.
struct ScoreInputReading {
  let connection: any SQLConnection
  /// First and last day of the window, days since 1970 in the shop's zone.
  let days: ClosedRange<Int64>
  let windowStart: Timestamp

  init(
    connection: any SQLConnection, windowDays: Int64, now: Timestamp, zone: LocalTimeZone
  ) {
    self.connection = connection
    let today = zone.localDay(of: now)
    days = (today - max(windowDays, 1) + 1)...today
    windowStart = zone.timestamp(
      of: CivilTime(secondsSinceEpoch: days.lowerBound * 86_400))
  }

  func read() throws -> ScoreInputs {
    let available = try sources()
    var products = try activeProducts()
    try addVariants(to: &products)
    try add(.favourites, Self.selectFavourites, [.integer(windowStart.milliseconds)], &products)
    if available.contains(.clicks) {
      try add(
        .clicks, Self.selectClicks, [.integer(days.lowerBound), .integer(days.upperBound)],
        &products)
    }
    return ScoreInputs(products: products.rows, available: available)
  }

  /// A part has a source once any channel has given figures for it, or has been read for them.
  private func sources() throws -> Set<ScorePart> {
    var available: Set<ScorePart> = [.size]
    for (part, questions) in [
      (ScorePart.sales, [Self.anySale, Self.ordersRead]),
      (.favourites, [Self.anyFavourite, Self.favouritesRead]), (.clicks, [Self.anyClick]),
    ] where try questions.contains(where: { try connection.integer($0) != nil }) {
      available.insert(part)
    }
    return available
  }

  /// Products with their place in the list.
  private struct Products {
    var rows: [ScoreInputs.Product] = []
    var places: [Int64: Int] = [:]
  }

  private func activeProducts() throws -> Products {
    var products = Products()
    var categories = Numbering()
    try connection.forEachRow(Self.selectProducts, []) { row in
      let id = row.integer(0)
      products.places[id] = products.rows.count
      products.rows.append(.init(id: id, category: categories.number(of: row.text(1))))
      return true
    }
    return products
  }

  private func addVariants(to products: inout Products) throws {
    let units = try unitsByVariant()
    var sizes = Numbering()
    try connection.forEachRow(Self.selectVariants, []) { row in
      guard let place = products.places[row.integer(1)] else { return true }
      let sold = units[row.integer(0)] ?? 0
      products.rows[place].unitsMilli = products.rows[place].unitsMilli.clampedAdding(sold)
      if row.flag(2) {
        products.rows[place].cells.append(
          .init(
            size: sizes.number(of: row.text(3)), isInStock: row.integer(4) > 0, unitsMilli: sold))
      }
      return true
    }
  }

  private func unitsByVariant() throws -> [Int64: Int64] {
    var units: [Int64: Int64] = [:]
    try connection.forEachRow(
      Self.selectSales, [.integer(days.lowerBound), .integer(days.upperBound)]
    ) { row in
      let variantID = row.integer(0)
      units[variantID] = units[variantID, default: 0].clampedAdding(row.integer(1))
      return true
    }
    return units
  }

  private func add(
    _ part: ScorePart, _ statement: SQLStatement, _ values: [SQLValue],
    _ products: inout Products
  ) throws {
    try connection.forEachRow(statement, values) { row in
      guard let place = products.places[row.integer(0)] else { return true }
      if part == .clicks {
        products.rows[place].clicks = row.integer(1)
      } else {
        products.rows[place].favourites = row.integer(1)
      }
      return true
    }
  }

  /// Gives each text a number; texts that differ by case or by Turkish letters only get the same.
  private struct Numbering {
    private var byText: [String: Int] = [:]
    private var byFolded: [String: Int] = [:]

    mutating func number(of text: String) -> Int {
      if let known = byText[text] { return known }
      let folded = TurkishFolding.fold(text)
      let number = byFolded[folded] ?? byFolded.count
      byFolded[folded] = number
      byText[text] = number
      return number
    }
  }
}

extension ScoreInputReading {
  private static let anySale = SQLStatement("SELECT 1 FROM daily_variant_sales LIMIT 1")
  private static let ordersRead = SQLStatement(
    "SELECT 1 FROM sync_states WHERE stream = 'orders' AND sweep_number > 0 LIMIT 1")
  private static let anyFavourite = SQLStatement("SELECT 1 FROM favourites LIMIT 1")
  private static let favouritesRead = SQLStatement(
    "SELECT 1 FROM sync_states WHERE stream = 'favourites' AND sweep_number > 0 LIMIT 1")
  private static let anyClick = SQLStatement("SELECT 1 FROM daily_product_clicks LIMIT 1")

  /// Active, and still listed on a channel that is in use.
  private static let selectProducts = SQLStatement(
    """
    SELECT p.id, p.category_path FROM products p
    WHERE p.is_active = 1 AND EXISTS (
      SELECT 1 FROM product_listings l JOIN channels c ON c.id = l.channel_id
      WHERE l.product_id = p.id AND l.removed_at IS NULL AND c.removed_at IS NULL)
    """)
  private static let selectVariants = SQLStatement(
    """
    SELECT v.id, v.product_id, v.is_active, v.size, coalesce(s.on_hand - s.reserved, 0)
    FROM variants v LEFT JOIN stock_levels s ON s.variant_id = v.id WHERE v.merged_into IS NULL
    """)
  private static let selectSales = SQLStatement(
    "SELECT variant_id, units_milli FROM daily_variant_sales WHERE day BETWEEN ? AND ?")
  /// A favourite without a known time counts as recent.
  private static let selectFavourites = SQLStatement(
    """
    SELECT product_id, count(*) FROM favourites
    WHERE product_id IS NOT NULL AND removed_at IS NULL AND (added_at >= ? OR added_at IS NULL)
    GROUP BY product_id
    """)
  private static let selectClicks = SQLStatement(
    """
    SELECT product_id, CAST(sum(clicks) AS BIGINT) FROM daily_product_clicks
    WHERE day BETWEEN ? AND ? GROUP BY product_id
    """)
}
