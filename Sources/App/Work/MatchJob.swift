import Basics
import Inventory
import Storage
import Work

/// Finds the goods that several channels sell, after their products were read.
struct MatchJob: JobHandler {
  static let kind = "match"
  static let request: JobRequest = JobRequest(kind: kind, uniqueKey: kind, onDuplicate: .hasten)

  var kind: String { Self.kind }

  /// The matching as this program does it: stock follows its links.
  static func matching(_ database: any Database, _ clock: any WallClock) -> CatalogueMatching {
    CatalogueMatching(database: database, clock: clock) {
      try LinkedListings.follow($0, now: $1, in: $2)
    }
  }

  func run(_ context: JobContext) async throws -> JobEnd {
    let outcome = try await Self.matching(context.database, context.clock)
      .run(isStopping: context.isStopping)
    let now = context.clock.now()
    guard !context.isStopping() else { return .again(at: now) }
    guard outcome.linked > 0 else { return .done }
    // Sales of linked goods are counted together from now on.
    return .done { try JobQueue.enqueue(ScoreJob.request, now: now, in: $0) }
  }
}
