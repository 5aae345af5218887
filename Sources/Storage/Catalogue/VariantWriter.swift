import Basics
import Commerce

/// Stores the variants of one product card with their listings and stock.
struct VariantWriter {
  let connection: any SQLConnection
  let channelID: Int64
  let now: Timestamp

  private struct Known {
    var listingID: Int64
    var variantID: Int64
  }

  func write(_ records: [VariantRecord], of card: ProductCard) throws {
    var kept: Set<Int64> = []
    for (position, record) in records.enumerated() {
      if let known = try find(record.remoteID) {
        try update(known, record, position: position, card: card)
        kept.insert(known.listingID)
      } else {
        kept.insert(try insert(record, position: position, card: card))
      }
    }
    try retire(listingsOf: card, except: kept)
  }

  private func find(_ remoteID: String) throws -> Known? {
    try connection.first(Self.selectListing, [.integer(channelID), .text(remoteID)]) {
      Known(listingID: $0.integer(0), variantID: $0.integer(1))
    }
  }

  private func insert(_ record: VariantRecord, position: Int, card: ProductCard) throws -> Int64 {
    let variantID = try connection.insertBatch(
      Self.insertVariant, [variantValues(record, position: position, card: card)])[0]
    try setStock(of: variantID, to: record.stock)
    let listingID = try connection.insertBatch(
      Self.insertListing,
      [
        [.integer(channelID), .text(record.remoteID), .integer(variantID)]
          + listingValues(record, card: card)
      ])[0]
    try UnresolvedReferences(connection: connection, channelID: channelID).resolve(
      variantRemoteID: record.remoteID, variantID: variantID)
    return listingID
  }

  /// A variant may have moved to another card; the listing follows it.
  private func update(
    _ known: Known, _ record: VariantRecord, position: Int, card: ProductCard
  ) throws {
    try connection.execute(
      Self.updateVariant,
      variantValues(record, position: position, card: card) + [.integer(known.variantID)])
    try connection.execute(
      Self.updateListing, listingValues(record, card: card) + [.integer(known.listingID)])
    try setStock(of: known.variantID, to: record.stock)
  }

  /// What the card no longer shows is off the channel and not sellable.
  private func retire(listingsOf card: ProductCard, except kept: Set<Int64>) throws {
    let gone = try connection.rows(Self.selectCardListings, [.integer(card.listingID)]) {
      Known(listingID: $0.integer(0), variantID: $0.integer(1))
    }.filter { !kept.contains($0.listingID) }
    for listing in gone {
      try connection.execute(
        Self.removeListing, [.integer(now.milliseconds), .integer(listing.listingID)])
      try connection.execute(
        Self.deactivateVariant, [.integer(now.milliseconds), .integer(listing.variantID)])
    }
  }

  private func setStock(of variantID: Int64, to stock: Int64) throws {
    try StockLevels.setCount(of: variantID, to: stock, now: now, in: connection)
  }

  private func variantValues(
    _ record: VariantRecord, position: Int, card: ProductCard
  ) -> [SQLValue] {
    let options = record.options.map { option in
      JSONText.object([
        ("kind", JSONText.string(option.kind.rawValue)), ("name", JSONText.string(option.name)),
        ("value", JSONText.string(option.value)),
      ])
    }
    return [
      .integer(card.productID), .count(position), .text(record.sku),
      .text(TurkishFolding.fold(record.sku)), .text(record.barcode),
      .text("[" + options.joined(separator: ",") + "]"), .text(record.option(.size)),
      .text(record.option(.colour)), .text(record.currency.rawValue),
      .integer(record.listPriceMinor), .integer(record.priceMinor),
      .integer(record.taxRateBasisPoints), .text(record.imageURLs.first ?? ""),
      .flag(record.isActive), .integer(now.milliseconds),
    ]
  }

  private func listingValues(_ record: VariantRecord, card: ProductCard) -> [SQLValue] {
    [
      .integer(card.listingID), .integer(record.priceMinor), .integer(record.listPriceMinor),
      .integer(record.stock), .flag(record.isActive),
    ]
  }

  private static let selectListing = SQLStatement(
    "SELECT id, variant_id FROM listings WHERE channel_id = ? AND remote_id = ?")
  private static let selectCardListings = SQLStatement(
    """
    SELECT id, variant_id FROM listings WHERE product_listing_id = ? AND removed_at IS NULL
    """)
  private static let insertVariant = SQLStatement(
    """
    INSERT INTO variants (product_id, position, sku, sku_folded, barcode, options, size, colour,
      currency, list_price_minor, price_minor, tax_rate_bp, image_url, is_active, updated_at)
    VALUES (\(SQLStatement.placeholders(15))) RETURNING id
    """)
  private static let updateVariant = SQLStatement(
    """
    UPDATE variants SET product_id = ?, position = ?, sku = ?, sku_folded = ?, barcode = ?,
      options = ?, size = ?, colour = ?, currency = ?, list_price_minor = ?, price_minor = ?,
      tax_rate_bp = ?, image_url = ?, is_active = ?, updated_at = ? WHERE id = ?
    """)
  private static let insertListing = SQLStatement(
    """
    INSERT INTO listings (channel_id, remote_id, variant_id, product_listing_id, price_minor,
      list_price_minor, stock, is_active)
    VALUES (\(SQLStatement.placeholders(8))) RETURNING id
    """)
  private static let updateListing = SQLStatement(
    """
    UPDATE listings SET product_listing_id = ?, price_minor = ?, list_price_minor = ?, stock = ?,
      is_active = ?, removed_at = NULL WHERE id = ?
    """)
  private static let removeListing = SQLStatement(
    "UPDATE listings SET removed_at = ?, is_active = 0 WHERE id = ?")
  private static let deactivateVariant = SQLStatement(
    "UPDATE variants SET is_active = 0, updated_at = ? WHERE id = ?")
}

extension VariantRecord {
  /// The value of the first option of a kind, or empty.
  func option(_ kind: VariantOption.Kind) -> String {
    options.first { $0.kind == kind }?.value ?? ""
  }
}
