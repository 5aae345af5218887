import Basics

/// Makes a listing a variant of the catalogue, and takes that back. Everything that hangs on it goes
/// along in the same transaction: order lines, daily figures, the card, favourites.
public struct ListingLinks {
  /// A link to make.
  public struct Wish: Sendable, Equatable {
    public var listingID: Int64
    public var variantID: Int64
    public var reason: MatchReason
    /// Per cent.
    public var confidence: Int

    public init(listingID: Int64, variantID: Int64, reason: MatchReason, confidence: Int) {
      self.listingID = listingID
      self.variantID = variantID
      self.reason = reason
      self.confidence = confidence
    }
  }

  /// What a link or its undo changed.
  public struct Change: Sendable, Equatable {
    public var listingIDs: [Int64] = []
    /// The variants that the listings were of, and those that they are of now.
    public var variantIDs: [Int64] = []
    /// Orders with lines that became another variant's.
    public var orderIDs: [Int64] = []

    public init() {}
  }

  /// Whoever keeps books by variant follows here, in the same transaction.
  public typealias Follow = @Sendable (Change, any SQLConnection) throws -> Void

  private struct Listing {
    var channelID: Int64
    var remoteID: String
    var cardID: Int64
    var variantID: Int64
    var ownVariantID: Int64?
    var isActive: Bool
  }

  private struct Link {
    var wish: Wish
    var listing: Listing
  }

  private let connection: any SQLConnection
  private let now: Timestamp
  /// For the history and the log: `matching`, or who it was.
  private let actor: String
  private let follow: Follow

  public init(
    connection: any SQLConnection, actor: String, now: Timestamp, follow: @escaping Follow
  ) {
    self.connection = connection
    self.actor = actor
    self.now = now
    self.follow = follow
  }

  /// Links what still can be: the listing is its own yet, and the variant has no listing on its
  /// channel.
  /// - Returns: the listings that were linked.
  @discardableResult
  public func link(_ wishes: [Wish]) throws -> [Int64] {
    let links = try possible(wishes)
    let time = SQLValue.integer(now.milliseconds)
    try connection.executeBatch(
      Self.linkListing,
      links.map {
        [.integer($0.wish.variantID), .integer($0.listing.variantID), .integer($0.wish.listingID)]
      })
    try connection.executeBatch(
      Self.retire,
      links.map { [.integer($0.wish.variantID), time, .integer($0.listing.variantID)] })
    try connection.executeBatch(
      Self.note,
      links.map { link in
        [
          .integer(link.wish.listingID), .integer(link.wish.variantID),
          .integer(link.listing.variantID), .text(link.wish.reason.rawValue),
          .count(link.wish.confidence), .text(actor), time,
        ]
      })
    try connection.executeBatch(Self.forget, links.map { [.integer($0.wish.listingID)] })
    try move(links) { (from: $0.listing.variantID, to: $0.wish.variantID) }
    return links.map(\.wish.listingID)
  }

  /// Takes links back and remembers that the two are not the same goods.
  /// - Returns: how many of them were still there.
  @discardableResult
  public func undo(_ linkIDs: [Int64]) throws -> Int {
    var pairs: [(linkID: Int64, link: Link)] = []
    let open = try connection.firstMatches(
      Self.selectLink, linkIDs.map { [.integer($0)] }
    ) { (listingID: $0.integer(0), variantID: $0.integer(1)) }
    let listings = try self.listings(open.compactMap { $0?.listingID })
    for (id, pair) in zip(linkIDs, open) {
      guard let pair, let listing = listings[pair.listingID], listing.ownVariantID != nil,
        listing.variantID == pair.variantID
      else { continue }
      let wish = Wish(
        listingID: pair.listingID, variantID: pair.variantID, reason: .person, confidence: 0)
      pairs.append((id, Link(wish: wish, listing: listing)))
    }
    let links = pairs.map(\.link)
    let time = SQLValue.integer(now.milliseconds)
    try connection.executeBatch(
      Self.releaseListing,
      links.map { [.optional($0.listing.ownVariantID), .integer($0.wish.listingID)] })
    try connection.executeBatch(
      Self.revive,
      links.map { [.flag($0.listing.isActive), time, .optional($0.listing.ownVariantID)] })
    try connection.executeBatch(
      Self.close, pairs.map { [time, .text(actor), .integer($0.linkID)] })
    try move(links) { link in
      link.listing.ownVariantID.map { (from: link.wish.variantID, to: $0) }
    }
    try refuse(links.map { (listingID: $0.wish.listingID, variantID: $0.wish.variantID) })
    return links.count
  }

  /// Takes along what hangs on the variants of listings, and tells who follows.
  private func move(
    _ links: [Link], _ way: (Link) -> (from: Int64, to: Int64)?
  ) throws {
    var change = Change()
    let items = links.compactMap { link -> LineMove.Item? in
      guard let way = way(link) else { return nil }
      change.listingIDs.append(link.wish.listingID)
      change.variantIDs += [way.from, way.to]
      return .init(
        channelID: link.listing.channelID, listingRemoteID: link.listing.remoteID,
        from: way.from, to: way.to)
    }
    change.orderIDs = try LineMove(connection: connection).move(items)
    try CardLinks(connection: connection, now: now).settle(links.map(\.listing.cardID))
    if !change.listingIDs.isEmpty { try follow(change, connection) }
  }

  /// Remembers that listings are not these variants: they are neither linked nor suggested again.
  public func refuse(_ pairs: [(listingID: Int64, variantID: Int64)]) throws {
    try connection.executeBatch(
      Self.addRefusal,
      pairs.map {
        [
          .integer($0.listingID), .integer($0.variantID), .text(actor), .integer(now.milliseconds),
        ]
      })
    try connection.executeBatch(
      Self.forgetPair, pairs.map { [.integer($0.listingID), .integer($0.variantID)] })
  }

  private func possible(_ wishes: [Wish]) throws -> [Link] {
    let listings = try self.listings(wishes.map(\.listingID))
    let variants = try connection.firstMatches(
      Self.selectTarget, wishes.map { [.integer($0.variantID)] }
    ) { $0.integer(0) }
    var links: [Link] = []
    var taken: Set<[Int64]> = []
    var seen: Set<Int64> = []
    for (wish, variantID) in zip(wishes, variants) {
      guard let variantID, let listing = listings[wish.listingID], listing.ownVariantID == nil,
        listing.variantID != variantID, seen.insert(wish.listingID).inserted,
        taken.insert([variantID, listing.channelID]).inserted
      else { continue }
      links.append(Link(wish: wish, listing: listing))
    }
    let rivals = try connection.firstMatches(
      Self.selectRival,
      links.map { [.integer($0.wish.variantID), .integer($0.listing.channelID)] }
    ) { $0.integer(0) }
    // Other channels' listings on the variant that would be retired would lose it.
    let guests = try connection.firstMatches(
      Self.selectGuest, links.map { [.integer($0.listing.variantID), .integer($0.wish.listingID)] }
    ) { $0.integer(0) }
    return links.indices.filter { rivals[$0] == nil && guests[$0] == nil }.map { links[$0] }
  }

  private func listings(_ ids: [Int64]) throws -> [Int64: Listing] {
    var listings: [Int64: Listing] = [:]
    try connection.forEachMatch(Self.selectListing, ids.map { [.integer($0)] }) { place, row in
      listings[ids[place]] = Listing(
        channelID: row.integer(0), remoteID: row.text(1), cardID: row.integer(2),
        variantID: row.integer(3), ownVariantID: row.optionalInteger(4), isActive: row.flag(5))
    }
    return listings
  }

  private static let selectListing = SQLStatement(
    """
    SELECT channel_id, remote_id, product_listing_id, variant_id, own_variant_id, is_active
    FROM listings WHERE id = ?
    """)
  private static let selectTarget = SQLStatement(
    "SELECT id FROM variants WHERE id = ? AND merged_into IS NULL")
  private static let selectRival = SQLStatement(
    "SELECT id FROM listings WHERE variant_id = ? AND channel_id = ?")
  private static let selectGuest = SQLStatement(
    "SELECT id FROM listings WHERE variant_id = ? AND id <> ?")
  private static let selectLink = SQLStatement(
    "SELECT listing_id, variant_id FROM listing_links WHERE id = ? AND undone_at IS NULL")
  private static let linkListing = SQLStatement(
    "UPDATE listings SET variant_id = ?, own_variant_id = ? WHERE id = ?")
  private static let releaseListing = SQLStatement(
    "UPDATE listings SET variant_id = ?, own_variant_id = NULL WHERE id = ?")
  private static let retire = SQLStatement(
    "UPDATE variants SET merged_into = ?, is_active = 0, updated_at = ? WHERE id = ?")
  private static let revive = SQLStatement(
    "UPDATE variants SET merged_into = NULL, is_active = ?, updated_at = ? WHERE id = ?")
  private static let note = SQLStatement(
    """
    INSERT INTO listing_links
      (listing_id, variant_id, own_variant_id, reason, confidence, actor, linked_at)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    """)
  private static let close = SQLStatement(
    "UPDATE listing_links SET undone_at = ?, undone_by = ? WHERE id = ?")
  private static let addRefusal = SQLStatement(
    """
    INSERT INTO listing_refusals (listing_id, variant_id, actor, refused_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (listing_id, variant_id) DO NOTHING
    """)
  private static let forget = SQLStatement("DELETE FROM match_findings WHERE listing_id = ?")
  private static let forgetPair = SQLStatement(
    "DELETE FROM match_findings WHERE listing_id = ? AND variant_id = ?")
}
