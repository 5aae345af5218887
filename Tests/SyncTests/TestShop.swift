import Basics
import Commerce
import ConnectorKit
import Logging
import Storage
import Sync
import TestKit

/// A channel account in a fresh database, tied to a scripted connector.
struct TestShop: Sendable {
  let database: any Database
  let channel: ChannelAccount
  let connector: ScriptedConnector
  let owner = ProcessOwner.current()

  func sync(
    _ request: SyncRequest = SyncRequest(), stop: StopSignal = StopSignal(),
    report: @escaping @Sendable (StreamProgress) -> Void = { _ in }
  ) async throws -> SyncReport {
    try await SyncEngine(
      database: database, clock: StandingClock(), zone: .istanbul, owner: owner,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    ).run(channel, connector: connector, request: request, stop: stop, report: report)
  }

  /// Rows of a table, or of `table WHERE …`.
  func count(_ table: String) async throws -> Int64 {
    try await database.read { connection in
      try connection.integer(SQLStatement("SELECT count(*) FROM \(table)")) ?? 0
    }
  }

  func sum(_ query: String) async throws -> Int64 {
    try await database.read { connection in
      try connection.rows(SQLStatement(query)) { $0.integer(0) }.reduce(0, +)
    }
  }
}

func withShop(
  rows: Int, streams: [SyncStream] = [.orders],
  _ body: @Sendable (TestShop) async throws -> Void
) async throws {
  try await TemporaryDatabase.with { temporary in
    guard let box = SecretBox(key: [UInt8](repeating: 7, count: 32)) else { return }
    let database = temporary.database
    let channel = try await database.write { connection in
      _ = try ChannelAccounts.add(
        platform: "scripted", name: "shop", settings: [:], secrets: [:], box: box,
        now: StandingClock().now(), in: connection)
      return try ChannelAccounts.find(name: "shop", in: connection)
    }
    guard let channel else { return }
    try await body(
      TestShop(
        database: database, channel: channel,
        connector: ScriptedConnector(rows: rows, streams: streams)))
  }
}
