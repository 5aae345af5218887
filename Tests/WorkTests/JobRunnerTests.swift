import Basics
import Logging
import Storage
import Synchronization
import TestKit
import Testing

@testable import Work

/// What a runner does with the jobs that it takes.
struct JobRunnerTests {
  /// Does what the test says and notes each start.
  private final class Handler: JobHandler {
    let kind = "count"
    let starts = Mutex<[String]>([])
    private let body: @Sendable (JobContext) async throws -> JobEnd

    init(_ body: @escaping @Sendable (JobContext) async throws -> JobEnd) { self.body = body }

    func run(_ context: JobContext) async throws -> JobEnd {
      starts.withLock { $0.append(context.job.payload) }
      return try await body(context)
    }
  }

  private static let note = SQLStatement(
    "INSERT INTO app_settings (key, value) VALUES (?, '')")

  private func runner(
    _ queue: TestQueue, _ handler: Handler, slots: Int = 4, grace: Duration = .seconds(120),
    limit: Duration = .seconds(120)
  ) -> JobRunner {
    var settings = JobRunner.Settings()
    settings.slots = slots
    settings.poll = .milliseconds(20)
    settings.heartbeat = .milliseconds(30)
    settings.grace = grace
    settings.limit = limit
    settings.backoff = Backoff(first: .zero, longest: .zero)
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return JobRunner(
      database: queue.database, handlers: [handler], worker: "runner", clock: SystemWallClock(),
      settings: settings, logger: logger)
  }

  /// Runs until the states are as expected.
  private func run(
    _ queue: TestQueue, _ runner: JobRunner, until expected: [String]
  ) async throws {
    async let end: Void = runner.run()
    try await eventually("the jobs are \(expected)") { try await queue.states() == expected }
    runner.stop()
    await end
    let states = try await queue.states()
    #expect(states == expected)
  }

  @Test func `jobs are done, each once, and their effects stay`() async throws {
    try await TestQueue.with { queue in
      for number in 0..<20 { try await queue.enqueue("\(number)") }
      let handler = Handler { context in
        let payload = context.job.payload
        return .done { _ = try $0.execute(Self.note, [.text(payload)]) }
      }
      try await run(
        queue, runner(queue, handler), until: Array(repeating: "done", count: 20))
      let written = try await queue.text("SELECT count(*) FROM app_settings")
      #expect(written == "20")
      #expect(handler.starts.withLock { $0.count } == 20)
    }
  }

  @Test func `a failure is tried again until it is given up`() async throws {
    struct Broken: Error {}
    try await TestQueue.with { queue in
      try await queue.enqueue(JobRequest(kind: "count", payload: "1", maxFailures: 3))
      let handler = Handler { _ in throw Broken() }
      try await run(queue, runner(queue, handler), until: ["dead"])
      #expect(handler.starts.withLock { $0.count } == 3)
      let message = try await queue.text("SELECT message FROM jobs")
      #expect(message == "Broken()")
    }
  }

  @Test func `a hopeless job is given up at once, in its own words`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      let handler = Handler { _ in throw HopelessJob("the channel is gone") }
      try await run(queue, runner(queue, handler), until: ["dead"])
      let message = try await queue.text("SELECT message FROM jobs")
      #expect(message == "the channel is gone")
    }
  }

  @Test func `effects that fail leave nothing and count as a failure`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue(JobRequest(kind: "count", payload: "1", maxFailures: 1))
      let handler = Handler { _ in
        .done { connection in
          _ = try connection.execute(Self.note, ["a"])
          _ = try connection.execute(Self.note, ["a"])
        }
      }
      try await run(queue, runner(queue, handler), until: ["dead"])
      let written = try await queue.text("SELECT count(*) FROM app_settings")
      #expect(written == "0")
    }
  }

  @Test func `a running job that a person cancels ends as cancelled`() async throws {
    try await TestQueue.with { queue in
      let job = try await queue.enqueue("1")
      let database = queue.database
      let handler = Handler { context in
        let now = context.clock.now()
        try await database.write { _ = try JobQueue.cancel(job.id, now: now, in: $0) }
        try await Task.sleep(for: .seconds(3_600))
        return .done
      }
      try await run(queue, runner(queue, handler), until: ["cancelled"])
    }
  }

  @Test func `a job that outlives the grace goes back to the queue untouched`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      let started = AsyncStream<Void>.makeStream()
      let handler = Handler { _ in
        started.continuation.yield()
        try await Task.sleep(for: .seconds(3_600))
        return .done
      }
      let runner = runner(queue, handler, grace: .milliseconds(50))
      async let end: Void = runner.run()
      for await _ in started.stream { break }
      runner.stop()
      await end
      let states = try await queue.states()
      let failures = try await queue.text("SELECT failures FROM jobs")
      #expect(states == ["waiting"])
      #expect(failures == "0")
    }
  }

  @Test func `a job that does not listen is left behind`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      let started = AsyncStream<Void>.makeStream()
      let gate = Mutex(false)
      let handler = Handler { _ in
        started.continuation.yield()
        while !gate.withLock({ $0 }) {
          await Task { try? await Task.sleep(for: .milliseconds(5)) }.value
        }
        return .done
      }
      let runner = runner(
        queue, handler, grace: .milliseconds(50), limit: .milliseconds(100))
      async let end: Void = runner.run()
      for await _ in started.stream { break }
      runner.stop()
      await end
      let states = try await queue.states()
      #expect(states == ["running"])
      gate.withLock { $0 = true }
      try await eventually("the job is done") { try await queue.states() == ["done"] }
    }
  }

  @Test func `a runner whose task is cancelled puts its jobs back and ends`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      let started = AsyncStream<Void>.makeStream()
      let handler = Handler { _ in
        started.continuation.yield()
        try await Task.sleep(for: .seconds(3_600))
        return .done
      }
      let runner = runner(queue, handler)
      let running = Task { await runner.run() }
      for await _ in started.stream { break }
      running.cancel()
      await running.value
      let states = try await queue.states()
      #expect(states == ["waiting"])
    }
  }

  @Test func `leases are renewed while the last jobs end`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      let started = AsyncStream<Void>.makeStream()
      let gate = Mutex(false)
      let handler = Handler { _ in
        started.continuation.yield()
        while !gate.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(5)) }
        return .done
      }
      let runner = runner(queue, handler)
      async let end: Void = runner.run()
      for await _ in started.stream { break }
      runner.stop()
      try await leaseIsRenewed(queue)
      gate.withLock { $0 = true }
      await end
      #expect(try await queue.states() == ["done"])
    }
  }

  @Test func `a long job that sees the end coming is postponed`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      let started = AsyncStream<Void>.makeStream()
      let handler = Handler { context in
        started.continuation.yield()
        while !context.isStopping() { try await Task.sleep(for: .milliseconds(5)) }
        return .again(at: context.clock.now())
      }
      let runner = runner(queue, handler)
      async let end: Void = runner.run()
      for await _ in started.stream { break }
      runner.stop()
      await end
      let states = try await queue.states()
      #expect(states == ["waiting"])
    }
  }

  @Test func `a job that another worker took is stopped and writes nothing`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      let database = queue.database
      let handler = Handler { context in
        guard context.job.fence == 1 else { return .done }
        // As a rescue after a long silence of this process would do it.
        try await database.write {
          _ = try $0.execute("UPDATE jobs SET state = 'waiting', worker = NULL")
        }
        try? await Task.sleep(for: .seconds(30))
        _ = try await context.database.write { try $0.execute(Self.note, ["late"]) }
        return .done
      }
      try await run(queue, runner(queue, handler), until: ["done"])
      let written = try await queue.text("SELECT count(*) FROM app_settings")
      #expect(written == "0")
      #expect(handler.starts.withLock { $0.count } == 2)
    }
  }

  @Test func `a job that the same process took again keeps being renewed`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      let gates = Mutex((first: false, second: false))
      let ends = Mutex(0)
      let handler = Handler { context in
        let isFirst = context.job.fence == 1
        // The first does not hear that it is cancelled, as a sync that waits for its database.
        while !gates.withLock({ isFirst ? $0.first : $0.second }) {
          await Task { try? await Task.sleep(for: .milliseconds(5)) }.value
        }
        ends.withLock { $0 += 1 }
        return .done
      }
      let runner = runner(queue, handler)
      async let end: Void = runner.run()
      try await eventually("the job is begun") { handler.starts.withLock { $0.count } == 1 }
      try await queue.database.write {
        _ = try $0.execute("UPDATE jobs SET state = 'waiting', worker = NULL, lease_until = NULL")
      }
      try await eventually("it is begun again") { handler.starts.withLock { $0.count } == 2 }
      gates.withLock { $0.first = true }
      try await eventually("the first has ended") { ends.withLock { $0 } == 1 }
      // The runner forgets the first a moment later; the second must be renewed after that too.
      for _ in 0..<5 { try await leaseIsRenewed(queue) }
      gates.withLock { $0.second = true }
      try await eventually("the job is done") { try await queue.states() == ["done"] }
      runner.stop()
      await end
      #expect(handler.starts.withLock { $0.count } == 2)
    }
  }

  /// Waits until the only job's lease is another than now.
  private func leaseIsRenewed(_ queue: TestQueue) async throws {
    let lease = try await queue.text("SELECT lease_until FROM jobs")
    try await eventually("the lease is renewed") {
      try await queue.text("SELECT lease_until FROM jobs") != lease
    }
  }

  @Test func `no more jobs run at once than there are slots`() async throws {
    try await TestQueue.with { queue in
      for number in 0..<12 { try await queue.enqueue("\(number)") }
      let counts = Mutex((now: 0, most: 0))
      let handler = Handler { _ in
        counts.withLock {
          $0.now += 1
          $0.most = max($0.most, $0.now)
        }
        try await Task.sleep(for: .milliseconds(10))
        counts.withLock { $0.now -= 1 }
        return .done
      }
      try await run(
        queue, runner(queue, handler, slots: 3), until: Array(repeating: "done", count: 12))
      #expect(counts.withLock { $0.most } <= 3)
    }
  }
}
