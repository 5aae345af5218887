import Basics
import Commerce
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
      if try await hasOrders() { _ = try await services.scoreRunner.runIfOlder() }
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

  /// A score without the orders of a shop whose first sync is still under way would praise what
  /// never sold, and the feed would tell the world.
  private func hasOrders() async throws -> Bool {
    try await services.database.read { try SyncState.everyChannelHasRead(.orders, in: $0) }
  }

  private func startDueSyncs() async throws {
    let now = services.clock.now()
    let due = try await services.database.read { connection in
      try ChannelAccounts.list(in: connection).filter { account in
        schedule.isDue(
          addedAt: account.createdAt,
          latest: try SyncRun.latest(channelID: account.id, in: connection), now: now)
      }
    }
    for account in due where await !syncs.isRunning(accountID: account.id) {
      try await syncs.start(account, request: SyncRequest(origin: "schedule"))
    }
  }
}
