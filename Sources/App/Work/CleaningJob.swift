import Basics
import Storage
import Work

/// Deletes what is older than its retention, in small steps.
struct CleaningJob: JobHandler {
  static let kind = "cleaning"

  var kind: String { Self.kind }

  func run(_ context: JobContext) async throws -> JobEnd {
    for step in Self.steps {
      guard let days = try await context.database.read({ try step.data.days(in: $0) }) else {
        continue
      }
      let oldest = context.clock.now().adding(seconds: -Int64(days) * 86_400)
      var position: Int64? = 0
      while let reached = position {
        // What is left is cleaned when the program runs again.
        if context.isStopping() { return .again(at: context.clock.now()) }
        position = try await context.database.write { try step.clean(oldest, reached, $0) }
      }
    }
    return .done
  }

  /// One table's cleaning: takes the position reached, gives the next, or nil at the end.
  private struct Step: Sendable {
    let data: RetainedData
    let clean: @Sendable (Timestamp, Int64, any SQLConnection) throws -> Int64?
  }

  private static let steps = [
    Step(data: .syncLogs) { oldest, _, connection in
      try Cleaning.syncLogs(before: oldest, in: connection) > 0 ? 0 : nil
    },
    Step(data: .syncLogs) { oldest, _, connection in
      try Cleaning.syncRuns(before: oldest, in: connection) > 0 ? 0 : nil
    },
    Step(data: .orderPayloads) { oldest, reached, connection in
      try Cleaning.orderPayloads(placedBefore: oldest, after: reached, in: connection)
    },
    Step(data: .orderPayloads) { oldest, reached, connection in
      try Cleaning.packagePayloads(placedBefore: oldest, after: reached, in: connection)
    },
    Step(data: .orderPayloads) { oldest, reached, connection in
      try Cleaning.claimPayloads(claimedBefore: oldest, after: reached, in: connection)
    },
    Step(data: .orderPayloads) { oldest, reached, connection in
      try Cleaning.questionPayloads(askedBefore: oldest, after: reached, in: connection)
    },
    Step(data: .memberPayloads) { oldest, reached, connection in
      try Cleaning.memberPayloads(seenBefore: oldest, after: reached, in: connection)
    },
    Step(data: .memberPayloads) { oldest, reached, connection in
      try Cleaning.favouritePayloads(addedBefore: oldest, after: reached, in: connection)
    },
    Step(data: .rejectedRecords) { oldest, _, connection in
      try Cleaning.rejectedRecords(seenBefore: oldest, in: connection) > 0 ? 0 : nil
    },
    Step(data: .syncLogs) { oldest, _, connection in
      try WebhookHints.forget(before: oldest, in: connection)
      return nil
    },
    Step(data: .finishedJobs) { oldest, _, connection in
      try JobQueue.prune(.done, endedBefore: oldest, in: connection) > 0 ? 0 : nil
    },
    Step(data: .finishedJobs) { oldest, _, connection in
      try JobQueue.prune(.cancelled, endedBefore: oldest, in: connection) > 0 ? 0 : nil
    },
    Step(data: .failedJobs) { oldest, _, connection in
      try JobQueue.prune(.dead, endedBefore: oldest, in: connection) > 0 ? 0 : nil
    },
    Step(data: .stockLags) { oldest, _, connection in
      try Cleaning.stockLags(before: oldest, in: connection) > 0 ? 0 : nil
    },
  ]
}
