import Basics
import Commerce
import Scoring
import Storage
import Work

/// Computes scores that are nearly an hour old, and has feeds built from them.
struct ScoreJob: JobHandler {
  static let kind = "score"
  static let request: JobRequest = JobRequest(kind: kind, uniqueKey: kind, onDuplicate: .replace)

  var kind: String { Self.kind }
  let services: AppServices

  func run(_ context: JobContext) async throws -> JobEnd {
    // A score without the orders of a shop whose first sync is still under way would praise what
    // never sold, and the feed would tell the world.
    let isReady = try await context.database.read {
      try SyncState.everyChannelHasRead(.orders, in: $0)
    }
    guard isReady else { return .done }
    let runner = ScoreRunner(
      database: context.database, clock: context.clock, zone: services.zone)
    // Less than an hour, or the schedule that comes every hour would find every second time that
    // the score is some seconds too young.
    _ = try await runner.runIfOlder(than: 3000)
    let now = context.clock.now()
    return .done { try JobQueue.enqueue(FeedJob.request, now: now, in: $0) }
  }
}
