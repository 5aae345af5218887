import Basics
import Foundation
import Storage
import StoragePostgres
import StorageSQLite

/// A migrated database in a folder of its own, gone after the test.
public struct TemporaryDatabase: Sendable {
  public let database: any Database
  public let folder: URL
  /// Where other connections find the same database: nil on SQLite.
  public let address: String?

  /// What is in it when the test begins.
  public enum Content: Sendable {
    case nothing
    /// See `BigShop`.
    case bigShop
  }

  /// Runs the body on a fresh, migrated database of the engine that this run is on.
  public static func with<T: Sendable>(
    _ content: Content = .nothing, _ body: (TemporaryDatabase) async throws -> T
  ) async throws -> T {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("tezgah-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    switch TestEngine.current {
    case .sqlite:
      let database = try SQLiteDatabase(path: folder.appendingPathComponent("test.db").path)
      try await Migrator(database: database, clock: StandingClock()).migrate()
      if content == .bigShop { try await BigShop.fill(database) }
      return try await run(body, on: database, at: nil, in: folder)
    case .postgres(let server):
      let (address, name) =
        switch content {
        case .nothing: try await TestServer.shared.database(on: server)
        case .bigShop: try await TestServer.shared.bigShop(on: server)
        }
      let result = try await run(
        body, on: PostgresDatabase(address: address), at: address, in: folder)
      switch content {
      case .nothing: try await TestServer.shared.giveBack(name, on: server)
      case .bigShop: try await TestServer.shared.drop(name, on: server)
      }
      return result
    }
  }

  private static func run<T: Sendable>(
    _ body: (TemporaryDatabase) async throws -> T, on database: any Database, at address: String?,
    in folder: URL
  ) async throws -> T {
    do {
      let result = try await body(
        TemporaryDatabase(database: database, folder: folder, address: address))
      await database.close()
      return result
    } catch {
      await database.close()
      throw error
    }
  }
}

/// A clock that shows what the test sets.
public final class StandingClock: WallClock, Sendable {
  private let time: Timestamp

  /// 2026-11-23T10:00:00Z unless told otherwise.
  public init(_ time: Timestamp = Timestamp(seconds: 1_795_428_000)) { self.time = time }

  public func now() -> Timestamp { time }
}
