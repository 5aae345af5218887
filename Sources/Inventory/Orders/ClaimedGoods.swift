import Basics
import Storage

/// Tells the stock of claimed units that were accepted, by a person here or on the channel.
public enum ClaimedGoods {
  /// Units of one call; what is left over is told by the next.
  static let mostAtOnce = 500

  /// Books accepted units that were not booked, as soon as their order and their goods are known.
  /// Each is told once, whoever accepted it; one whose order has not left yet waits there. To be called
  /// in the transaction that stored the units. Does nothing while stock is not kept, and nothing for
  /// orders from before it was.
  public static func book(
    channelID: Int64, now: Timestamp, in connection: any SQLConnection
  ) throws {
    guard let since = try StockKeeping.since(in: connection) else { return }
    let units = try connection.rows(
      select,
      [.integer(channelID), .integer(since.milliseconds), .count(mostAtOnce)], Unit.init)
    guard !units.isEmpty else { return }
    let parts = try parts(of: Set(units.map(\.variantID)).sorted(), in: connection)
    try ClaimReturns.accept(
      units.map { $0.accepted(parts[$0.variantID], now: now) }, now: now, in: connection)
    try connection.executeBatch(setBooked, units.map { [.integer($0.id)] })
  }

  private struct Unit {
    var id: Int64
    var key: String
    var orderID: Int64
    var variantID: Int64
    var acceptedAt: Int64?
    var actor: String

    init(_ row: any SQLRow) {
      id = row.integer(0)
      key = "\(row.integer(1)):\(row.text(2)):\(row.text(3))"
      orderID = row.integer(4)
      variantID = row.integer(5)
      acceptedAt = row.optionalInteger(6)
      actor = row.text(7)
    }

    /// - Parameter parts: of a bundle: it comes back as what it is made of.
    func accepted(_ parts: [(variantID: Int64, units: Int64)]?, now: Timestamp)
      -> ClaimReturns.Accepted
    {
      ClaimReturns.Accepted(
        claimID: key,
        parts: (parts ?? [(variantID, 1)]).map {
          .init(orderID: orderID, variantID: $0.variantID, units: $0.units)
        }, acceptedAt: acceptedAt.map { Timestamp(milliseconds: $0) } ?? now, actor: actor)
    }
  }

  private static func parts(
    of variantIDs: [Int64], in connection: any SQLConnection
  ) throws -> [Int64: [(variantID: Int64, units: Int64)]] {
    var parts: [Int64: [(variantID: Int64, units: Int64)]] = [:]
    try connection.forEachMatch(selectParts, variantIDs.map { [.integer($0)] }) { place, row in
      parts[variantIDs[place], default: []].append((row.integer(0), row.integer(1)))
    }
    return parts
  }

  private static let select = SQLStatement(
    """
    SELECT u.id, c.channel_id, c.remote_id, u.remote_id, o.id, l.variant_id, u.accepted_at,
      CASE WHEN d.kind = 'accept' THEN d.actor ELSE 'sync' END
    FROM claim_units u JOIN claims c ON c.id = u.claim_id
      JOIN orders o ON o.id = c.order_id
      JOIN listings l ON l.channel_id = c.channel_id AND l.remote_id = u.variant_remote_id
      LEFT JOIN claim_decisions d ON d.id = u.decision_id
    WHERE u.status = 'accepted' AND u.is_booked = 0 AND u.position >= 0 AND c.channel_id = ?
      AND o.placed_at >= ?
    ORDER BY u.id LIMIT ?
    """)
  private static let selectParts = SQLStatement(
    "SELECT part_id, units FROM bundle_parts WHERE bundle_id = ? ORDER BY part_id")
  private static let setBooked = SQLStatement(
    "UPDATE claim_units SET is_booked = 1 WHERE id = ?")
}
