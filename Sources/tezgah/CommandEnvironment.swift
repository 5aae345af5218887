import App
import ArgumentParser
import Basics
import ConnectorKit
import Feeds
import Foundation
import Logging
import RestAPI
import Simulator
import Storage
import Web

/// Exit statuses of the outside contract.
enum ExitStatus {
  static let failed = ExitCode(1)
  static let wrongUsage = ExitCode(64)
  static let stopped = ExitCode(75)
}

/// Runs a command's body with the services open, and turns every failure into one line on stderr.
enum CommandEnvironment {
  static func run(_ body: @Sendable (AppServices) async throws -> Void) async throws {
    try await reportingFailures {
      let configuration = try AppConfiguration(environment: ProcessInfo.processInfo.environment)
      let logger = Self.logger(configuration.logLevel)
      try await AppServices.with(configuration, logger: logger) { try await body($0) }
    }
  }

  /// Notes in the audit log what a command begins that is no transaction of its own.
  static func note(
    _ action: AuditAction, _ subject: String, detail: String = "", _ services: AppServices
  ) async throws {
    try await AuditLog.note(
      actor: CommandLineActor.current, action: action, subject: subject, detail: detail,
      now: services.clock.now(), on: services.database)
  }

  static func logger(_ level: Logger.Level) -> Logger {
    var logger = Logger(label: "tezgah") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = level
    return logger
  }

  /// Known failures say what happened and the next step; unknown ones at least their kind.
  static func reportingFailures(_ body: () async throws -> Void) async throws {
    do {
      try await body()
    } catch let exit as ExitCode {
      throw exit
    } catch {
      Console.error(FailureText.of(error))
      throw WrongUsage.isBehind(error) ? ExitStatus.wrongUsage : ExitStatus.failed
    }
  }
}

/// One line for a person about an error.
enum FailureText {
  static func of(_ error: any Error) -> String {
    switch error {
    case let error as AppConfiguration.Invalid: error.description
    case let error as ChannelDirectory.Problem: error.description
    case let error as SettingsError: error.description
    case let error as SecretsWanted: error.description
    case let error as ConnectorError: error.message
    case let error as SyncRun.AlreadyRunning:
      "a sync of this channel runs already since \(error.run.startedAt.iso8601) "
        + "(\(error.run.owner)); wait for it or stop it"
    case let error as StorageError: storage(error)
    case let error as DatabaseMove.Problem: error.description
    case let error as FeedDefinitionError: error.description
    case let error as BuildFailure: error.description
    case let error as FileFailure: error.description
    case let error as UsageProblem: error.description
    case let error as CommandFailure: error.description
    case let error as StockUnsound: "the stock does not add up: \(error.description)"
    case let error as UserAccounts.Problem: error.description
    case let error as UserAccounts.AdministrationProblem: error.description
    case let error as APITokens.NameTaken: error.description
    case let error as APITokens.Unknown: error.description
    case let error as FaultPlanError: error.description
    case let error as RetailFileError: error.description
    case let error as ShopSpecError: error.description
    case let error as ListenFailure: error.description
    default: "unexpected failure: \(String(describing: error).cut(toBytes: 300))"
    }
  }

  private static func storage(_ error: StorageError) -> String {
    switch error.kind {
    case .diskFull: "the disk is full; make room and run it again"
    case .busy: "the database is busy with another program; try again in a moment"
    case .readOnly: "the database file cannot be written; check its owner and mode"
    case .corrupt: error.message
    case .tooNew: error.message
    case .connectionLost:
      "the database cannot be reached: \(error.message); check its address (TEZGAH_DATABASE_URL, or --to) and the server"
    default: "the database failed: \(error.description)"
    }
  }
}
