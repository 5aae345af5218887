import Commerce
import Storage

/// Reads a channel's sellable variants in pages of products, so that a feed never holds the
/// catalogue. Sellable: product, variant and listing are active and not removed.
struct CatalogueReading {
  static let pageSize = 200

  let connection: any SQLConnection
  let channelID: Int64
  let scoreProfile: String

  /// Hands over every product that has a sellable variant, with those, in order of age.
  func forEachProduct(_ body: (ListedProduct, ArraySlice<ListedVariant>) throws -> Void) throws {
    var after: Int64 = 0
    while true {
      let products = try productPage(after: after)
      guard let first = products.first, let last = products.last else { return }
      let variants = try variants(of: first.id...last.id)
      var start = variants.startIndex
      for product in products where product.id > after {
        after = product.id
        start = variants[start...].firstIndex { $0.productID >= product.id } ?? variants.endIndex
        let end = variants[start...].firstIndex { $0.productID > product.id } ?? variants.endIndex
        if start < end { try body(product, variants[start..<end]) }
        start = end
      }
    }
  }

  private func productPage(after: Int64) throws -> [ListedProduct] {
    try connection.rows(
      Self.selectProducts,
      [.text(scoreProfile), .integer(channelID), .integer(after), .count(Self.pageSize)]
    ) { row in
      ListedProduct(
        id: row.integer(0), title: row.text(1), brand: row.text(2), categoryPath: row.text(3),
        descriptionHTML: row.text(4), imageURL: row.text(5), imageURLs: row.text(6),
        url: row.text(7), remoteID: row.text(8), scoreMicro: row.optionalInteger(9),
        labels: row.text(10).split(separator: " ").compactMap { ScoreLabel(rawValue: String($0)) })
    }
  }

  private func variants(of products: ClosedRange<Int64>) throws -> [ListedVariant] {
    let listed = try connection.rows(
      Self.selectVariants,
      [.integer(channelID), .integer(products.lowerBound), .integer(products.upperBound)]
    ) { row in
      ListedVariant(
        id: row.integer(0), productID: row.integer(1), sku: row.text(2), barcode: row.text(3),
        options: row.text(4), size: row.text(5), colour: row.text(6), currency: row.text(7),
        priceMinor: row.integer(8), listPriceMinor: row.integer(9), imageURL: row.text(10),
        available: row.integer(11), remoteID: row.text(12))
    }
    // Listed twice on the channel, a variant is still one item: that of its older listing.
    var last: Int64?
    return listed.filter { variant in
      defer { last = variant.id }
      return variant.id != last
    }
  }

  // CROSS JOIN, because SQLite keeps its order, and a plus before what must not choose the index:
  // led by the channel, as its planner would have it, every product would read all listings.
  private static let selectProducts = SQLStatement(
    """
    SELECT p.id, p.title, p.brand, p.category_path, p.description_html, p.image_url, p.image_urls,
      l.url, l.remote_id, s.score_micro, s.labels
    FROM products p
    CROSS JOIN product_listings l
    LEFT JOIN scores s ON s.profile = ? AND s.product_id = p.id
    WHERE l.product_id = p.id AND +l.channel_id = ? AND l.removed_at IS NULL AND l.is_active = 1
      AND +p.is_active = 1 AND p.id > ?
    ORDER BY p.id, l.id LIMIT ?
    """)
  private static let selectVariants = SQLStatement(
    """
    SELECT v.id, v.product_id, v.sku, v.barcode, v.options, v.size, v.colour, v.currency,
      li.price_minor, li.list_price_minor, v.image_url, coalesce(s.on_hand - s.reserved, 0),
      li.remote_id
    FROM variants v
    CROSS JOIN listings li
    LEFT JOIN stock_levels s ON s.variant_id = v.id
    WHERE li.variant_id = v.id AND +li.channel_id = ? AND li.removed_at IS NULL
      AND li.is_active = 1 AND v.product_id BETWEEN ? AND ? AND v.is_active = 1
    ORDER BY v.product_id, v.position, v.id, li.id
    """)
}
