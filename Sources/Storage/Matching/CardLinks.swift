import Basics

/// A product card whose listings all are variants of one other product is that product's card; else
/// it is its own product's.
struct CardLinks {
  let connection: any SQLConnection
  let now: Timestamp

  private struct Card {
    var id: Int64
    var channelID: Int64
    var remoteID: String
    var productID: Int64
    var ownProductID: Int64?
    var isActive: Bool
    /// The product of all its listings' variants; nil where they do not agree.
    var wanted: Int64?

    var home: Int64 { ownProductID ?? productID }
  }

  func settle(_ cardIDs: some Sequence<Int64>) throws {
    let ids = Set(cardIDs).sorted()
    var cards: [Card] = []
    try connection.forEachMatch(Self.select, ids.map { [.integer($0)] }) { _, row in
      let allLinked = row.integer(6) > 0 && row.integer(6) == row.integer(7)
      cards.append(
        Card(
          id: row.integer(0), channelID: row.integer(1), remoteID: row.text(2),
          productID: row.integer(3), ownProductID: row.optionalInteger(4), isActive: row.flag(5),
          wanted: allLinked && row.integer(8) == row.integer(9) ? row.integer(8) : nil))
    }
    try join(cards.filter { $0.wanted != nil && $0.wanted != $0.productID })
    try part(cards.filter { $0.wanted == nil && $0.ownProductID != nil })
  }

  private func join(_ cards: [Card]) throws {
    let time = SQLValue.integer(now.milliseconds)
    try connection.executeBatch(
      Self.moveCard,
      cards.map { [.optional($0.wanted), .integer($0.home), .integer($0.id)] })
    try connection.executeBatch(
      Self.retire, cards.map { [.optional($0.wanted), time, .integer($0.home)] })
    try connection.executeBatch(Self.clearTerms, cards.map { [.integer($0.home)] })
    try tieFavourites(cards) { $0.wanted ?? $0.home }
  }

  private func part(_ cards: [Card]) throws {
    let time = SQLValue.integer(now.milliseconds)
    try connection.executeBatch(
      Self.releaseCard, cards.map { [.integer($0.home), .integer($0.id)] })
    try connection.executeBatch(
      Self.revive, cards.map { [.flag($0.isActive), time, .integer($0.home)] })
    try writeTerms(of: cards.map(\.home))
    try tieFavourites(cards) { $0.home }
  }

  private func tieFavourites(_ cards: [Card], _ product: (Card) -> Int64) throws {
    try connection.executeBatch(
      Self.tieFavourites,
      cards.map { [.integer(product($0)), .integer($0.channelID), .text($0.remoteID)] })
  }

  /// The words under which a product is found again.
  private func writeTerms(of productIDs: [Int64]) throws {
    var terms: [Int64: Set<String>] = [:]
    try connection.forEachMatch(Self.selectTexts, productIDs.map { [.integer($0)] }) {
      place, row in
      terms[productIDs[place], default: []].formUnion(
        ProductTerms.of(
          texts: [row.text(0), row.text(1)], codes: [row.text(2), row.text(3)]))
    }
    try connection.executeBatch(Self.clearTerms, productIDs.map { [.integer($0)] })
    try connection.executeBatch(
      Self.addTerm,
      terms.flatMap { id, words in
        words.sorted().map { [.text($0), .integer(id)] }
      })
  }

  private static let select = SQLStatement(
    """
    SELECT c.id, c.channel_id, c.remote_id, c.product_id, c.own_product_id, c.is_active, count(l.id),
      count(l.own_variant_id), coalesce(min(v.product_id), 0), coalesce(max(v.product_id), 0)
    FROM product_listings c
      LEFT JOIN listings l ON l.product_listing_id = c.id AND l.removed_at IS NULL
      LEFT JOIN variants v ON v.id = l.variant_id
    WHERE c.id = ?
    GROUP BY c.id, c.channel_id, c.remote_id, c.product_id, c.own_product_id, c.is_active
    """)
  private static let moveCard = SQLStatement(
    "UPDATE product_listings SET product_id = ?, own_product_id = ? WHERE id = ?")
  /// Its hash no longer fits, so that the card is read anew with all its words.
  private static let releaseCard = SQLStatement(
    """
    UPDATE product_listings SET product_id = ?, own_product_id = NULL, content_hash = 0
    WHERE id = ?
    """)
  private static let retire = SQLStatement(
    "UPDATE products SET merged_into = ?, is_active = 0, updated_at = ? WHERE id = ?")
  private static let revive = SQLStatement(
    "UPDATE products SET merged_into = NULL, is_active = ?, updated_at = ? WHERE id = ?")
  private static let tieFavourites = SQLStatement(
    "UPDATE favourites SET product_id = ? WHERE channel_id = ? AND product_remote_id = ?")
  private static let selectTexts = SQLStatement(
    """
    SELECT p.title, p.brand, coalesce(v.sku_folded, ''), coalesce(v.barcode, '')
    FROM products p LEFT JOIN variants v ON v.product_id = p.id WHERE p.id = ?
    """)
  private static let clearTerms = SQLStatement("DELETE FROM product_terms WHERE product_id = ?")
  private static let addTerm = SQLStatement(
    "INSERT INTO product_terms (term, product_id) VALUES (?, ?)")
}
