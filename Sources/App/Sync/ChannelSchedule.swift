import Basics
import Storage
import Sync

/// Decides which channels are due for a sync. Pure; the loop around it does the starting.
struct ChannelSchedule: Sendable {
  /// Between the end of one sync and the start of the next.
  var intervalSeconds: Int64 = 900
  /// After a failure: a shop that is down is asked less often.
  var afterFailureSeconds: Int64 = 3600
  /// A new channel's first sync, unless somebody starts it: time to check its settings.
  var firstSeconds: Int64 = 300

  func isDue(addedAt: Timestamp, latest: SyncRun?, now: Timestamp) -> Bool {
    guard let latest else { return now > addedAt.adding(seconds: firstSeconds) }
    switch latest.state {
    case .running:
      // A live run is left alone by the engine; a dead one is closed and gone on with.
      return now > latest.heartbeatAt.adding(seconds: SyncRun.silenceLimitMilliseconds / 1000)
    case .stopped where latest.message == SyncRun.endedWithProgram: return true
    case .complete, .stopped: return now > since(latest).adding(seconds: intervalSeconds)
    case .failed: return now > since(latest).adding(seconds: afterFailureSeconds)
    }
  }

  private func since(_ run: SyncRun) -> Timestamp { run.finishedAt ?? run.startedAt }
}
