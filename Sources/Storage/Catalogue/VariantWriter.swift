import Basics
import Commerce

/// Stores the variants of product cards with their listings and stock.
struct VariantWriter {
  let connection: any SQLConnection
  let channelID: Int64
  let now: Timestamp

  private struct Known {
    var listingID: Int64
    /// The variant that was made for the listing.
    var variantID: Int64
    /// True while the listing is another variant of the catalogue: its own one is out of sale.
    var isLinked = false
  }

  /// A variant where it stands: on which card, and at which place.
  private struct Placed {
    var record: VariantRecord
    var position: Int
    var card: ProductCard
  }

  func write(_ cards: [(records: [VariantRecord], card: ProductCard)]) throws {
    let placed = Self.place(cards)
    var known = try find(placed.map(\.record.remoteID))
    let fresh = placed.filter { known[$0.record.key] == nil }
    let inserted = try insert(fresh)
    // A variant may have moved to another card; its listing follows it.
    try update(placed.compactMap { item in known[item.record.key].map { (item, $0) } })
    known.merge(inserted) { $1 }
    try StockLevels.setCounts(
      placed.compactMap { item in
        known[item.record.key].map { ($0.variantID, item.record.stock) }
      }, now: now, in: connection)
    try UnresolvedReferences(connection: connection, channelID: channelID).resolve(
      variants: inserted.mapValues(\.variantID))
    try retire(
      listingsOf: cards.map(\.card), except: Set(known.values.map(\.listingID)))
  }

  /// Each variant once, in the order of its first place, with what its last place says.
  private static func place(
    _ cards: [(records: [VariantRecord], card: ProductCard)]
  ) -> [Placed] {
    var placed: [Placed] = []
    var places: [RecordKey: Int] = [:]
    for (records, card) in cards {
      for (position, record) in records.enumerated() {
        let item = Placed(record: record, position: position, card: card)
        if let place = places[record.key] {
          placed[place] = item
        } else {
          places[record.key] = placed.count
          placed.append(item)
        }
      }
    }
    return placed
  }

  private func find(_ remoteIDs: [String]) throws -> [RecordKey: Known] {
    var known: [RecordKey: Known] = [:]
    try connection.forEachMatch(
      Self.selectListing, remoteIDs.map { [.integer(channelID), .text($0)] }
    ) {
      known[RecordKey(remoteIDs[$0])] = Known(
        listingID: $1.integer(0), variantID: $1.integer(1), isLinked: !$1.isNull(2))
    }
    return known
  }

  private func insert(_ items: [Placed]) throws -> [RecordKey: Known] {
    let variants = try connection.insertBatch(
      Self.insertVariant,
      items.map {
        variantValues(
          $0.record, position: $0.position, card: $0.card, isForSale: $0.record.isActive)
      })
    let listings = try connection.insertBatch(
      Self.insertListing,
      zip(items, variants).map { item, variantID in
        [.integer(channelID), .text(item.record.remoteID), .integer(variantID)]
          + listingValues(item.record, card: item.card)
      })
    return Dictionary(
      uniqueKeysWithValues: zip(items, zip(listings, variants)).map { item, ids in
        (item.record.key, Known(listingID: ids.0, variantID: ids.1))
      })
  }

  private func update(_ items: [(item: Placed, known: Known)]) throws {
    try connection.executeBatch(
      Self.updateVariant,
      items.map { item, known in
        variantValues(
          item.record, position: item.position, card: item.card,
          isForSale: item.record.isActive && !known.isLinked)
          + [.integer(known.variantID)]
      })
    try connection.executeBatch(
      Self.updateListing,
      items.map { item, known in
        listingValues(item.record, card: item.card) + [.integer(known.listingID)]
      })
  }

  /// What the cards no longer show is off the channel and not sellable.
  private func retire(listingsOf cards: [ProductCard], except kept: Set<Int64>) throws {
    var gone: [Known] = []
    try connection.forEachMatch(
      Self.selectCardListings, cards.map { [.integer($0.listingID)] }
    ) { _, row in
      let known = Known(listingID: row.integer(0), variantID: row.integer(1))
      if !kept.contains(known.listingID) { gone.append(known) }
    }
    let time = SQLValue.integer(now.milliseconds)
    try connection.executeBatch(Self.removeListing, gone.map { [time, .integer($0.listingID)] })
    try connection.executeBatch(
      Self.deactivateVariant, Set(gone.map(\.variantID)).sorted().map { [time, .integer($0)] })
  }

  private func variantValues(
    _ record: VariantRecord, position: Int, card: ProductCard, isForSale: Bool
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
      .flag(isForSale), .integer(now.milliseconds),
    ]
  }

  private func listingValues(_ record: VariantRecord, card: ProductCard) -> [SQLValue] {
    [
      .integer(card.listingID), .integer(record.priceMinor), .integer(record.listPriceMinor),
      .integer(record.stock), .flag(record.isActive),
    ]
  }

  private static let selectListing = SQLStatement(
    """
    SELECT id, coalesce(own_variant_id, variant_id), own_variant_id FROM listings
    WHERE channel_id = ? AND remote_id = ?
    """)
  private static let selectCardListings = SQLStatement(
    """
    SELECT id, coalesce(own_variant_id, variant_id) FROM listings
    WHERE product_listing_id = ? AND removed_at IS NULL
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
  fileprivate var key: RecordKey { RecordKey(remoteID) }

  /// The value of the first option of a kind, or empty.
  func option(_ kind: VariantOption.Kind) -> String {
    options.first { $0.kind == kind }?.value ?? ""
  }
}
