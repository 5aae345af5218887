import Storage

/// A product as the API shows it.
struct APIProduct: Sendable {
  var id: Int64
  var title: String
  var brand: String
  var category: String
  var imageURL: String
  var isActive: Bool
  var variantCount: Int64
  var stock: Int64
  var updatedAt: Int64
  /// Nil in lists.
  var variants: [APIVariant]?

  /// Ids above `after`, all of them or those that hold every word.
  static func ids(
    after: Int64, words: SearchWords?, limit: Int, in connection: any SQLConnection
  ) throws -> [Int64] {
    guard let words else {
      return try connection.rows(
        "SELECT id FROM products WHERE id > ? AND merged_into IS NULL ORDER BY id LIMIT ?",
        [.integer(after), .count(limit)]
      ) { $0.integer(0) }
    }
    return try ProductMatching.ids(words, after: after, limit: limit, in: connection)
  }

  /// The products of the given ids without their variants, in their order.
  static func load(_ ids: [Int64], in connection: any SQLConnection) throws -> [APIProduct] {
    try connection.firstMatches(select, ids.map { [.integer($0)] }, map).compactMap { $0 }
  }

  static func loadWithVariants(
    _ id: Int64, in connection: any SQLConnection
  ) throws -> APIProduct? {
    var product = try load([id], in: connection).first
    product?.variants = try APIVariant.list(ofProduct: id, in: connection)
    return product
  }

  private static func map(_ row: any SQLRow) -> APIProduct {
    APIProduct(
      id: row.integer(0), title: row.text(1), brand: row.text(2), category: row.text(3),
      imageURL: row.text(4), isActive: row.flag(5), variantCount: row.integer(6),
      stock: row.integer(7), updatedAt: row.integer(8))
  }

  func write(to json: inout JSONWriter) {
    json.field("id", id: id)
    json.field("title", title)
    json.field("brand", brand)
    json.field("category", category)
    json.field("image", orNull: imageURL.isEmpty ? nil : imageURL)
    json.field("active", isActive)
    json.field("variantCount", variantCount)
    json.field("stock", stock)
    json.field("updatedAt", timeOrNull: updatedAt)
    guard let variants else { return }
    json.key("variants")
    json.array { json in
      for variant in variants { json.object { variant.write(to: &$0) } }
    }
  }

  private static let select = SQLStatement(
    """
    SELECT id, title, brand, category_path, image_url, is_active, variant_count, stock_total,
      updated_at FROM products WHERE id = ?
    """)
}
