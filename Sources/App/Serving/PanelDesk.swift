import Basics
import ConnectorKit
import Feeds
import HTTPTypes
import Panel
import RestAPI
import Scoring
import Storage
import Sync
import Work

/// Does what pages and the API ask for, and turns failures into words for people.
struct PanelDesk: PanelActions, APIActions {
  let services: AppServices
  let syncs: SyncRequests

  var platforms: [ConnectorDescriptor] { ChannelDirectory.platforms }

  func addChannel(
    platform: String, name: String, settings: [String: String], secrets: [String: Secret],
    actor: String
  ) async throws {
    try await namingFields {
      _ = try await services.channels.add(
        platform: platform, name: name, settings: settings, secrets: secrets, actor: actor,
        door: .panel)
    }
  }

  func changeChannel(
    _ account: ChannelAccount, settings: [String: String], secrets: [String: Secret], actor: String
  ) async throws {
    try await namingFields {
      _ = try await services.channels.change(
        account, settings: settings, secrets: secrets, actor: actor, door: .panel)
    }
  }

  private func namingFields(_ body: () async throws -> Void) async throws {
    do {
      try await body()
    } catch let error as SettingsError {
      throw PanelProblem(
        error.description,
        fields: error.problems.map { .init(name: $0.field, message: $0.message) })
    } catch let wanted as SecretsWanted {
      throw PanelProblem(
        wanted.description,
        fields: wanted.names.map { .init(name: $0, message: SecretsWanted.fieldMessage) })
    } catch let problem as ChannelDirectory.Problem {
      throw PanelProblem(
        problem.description,
        fields: problem.field.map { [.init(name: $0, message: problem.description)] } ?? [])
    }
  }

  func checkChannel(_ account: ChannelAccount, actor: String) async throws -> ConnectionCheck {
    try await note(actor, .channelChecked, "channel:\(account.id)")
    do {
      return try await services.check(account)
    } catch let error as ConnectorError {
      throw PanelProblem(error.message)
    } catch let error as SettingsError {
      throw PanelProblem(error.description)
    }
  }

  func removeChannel(_ account: ChannelAccount, actor: String) async throws {
    // A channel that cannot be reached any more gives the notices up by itself.
    try? await Subscriptions(services: services).remove(account, actor: actor)
    try await services.channels.remove(account, actor: actor)
  }

  func startSync(_ account: ChannelAccount, isFull: Bool, actor: String) async throws {
    do {
      // What is wrong with its settings is better said now than in a failed job.
      _ = try services.channels.connector(for: account)
      try await syncs.start(account, isFull: isFull, origin: "panel", actor: actor)
    } catch let problem as ChannelDirectory.Problem {
      throw PanelProblem(problem.description)
    } catch let error as SettingsError {
      throw PanelProblem(error.description)
    }
  }

  func stopSync(_ account: ChannelAccount, actor: String) async throws -> Bool {
    try await syncs.stop(accountID: account.id, actor: actor)
  }

  func retrySetAside(
    _ id: Int64, _ account: ChannelAccount, actor: String
  ) async throws -> String? {
    let retry = SetAsideRetry(
      database: services.database, clock: services.clock, zone: services.zone)
    let outcome = try await retry.retry(
      id, channel: account, connector: try services.channels.connector(for: account), actor: actor)
    if case .stillRejected(let reason) = outcome { return reason }
    return nil
  }

  func runScore(actor: String) async throws {
    try await note(actor, .scoresComputed)
    _ = try await services.scoreRunner.run()
  }

  func startMatching(actor: String) async throws {
    let now = services.clock.now()
    try await services.database.write { connection in
      try AuditLog.record(
        actor: actor, action: .matchingRun, subject: "catalogue", now: now, in: connection)
      try JobQueue.enqueue(MatchJob.request, now: now, in: connection)
    }
  }

  /// What is no transaction of its own is noted as it begins.
  private func note(_ actor: String, _ action: AuditAction, _ subject: String = "") async throws {
    try await AuditLog.note(
      actor: actor, action: action, subject: subject, now: services.clock.now(),
      on: services.database)
  }

  func buildFeed(slug: String, actor: String) async throws {
    try await note(actor, .feedBuilt, "feed:\(slug)")
    do {
      try await services.feedBuilder.build(slug)
    } catch let failure as BuildFailure {
      throw PanelProblem(failure.description)
    } catch let error as FeedDefinitionError {
      throw PanelProblem(error.description)
    } catch let failure as FileFailure {
      throw PanelProblem(failure.description)
    }
  }

  func startSync(channel: String, actor: String) async throws {
    do {
      let account = try await services.channels.find(channel)
      _ = try services.channels.connector(for: account)
      try await syncs.start(account, origin: "api", actor: actor)
    } catch let problem as ChannelDirectory.Problem {
      throw problem.field == nil
        ? APIProblem(.conflict, "Running already", detail: problem.description)
        : APIProblem(.notFound, "Not found", detail: problem.description)
    } catch let error as SettingsError {
      throw APIProblem(
        .conflict, "The channel's settings cannot be used", detail: error.description)
    } catch is StorageError {
      throw APIProblem(
        .conflict, "The channel's keys cannot be read",
        detail:
          "they were stored with another secret key; give that one back or add the channel anew")
    }
  }
}
