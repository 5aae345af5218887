import Basics
import Logging
import Storage
import TestKit

@testable import App

/// The program's services on a folder of its own.
enum TestProgram {
  static func with<T: Sendable>(
    environment: [String: String] = [:],
    _ body: (AppServices, TestFolder) async throws -> T
  ) async throws -> T {
    try await TestFolder.with { folder in
      let services = try await open(folder, environment: environment)
      do {
        let result = try await body(services, folder)
        await services.close()
        return result
      } catch {
        await services.close()
        throw error
      }
    }
  }

  static func open(
    _ folder: TestFolder, environment: [String: String] = [:]
  ) async throws -> AppServices {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let all = environment.merging(["TEZGAH_DATA_DIR": folder.path]) { given, _ in given }
    return try await AppServices.open(
      AppConfiguration(environment: all), clock: StandingClock(), logger: logger)
  }
}

extension AppServices {
  /// Adds a Ticimax account.
  func addShop(
    _ name: String = "shop", settings: [String: String] = [:],
    secrets: [String: Secret] = ["uye-kodu": Secret("TOP-SECRET-UYE-KODU")]
  ) async throws -> ChannelAccount {
    try await channels.add(
      platform: "ticimax", name: name,
      settings: ["base-url": "https://shop.example"].merging(settings) { $1 }, secrets: secrets,
      actor: "test")
  }

  func integer(_ query: String) async throws -> Int64 {
    try await database.read { connection in
      try connection.integer(SQLStatement(query, isReused: false)) ?? -1
    }
  }
}
