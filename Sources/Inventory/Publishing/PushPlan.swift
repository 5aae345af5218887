import Basics
import ConnectorKit
import Storage

/// What a channel is to be told now, read from a snapshot: each value is the policy of the level as
/// it is read, under the level's version.
public struct PushPlan: Sendable, Equatable {
  public struct Row: Sendable, Equatable {
    public var listingID: Int64
    /// The variant whose level it is.
    public var variantID: Int64
    public var remoteID: String
    public var sku: String
    public var barcode: String
    public var priceMinor: Int64
    public var listPriceMinor: Int64
    public var currency: String
    public var shown: Int64
    public var version: Int64
    public var available: Int64
    public var value: Int64
  }

  public var channelID: Int64
  public var rows: [Row]
  /// Units that the channel's interface takes, and whether it wants prices too.
  public var limits: OfferLimits
  /// Whether a person is to look first.
  public var verdict: PushGuard.Verdict

  /// - Parameter looksAtAll: whether the guard looks at everything that is due, which takes as long as
  ///   there is much due; otherwise at these rows alone.
  /// - Returns: nil for a channel that is told nothing.
  public static func read(
    channelID: Int64, limits: OfferLimits, guarding: PushGuard = PushGuard(),
    looksAtAll: Bool = true, now: Timestamp, in connection: any SQLConnection
  ) throws -> PushPlan? {
    guard let policy = try StockPolicies.find(channelID: channelID, in: connection),
      policy.isPublishing
    else { return nil }
    let due = try connection.rows(
      dueRows,
      [.integer(channelID), .integer(now.milliseconds), .count(max(1, limits.rowsPerPush))]
    ) { row($0, policy, limits) }
    let holds = PushHolds.Look(
      policy: policy, channelID: channelID, guarding: guarding, now: now, connection: connection)
    let verdict = try holds.verdict(
      emptied: looksAtAll
        ? holds.toBeEmptied() : due.count { $0.shown > 0 && $0.value <= 0 })
    return PushPlan(
      channelID: channelID, rows: due, limits: limits,
      verdict: verdict)
  }

  private static func row(
    _ row: any SQLRow, _ policy: StockPolicy, _ limits: OfferLimits
  ) -> Row {
    let available = row.integer(8)
    return Row(
      listingID: row.integer(0), variantID: row.integer(11), remoteID: row.text(1),
      sku: row.text(2), barcode: row.text(3),
      priceMinor: row.integer(4), listPriceMinor: row.integer(5), currency: row.text(6),
      shown: row.integer(7), version: row.integer(10), available: available,
      value: policy.value(
        available: available, safety: row.integer(9), mostUnits: limits.mostUnits))
  }

  private static let dueRows = SQLStatement(
    """
    SELECT p.listing_id, l.remote_id, v.sku, v.barcode, l.price_minor, l.list_price_minor,
      v.currency, coalesce(p.applied_value, l.stock), s.on_hand - s.reserved, s.safety, s.version,
      l.variant_id
    FROM stock_publications p JOIN listings l ON l.id = p.listing_id
      JOIN variants v ON v.id = l.variant_id JOIN stock_levels s ON s.variant_id = l.variant_id
    WHERE p.channel_id = ? AND p.is_due = 1 AND p.not_before <= ?
      AND p.state NOT IN ('sending', 'accepted') AND l.removed_at IS NULL
    ORDER BY p.due_since, p.listing_id LIMIT ?
    """)
}

extension PushPlan {
  /// A row that is on its way now, with what the channel is to be told.
  public struct Marked: Sendable, Equatable {
    public var row: Row
    public var serial: Int64
  }

  /// Marks the rows as being sent. A row is left out when something is in flight for its listing,
  /// when a newer level was sent meanwhile, as a push never goes back behind another, or when the
  /// listing has become another variant's.
  /// - Parameter flight: names the request; unique.
  public func mark(
    flight: String, now: Timestamp, in connection: any SQLConnection
  ) throws -> [Marked] {
    try PushHolds.clear(channelID: channelID, now: now, in: connection)
    try connection.executeBatch(
      Self.markRow,
      rows.map { row in
        [
          .integer(row.version), .text(flight), .integer(row.version), .integer(row.version),
          .integer(row.version), .integer(row.value),
          .integer(now.milliseconds), .integer(row.shown), .integer(row.listingID),
          .integer(row.version), .integer(row.variantID),
        ]
      })
    var serials: [Int64: Int64] = [:]
    for stored in try Publications(connection: connection, now: now).inFlight(flight) {
      serials[stored.listingID] = stored.publication.serial
    }
    return rows.compactMap { row in serials[row.listingID].map { Marked(row: row, serial: $0) } }
  }

  /// - Returns: false when the request was given up meanwhile: it must not be sent any more.
  public static func isInFlight(
    _ flight: String, in connection: any SQLConnection
  ) throws -> Bool {
    try connection.integer(anyInFlight, [.text(flight)]) != nil
  }

  private static let anyInFlight = SQLStatement(
    "SELECT listing_id FROM stock_publications WHERE state = 'sending' AND flight = ? LIMIT 1")
  /// The level may have changed since it was read: then the row stays due, and a sale that may not
  /// be in it is not told yet.
  private static let markRow = SQLStatement(
    """
    UPDATE stock_publications SET state = 'sending', serial = serial + 1,
      is_due = CASE WHEN due_version > ? THEN 1 ELSE 0 END, flight = ?,
      flight_sold_since = CASE WHEN due_version > ? THEN NULL ELSE sold_since END,
      sold_since = CASE WHEN due_version > ? THEN sold_since END,
      previous_value = sent_value, sent_version = ?, sent_value = ?, sent_at = ?,
      shown_before = ?, reason = ''
    WHERE listing_id = ? AND state NOT IN ('sending', 'accepted')
      AND (sent_version IS NULL OR sent_version <= ?)
      AND EXISTS (SELECT 1 FROM listings l
        WHERE l.id = stock_publications.listing_id AND l.variant_id = ?)
    """)
}

extension PushPlan.Marked {
  /// The row as the connector takes it.
  public func update(_ limits: OfferLimits) -> OfferUpdate {
    OfferUpdate(
      listingID: row.listingID, remoteID: row.remoteID, sku: row.sku, barcode: row.barcode,
      quantity: row.value, priceMinor: limits.sendsPriceWithStock ? row.priceMinor : nil,
      listPriceMinor: limits.sendsPriceWithStock ? max(row.listPriceMinor, row.priceMinor) : nil,
      currency: Currency(rawValue: row.currency) ?? .turkishLira)
  }
}
