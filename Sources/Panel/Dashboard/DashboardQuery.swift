import Basics
import Storage

/// The figures of the overview, from roll-ups and short look-ups.
struct DashboardQuery: Sendable {
  struct Day: Sendable {
    var day: Int64
    var channel: String
    var currency: String
    var orders: Int64
    var revenueMinor: Int64
  }

  struct ChannelState: Sendable {
    var name: String
    var run: SyncRun?
    /// Of the last run.
    var setAsideByRun: Int
    /// All that wait.
    var setAside: Int64
  }

  var days: [Day]
  var channels: [ChannelState]
  var scoredAt: Int64?
  var feed: (builtAt: Int64?, items: Int64?)?
  var toPrepare: Int64

  static func load(
    from first: Int64, to last: Int64, in connection: any SQLConnection
  ) throws -> DashboardQuery {
    DashboardQuery(
      days: try connection.rows(connection.expanded(selectDays), [.integer(first), .integer(last)])
      { row in
        Day(
          day: row.integer(0), channel: row.text(1), currency: row.text(2), orders: row.integer(3),
          revenueMinor: row.integer(4))
      },
      channels: try ChannelAccounts.list(in: connection).map { account in
        let run = try SyncRun.latest(channelID: account.id, in: connection)
        let streams = try run.map { try StreamProgress.load(runID: $0.id, in: connection) } ?? []
        return ChannelState(
          name: account.name, run: run, setAsideByRun: streams.setAside,
          setAside: try connection.integer(
            "SELECT count(*) FROM rejected_records WHERE channel_id = ?", [.integer(account.id)])
            ?? 0)
      },
      scoredAt: try connection.integer("SELECT max(computed_at) FROM score_runs"),
      feed: try connection.first(
        "SELECT built_at, item_count FROM feeds ORDER BY id LIMIT 1"
      ) { (builtAt: $0.optionalInteger(0), items: $0.optionalInteger(1)) },
      // Counted up to a bound: beyond it the exact number helps nobody.
      toPrepare: try connection.integer(
        """
        SELECT count(*) FROM (SELECT 1 FROM orders
          WHERE status IN ('created', 'preparing') AND removed_at IS NULL LIMIT 1000) AS bounded
        """) ?? 0)
  }

  private static let selectDays = """
    SELECT d.day, c.name, d.currency, d.orders, d.revenue_minor
    FROM daily_channel_sales d JOIN channels c ON c.id = d.channel_id
    WHERE d.day BETWEEN ? AND ? AND d.orders > 0 ORDER BY d.day, c.name {bytes}
    """
}
