import Basics
import Commerce
import Storage
import Sync
import Work

/// Asks for syncs and stops them. Whichever process works at the queue does them.
struct SyncRequests: Sendable {
  let database: any Database
  let clock: any WallClock
  /// Tells the worker of this process, when there is one, that there is something to do.
  let wake: @Sendable () -> Void

  /// Asks for a sync, before those that the schedule asked for.
  /// - Throws: `ChannelDirectory.Problem` when one is under way.
  func start(
    _ account: ChannelAccount, isFull: Bool = false, origin: String, actor: String
  ) async throws {
    let now = clock.now()
    let order = SyncOrder(isFull: isFull, origin: origin)
    try await database.write { connection in
      if let run = try SyncRun.latest(channelID: account.id, in: connection), run.isLive(now: now) {
        throw ChannelDirectory.Problem(
          description: "\(account.name) is being synchronised already")
      }
      let request = order.request(channelID: account.id, priority: -10)
      try JobQueue.enqueue(request, now: now, in: connection)
      try AuditLog.record(
        actor: actor, action: .syncStarted, subject: "channel:\(account.id)",
        detail: isFull ? "full" : "", now: now, in: connection)
    }
    wake()
  }

  /// Ends the syncs of a channel that wait, and asks those that run to stop after the page in hand.
  /// - Returns: false when there is none.
  @discardableResult
  func stop(accountID: Int64, actor: String) async throws -> Bool {
    let now = clock.now()
    return try await database.write { connection in
      let jobs = try JobQueue.open(kind: SyncJob.kind, channelID: accountID, in: connection)
      for job in jobs { try JobQueue.cancel(job.id, now: now, in: connection) }
      guard !jobs.isEmpty else { return false }
      try AuditLog.record(
        actor: actor, action: .syncStopped, subject: "channel:\(accountID)", now: now,
        in: connection)
      return true
    }
  }
}
