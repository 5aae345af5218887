import Basics
import Foundation
import Storage

/// Looks at what usually goes wrong on a new machine.
public struct Doctor: Sendable {
  public struct Finding: Sendable {
    public var name: String
    public var isGood: Bool
    public var detail: String
  }

  private let services: AppServices

  public init(services: AppServices) { self.services = services }

  public func examine() async throws -> [Finding] {
    let version = try await services.database.read { connection in
      try connection.first(connection.dialect.versionQuery) { $0.text(0) } ?? "unknown"
    }
    let schema = try await services.schemaVersion()
    let users = try await services.database.read {
      try $0.integer("SELECT count(*) FROM users") ?? 0
    }
    let channels = try await services.channels.list()
    return [
      Finding(name: "database engine", isGood: true, detail: version),
      Finding(
        name: "schema", isGood: schema == Migrator.latestVersion, detail: "version \(schema)"),
      dataFolder(),
      Finding(
        name: "users", isGood: users > 0,
        detail: users > 0
          ? "\(users)" : "none; make one with: tezgah user add EMAIL --role owner"),
      secrets(channels),
      Finding(
        name: "channels", isGood: !channels.isEmpty,
        detail: channels.isEmpty
          ? "none; connect one with: tezgah channel add PLATFORM NAME"
          : channels.map(\.name).joined(separator: ", ")),
    ] + privateFiles() + (try await syncs(channels))
  }

  /// How the last sync of each channel ended.
  private func syncs(_ channels: [ChannelAccount]) async throws -> [Finding] {
    let latest = try await services.database.read { connection in
      try channels.map { ($0.name, try SyncRun.latest(channelID: $0.id, in: connection)) }
    }
    return latest.map { name, run in
      guard let run else {
        return Finding(
          name: "sync of \(name)", isGood: false,
          detail: "never; start one with: tezgah sync \(name)")
      }
      let reason = run.message.isEmpty ? "" : ": \(run.message)"
      return Finding(
        name: "sync of \(name)", isGood: run.state != .failed,
        detail: "\(run.state.rawValue) at \((run.finishedAt ?? run.startedAt).iso8601)\(reason)")
    }
  }

  private func dataFolder() -> Finding {
    let path = services.configuration.dataFolder.path
    let isWritable = FileManager.default.isWritableFile(atPath: path)
    return Finding(
      name: "data folder", isGood: isWritable,
      detail: isWritable ? path : "\(path) cannot be written; check its owner")
  }

  private func privateFiles() -> [Finding] {
    let exposed = services.exposedFiles
    guard exposed.isEmpty else {
      return exposed.map { Finding(name: "private files", isGood: false, detail: $0) }
    }
    return [Finding(name: "private files", isGood: true, detail: "only their owner may open them")]
  }

  private func secrets(_ channels: [ChannelAccount]) -> Finding {
    let locked = services.locked(channels)
    return Finding(
      name: "secrets", isGood: locked.isEmpty,
      detail: locked.isEmpty
        ? "all can be opened"
        : "those of \(locked.joined(separator: ", ")) were sealed with another TEZGAH_SECRET_KEY")
  }
}

/// This process has another secret key than the one that sealed the channels' secrets.
struct WrongSecretKey: Error, Sendable, CustomStringConvertible {
  let channels: [String]
  var description: String {
    "the secrets of \(channels.joined(separator: ", ")) were sealed with another key: set "
      + "TEZGAH_SECRET_KEY to the content of secret.key in the data folder of the node that made it"
  }
}

extension AppServices {
  /// Names of the channels whose secrets this process cannot open.
  func locked(_ channels: [ChannelAccount]) -> [String] {
    channels.filter { (try? $0.secrets(secretBox)) == nil }.map(\.name)
  }

  /// - Throws: `WrongSecretKey`.
  func requireSecretKey() async throws {
    let locked = locked(try await database.read { try ChannelAccounts.list(in: $0) })
    guard locked.isEmpty else { throw WrongSecretKey(channels: locked) }
  }

  public func schemaVersion() async throws -> Int64 {
    try await Migrator(database: database, clock: clock).currentVersion()
  }
}
