import Basics
import ConnectorKit
import Feeds
import Foundation
import Logging
import Scoring
import Simulator
import Storage
import Sync
import Web

/// The whole program on a simulated shop: connect, synchronise, score, publish a feed.
public struct Demo: Sendable {
  /// What the demo did, for its closing lines.
  public struct Summary: Sendable {
    public var report: SyncReport
    public var scoredProducts: Int64
    public var feedItems: Int
    public var counts: [(name: String, count: Int64)]
  }

  public static let email = "demo@tezgah.example"
  private let services: AppServices

  public init(services: AppServices) { self.services = services }

  /// A fresh folder below the data folder: the demo never touches a shop's own data.
  /// - Throws: `AppConfiguration.Invalid`.
  public static func configuration(_ base: AppConfiguration) throws -> AppConfiguration {
    var demo = base
    demo.dataFolder = base.dataFolder.appendingPathComponent("demo", isDirectory: true)
    demo.database = .sqlite(path: demo.dataFolder.appendingPathComponent("tezgah.db").path)
    if FileManager.default.fileExists(atPath: demo.dataFolder.path) {
      do {
        try FileManager.default.removeItem(at: demo.dataFolder)
      } catch {
        throw AppConfiguration.Invalid(
          setting: demo.dataFolder.path, reason: "is an earlier demo's folder and cannot be removed"
        )
      }
    }
    return demo
  }

  /// Makes the demo's owner.
  /// - Returns: the password, to be shown once.
  public func addOwner() async throws -> String {
    let password = String(RandomToken.make().prefix(16))
    try await UserAccounts(database: services.database, clock: services.clock).add(
      email: Self.email, password: password, role: .owner, actor: "demo")
    return password
  }

  public func connect(_ address: SimulatorAddress) async throws -> ChannelAccount {
    try await services.channels.add(
      platform: "ticimax", name: "demo",
      settings: ["base-url": address.baseURL, "min-interval-ms": "0"],
      secrets: ["uye-kodu": Secret(address.key)], actor: "demo")
  }

  /// Synchronises everything, scores it and builds the default feed.
  public func fill(
    _ account: ChannelAccount, stop: StopSignal,
    report: @escaping @Sendable (StreamProgress) -> Void
  ) async throws -> Summary {
    let result = try await services.syncEngine.run(
      account, connector: try services.channels.connector(for: account),
      request: SyncRequest(origin: "demo"), stop: stop, report: report)
    let run = try await services.scoreRunner.run()
    let feed = try await services.feedBuilder.build(DefaultFeed.slug)
    let counts = try await services.database.read { connection in
      try ["orders", "products", "variants", "customers", "favourites"].map { table in
        (
          name: table,
          count: try connection.integer(
            SQLStatement("SELECT count(*) FROM \(table)", isReused: false)) ?? 0
        )
      }
    }
    return Summary(
      report: result, scoredProducts: run.productCount, feedItems: feed.report.written,
      counts: counts)
  }
}
