import Basics
import Storage
import Web

/// Lines of channels' accounts, with what they come to.
struct SettlementQuery: Sendable {
  struct Line: Sendable {
    var id: Int64
    var occurredAt: Int64
    var channel: String
    var kind: String
    var currency: String
    var debitMinor: Int64
    var creditMinor: Int64
    var commissionMinor: Int64?
    var netMinor: Int64
    var orderNumber: String
    var orderID: Int64?
    var note: String
    var paidAt: Int64?
  }

  struct Sum: Sendable {
    var channel: String
    var kind: String
    var currency: String
    var count: Int64
    var debitMinor: Int64
    var creditMinor: Int64
    var commissionMinor: Int64
    var netMinor: Int64
  }

  struct Payout: Sendable {
    var channel: String
    var currency: String
    var at: Int64
    var netMinor: Int64
  }

  struct Owed: Sendable {
    var channel: String
    var currency: String
    var plannedMinor: Int64
    var undatedMinor: Int64
  }

  struct Period: Sendable {
    var from: Timestamp
    /// The end, not included.
    var to: Timestamp
  }

  static let pageSize = 50
  static let longestDays: Int64 = 92
  /// Payouts that are shown reach so far back, and lines without a payment are counted so far back.
  static let payoutDays: Int64 = 35
  static let undatedDays: Int64 = 90
  static let mostPayouts = 60
  /// Groups of sums that are shown: channels name their kinds as they like.
  static let mostSums = 200

  var lines: [Line] = []
  var sums: [Sum] = []
  var payouts: [Payout] = []
  var owed: [Owed] = []
  var next: PageCursor?

  static func load(
    _ period: Period, channelID: Int64?, after: PageCursor?, now: Timestamp,
    in connection: any SQLConnection
  ) throws -> SettlementQuery {
    var query = SettlementQuery()
    let isOne = channelID != nil
    let channel: [SQLValue] = channelID.map { [.integer($0)] } ?? []
    let span: [SQLValue] = [
      .integer(period.from.milliseconds), .integer(period.to.milliseconds),
    ]
    let start = after ?? PageCursor(period.to.milliseconds, .max)
    let ids = try connection.rows(
      keys(isOne),
      channel + [.integer(period.from.milliseconds)]
        + [start.parts[0], start.parts[0], start.parts[1]].map { .integer($0) }
        + [.count(pageSize + 1)]
    ) { $0.integer(0) }
    query.lines = try lines(ids.prefix(pageSize).map { $0 }, in: connection)
    if ids.count > pageSize {
      query.next = query.lines.last.map { PageCursor($0.occurredAt, $0.id) }
    }
    guard after == nil else { return query }
    query.sums = try connection.rows(sums(isOne), channel + span + [.count(mostSums)]) { row in
      Sum(
        channel: row.text(0), kind: row.text(1), currency: row.text(2), count: row.integer(3),
        debitMinor: row.integer(4), creditMinor: row.integer(5), commissionMinor: row.integer(6),
        netMinor: row.integer(7))
    }
    try query.loadPayouts(channel, isOne, now: now, in: connection)
    return query
  }

  private mutating func loadPayouts(
    _ channel: [SQLValue], _ isOne: Bool, now: Timestamp, in connection: any SQLConnection
  ) throws {
    let since = SQLValue.integer(now.adding(days: -Self.payoutDays).milliseconds)
    payouts = try connection.rows(
      Self.payouts(isOne), [since] + channel + [.count(Self.mostPayouts)]
    ) { row in
      Payout(
        channel: row.text(0), currency: row.text(1), at: row.integer(2), netMinor: row.integer(3))
    }.sorted { ($0.at, $0.channel) < ($1.at, $1.channel) }
    let planned = try connection.rows(
      Self.planned(isOne), [.integer(now.milliseconds)] + channel
    ) { ([$0.text(0), $0.text(1)], $0.integer(2)) }
    let undated = try connection.rows(
      Self.undated(isOne), [.integer(now.adding(days: -Self.undatedDays).milliseconds)] + channel
    ) { ([$0.text(0), $0.text(1)], $0.integer(2)) }
    let (dated, open) = (
      Dictionary(planned) { $0.clampedAdding($1) }, Dictionary(undated) { $0.clampedAdding($1) }
    )
    owed = Set(dated.keys).union(open.keys).sorted { $0.lexicographicallyPrecedes($1) }.map {
      Owed(
        channel: $0[0], currency: $0[1], plannedMinor: dated[$0] ?? 0, undatedMinor: open[$0] ?? 0)
    }
  }

  /// All lines of an order, on whichever channel it is.
  static func load(
    order: String, in connection: any SQLConnection
  ) throws -> SettlementQuery {
    var query = SettlementQuery()
    let ids = try connection.rows(
      """
      SELECT s.id FROM channels c
        JOIN settlements s ON s.channel_id = c.id AND s.order_remote_id = ?
      ORDER BY s.occurred_at DESC, s.id DESC LIMIT 200
      """, [.text(order)]
    ) { $0.integer(0) }
    query.lines = try lines(ids, in: connection)
    return query
  }

  private static func lines(
    _ ids: [Int64], in connection: any SQLConnection
  ) throws -> [Line] {
    try connection.firstMatches(selectLine, ids.map { [.integer($0)] }) { row in
      Line(
        id: row.integer(0), occurredAt: row.integer(1), channel: row.text(2), kind: row.text(3),
        currency: row.text(4), debitMinor: row.integer(5), creditMinor: row.integer(6),
        commissionMinor: row.optionalInteger(7), netMinor: row.integer(8),
        orderNumber: row.text(9), orderID: row.optionalInteger(10), note: row.text(11),
        paidAt: row.optionalInteger(12))
    }.compactMap { $0 }
  }

  private static func keys(_ isOne: Bool) -> SQLStatement {
    SQLStatement(
      """
      SELECT id FROM settlements
      WHERE \(isOne ? "channel_id = ? AND" : "") occurred_at >= ?
        AND (occurred_at < ? OR (occurred_at = ? AND id < ?))
      ORDER BY occurred_at DESC, id DESC LIMIT ?
      """, isReused: false)
  }

  private static func sums(_ isOne: Bool) -> SQLStatement {
    SQLStatement(
      """
      SELECT c.name, s.kind, s.currency, count(*), sum(s.debit_minor), sum(s.credit_minor),
        coalesce(sum(s.commission_minor), 0), sum(s.net_minor)
      FROM settlements s JOIN channels c ON c.id = s.channel_id
      WHERE \(isOne ? "s.channel_id = ? AND" : "") s.occurred_at >= ? AND s.occurred_at < ?
      GROUP BY c.name, s.kind, s.currency ORDER BY c.name, s.kind, s.currency LIMIT ?
      """, isReused: false)
  }

  private static func payouts(_ isOne: Bool) -> SQLStatement {
    SQLStatement(
      """
      SELECT c.name, g.currency, g.paid_at, g.net FROM (
        SELECT s.paid_at, s.channel_id, s.currency, sum(s.net_minor) AS net FROM settlements s
        WHERE s.paid_at >= ? \(isOne ? "AND s.channel_id = ?" : "")
        GROUP BY s.paid_at, s.channel_id, s.currency
        ORDER BY s.paid_at, s.channel_id, s.currency LIMIT ?) g
      JOIN channels c ON c.id = g.channel_id
      """, isReused: false)
  }

  /// Lines of orders alone, as those without a date.
  private static func planned(_ isOne: Bool) -> SQLStatement {
    SQLStatement(
      """
      SELECT c.name, s.currency, sum(s.net_minor)
      FROM settlements s JOIN channels c ON c.id = s.channel_id
      WHERE s.paid_at > ? AND s.order_remote_id IS NOT NULL \(isOne ? "AND s.channel_id = ?" : "")
      GROUP BY c.name, s.currency
      """, isReused: false)
  }

  /// Lines of orders alone: a transfer has no payment of its own.
  private static func undated(_ isOne: Bool) -> SQLStatement {
    SQLStatement(
      """
      SELECT c.name, s.currency, sum(s.net_minor)
      FROM channels c JOIN settlements s ON s.channel_id = c.id
        AND s.paid_at IS NULL AND s.occurred_at >= ?
      WHERE s.order_remote_id IS NOT NULL \(isOne ? "AND c.id = ?" : "")
      GROUP BY c.name, s.currency
      """, isReused: false)
  }

  private static let selectLine = SQLStatement(
    """
    SELECT s.id, s.occurred_at, c.name, s.kind, s.currency, s.debit_minor, s.credit_minor,
      s.commission_minor, s.net_minor, coalesce(s.order_remote_id, ''), o.id, s.note, s.paid_at
    FROM settlements s JOIN channels c ON c.id = s.channel_id
      LEFT JOIN orders o ON o.channel_id = s.channel_id AND o.remote_id = s.order_remote_id
    WHERE s.id = ?
    """)
}
