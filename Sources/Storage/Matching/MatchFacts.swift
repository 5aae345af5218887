import Basics
import Commerce

/// What matching knows of one channel's listings and of the goods that they might be.
public struct MatchFacts: Sendable {
  /// Goods as one channel tells them. Texts are folded.
  public struct Goods: Sendable, Equatable {
    public var variantID: Int64
    public var productID: Int64
    /// `Barcode.normalized`; nil where there is none.
    public var barcode: String?
    public var sku: String
    public var title: String
    public var brand: String
    public var size: String
    public var colour: String

    public init(
      variantID: Int64, productID: Int64, barcode: String? = nil, sku: String = "",
      title: String = "", brand: String = "", size: String = "", colour: String = ""
    ) {
      self.variantID = variantID
      self.productID = productID
      self.barcode = barcode
      self.sku = sku
      self.title = title
      self.brand = brand
      self.size = size
      self.colour = colour
    }
  }

  /// A listing that belongs to no other channel's variant yet.
  public struct Listing: Sendable, Equatable {
    public var id: Int64
    public var goods: Goods

    public init(id: Int64, goods: Goods) {
      self.id = id
      self.goods = goods
    }
  }

  /// A listing and a variant that are not the same, as a person said.
  public struct Pair: Hashable, Sendable {
    public var listingID: Int64
    public var variantID: Int64

    public init(listingID: Int64, variantID: Int64) {
      self.listingID = listingID
      self.variantID = variantID
    }
  }

  public var listings: [Listing] = []
  /// Variants of channels that were connected before and still are.
  public var targets: [Goods] = []
  /// Variants that have a listing on the channel already.
  public var taken: Set<Int64> = []
  public var refused: Set<Pair> = []

  public init() {}
}

extension MatchFacts {
  /// Reads the facts of a channel, by a few statements whatever the size of the catalogue.
  static func read(channelID: Int64, in connection: any SQLConnection) throws -> MatchFacts {
    var facts = MatchFacts()
    facts.listings = try connection.rows(selectListings, [.integer(channelID)]) { row in
      Listing(id: row.integer(8), goods: goods(row))
    }
    facts.targets = try connection.rows(selectTargets, [.integer(channelID)], goods)
    facts.taken = Set(try connection.rows(selectTaken, [.integer(channelID)]) { $0.integer(0) })
    facts.refused = Set(
      try connection.rows(selectRefused, [.integer(channelID)]) {
        Pair(listingID: $0.integer(0), variantID: $0.integer(1))
      })
    return facts
  }

  private static func goods(_ row: any SQLRow) -> Goods {
    Goods(
      variantID: row.integer(0), productID: row.integer(1),
      barcode: Barcode.normalized(row.text(2)), sku: row.text(3),
      title: TurkishFolding.fold(row.text(4)), brand: TurkishFolding.fold(row.text(5)),
      size: TurkishFolding.fold(row.text(6)), colour: TurkishFolding.fold(row.text(7)))
  }

  private static let goodsColumns = """
    v.id, v.product_id, v.barcode, v.sku_folded, p.title, p.brand, v.size, v.colour, l.id
    """
  private static let selectListings = SQLStatement(
    """
    SELECT \(goodsColumns) FROM listings l JOIN variants v ON v.id = l.variant_id
      JOIN products p ON p.id = v.product_id
    WHERE l.channel_id = ? AND l.own_variant_id IS NULL AND l.removed_at IS NULL ORDER BY l.id
    """)
  private static let selectTargets = SQLStatement(
    """
    SELECT \(goodsColumns) FROM listings l JOIN variants v ON v.id = l.variant_id
      JOIN products p ON p.id = v.product_id JOIN channels c ON c.id = l.channel_id
    WHERE l.channel_id < ? AND l.own_variant_id IS NULL AND l.removed_at IS NULL
      AND c.removed_at IS NULL
    ORDER BY v.id
    """)
  private static let selectTaken = SQLStatement(
    "SELECT variant_id FROM listings WHERE channel_id = ? AND own_variant_id IS NOT NULL")
  private static let selectRefused = SQLStatement(
    """
    SELECT r.listing_id, r.variant_id FROM listing_refusals r JOIN listings l ON l.id = r.listing_id
    WHERE l.channel_id = ?
    """)
}
