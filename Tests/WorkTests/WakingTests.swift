import Basics
import Logging
import Storage
import TestKit
import Testing

@testable import Work

/// A job that puts another into the queue while it goes on itself.
struct WakingTests {
  /// The first job puts the second into the queue, says so, and ends only once that one is done; the
  /// runner's own look would come after the test has given up.
  private struct Handler: JobHandler {
    let kind = "count"
    let database: any Database

    func run(_ context: JobContext) async throws -> JobEnd {
      guard context.job.payload == "first" else { return .done }
      let now = context.clock.now()
      try await context.database.write { connection in
        try JobQueue.enqueue(
          JobRequest(kind: "count", payload: "second"), now: now, in: connection)
      }
      context.wakeRunner()
      try await eventually("the second job is done") {
        try await database.read {
          try $0.integer("SELECT count(*) FROM jobs WHERE payload = 'second' AND state = 'done'")
        } == 1
      }
      return .done
    }
  }

  @Test func `a runner that is woken takes what was put into the queue meanwhile`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("first")
      var settings = JobRunner.Settings()
      settings.poll = .seconds(36_000)
      var logger = Logger(label: "test")
      logger.logLevel = .critical
      let runner = JobRunner(
        database: queue.database, handlers: [Handler(database: queue.database)], worker: "runner",
        clock: SystemWallClock(), settings: settings, logger: logger)
      async let end: Void = runner.run()
      try await eventually("both jobs are done") {
        try await queue.states() == ["done", "done"]
      }
      runner.stop()
      await end
    }
  }
}
