import Basics
import Commerce
import Storage

/// Reads stored scores, for the panel, the API, feeds and commands.
public struct ScoreReport {
  /// One product in a list.
  public struct Entry: Sendable, Equatable {
    public var productID: Int64
    /// Over all products.
    public var rank: Int64
    /// The key of the next page: place within the label, or the rank in the list of all.
    public var place: Int64
    /// Points in millionths, 0...100,000,000.
    public var scoreMicro: Int64
    /// In millionths; a part without a source is absent.
    public var parts: PartValues
    public var labels: [ScoreLabel]
    public var unitsMilli: Int64
    public var clicks: Int64
    public var favourites: Int64
    public var sizesInStock: Int64
    public var sizesTotal: Int64
  }

  private let connection: any SQLConnection
  private let profile: String

  public init(connection: any SQLConnection, profile: String = ScoreProfile.standard.name) {
    self.connection = connection
    self.profile = profile
  }

  /// When and how the scores were computed; nil before the first time.
  public func run() throws -> ScoreRun? { try ScoreRun.load(profile: profile, in: connection) }

  /// Products in order, best first.
  /// - Parameters:
  ///   - label: only its holders, in the label's own order.
  ///   - after: the last `place` that was seen, 0 for the first page.
  public func page(
    label: ScoreLabel? = nil, after: Int64 = 0, limit: Int = 50
  ) throws -> [Entry] {
    if let label {
      return try connection.rows(
        Self.byLabel,
        [.text(profile), .text(label.rawValue), .integer(after), .count(limit)], Self.entry)
    }
    return try connection.rows(
      Self.all, [.text(profile), .integer(after), .count(limit)], Self.entry)
  }

  /// Nil when the product has no score: unknown, not active, or new since the computation.
  public func entry(product id: Int64) throws -> Entry? {
    try connection.first(Self.one, [.text(profile), .integer(id)], Self.entry)
  }

  /// How many products hold each label; labels that nobody holds are absent.
  public func labelCounts() throws -> [ScoreLabel: Int64] {
    var counts: [ScoreLabel: Int64] = [:]
    try connection.forEachRow(Self.countLabels, [.text(profile)]) { row in
      if let label = ScoreLabel(rawValue: row.text(0)) { counts[label] = row.integer(1) }
      return true
    }
    return counts
  }

  private static func entry(_ row: any SQLRow) -> Entry {
    Entry(
      productID: row.integer(0), rank: row.integer(1), place: row.integer(2),
      scoreMicro: row.integer(3),
      parts: PartValues(
        sales: row.optionalInteger(4), size: row.optionalInteger(5),
        clicks: row.optionalInteger(6), favourites: row.optionalInteger(7)),
      labels: row.text(8).split(separator: " ").compactMap { ScoreLabel(rawValue: String($0)) },
      unitsMilli: row.integer(9), clicks: row.integer(10), favourites: row.integer(11),
      sizesInStock: row.integer(12), sizesTotal: row.integer(13))
  }

  private static func select(place: String) -> String {
    """
    SELECT s.product_id, s.rank, \(place), s.score_micro, s.sales_micro, s.size_micro,
      s.clicks_micro, s.favourites_micro, s.labels, s.units_milli, s.click_count,
      s.favourite_count, s.sizes_in_stock, s.sizes_total
    FROM scores s
    """
  }

  private static let all = SQLStatement(
    """
    \(select(place: "s.rank")) WHERE s.profile = ? AND s.rank > ? ORDER BY s.rank LIMIT ?
    """)
  private static let byLabel = SQLStatement(
    """
    \(select(place: "l.rank"))
    JOIN score_labels l ON l.profile = s.profile AND l.product_id = s.product_id
    WHERE l.profile = ? AND l.label = ? AND l.rank > ? ORDER BY l.rank LIMIT ?
    """)
  private static let one = SQLStatement(
    "\(select(place: "s.rank")) WHERE s.profile = ? AND s.product_id = ?")
  private static let countLabels = SQLStatement(
    "SELECT label, count(*) FROM score_labels WHERE profile = ? GROUP BY label")
}
