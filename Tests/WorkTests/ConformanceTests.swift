import Basics
import Storage
import TestKit
import Testing
import Work

/// The queue against its reference: random commands of two workers, a person and a clock that goes
/// on, goes back and leaps, each followed by a comparison of every row. A failing seed is its own
/// reproduction.
struct ConformanceTests {
  @Test(arguments: 1...150)
  func `the queue does what its reference does`(seed: Int) async throws {
    try await TestQueue.with { queue in
      var play = Play(seed: UInt64(seed), queue: queue)
      for _ in 0..<60 { try await play.step() }
      #expect(play.commands.count >= 8, "the seed tries too little")
    }
  }

  /// One run of random commands.
  private struct Play {
    private var random: SeededRandom
    private let queue: TestQueue
    private var reference = ReferenceQueue()
    private var claims: [ClaimedJob] = []
    private var now: Int64
    private(set) var commands: Set<Int> = []

    init(seed: UInt64, queue: TestQueue) {
      random = SeededRandom(seed: seed)
      self.queue = queue
      now = TestQueue.start.milliseconds
    }

    private var moment: Timestamp { Timestamp(milliseconds: now) }

    private mutating func pick<T>(_ choices: [T]) -> T {
      choices[Int(random.next() % UInt64(choices.count))]
    }

    private mutating func number(_ range: ClosedRange<Int64>) -> Int64 {
      Int64.random(in: range, using: &random)
    }

    mutating func step() async throws {
      let command = pick([0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 7, 8, 9, 10, 11, 11, 12])
      commands.insert(command)
      switch command {
      case 0: try await enqueue()
      case 1: try await claim()
      case 2: try await finish()
      case 3: try await fail()
      case 4: try await postpone()
      case 5: try await endCancelled()
      case 6: try await renew()
      case 7: try await cancel()
      case 8: try await retry()
      case 9: try await dismiss()
      case 10: try await pause()
      case 11: now += pick([1_000, 20_000, 61_000, 61_000, 130_000, -400_000])
      default: try await rescue()
      }
      try await compare(command)
    }

    private mutating func enqueue() async throws {
      let request = JobRequest(
        kind: pick(TestQueue.kinds), payload: "\(number(0...99))",
        uniqueKey: pick([nil, "a", "b"]), orderKey: pick([nil, nil, "x", "y"]),
        priority: Int(number(-1...1)),
        runAt: Timestamp(milliseconds: now + number(-2...10) * 5_000),
        maxFailures: Int(number(1...3)), onDuplicate: pick([.keep, .hasten, .replace]))
      let moment = moment
      let real = try await queue.database.write {
        try JobQueue.enqueue(request, now: moment, in: $0)
      }
      let expected = reference.enqueue(request, id: real.id, now: now)
      #expect(real.id == expected.id && real.isNew == expected.isNew)
    }

    private mutating func claim() async throws {
      let limit = Int(number(0...3))
      let worker = pick(["a", "b"])
      let kinds = pick([TestQueue.kinds, ["count"], ["sync"], []])
      let moment = moment
      let real = try await queue.database.write(.readCommitted) {
        try JobQueue.claim(upTo: limit, kinds: kinds, worker: worker, now: moment, in: $0)
      }
      let expected = reference.claim(limit, kinds: kinds, worker: worker, now: now)
      #expect(real.map(\.id) == expected)
      claims += real
    }

    /// Does something to a claim, often one that was lost long ago, in a transaction that fails when
    /// it is not the worker's any more.
    private mutating func withClaim(
      _ body: @escaping @Sendable (ClaimedJob, any SQLConnection) throws -> Void
    ) async throws -> (claim: ClaimedJob, isHeld: Bool)? {
      guard !claims.isEmpty else { return nil }
      let claim = pick(claims)
      do {
        try await queue.database.write { try body(claim, $0) }
        return (claim, true)
      } catch is LeaseLost {
        return (claim, false)
      }
    }

    private mutating func finish() async throws {
      let moment = moment
      let end = try await withClaim { try JobQueue.finish($0, now: moment, in: $1) }
      if let end { #expect(reference.finish(end.claim, now: now) == end.isHeld) }
    }

    private mutating func fail() async throws {
      let later = Timestamp(milliseconds: now + number(0...20) * 1_000)
      let after: JobQueue.AfterFailure = pick([.again(at: later), .givenUp])
      let moment = moment
      let end = try await withClaim {
        try JobQueue.fail($0, after, message: "no", now: moment, in: $1)
      }
      if let end { #expect(reference.fail(end.claim, after, now: now) == end.isHeld) }
    }

    private mutating func postpone() async throws {
      let later = Timestamp(milliseconds: now + number(0...20) * 1_000)
      let moment = moment
      let end = try await withClaim { try JobQueue.postpone($0, to: later, now: moment, in: $1) }
      if let end {
        #expect(
          reference.postpone(end.claim, to: later.milliseconds, now: now) == end.isHeld)
      }
    }

    private mutating func endCancelled() async throws {
      let moment = moment
      let end = try await withClaim { try JobQueue.endCancelled($0, now: moment, in: $1) }
      if let end { #expect(reference.endCancelled(end.claim, now: now) == end.isHeld) }
    }

    private mutating func renew() async throws {
      guard !claims.isEmpty else { return }
      let claim = pick(claims)
      let moment = moment
      let isHeld = reference.holds(claim)
      let real = try await queue.database.write {
        try JobQueue.renew([claim], now: moment, in: $0)
      }
      let expected = reference.renew(claim, now: now)
      #expect(isHeld == !expected.isLost)
      #expect(real.lost == (expected.isLost ? [claim.key] : []))
      #expect(real.cancelled == (expected.isCancelled ? [claim.key] : []))
    }

    /// Any job, or one that is not there.
    private mutating func anyID() -> Int64 { pick(reference.jobs.map(\.id) + [-1]) }

    private mutating func cancel() async throws {
      let (id, moment) = (anyID(), moment)
      let real = try await queue.database.write { try JobQueue.cancel(id, now: moment, in: $0) }
      #expect(reference.cancel(id) == real)
    }

    private mutating func retry() async throws {
      let (id, moment) = (anyID(), moment)
      do {
        let real = try await queue.database.write { try JobQueue.retry(id, now: moment, in: $0) }
        #expect(reference.retry(id, now: now) == (real ? .yes : .no))
      } catch let error as StorageError where error.kind == .uniqueViolation {
        #expect(reference.retry(id, now: now) == .twin)
      }
    }

    private mutating func dismiss() async throws {
      let id = anyID()
      let real = try await queue.database.write { try JobQueue.dismiss(id, in: $0) }
      #expect(reference.dismiss(id) == real)
    }

    private mutating func pause() async throws {
      let kind = pick(TestQueue.kinds)
      let (isPaused, moment) = (reference.paused.contains(kind), moment)
      try await queue.database.write { connection in
        if isPaused {
          try JobQueue.resume(.queue(kind), in: connection)
        } else {
          try JobQueue.pause(.queue(kind), actor: "test", now: moment, in: connection)
        }
      }
      reference.paused.formSymmetricDifference([kind])
    }

    private mutating func rescue() async throws {
      let moment = moment
      let real = try await queue.database.write { connection in
        try JobQueue.believe(moment, in: connection)
        return try JobQueue.rescue(now: moment, in: connection)
      }
      reference.believe(now: now)
      #expect(reference.rescue(now: now) == real)
    }

    private func compare(_ command: Int) async throws {
      let stored = try await queue.database.read { try $0.rows(Self.rows, [], Self.job) }
      #expect(stored == reference.jobs, "after command \(command)")
    }

    private static func job(_ row: any SQLRow) -> ReferenceQueue.Job {
      var job = ReferenceQueue.Job(
        id: row.integer(0), kind: row.text(1), uniqueKey: row.optionalText(2),
        orderKey: row.optionalText(3), payload: row.text(4), priority: Int(row.integer(6)),
        runAt: row.integer(7), createdAt: row.integer(15), maxFailures: Int(row.integer(11)))
      job.nextPayload = row.optionalText(5)
      job.state = JobState(rawValue: row.text(8)) ?? .done
      job.fence = row.integer(9)
      job.failures = Int(row.integer(10))
      job.worker = row.optionalText(12)
      job.leaseUntil = row.optionalInteger(13)
      job.isCancelAsked = row.flag(14)
      job.startedAt = row.optionalInteger(16)
      return job
    }

    private static let rows: SQLStatement = """
      SELECT id, kind, unique_key, order_key, payload, next_payload, priority, run_at, state,
        fence, failures, max_failures, worker, lease_until, cancel_asked,
        created_at, started_at
      FROM jobs ORDER BY id
      """
  }
}
