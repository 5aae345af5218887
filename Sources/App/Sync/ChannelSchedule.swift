import Basics
import Storage
import Sync

/// Decides which channels are due for a sync. Pure; the loop around it does the starting.
struct ChannelSchedule: Sendable {
  /// Between the end of one sync and the start of the next.
  var intervalSeconds: Int64 = 900
  /// After a failure: a shop that is down is asked less often, a stopped run waits for a person.
  var afterFailureSeconds: Int64 = 3600

  func isDue(latest: SyncRun?, now: Timestamp) -> Bool {
    guard let latest else { return false }
    switch latest.state {
    case .running:
      // A live run is left alone by the engine; a dead one is closed and gone on with.
      return now > latest.heartbeatAt.adding(seconds: SyncRun.silenceLimitMilliseconds / 1000)
    case .complete: return now > since(latest).adding(seconds: intervalSeconds)
    case .failed: return now > since(latest).adding(seconds: afterFailureSeconds)
    case .stopped: return false
    }
  }

  private func since(_ run: SyncRun) -> Timestamp { run.finishedAt ?? run.startedAt }
}
