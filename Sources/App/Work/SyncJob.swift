import Basics
import Commerce
import ConnectorKit
import Foundation
import Storage
import Sync
import Work

/// What a sync job is to read, as its payload.
struct SyncOrder: Codable, Sendable, Equatable {
  /// Nil for all that the channel has.
  var streams: [String]?
  var isFull = false
  /// Who asked: `schedule`, `panel`, `api`.
  var origin: String

  /// One job of a channel and kind of reading is enough.
  func request(channelID: Int64, runAt: Timestamp? = nil, priority: Int = 0) -> JobRequest {
    JobRequest(
      kind: SyncJob.kind, payload: json, channelID: channelID,
      uniqueKey: Self.key(channelID: channelID, isFull ? "full" : streams?.joined(separator: "+")),
      priority: priority, runAt: runAt, onDuplicate: .hasten)
  }

  static func key(channelID: Int64, _ what: String?) -> String {
    "sync:\(channelID):\(what ?? "all")"
  }

  var json: String {
    (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  var request: SyncRequest {
    SyncRequest(
      streams: streams?.compactMap { SyncStream(rawValue: $0) }, isFull: isFull, origin: origin)
  }
}

/// Synchronises a channel. The run's own journal says how far it came, so a job that is taken again
/// goes on from there.
struct SyncJob: JobHandler {
  static let kind = "sync"
  /// How soon a job looks again when another sync of its channel is under way.
  static let busySeconds: Int64 = 5

  var kind: String { Self.kind }
  /// Syncs wait for their channels most of the time; two slots stay free for what is quick.
  var limit: Int? { 6 }
  let services: AppServices

  func run(_ context: JobContext) async throws -> JobEnd {
    let order: SyncOrder
    do {
      order = try JSONDecoder().decode(SyncOrder.self, from: Data(context.job.payload.utf8))
    } catch {
      throw HopelessJob("the job's description cannot be read")
    }
    let account = try await account(of: context.job)
    let stop = StopSignal()
    context.onStopping { stop.raise(.programEnds) }
    do {
      let report = try await sync(account, order.request, stop, in: context)
      return try end(report, stop, context)
    } catch is SyncRun.AlreadyRunning {
      return .again(at: context.clock.now().adding(seconds: Self.busySeconds))
    } catch is SyncRun.TakenOver {
      return .again(at: context.clock.now().adding(seconds: Self.busySeconds))
    }
  }

  private func account(of job: ClaimedJob) async throws -> ChannelAccount {
    let found = try await services.database.read { connection in
      try job.channelID.flatMap { try ChannelAccounts.find(id: $0, in: connection) }
    }
    guard let found else { throw HopelessJob("the channel was removed") }
    return found
  }

  /// Runs in a task of its own: a cancelled task could not store the page in hand.
  private func sync(
    _ account: ChannelAccount, _ request: SyncRequest, _ stop: StopSignal, in context: JobContext
  ) async throws -> SyncReport {
    let connector: any Connector
    do {
      connector = try services.channels.connector(for: account)
    } catch let error as SettingsError {
      throw HopelessJob(error.description)
    }
    let engine = services.syncEngine(database: context.database)
    // A page of orders may have sold something: the other channels should hear of it now, not at the
    // runner's next look.
    let task = Task { [wake = context.wakeRunner] in
      try await engine.run(
        account, connector: connector, request: request, stop: stop, report: { _ in wake() })
    }
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      stop.raise()
    }
  }

  private func end(
    _ report: SyncReport, _ stop: StopSignal, _ context: JobContext
  ) throws -> JobEnd {
    switch report.state {
    case .complete, .running: return .done
    case .stopped where stop.reason == .programEnds: return .again(at: context.clock.now())
    case .stopped: throw CancellationError()
    case .failed: throw SyncFailed(description: report.message)
    }
  }
}

/// A sync that ended with an error which its own retries did not cure.
struct SyncFailed: Error, Sendable, CustomStringConvertible {
  let description: String
}
