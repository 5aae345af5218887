import Basics
import Logging
import Scoring
import ServiceLifecycle
import Storage
import Sync

/// Keeps things fresh: synchronises channels that are due, computes scores older than an hour,
/// builds feeds that have news.
public struct BackgroundWork: Service {
  private let services: AppServices
  private let syncs: SyncDesk
  private let schedule = ChannelSchedule()

  public init(services: AppServices, syncs: SyncDesk) {
    self.services = services
    self.syncs = syncs
  }

  public func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await round()
        try? await Task.sleep(for: .seconds(30))
      }
    }
  }

  /// One look at everything. A failure is logged and does not keep the rest from its turn.
  func round() async {
    await attempt("sync") { try await startDueSyncs() }
    await attempt("score") {
      if try await hasProducts() { _ = try await services.scoreRunner.runIfOlder() }
    }
    await attempt("feeds") { try await services.feedUpkeep.buildStale() }
  }

  private func attempt(_ name: String, _ body: () async throws -> Void) async {
    do {
      try await body()
    } catch is CancellationError {
      return
    } catch {
      services.logger.error(
        "background work failed",
        metadata: ["work": "\(name)", "error": "\(String(describing: error).prefix(300))"])
    }
  }

  private func hasProducts() async throws -> Bool {
    try await services.database.read {
      try $0.integer("SELECT 1 FROM products LIMIT 1") != nil
    }
  }

  private func startDueSyncs() async throws {
    let now = services.clock.now()
    let due = try await services.database.read { connection in
      try ChannelAccounts.list(in: connection).filter { account in
        schedule.isDue(
          latest: try SyncRun.latest(channelID: account.id, in: connection), now: now)
      }
    }
    for account in due where await !syncs.isRunning(accountID: account.id) {
      try await syncs.start(account, request: SyncRequest(origin: "schedule"))
    }
  }
}
