import Basics
import Storage
import Web
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
    guard try await rebuildDictionaries(context) else { return .again(at: context.clock.now()) }
    guard try await cleanAuditLog(context) else { return .again(at: context.clock.now()) }
    let now = context.clock.now()
    try await context.database.write { try LoginGate.prune(now, in: $0) }
    return .done
  }

  /// Once, behind an update: what is kept for reading payloads holds nobody's data any more.
  /// - Returns: false when the program is about to end first.
  private func rebuildDictionaries(_ context: JobContext) async throws -> Bool {
    var position: DictionaryRebuild.Position? = .init()
    while let reached = position {
      if context.isStopping() { return false }
      position = try await context.database.write { try DictionaryRebuild.step(reached, in: $0) }
    }
    return true
  }

  /// The same time for everybody: nobody shortens the log of what was done.
  /// - Returns: false when the program stops before the end.
  private func cleanAuditLog(_ context: JobContext) async throws -> Bool {
    let oldest = context.clock.now().adding(days: -AuditLog.keptDays)
    while !context.isStopping() {
      let deleted = try await context.database.write { try AuditLog.clean(before: oldest, in: $0) }
      if deleted == 0 { return true }
    }
    return false
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
