import Basics
import Inventory
import Storage

/// What there is to know of the stock at a glance.
struct StockOverviewQuery: Sendable {
  struct Channel: Sendable {
    var id: Int64
    var name: String
    var isTold: Bool
    /// Listings that wait to be told, counted up to `StockCounts.most`, and since when the first.
    var waiting: Int64
    var waitingSince: Int64?
    /// Nil while no sale was measured.
    var lag: SaleLags.Summary?
  }

  /// Nil while stock is not kept here.
  var since: Timestamp?
  var verification: StoredVerification?
  var channels: [Channel] = []
  var hasLevels = false

  static func load(in connection: any SQLConnection) throws -> StockOverviewQuery {
    var query = StockOverviewQuery()
    query.since = try StockKeeping.since(in: connection)
    query.verification = try StoredVerification.newest(in: connection)
    query.hasLevels =
      try connection.integer("SELECT variant_id FROM stock_levels ORDER BY variant_id LIMIT 1")
      != nil
    guard query.since != nil else { return query }
    query.channels = try ChannelAccounts.list(in: connection).map { account in
      var channel = Channel(
        id: account.id, name: account.name, isTold: false, waiting: 0, waitingSince: nil)
      channel.isTold =
        try StockPolicies.find(channelID: account.id, in: connection)?.isPublishing == true
      try connection.forEachRow(
        waiting, [.integer(account.id), .integer(StockCounts.most)]
      ) { row in
        (channel.waiting, channel.waitingSince) = (row.integer(0), row.optionalInteger(1))
        return false
      }
      channel.lag = try SaleLags.summary(channelID: account.id, in: connection)
      return channel
    }
    return query
  }

  private static let waiting = SQLStatement(
    """
    SELECT count(*), min(due_since) FROM (
      SELECT due_since FROM stock_publications WHERE channel_id = ? AND is_due = 1
      ORDER BY due_since, listing_id LIMIT ?) a
    """)
}

/// What keeping stock here would begin with.
struct StockStartPlan: Sendable {
  struct Channel: Sendable {
    var name: String
    /// Levels that are this channel's figures.
    var levels: Int64
  }

  var channels: [Channel]
  /// Bundles are levels that follow from others.
  var bundles: Int64

  /// Reads every listing: for a person who is about to begin.
  static func load(in connection: any SQLConnection) throws -> StockStartPlan {
    StockStartPlan(
      channels: try connection.rows(levels) { Channel(name: $0.text(0), levels: $0.integer(1)) },
      bundles: try connection.integer("SELECT count(DISTINCT bundle_id) FROM bundle_parts") ?? 0)
  }

  /// A listing that was linked to another channel's variant has no say in its level.
  private static let levels = SQLStatement(
    """
    SELECT c.name, count(*) FROM listings l JOIN channels c ON c.id = l.channel_id
      JOIN stock_levels s ON s.variant_id = l.variant_id
    WHERE l.own_variant_id IS NULL AND l.removed_at IS NULL
    GROUP BY c.id, c.name ORDER BY c.id
    """)
}
