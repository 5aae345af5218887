import Basics
import Storage
import Synchronization
import TestKit
import Testing
import Work

/// Transactions that take longer than a lease: their jobs are alive.
struct LongTransactionTests {
  /// Leaps ahead at each look.
  private final class Strides: WallClock {
    private let count = Mutex<Int64>(0)
    let seconds: Int64
    init(_ seconds: Int64) { self.seconds = seconds }
    func now() -> Timestamp {
      count.withLock { count in
        count += 1
        return TestQueue.start.adding(seconds: count * seconds)
      }
    }
  }

  private func lease(_ queue: TestQueue) async throws -> Int64 {
    Int64(try await queue.text("SELECT lease_until FROM jobs") ?? "") ?? 0
  }

  @Test func `the lease is renewed behind a long transaction, not behind a short one`() async throws
  {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      let job = try await queue.claim()[0]
      let before = try await lease(queue)
      try await FencedDatabase(queue.database, job: job, clock: Strides(1)).write { _ in }
      #expect(try await lease(queue) == before)
      try await FencedDatabase(queue.database, job: job, clock: Strides(100)).write { _ in }
      #expect(try await lease(queue) == queue.at(200 + 60).milliseconds)
    }
  }

  @Test func `nobody waits for a job's transaction, and nobody takes the job`() async throws {
    try await TestQueue.with { queue in
      guard queue.database.dialect.engine == .postgres else { return }
      for payload in ["1", "2"] { try await queue.enqueue(payload) }
      let jobs = try await queue.claim(2)
      let (database, began) = (queue.database, AsyncStream<Void>.makeStream())
      let gate = Gate()
      async let long: Void = FencedDatabase(database, job: jobs[0], clock: Strides(1)).write { _ in
        began.continuation.yield()
        gate.wait()
      }
      for await _ in began.stream { break }
      let (late, now) = (queue.at(61), queue.at(30))
      let told = try await database.write(.readCommitted) {
        try JobQueue.renew(jobs, now: now, in: $0)
      }
      #expect(told.lost.isEmpty)
      let freed = try await database.write { try JobQueue.rescue(now: late, in: $0) }
      #expect(freed == 0)
      // Only now may the transaction end: whoever had waited for it would not have come here.
      gate.open()
      try await long
    }
  }
}
