import Basics
import Storage

/// Says that a run lives, however long its channel keeps it waiting, and ends it when another
/// process has taken it over.
struct RunLifeline: Sendable {
  let database: any Database
  let runID: Int64
  let clock: any WallClock
  let stop: StopSignal

  func beat() async {
    while !Task.isCancelled {
      try? await Task.sleep(for: .seconds(SyncRun.heartbeatSeconds))
      guard !Task.isCancelled else { return }
      let now = clock.now()
      do {
        try await database.write { try SyncRun.heartbeat(runID, now: now, in: $0) }
      } catch is StorageError {
        // The next page or beat will tell; a sync that cannot write waits by itself.
        continue
      } catch {
        // Taken over, or its job is another worker's: whatever else it does is for nothing.
        stop.raise()
      }
    }
  }
}
