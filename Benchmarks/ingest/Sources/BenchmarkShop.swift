import Basics
import ConnectorKit
import ConnectorTicimax
import ConnectorTrendyol
import Foundation
import Logging
import Outbound
import Storage
import StoragePostgres
import StorageSQLite
import Sync

/// A shop's account in a database file, and its sync over any transport, without a rate limit.
struct BenchmarkShop {
  static let now = Timestamp(seconds: 1_795_428_000)  // 2026-11-23T10:00:00Z

  struct StandingClock: WallClock {
    func now() -> Timestamp { BenchmarkShop.now }
  }

  /// Where the pages are from.
  enum Platform: String { case ticimax, trendyol }

  let database: any Database
  let platform: Platform

  /// Opens a `postgres://` database, or opens or makes a SQLite file, with the schema and one
  /// channel.
  static func open(_ location: String, _ platform: Platform) async throws -> BenchmarkShop {
    let database: any Database =
      location.hasPrefix("postgres://")
      ? PostgresDatabase(address: location) : try SQLiteDatabase(path: location)
    try await Migrator(database: database, clock: StandingClock()).migrate()
    try await database.write { connection in
      guard try ChannelAccounts.find(name: "shop", in: connection) == nil else { return }
      guard let box = SecretBox(key: [UInt8](repeating: 7, count: 32)) else { return }
      _ = try ChannelAccounts.add(
        platform: platform.rawValue, name: "shop", settings: [:], secrets: [:], box: box, now: now,
        in: connection)
    }
    return BenchmarkShop(database: database, platform: platform)
  }

  func sync(
    _ request: SyncRequest, address: String, transport: any HTTPTransport
  ) async throws -> SyncReport {
    let account = try await database.read { try ChannelAccounts.find(name: "shop", in: $0) }
    guard let account else { throw BenchmarkFailure(reason: "the channel is missing") }
    let connector = try connector(address: address, transport: transport)
    let report = try await SyncEngine(
      database: database, clock: StandingClock(), zone: .istanbul, owner: .current(),
      logger: Logger(label: "benchmark") { _ in SwiftLogNoOpLogHandler() }
    ).run(account, connector: connector, request: request)
    guard report.state == .complete else { throw BenchmarkFailure(reason: report.message) }
    return report
  }

  private func connector(
    address: String, transport: any HTTPTransport
  ) throws -> any Connector {
    switch platform {
    case .ticimax:
      let settings = try ChannelSettings(
        values: ["base-url": address, "min-interval-ms": "0"],
        secrets: ["uye-kodu": Secret("SIMULATED-UYE-KODU")],
        fields: TicimaxConnector.descriptor.settings)
      return try TicimaxConnector(
        settings: settings, transport: transport, limiter: AccountLimiter(.unlimited))
    case .trendyol:
      let settings = try ChannelSettings(
        values: ["base-url": address, "seller-id": "2738001", "min-interval-ms": "0"],
        secrets: [
          "api-key": Secret("SIMULATED-API-KEY"), "api-secret": Secret("SIMULATED-API-SECRET"),
        ], fields: TrendyolConnector.descriptor.settings)
      return try TrendyolConnector(
        settings: settings, transport: transport,
        limiters: ServiceLimiters { _, _ in AccountLimiter(.unlimited) })
    }
  }
}

struct BenchmarkFailure: Error, CustomStringConvertible {
  let reason: String
  var description: String { reason }
}
