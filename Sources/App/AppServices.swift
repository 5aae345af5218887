import Basics
import Commerce
import ConnectorKit
import Feeds
import Foundation
import Logging
import Outbound
import Scoring
import Storage
import StoragePostgres
import StorageSQLite
import Sync
import Web
import Work

/// Everything that lives as long as the program: opened once, handed down, closed last.
public struct AppServices: Sendable {
  public let configuration: AppConfiguration
  public let database: any Database
  public let secretBox: SecretBox
  public let clock: any WallClock
  public let zone: LocalTimeZone
  public let logger: Logger
  public let channels: ChannelDirectory
  let transport: AsyncHTTPTransport

  /// Opens the data folder, the database (migrating it) and the one HTTP client.
  /// - Parameter clock: nil for the one that all nodes of the database share.
  /// - Throws: `AppConfiguration.Invalid` or `StorageError`, each naming what to change.
  public static func open(
    _ configuration: AppConfiguration, clock given: (any WallClock)? = nil, logger: Logger
  ) async throws -> AppServices {
    try makeDataFolder(configuration.dataFolder)
    let secretBox = try SecretKeyFile.load(configuration)
    let database = try openDatabase(configuration.database)
    let clock = given ?? DatabaseClock()
    try await (clock as? DatabaseClock)?.adjust(by: database)
    let applied = try await Migrator(database: database, clock: clock).migrate()
    guard try await database.read({ try !MoveJournal.isOpen(in: $0) }) else {
      await database.close()
      throw AppConfiguration.Invalid(
        setting: Setting.databaseURL.name,
        reason: "names a database into which a move is not finished; run the move again")
    }
    try await database.write {
      try StoredFeeds.ensureDefaultFeed(now: clock.now(), in: $0)
    }
    if !applied.isEmpty {
      logger.info("database migrated", metadata: ["versions": "\(applied)"])
    }
    let transport = AsyncHTTPTransport(version: programVersion, logger: logger)
    return AppServices(
      configuration: configuration, database: database, secretBox: secretBox, clock: clock,
      zone: configuration.zone, logger: logger,
      channels: ChannelDirectory(
        database: database, secretBox: secretBox, clock: clock, zone: configuration.zone,
        transport: transport, reach: ChannelReach(opened: configuration.privateChannels),
        logger: logger),
      transport: transport)
  }

  /// Opens, runs the body, and closes whatever happened.
  public static func with<T: Sendable>(
    _ configuration: AppConfiguration, logger: Logger,
    _ body: (AppServices) async throws -> T
  ) async throws -> T {
    let services = try await open(configuration, logger: logger)
    do {
      let result = try await body(services)
      await services.close()
      return result
    } catch {
      await services.close()
      throw error
    }
  }

  /// Looks at the clock that all nodes share.
  /// - Returns: by how many milliseconds it jumped since the last look.
  func adjustClock() async throws -> Int64 {
    try await (clock as? DatabaseClock)?.adjust(by: database) ?? 0
  }

  public func close() async {
    await transport.shutdown()
    await database.close()
  }

  public var userAccounts: UserAccounts { UserAccounts(database: database, clock: clock) }

  public var scoreRunner: ScoreRunner {
    ScoreRunner(database: database, clock: clock, zone: zone)
  }

  public var feedFiles: FeedFiles {
    FeedFiles(folder: configuration.dataFolder.appendingPathComponent("feeds").path)
  }

  public var feedBuilder: FeedBuilder { feedBuilder(database: database) }

  /// - Parameter database: as a job sees it.
  func feedBuilder(database: any Database) -> FeedBuilder {
    FeedBuilder(database: database, files: feedFiles, clock: clock)
  }

  /// The engine with this process as the owner of its runs.
  public var syncEngine: SyncEngine { syncEngine(database: database) }

  /// What a sync read is matched, scored and published as soon as a worker has time.
  func syncEngine(database: any Database) -> SyncEngine {
    SyncEngine(
      database: database, journal: self.database, clock: clock, zone: zone, owner: .current(),
      logger: logger,
      onFinish: { [clock] report, connection in
        try StockFollowUp(now: clock.now(), connection: connection).follow(
          channel: report.channel, streams: report.streams)
        guard report.streams.contains(where: { $0.counts.hasNews }) else { return }
        let now = clock.now()
        if report.streams.contains(where: { $0.stream == .products && $0.counts.hasNews }) {
          try JobQueue.enqueue(MatchJob.request, now: now, in: connection)
        }
        try JobQueue.enqueue(ScoreJob.request, now: now, in: connection)
        try JobQueue.enqueue(FeedJob.request, now: now, in: connection)
      })
  }

  private static func makeDataFolder(_ folder: URL) throws {
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw AppConfiguration.Invalid(
        setting: Setting.dataFolder.name,
        reason: "names a folder that cannot be made: \(folder.path)")
    }
  }

  static func openDatabase(
    _ location: AppConfiguration.DatabaseLocation
  ) throws -> any Database {
    switch location {
    case .sqlite(let path):
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      guard FileManager.default.fileExists(atPath: folder) else {
        throw AppConfiguration.Invalid(
          setting: Setting.databaseURL.name, reason: "names a folder that does not exist: \(folder)"
        )
      }
      PrivateFile.makeEmpty(path)
      return try SQLiteDatabase(path: path)
    case .postgres(let address, let connections):
      var limits = PostgresLimits()
      limits.connections = connections
      return PostgresDatabase(address: address.reveal(), limits: limits)
    }
  }
}

/// What the program calls itself to the outside and in `--version`.
public let programVersion = "0.1.0"
