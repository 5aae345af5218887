import Basics
import Commerce

/// One order that two channels tell: a shop lists what it got from a marketplace, and the
/// marketplace tells it too. The marketplace's own record is the true one; the shop's copy keeps its
/// rows and is out of lists and figures for as long as the other is there.
///
/// What is a copy is read from the rows as they stand, so it does not matter which came first.
struct OrderTwins {
  let connection: any SQLConnection

  /// An order that says which marketplace's it is, and what is stored of that.
  private struct Claim {
    var id: Int64
    var channelID: Int64
    var marketplace: String
    /// Folded.
    var number: String
    var twin: Int64?
  }

  private struct Channel {
    var id: Int64
    /// Folded.
    var platform: String
  }

  /// Ties the orders of a page that were just written to what other channels tell of them.
  /// - Returns: those of the page that are copies; their figures are the caller's business, those of
  ///   other channels' orders are put right here.
  func settle(
    _ page: [(id: Int64, order: StoredOrder)], of channelID: Int64, now: Timestamp
  ) throws -> Set<Int64> {
    let channels = try self.channels()
    guard channels.count > 1 else { return [] }
    let own = page.compactMap { id, order -> Claim? in
      guard let number = order.originNumber, let marketplace = order.record.originMarketplace
      else { return nil }
      return Claim(id: id, channelID: channelID, marketplace: marketplace, number: number)
    }
    let twins = try originals(of: own, channels)
    try connection.executeBatch(
      Self.hide, twins.map { [.integer($1), .integer(now.milliseconds), .integer($0)] })
    try settle(others(page, of: channelID, channels), channels, now: now)
    return Set(twins.map(\.0))
  }

  /// Brings back the copies of orders that are gone.
  func part(from removed: [Int64], now: Timestamp) throws {
    var claims: [Claim] = []
    try connection.forEachMatch(Self.copies, removed.map { [.integer($0)] }) {
      claims.append(Self.claim($1))
    }
    guard !claims.isEmpty else { return }
    try settle(claims, try channels(), now: now)
  }

  /// Orders of other channels that name one of the page, or did until now.
  private func others(
    _ page: [(id: Int64, order: StoredOrder)], of channelID: Int64, _ channels: [Channel]
  ) throws -> [Claim] {
    let passing = try channels.filter { channel in
      try channel.id != channelID
        && connection.integer(Self.passesOn, [.integer(channel.id)]) != nil
    }
    guard !passing.isEmpty else { return [] }
    var claims: [Int64: Claim] = [:]
    let numbers = page.filter { $0.order.originNumber == nil }.map {
      TurkishFolding.fold($0.order.record.number)
    }
    try connection.forEachMatch(
      Self.claims,
      passing.flatMap { channel in numbers.map { [.integer(channel.id), .text($0)] } }
    ) { _, row in claims[row.integer(0)] = Self.claim(row) }
    try connection.forEachMatch(Self.copies, page.map { [.integer($0.id)] }) { _, row in
      claims[row.integer(0)] = Self.claim(row)
    }
    return claims.values.sorted { $0.id < $1.id }
  }

  private func settle(_ claims: [Claim], _ channels: [Channel], now: Timestamp) throws {
    let twins = Dictionary(uniqueKeysWithValues: try originals(of: claims, channels))
    let hidden = claims.filter { $0.twin == nil && twins[$0.id] != nil }
    let shown = claims.filter { $0.twin != nil && twins[$0.id] == nil }
    try count(hidden.map(\.id), sign: -1)
    try connection.executeBatch(
      Self.hide,
      claims.compactMap { claim in
        twins[claim.id].map {
          [.integer($0), .integer(now.milliseconds), .integer(claim.id)]
        }
      })
    try connection.executeBatch(Self.show, shown.map { [.integer($0.id)] })
    try count(shown.map(\.id), sign: 1)
    try refreshSpan(of: (hidden + shown).map(\.id))
  }

  /// The marketplace's record of each order that names one, where it is stored. Of several, the one
  /// of the account that was connected first.
  private func originals(
    of claims: [Claim], _ channels: [Channel]
  ) throws -> [(id: Int64, twin: Int64)] {
    var meant: [String: Set<Int64>] = [:]
    for claim in claims where meant[claim.marketplace] == nil {
      let name = TurkishFolding.fold(claim.marketplace)
      meant[claim.marketplace] = Set(
        channels.filter { !$0.platform.isEmpty && name.contains($0.platform) }.map(\.id))
    }
    let asked = claims.filter { meant[$0.marketplace]?.isEmpty == false }
    var found: [Int: (channelID: Int64, id: Int64)] = [:]
    try connection.forEachMatch(Self.originals, asked.map { [.text($0.number)] }) { place, row in
      let one = (channelID: row.integer(1), id: row.integer(0))
      let claim = asked[place]
      guard one.channelID != claim.channelID,
        meant[claim.marketplace]?.contains(one.channelID) == true
      else { return }
      if let known = found[place], (known.channelID, known.id) < (one.channelID, one.id) { return }
      found[place] = one
    }
    return found.sorted { $0.key < $1.key }.map { (asked[$0.key].id, $0.value.id) }
  }

  /// Adds the orders to the figures or takes them away.
  private func count(_ ids: [Int64], sign: Int64) throws {
    guard !ids.isEmpty else { return }
    var rollup = SalesRollup()
    var customers: [Int64: CustomerFigures] = [:]
    for (_, order) in try StoredOrderState.load(ids, in: connection) {
      rollup.apply(order.contribution, sign: sign)
      guard let customerID = order.customerID else { continue }
      customers[customerID, default: .init()].add(order, sign: sign)
    }
    try rollup.save(in: connection)
    try CustomerFigures.add(customers, in: connection)
  }

  private func refreshSpan(of ids: [Int64]) throws {
    let customers = try connection.firstMatches(Self.customer, ids.map { [.integer($0)] }) {
      $0.optionalInteger(0)
    }
    try CustomerFigures.refreshSpan(of: customers.compactMap { $0 ?? nil }, in: connection)
  }

  private func channels() throws -> [Channel] {
    try connection.rows(Self.selectChannels) {
      Channel(id: $0.integer(0), platform: TurkishFolding.fold($0.text(1)))
    }
  }

  private static func claim(_ row: any SQLRow) -> Claim {
    Claim(
      id: row.integer(0), channelID: row.integer(1), marketplace: row.text(2),
      number: row.text(3), twin: row.optionalInteger(4))
  }

  private static let selectChannels = SQLStatement("SELECT id, platform FROM channels ORDER BY id")
  private static let passesOn = SQLStatement(
    "SELECT 1 FROM orders WHERE channel_id = ? AND origin_number IS NOT NULL LIMIT 1")
  private static let claims = SQLStatement(
    """
    SELECT id, channel_id, origin_marketplace, origin_number, twin_of FROM orders
    WHERE channel_id = ? AND origin_number = ? AND (removed_at IS NULL OR twin_of IS NOT NULL)
    """)
  private static let copies = SQLStatement(
    """
    SELECT id, channel_id, origin_marketplace, origin_number, twin_of FROM orders
    WHERE twin_of = ?
    """)
  private static let originals = SQLStatement(
    """
    SELECT id, channel_id FROM orders
    WHERE number_folded = ? AND origin_number IS NULL AND removed_at IS NULL
    """)
  private static let hide = SQLStatement(
    "UPDATE orders SET twin_of = ?, removed_at = ?, missing_sweeps = 0 WHERE id = ?")
  private static let show = SQLStatement(
    "UPDATE orders SET twin_of = NULL, removed_at = NULL, missing_sweeps = 0 WHERE id = ?")
  private static let customer = SQLStatement("SELECT customer_id FROM orders WHERE id = ?")
}

extension CustomerFigures {
  fileprivate mutating func add(_ order: StoredOrderState, sign: Int64) {
    orders += sign
    guard order.contribution.countsAsSale else { return }
    let spent = order.contribution.totalMinor.clampedMultiplied(by: sign)
    spentMinor = spentMinor.clampedAdding(spent)
  }
}
