import Basics
import Storage
import Web

/// A page of the catalogue, a row a variant, with what each channel shows of it.
struct ListingsQuery: Sendable {
  enum Only: String, Sendable, CaseIterable { case all, problems, out, differing }

  struct Filter: Sendable, Equatable {
    var text = ""
    /// Nil for all channels.
    var channelID: Int64?
    var only = Only.all
    var isPlain: Bool { channelID == nil && only == .all }
  }

  struct Listing: Sendable {
    var channelID: Int64
    var priceMinor: Int64
    var listPriceMinor: Int64
    /// What the channel showed at the last reading.
    var stock: Int64
    /// As `Publication.State`; empty where the channel is told nothing.
    var state: String
    var isDue: Bool
    var sentAt: Int64?
    var reason: String
    var isDiffering: Bool
  }

  struct Row: Sendable {
    var variantID: Int64
    var productID: Int64
    var title: String
    var sku: String
    var barcode: String
    var options: String
    var currency: String
    var onHand: Int64
    var reserved: Int64
    var safety: Int64
    var isBundle: Bool
    var listings: [Listing] = []
  }

  static let pageSize = 50
  /// A page that seeks rare rows looks at so many variants, then offers to look further.
  static let mostLookedAt = 4000

  var filter: Filter
  var channels: [(id: Int64, name: String)]
  var keptSince: Timestamp?
  var rows: [Row]
  var next: PageCursor?

  static func load(
    _ filter: Filter, after: PageCursor?, in connection: any SQLConnection
  ) throws -> ListingsQuery {
    let keys = ListingKeys(filter: filter, connection: connection)
    let (found, next) = try keys.page(after: after ?? PageCursor(0, 0))
    return ListingsQuery(
      filter: filter,
      channels: try connection.rows(selectChannels) { (id: $0.integer(0), name: $0.text(1)) },
      keptSince: try StockKeeping.since(in: connection),
      rows: try rows(found.map { $0.parts[1] }, in: connection), next: next)
  }

  /// The rows of some variants in their order; those that are gone are left out.
  static func rows(_ ids: [Int64], in connection: any SQLConnection) throws -> [Row] {
    var rows = try connection.firstMatches(select, ids.map { [.integer($0)] }) { row in
      Row(
        variantID: row.integer(0), productID: row.integer(1), title: row.text(2),
        sku: row.text(3), barcode: row.text(4),
        options: [row.text(5), row.text(6)].filter { !$0.isEmpty }.joined(separator: " · "),
        currency: row.text(7), onHand: row.integer(8), reserved: row.integer(9),
        safety: row.integer(10), isBundle: row.flag(11))
    }
    try connection.forEachMatch(selectListings, ids.map { [.integer($0)] }) { position, row in
      rows[position]?.listings.append(
        Listing(
          channelID: row.integer(0), priceMinor: row.integer(1), listPriceMinor: row.integer(2),
          stock: row.integer(3), state: row.text(4), isDue: row.flag(5),
          sentAt: row.optionalInteger(6), reason: row.text(7), isDiffering: row.flag(8)))
    }
    return rows.compactMap { $0 }
  }

  private static let selectChannels = SQLStatement(
    "SELECT id, name FROM channels WHERE removed_at IS NULL ORDER BY name")
  private static let select = SQLStatement(
    """
    SELECT v.id, v.product_id, p.title, v.sku, v.barcode, v.size, v.colour, v.currency,
      coalesce(s.on_hand, 0), coalesce(s.reserved, 0), coalesce(s.safety, 0),
      CASE WHEN EXISTS (SELECT 1 FROM bundle_parts b WHERE b.bundle_id = v.id) THEN 1 ELSE 0 END
    FROM variants v JOIN products p ON p.id = v.product_id
      LEFT JOIN stock_levels s ON s.variant_id = v.id
    WHERE v.id = ?
    """)
  private static let selectListings = SQLStatement(
    """
    SELECT l.channel_id, l.price_minor, l.list_price_minor, l.stock, coalesce(p.state, ''),
      coalesce(p.is_due, 0), p.sent_at, coalesce(p.reason, ''),
      CASE WHEN d.listing_id IS NULL THEN 0 ELSE 1 END
    FROM listings l LEFT JOIN stock_publications p ON p.listing_id = l.id
      LEFT JOIN stock_drifts d ON d.listing_id = l.id
    WHERE l.variant_id = ? AND l.removed_at IS NULL
    """)
}
