import Basics
import Commerce

/// Stores a page of products with variants, listings, stock and search terms. One call is part of
/// one transaction.
///
/// A card that is new on a channel becomes a new product; finding the same goods on several
/// channels is the catalogue's matching (`CatalogueMatching`), not this writer's. What a channel
/// tells of a card that has become another product's goes into the product that was made for it.
public struct ProductWriter {
  /// A mapped product, and its listing's local row when there is one already.
  public typealias Item = MappedRecord<ProductRecord>

  private let connection: any SQLConnection
  private let channelID: Int64
  private let now: Timestamp

  public init(connection: any SQLConnection, channelID: Int64, now: Timestamp) {
    self.connection = connection
    self.channelID = channelID
    self.now = now
  }

  /// - Returns: the `product_listings` id of each item, in order.
  public func write(_ items: [Item]) throws -> [Int64] {
    guard !items.isEmpty else { return [] }
    let cards = try writeCards(items)
    try writeTerms(items, cards)
    try VariantWriter(connection: connection, channelID: channelID, now: now).write(
      zip(items, cards).map { ($0.record.variants, $1) })
    try UnresolvedReferences(connection: connection, channelID: channelID).resolve(
      products: zip(items, cards).map { ($0.record.remoteID, $1.shownProductID) })
    return cards.map(\.listingID)
  }

  private func writeCards(_ items: [Item]) throws -> [ProductCard] {
    let fresh = items.indices.filter { items[$0].existingID == nil }
    let inserted = try insert(fresh.map { items[$0] })
    let products = try update(items.filter { $0.existingID != nil })
    var cards = items.map { item in
      let listingID = item.existingID ?? 0
      let known = products[listingID]
      return ProductCard(
        listingID: listingID, productID: known?.own ?? 0, shownProductID: known?.shown ?? 0)
    }
    for (index, card) in zip(fresh, inserted) { cards[index] = card }
    return cards
  }

  private func insert(_ items: [Item]) throws -> [ProductCard] {
    let products = try connection.insertBatch(
      Self.insertProduct,
      items.map {
        productValues($0.record, isForSale: $0.record.isActive) + [.integer(now.milliseconds)]
      })
    let listings = try connection.insertBatch(
      Self.insertListing,
      zip(items, products).map { item, productID in
        [
          .integer(channelID), .text(item.record.remoteID), .integer(productID),
          .text(item.record.url), .flag(item.record.isActive), .integer(item.contentHash),
        ]
      })
    return zip(listings, products).map {
      ProductCard(listingID: $0, productID: $1, shownProductID: $1)
    }
  }

  /// The product that was made for a card, and the one that it belongs to.
  private struct Products {
    var own: Int64
    var shown: Int64
  }

  /// - Returns: products by listing.
  private func update(_ items: [Item]) throws -> [Int64: Products] {
    let ids = items.compactMap(\.existingID)
    var products: [Int64: Products] = [:]
    try connection.forEachMatch(Self.selectProduct, ids.map { [.integer($0)] }) {
      products[ids[$0]] = Products(own: $1.integer(0), shown: $1.integer(1))
    }
    try connection.executeBatch(
      Self.updateListing,
      zip(items, ids).map { item, id in
        [
          .text(item.record.url), .flag(item.record.isActive), .integer(item.contentHash),
          .integer(id),
        ]
      })
    try connection.executeBatch(
      Self.updateProduct,
      zip(items, ids).compactMap { item, id in
        products[id].map {
          productValues(item.record, isForSale: item.record.isActive && $0.own == $0.shown)
            + [.integer($0.own)]
        }
      })
    return products
  }

  private func writeTerms(_ items: [Item], _ cards: [ProductCard]) throws {
    try connection.executeBatch(Self.clearTerms, cards.map { [.integer($0.productID)] })
    try connection.executeBatch(
      Self.addTerm,
      zip(items, cards).filter { $1.productID == $1.shownProductID }.flatMap { item, card in
        Self.terms(of: item.record).map { [.text($0), .integer(card.productID)] }
      })
  }

  private func productValues(_ record: ProductRecord, isForSale: Bool) -> [SQLValue] {
    let stock = record.variants.filter(\.isActive).reduce(Int64(0)) {
      $0.clampedAdding(max(0, $1.stock))
    }
    return [
      .text(record.title), .text(record.brand), .text(record.categoryPath),
      .text(record.descriptionHTML), .text(record.imageURLs.first ?? ""),
      .text(JSONText.array(record.imageURLs)), .flag(isForSale),
      .count(record.variants.count), .integer(stock), .integer(now.milliseconds),
    ]
  }

  private static func terms(of record: ProductRecord) -> [String] {
    ProductTerms.of(
      texts: [record.title, record.brand],
      codes: record.variants.flatMap { [$0.sku, $0.barcode] } + [record.supplierCode]
    ).sorted()
  }

  private static let selectProduct = SQLStatement(
    "SELECT coalesce(own_product_id, product_id), product_id FROM product_listings WHERE id = ?")
  private static let insertProduct = SQLStatement(
    """
    INSERT INTO products (title, brand, category_path, description_html, image_url, image_urls,
      is_active, variant_count, stock_total, updated_at, created_at)
    VALUES (\(SQLStatement.placeholders(11))) RETURNING id
    """)
  private static let updateProduct = SQLStatement(
    """
    UPDATE products SET title = ?, brand = ?, category_path = ?, description_html = ?,
      image_url = ?, image_urls = ?, is_active = ?, variant_count = ?, stock_total = ?,
      updated_at = ? WHERE id = ?
    """)
  private static let insertListing = SQLStatement(
    """
    INSERT INTO product_listings (channel_id, remote_id, product_id, url, is_active, content_hash)
    VALUES (?, ?, ?, ?, ?, ?) RETURNING id
    """)
  private static let updateListing = SQLStatement(
    """
    UPDATE product_listings SET url = ?, is_active = ?, content_hash = ?, missing_sweeps = 0,
      removed_at = NULL WHERE id = ?
    """)
  private static let clearTerms = SQLStatement("DELETE FROM product_terms WHERE product_id = ?")
  private static let addTerm = SQLStatement(
    "INSERT INTO product_terms (term, product_id) VALUES (?, ?)")
}

/// The local rows of a product card.
struct ProductCard: Sendable {
  var listingID: Int64
  /// The product that was made for the card.
  var productID: Int64
  /// The product that the card belongs to in the catalogue.
  var shownProductID: Int64
}
