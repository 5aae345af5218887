import Basics
import Logging
import Storage
import Synchronization

/// Takes jobs and runs them, several at once, until it is asked to stop.
public final class JobRunner: Sendable {
  public struct Settings: Sendable {
    /// Jobs at once.
    public var slots = 4
    /// Between two looks at an empty queue.
    public var poll = Duration.seconds(1)
    public var heartbeat = Duration.seconds(15)
    /// Between two looks whether a person wants to end one of the running jobs.
    public var attention = Duration.seconds(2)
    /// How long running jobs may go on after the program was asked to stop.
    public var grace = Duration.seconds(25)
    /// How long a job that was cancelled then may take to notice, before it is left behind.
    public var limit = Duration.seconds(5)
    public var backoff = Backoff()

    public init() {}
  }

  private let database: any Database
  private let handlers: [String: any JobHandler]
  private let worker: String
  private let clock: any WallClock
  private let settings: Settings
  private let logger: Logger
  private let random: @Sendable () -> Double
  private let running = RunningJobs()

  /// - Parameter worker: names this process among all that ever ran; the fence alone tells two
  ///   claims by the same process apart.
  public init(
    database: any Database, handlers: [any JobHandler], worker: String, clock: any WallClock,
    settings: Settings = Settings(), logger: Logger,
    random: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }
  ) {
    self.database = database
    self.handlers = Dictionary(uniqueKeysWithValues: handlers.map { ($0.kind, $0) })
    self.worker = worker
    self.clock = clock
    self.settings = settings
    self.logger = logger
    self.random = random
  }

  /// Works until the task is cancelled or `stop` is called; then running jobs get `grace` to end (none
  /// when the task was cancelled), are cancelled, and go back to the queue. One that does not listen is
  /// left behind: its lease will run out, and what it writes after that is undone.
  public func run() async {
    let leases = Task { await self.beat() }
    let attention = Task { await self.listen() }
    defer {
      leases.cancel()
      attention.cancel()
    }
    await withTaskCancellationHandler {
      while !running.isStopping, !Task.isCancelled {
        let taken = await take()
        for job in taken { start(job) }
        if taken.isEmpty { await running.wait(atMost: settings.poll) }
      }
      // In a task of its own, because the one around may be cancelled and could not wait.
      let settings = settings
      let left = await Task { await running.drain(grace: settings.grace, limit: settings.limit) }
        .value
      for job in left {
        logger.error(
          "a job does not end and is left behind",
          metadata: ["job": "\(job.id)", "kind": "\(job.kind)"])
      }
    } onCancel: {
      running.stop()
      running.cut()
    }
  }

  /// Takes no more jobs; `run` returns when those that run have ended.
  public func stop() { running.stop() }

  /// There is something to do: do not wait for the next look.
  public func wake() { running.wake() }

  private func take() async -> [ClaimedJob] {
    var taken: [ClaimedJob] = []
    for (kinds, limit) in open() {
      let free = min(limit, settings.slots - running.count)
      guard free > 0, !running.isStopping else { continue }
      let (worker, clock) = (worker, clock)
      do {
        // The clock is read when the transaction has begun: the wait for it must not use up the
        // lease.
        let claimed = try await database.write(.readCommitted) {
          try JobQueue.claim(upTo: free, kinds: kinds, worker: worker, now: clock.now(), in: $0)
        }
        running.add(claimed)
        taken += claimed
      } catch let error as StorageError where error.kind == .uniqueViolation {
        // Another worker took a job of the same order at this moment; the next look sees it.
        continue
      } catch {
        log("jobs cannot be taken", error)
        break
      }
    }
    return taken
  }

  /// What may be taken now: each kind with a limit for itself, and the others together. Those with a
  /// limit go first: they leave slots for the others, which would not do so for them.
  private func open() -> [(kinds: [String], limit: Int)] {
    let free = handlers.values.filter { $0.limit == nil }.map(\.kind).sorted()
    let limited = handlers.values.sorted { $0.kind < $1.kind }.compactMap { handler in
      handler.limit.map { (kinds: [handler.kind], limit: $0 - running.count(of: handler.kind)) }
    }
    return limited + [(free, settings.slots)]
  }

  /// Neither task is a child of another: cancelling the runner must not keep an end from being
  /// written, and a job that does not listen must not hold the program.
  private func start(_ job: ClaimedJob) {
    let task = Task { try await self.outcome(of: job) }
    running.attach(task, to: job.key)
    Task {
      await self.end(job, await task.result)
      self.running.remove(job.key)
    }
  }

  private func outcome(of job: ClaimedJob) async throws -> JobEnd {
    guard let handler = handlers[job.kind] else { throw HopelessJob("nothing does \(job.kind)") }
    let running = running
    return try await handler.run(
      JobContext(
        job: job, database: FencedDatabase(database, job: job, clock: clock),
        clock: clock,
        isStopping: { running.isStopping },
        onStopping: { running.onStopping(job.key, $0) },
        wakeRunner: { running.wake() }))
  }

  private func end(_ job: ClaimedJob, _ result: Result<JobEnd, any Error>) async {
    do {
      do {
        try await write(try result.get(), of: job)
      } catch let error where !(error is LeaseLost) {
        try await write(error, of: job)
      }
    } catch is LeaseLost {
      logger.warning("job was taken over by another worker", metadata: ["job": "\(job.id)"])
    } catch {
      // The lease will run out and the job be freed.
      log("the end of a job cannot be written", error, job)
    }
  }

  private func write(_ end: JobEnd, of job: ClaimedJob) async throws {
    let now = clock.now()
    switch end {
    case .done(let effects):
      try await database.write(.inTurn) { connection in
        try JobQueue.finish(job, now: now, in: connection)
        try effects(connection)
      }
    case .again(let moment):
      try await database.write(.inTurn) { try JobQueue.postpone(job, to: moment, now: now, in: $0) }
    }
  }

  private func write(_ error: any Error, of job: ClaimedJob) async throws {
    let now = clock.now()
    if running.isCancelled(job.key) {
      try await database.write { try JobQueue.endCancelled(job, now: now, in: $0) }
    } else if error is CancellationError {
      try await database.write { try JobQueue.postpone(job, to: now, now: now, in: $0) }
    } else {
      let after = after(error, job, now)
      try await database.write {
        try JobQueue.fail(job, after, message: Self.words(error), now: now, in: $0)
      }
      log("job failed", error, job)
    }
  }

  private func after(_ error: any Error, _ job: ClaimedJob, _ now: Timestamp)
    -> JobQueue.AfterFailure
  {
    let failures = job.failures + 1
    guard failures < job.maxFailures, !(error is HopelessJob) else { return .givenUp }
    let pause = settings.backoff.pause(afterFailures: failures, random: random())
    let milliseconds =
      pause.components.seconds * 1000 + pause.components.attoseconds / 1_000_000_000_000_000
    return .again(at: Timestamp(milliseconds: now.milliseconds + milliseconds))
  }

  private static func words(_ error: any Error) -> String {
    String(describing: error).cut(toBytes: 500, mark: "…")
  }

  /// Renews the leases of what runs here; a job that is lost or cancelled is stopped.
  public func renewLeases() async throws {
    let (jobs, clock) = (running.jobs, clock)
    guard !jobs.isEmpty else { return }
    let (lost, cancelled) = try await database.write(.readCommitted) {
      try JobQueue.renew(jobs, now: clock.now(), in: $0)
    }
    running.cancel(lost, byPerson: false)
    running.cancel(cancelled, byPerson: true)
  }

  private func beat() async {
    while !Task.isCancelled {
      try? await Task.sleep(for: settings.heartbeat)
      do {
        try await renewLeases()
      } catch {
        log("leases cannot be renewed", error)
      }
    }
  }

  /// A person who ends a job should not wait for the next renewal.
  private func listen() async {
    while !Task.isCancelled {
      try? await Task.sleep(for: settings.attention)
      guard running.count > 0 else { continue }
      let worker = worker
      let asked = try? await database.read {
        try JobQueue.toBeCancelled(worker: worker, in: $0)
      }
      if let asked { running.cancel(asked, byPerson: true) }
    }
  }

  private func log(_ message: Logger.Message, _ error: any Error, _ job: ClaimedJob? = nil) {
    guard !(error is CancellationError) else { return }
    var metadata: Logger.Metadata = ["reason": "\(Self.words(error))"]
    if let job {
      metadata["job"] = "\(job.id)"
      metadata["kind"] = "\(job.kind)"
    }
    logger.error(message, metadata: metadata)
  }
}
