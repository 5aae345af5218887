import Commerce
import Storage
import Web

/// A page of claims of one state.
struct ClaimQuery: Sendable {
  struct Unit: Sendable {
    var id: Int64
    var name: String
    var codes: String
    var priceMinor: Int64
    var status: String
    var channelStatus: String
    var reason: String
    var note: String
    var isByTime: Bool
    var isBooked: Bool
    var productID: Int64?
    /// Of the decision that a person made here; empty when nobody did.
    var decision: String
    var message: String

    /// True when a person may decide about it now.
    var isFree: Bool {
      status == ClaimStatus.waiting.rawValue && decision != "asked" && decision != "unknown"
    }
  }

  struct Claim: Sendable {
    var id: Int64
    var remoteID: String
    var channel: String
    var channelID: Int64
    var orderID: Int64?
    var orderNumber: String
    var customer: String
    var carrier: String
    var claimedAt: Int64
    var dueAt: Int64?
    var state: String
    var units: [Unit] = []
  }

  static let pageSize = 50
  /// Units that are shown of one claim, of more those that wait; and those decided about at once.
  static let mostUnits = 100

  var claims: [Claim]
  var next: PageCursor?

  /// Those that wait come oldest first, because they run out first; others newest first.
  static func load(
    _ state: ClaimState, channelID: Int64?, after: PageCursor?, in connection: any SQLConnection
  ) throws -> ClaimQuery {
    let isRising = state == .waiting
    let start = after ?? (isRising ? PageCursor(.min, 0) : PageCursor(.max, .max))
    var values: [SQLValue] = [.text(state.rawValue)]
    if let channelID { values.append(.integer(channelID)) }
    values += [.integer(start.parts[0]), .integer(start.parts[0]), .integer(start.parts[1])]
    let keys = try connection.rows(
      keys(isRising: isRising, hasChannel: channelID != nil), values + [.count(pageSize + 1)]
    ) { PageCursor($0.integer(0), $0.integer(1)) }
    let shown = keys.prefix(pageSize)
    return ClaimQuery(
      claims: try claims(shown.map { $0.parts[1] }, in: connection),
      next: keys.count > pageSize ? shown.last : nil)
  }

  /// Claims of those units, with those units alone, as far as a person may decide about them.
  static func load(
    unitIDs: [Int64], in connection: any SQLConnection
  ) throws -> [Claim] {
    let ids = Set(unitIDs).sorted()
    let found = try connection.firstMatches(selectUnit, ids.map { [.integer($0)] }) { row in
      (row.integer(14), unit(row))
    }
    var units: [Int64: [Unit]] = [:]
    for case let (claimID, unit)? in found where unit.isFree {
      units[claimID, default: []].append(unit)
    }
    var claims = try facts(units.keys.sorted(), in: connection)
    for place in claims.indices { claims[place].units = units[claims[place].id] ?? [] }
    return claims
  }

  static func load(
    orderID: Int64, in connection: any SQLConnection
  ) throws -> [Claim] {
    let ids = try connection.rows(
      "SELECT id FROM claims WHERE order_id = ? LIMIT 50", [.integer(orderID)]
    ) { $0.integer(0) }
    return try claims(ids.sorted(), in: connection)
  }

  private static func claims(
    _ ids: [Int64], in connection: any SQLConnection
  ) throws -> [Claim] {
    var claims = try facts(ids, in: connection)
    try connection.forEachMatch(selectUnits, claims.map { [.integer($0.id)] }) { place, row in
      claims[place].units.append(unit(row))
    }
    for place in claims.indices where claims[place].units.count > mostUnits {
      let units = claims[place].units
      let ordered = units.filter { $0.isFree } + units.filter { !$0.isFree }
      claims[place].units = Array(ordered.prefix(mostUnits))
    }
    return claims
  }

  /// Claims without their units.
  private static func facts(
    _ ids: [Int64], in connection: any SQLConnection
  ) throws -> [Claim] {
    try connection.firstMatches(selectClaim, ids.map { [.integer($0)] }) { row in
      Claim(
        id: row.integer(0), remoteID: row.text(1), channel: row.text(2),
        channelID: row.integer(3), orderID: row.optionalInteger(4), orderNumber: row.text(5),
        customer: row.text(6),
        carrier: [row.text(7), row.text(8)].filter { !$0.isEmpty }.joined(separator: " "),
        claimedAt: row.integer(9), dueAt: row.optionalInteger(10), state: row.text(11))
    }.compactMap { $0 }
  }

  private static func unit(_ row: any SQLRow) -> Unit {
    Unit(
      id: row.integer(0), name: row.text(1),
      codes: [row.text(2), row.text(3)].filter { !$0.isEmpty }.joined(separator: " · "),
      priceMinor: row.integer(4), status: row.text(5), channelStatus: row.text(6),
      reason: row.text(7), note: row.text(8), isByTime: row.flag(9), isBooked: row.flag(10),
      productID: row.optionalInteger(11), decision: row.text(12), message: row.text(13))
  }

  private static func keys(isRising: Bool, hasChannel: Bool) -> SQLStatement {
    let (order, than) = isRising ? ("ASC", ">") : ("DESC", "<")
    return SQLStatement(
      """
      SELECT claimed_at, id FROM claims
      WHERE state = ? \(hasChannel ? "AND channel_id = ?" : "")
        AND \(RemovedChannels.none("channel_id"))
        AND (claimed_at \(than) ? OR (claimed_at = ? AND id \(than) ?))
      ORDER BY claimed_at \(order), id \(order) LIMIT ?
      """, isReused: false)
  }

  private static let selectClaim = SQLStatement(
    """
    SELECT c.id, c.remote_id, h.name, c.channel_id, c.order_id, c.order_remote_id,
      c.customer_name, c.carrier, c.tracking_number, c.claimed_at, c.due_at, c.state
    FROM claims c JOIN channels h ON h.id = c.channel_id WHERE c.id = ?
    """)
  private static let columns = """
    SELECT u.id, u.name, u.sku, u.barcode, u.price_minor, u.status, u.channel_status, u.reason,
      u.customer_note, u.is_accepted_by_time, u.is_booked, v.product_id, coalesce(d.state, ''),
      coalesce(d.message, ''), u.claim_id
    FROM claim_units u JOIN claims c ON c.id = u.claim_id
      LEFT JOIN listings l ON l.channel_id = c.channel_id AND l.remote_id = u.variant_remote_id
      LEFT JOIN variants v ON v.id = l.variant_id
      LEFT JOIN claim_decisions d ON d.id = u.decision_id
    """
  private static let selectUnits = SQLStatement(
    "\(columns) WHERE u.claim_id = ? AND u.position >= 0 ORDER BY u.position")
  private static let selectUnit = SQLStatement("\(columns) WHERE u.id = ? AND u.position >= 0")
}
