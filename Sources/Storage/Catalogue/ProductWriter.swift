import Basics
import Commerce

/// Stores a page of products with variants, listings, stock and search terms. One call is part of
/// one transaction.
///
/// A card that is new on a channel becomes a new product; finding the same goods on several
/// channels is the catalogue's matching, not this writer's.
public struct ProductWriter {
  /// A mapped product, and its listing's local row when there is one already.
  public struct Item: Sendable {
    public var record: ProductRecord
    public var contentHash: Int64
    public var existingID: Int64?

    public init(record: ProductRecord, contentHash: Int64, existingID: Int64?) {
      self.record = record
      self.contentHash = contentHash
      self.existingID = existingID
    }
  }

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
    let cards = try items.map { try writeCard($0) }
    let variants = VariantWriter(connection: connection, channelID: channelID, now: now)
    for (item, card) in zip(items, cards) { try variants.write(item.record.variants, of: card) }
    try UnresolvedReferences(connection: connection, channelID: channelID).resolve(
      products: zip(items, cards).map { ($0.record.remoteID, $1.productID) })
    return cards.map(\.listingID)
  }

  private func writeCard(_ item: Item) throws -> ProductCard {
    let card: ProductCard
    if let listingID = item.existingID {
      card = try update(item, listingID: listingID)
    } else {
      card = try insert(item)
    }
    try connection.execute(Self.clearTerms, [.integer(card.productID)])
    try connection.executeBatch(
      Self.addTerm, Self.terms(of: item.record).map { [.text($0), .integer(card.productID)] })
    return card
  }

  private func insert(_ item: Item) throws -> ProductCard {
    let productID = try connection.insertBatch(
      Self.insertProduct, [productValues(item.record) + [.integer(now.milliseconds)]])[0]
    let listingID = try connection.insertBatch(
      Self.insertListing,
      [
        [
          .integer(channelID), .text(item.record.remoteID), .integer(productID),
          .text(item.record.url), .flag(item.record.isActive), .integer(item.contentHash),
        ]
      ])[0]
    return ProductCard(listingID: listingID, productID: productID)
  }

  private func update(_ item: Item, listingID: Int64) throws -> ProductCard {
    let productID = try connection.insertBatch(
      Self.updateListing,
      [
        [
          .text(item.record.url), .flag(item.record.isActive), .integer(item.contentHash),
          .integer(listingID),
        ]
      ])[0]
    try connection.execute(
      Self.updateProduct, productValues(item.record) + [.integer(productID)])
    return ProductCard(listingID: listingID, productID: productID)
  }

  private func productValues(_ record: ProductRecord) -> [SQLValue] {
    let stock = record.variants.filter(\.isActive).reduce(Int64(0)) { $0 + max(0, $1.stock) }
    return [
      .text(record.title), .text(record.brand), .text(record.categoryPath),
      .text(record.descriptionHTML), .text(record.imageURLs.first ?? ""),
      .text(JSONText.array(record.imageURLs)), .flag(record.isActive),
      .count(record.variants.count), .integer(stock), .integer(now.milliseconds),
    ]
  }

  /// Folded words under which the product is found: title, brand, codes and barcodes.
  static func terms(of record: ProductRecord) -> [String] {
    var terms = TurkishFolding.words(record.title + " " + record.brand)
    terms += record.variants.flatMap { [TurkishFolding.fold($0.sku), $0.barcode] }
    if !record.supplierCode.isEmpty { terms.append(TurkishFolding.fold(record.supplierCode)) }
    return Set(terms).subtracting([""]).sorted()
  }

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
      removed_at = NULL WHERE id = ? RETURNING product_id
    """)
  private static let clearTerms = SQLStatement("DELETE FROM product_terms WHERE product_id = ?")
  private static let addTerm = SQLStatement(
    "INSERT INTO product_terms (term, product_id) VALUES (?, ?)")
}

/// The local rows of a product card.
struct ProductCard: Sendable {
  var listingID: Int64
  var productID: Int64
}
