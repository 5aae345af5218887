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

/// The whole program on a simulated shop and its marketplace: connect, synchronise, score, publish a
/// feed.
public struct Demo: Sendable {
  /// What the demo did, for its closing lines.
  public struct Summary: Sendable {
    /// Of each channel, in the order of their syncs; the last may be one that did not end.
    public var reports: [SyncReport]
    /// Listings of a later channel that are goods of an earlier one.
    public var linkedListings: Int
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

  /// Connects every platform of the simulated shop; its own comes first.
  public func connect(_ address: SimulatorAddress) async throws -> [ChannelAccount] {
    var accounts: [ChannelAccount] = []
    for channel in address.channels {
      let name = accounts.isEmpty ? "demo" : "demo-\(channel.platform)"
      var settings = Dictionary(uniqueKeysWithValues: channel.settings.map { ($0.name, $0.value) })
      settings["min-interval-ms"] = "0"
      accounts.append(
        try await services.channels.add(
          platform: channel.platform, name: name, settings: settings,
          secrets: Dictionary(
            uniqueKeysWithValues: channel.secrets.map { ($0.name, Secret($0.value)) }),
          actor: "demo"))
    }
    return accounts
  }

  /// Synchronises one channel.
  public func sync(
    _ account: ChannelAccount, stop: StopSignal,
    report: @escaping @Sendable (StreamProgress) -> Void
  ) async throws -> SyncReport {
    try await services.syncEngine.run(
      account, connector: try services.channels.connector(for: account),
      request: SyncRequest(origin: "demo"), stop: stop, report: report)
  }

  /// Finds what the channels have in common, scores everything and builds the default feed.
  public func finish(_ reports: [SyncReport]) async throws -> Summary {
    let matched = try await MatchJob.matching(services.database, services.clock).run()
    let run = try await services.scoreRunner.run()
    let feed = try await services.feedBuilder.build(DefaultFeed.slug)
    let counts = try await services.database.read { connection in
      try ["orders", "products", "variants", "customers", "favourites"].map { table in
        (
          name: table,
          count: try connection.integer(
            SQLStatement("SELECT count(*) FROM \(table)\(Self.shown(table))", isReused: false)) ?? 0
        )
      }
    }
    return Summary(
      reports: reports, linkedListings: matched.linked, scoredProducts: run.productCount,
      feedItems: feed.report.written,
      counts: counts)
  }

  /// What another channel tells too, and its variants, are counted once.
  private static func shown(_ table: String) -> String {
    switch table {
    case "orders": " WHERE removed_at IS NULL"
    case "products", "variants": " WHERE merged_into IS NULL"
    default: ""
    }
  }
}
