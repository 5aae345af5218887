import Basics
import ConnectorKit
import Logging
import Storage
import Sync
import TestKit
import Testing

/// Channel accounts in a fresh database, and what is stored of their orders.
struct PackageShop: Sendable {
  let database: any Database

  func channel(_ name: String, platform: String) async throws -> ChannelAccount {
    let box = try #require(SecretBox(key: [UInt8](repeating: 7, count: 32)))
    return try await database.write { connection in
      _ = try ChannelAccounts.add(
        platform: platform, name: name, settings: [:], secrets: [:], box: box,
        now: StandingClock().now(), in: connection)
      return try #require(try ChannelAccounts.find(name: name, in: connection))
    }
  }

  @discardableResult
  func sync(
    _ channel: ChannelAccount, _ connector: any Connector, isFull: Bool = true
  ) async throws -> SyncReport {
    try await SyncEngine(
      database: database, clock: StandingClock(), zone: .istanbul, owner: .current(),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    ).run(channel, connector: connector, request: SyncRequest(isFull: isFull))
  }

  /// Everything that a sync stores of orders, by natural keys, without ids and clocks of ours.
  func lines() async throws -> [String] {
    try await database.read { connection in
      try Self.queries.flatMap { name, query in
        try connection.rows(SQLStatement(query, isReused: false)) { row in
          "\(name) \(row.text(0))"
        }.sorted()
      } + Self.payloads(in: connection)
    }
  }

  private static func payloads(in connection: any SQLConnection) throws -> [String] {
    let ids = try connection.rows("SELECT id FROM order_packages") { $0.integer(0) }
    return try PayloadTable.packages.payloads(of: ids, in: connection).values.map {
      "payload " + String(decoding: $0, as: UTF8.self)
    }.sorted()
  }

  func integer(_ query: String) async throws -> Int64 {
    try await database.read { connection in
      try connection.integer(SQLStatement(query, isReused: false)) ?? 0
    }
  }

  private static let queries: [(String, String)] = [
    (
      "order",
      """
      SELECT h.name || '|' || o.remote_id || '|' || o.number || '|' || o.placed_at || '|'
        || o.status || '|' || o.channel_status || '|' || o.buyer_name || '|' || o.total_minor || '|'
        || o.discount_minor || '|' || o.line_count || '|' || o.carrier || '|' || o.tracking_number
        || '|' || coalesce(o.changed_at, 0) || '|' || o.content_hash || '|' || coalesce(c.name, '-')
        || '|' || (o.removed_at IS NULL) || '|' || coalesce(t.remote_id, '-')
      FROM orders o JOIN channels h ON h.id = o.channel_id
        LEFT JOIN customers c ON c.id = o.customer_id LEFT JOIN orders t ON t.id = o.twin_of
      """
    ),
    (
      "line",
      """
      SELECT o.remote_id || '|' || l.position || '|' || l.remote_id || '|' || l.quantity_milli || '|'
        || l.total_minor || '|' || l.is_cancelled || '|' || coalesce(l.package_remote_id, '-')
      FROM order_lines l JOIN orders o ON o.id = l.order_id
      """
    ),
    (
      "event",
      """
      SELECT o.remote_id || '|' || e.position || '|' || e.at || '|' || e.status || '|'
        || e.channel_status FROM order_events e JOIN orders o ON o.id = e.order_id
      """
    ),
    (
      "package",
      """
      SELECT p.remote_id || '|' || o.remote_id || '|' || p.status || '|' || p.is_replaced || '|'
        || p.changed_at || '|' || p.origins || '|' || p.content_hash
      FROM order_packages p JOIN orders o ON o.id = p.order_id
      WHERE p.removed_at IS NULL
      """
    ),
    (
      "sales",
      """
      SELECT h.name || '|' || d.day || '|' || d.orders || '|' || d.units_milli || '|'
        || d.revenue_minor FROM daily_channel_sales d JOIN channels h ON h.id = d.channel_id
      WHERE d.orders <> 0 OR d.units_milli <> 0 OR d.revenue_minor <> 0
      """
    ),
    (
      "customer",
      """
      SELECT name || '|' || email || '|' || order_count || '|' || spent_minor || '|'
        || coalesce(first_order_at, 0) || '|' || coalesce(last_order_at, 0) FROM customers
      """
    ),
  ]
}
