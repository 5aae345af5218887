import Basics
import Storage
import Testing
import Work

/// Jobs whose worker died, and clocks that jump.
struct RescueTests {
  @Test func `a job is freed when its lease has run out, not before`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      _ = try await queue.claim()
      let early = try await queue.rescue(at: 60)
      let due = try await queue.rescue(at: 61)
      #expect(early == 0 && due == 1)
      let again = try await queue.claim(worker: "b", at: 61)
      #expect(again.map(\.failures) == [1])
    }
  }

  @Test func `a worker that renews keeps its job`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      let job = try await queue.claim()
      let now = queue.at(45)
      let (lost, cancelled) = try await queue.database.write {
        try JobQueue.renew(job, now: now, in: $0)
      }
      #expect(lost.isEmpty && cancelled.isEmpty)
      let freed = try await queue.rescue(at: 100)
      #expect(freed == 0)
      let later = try await queue.rescue(at: 106)
      #expect(later == 1)
    }
  }

  @Test func `a worker learns that its job is lost or cancelled`() async throws {
    try await TestQueue.with { queue in
      for payload in ["1", "2", "3"] { try await queue.enqueue(payload) }
      let jobs = try await queue.claim(3)
      var stale = jobs[0]
      stale.fence -= 1
      let (mine, now, id) = ([stale, jobs[1], jobs[2]], queue.at(1), jobs[2].id)
      let (lost, cancelled) = try await queue.database.write { connection in
        _ = try JobQueue.cancel(id, now: now, in: connection)
        return try JobQueue.renew(mine, now: now, in: connection)
      }
      #expect(lost == [stale.key] && cancelled == [jobs[2].key])
    }
  }

  @Test func `a job that kills its workers is given up`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue(JobRequest(kind: "count", maxFailures: 2))
      for round in 0..<2 {
        let start = Int64(round) * 100
        let claimed = try await queue.claim(at: start)
        #expect(claimed.count == 1)
        try await queue.rescue(at: start + 61)
      }
      let states = try await queue.states()
      let message = try await queue.text("SELECT message FROM jobs")
      #expect(states == ["dead"])
      #expect(message == "its worker ended without a word")
    }
  }

  @Test func `a cancelled job whose worker died is cancelled`() async throws {
    try await TestQueue.with { queue in
      let job = try await queue.enqueue("1")
      _ = try await queue.claim()
      let now = queue.at(1)
      try await queue.database.write { _ = try JobQueue.cancel(job.id, now: now, in: $0) }
      try await queue.rescue(at: 61)
      let states = try await queue.states()
      #expect(states == ["cancelled"])
    }
  }

  @Test func `a clock that was ahead and went back does not hold a job for long`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      _ = try await queue.claim(at: 1_000_000)
      // The clock is right again; the worker is dead.
      let right = queue.at(0)
      try await queue.database.write { try JobQueue.believe(right, in: $0) }
      let shortened = try await queue.rescue(at: 0)
      let freed = try await queue.rescue(at: 61)
      #expect(shortened == 0 && freed == 1)
    }
  }

  @Test func `a moment that a wrong clock set is brought back`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue(
        JobRequest(kind: "count", payload: "made", runAt: queue.at(1_000_030)), at: 1_000_000)
      try await queue.enqueue("tried")
      try await queue.fail(
        try await queue.claim(at: 1_000_000)[0], .again(at: queue.at(1_000_050)))
      try await queue.enqueue(JobRequest(kind: "count", payload: "meant", runAt: queue.at(500_000)))
      let right = queue.at(0)
      try await queue.database.write { try JobQueue.believe(right, in: $0) }
      var order: [[String]] = []
      for second in [29, 30, 49, 50, 499_999, 500_000] as [Int64] {
        order.append(try await queue.claim(10, at: second).payloads)
      }
      #expect(order == [[], ["made"], [], ["tried"], [], ["meant"]])
    }
  }

  @Test func `a clock that leaps ahead costs an attempt and no effect`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      let first = try await queue.claim(worker: "a")[0]
      try await queue.rescue(at: 1_000_000)
      let second = try await queue.claim(worker: "b", at: 1_000_000)[0]
      await #expect(throws: LeaseLost.self) { try await queue.finish(first, at: 1) }
      try await queue.finish(second, at: 1_000_001)
      let states = try await queue.states()
      #expect(states == ["done"])
    }
  }

  @Test func `what was asked for while a worker died is what runs next`() async throws {
    try await TestQueue.with { queue in
      let request = {
        JobRequest(kind: "count", payload: $0, uniqueKey: "k", onDuplicate: .replace)
      }
      try await queue.enqueue(request("1"))
      _ = try await queue.claim()
      try await queue.enqueue(request("2"))
      try await queue.rescue(at: 61)
      let again = try await queue.claim(at: 61)
      #expect(again.payloads == ["2"])
    }
  }

  @Test func `ended jobs are deleted after their time, a bounded number at once`() async throws {
    try await TestQueue.with { queue in
      for payload in ["1", "2", "3"] { try await queue.enqueue(payload) }
      for job in try await queue.claim(2) { try await queue.finish(job, at: 10) }
      let (early, due) = (queue.at(10), queue.at(11))
      let counts = try await queue.database.write { connection in
        try [early, due, due, due].map {
          try JobQueue.prune(.done, endedBefore: $0, limit: 1, in: connection)
        }
      }
      #expect(counts == [0, 1, 1, 0])
      let states = try await queue.states()
      #expect(states == ["waiting"])
    }
  }

  @Test func `cancelling ends what waits at once and tells what runs`() async throws {
    try await TestQueue.with { queue in
      let waiting = try await queue.enqueue(JobRequest(kind: "count", priority: 5))
      let running = try await queue.enqueue("2")
      let job = try await queue.claim()[0]
      let now = queue.at(0)
      let answers = try await queue.database.write { connection in
        try [waiting.id, running.id, 999].map {
          try JobQueue.cancel($0, now: now, in: connection)
        }
      }
      #expect(answers == [true, true, false])
      try await queue.database.write { try JobQueue.endCancelled(job, now: now, in: $0) }
      let states = try await queue.states()
      #expect(states == ["cancelled", "cancelled"])
    }
  }

  @Test func `a dead job runs again with all its attempts`() async throws {
    try await TestQueue.with { queue in
      let job = try await queue.enqueue("1")
      try await queue.fail(try await queue.claim()[0], .givenUp)
      let now = queue.at(5)
      let answers = try await queue.database.write { connection in
        try (0..<2).map { _ in try JobQueue.retry(job.id, now: now, in: connection) }
      }
      #expect(answers == [true, false])
      let again = try await queue.claim(at: 5)
      #expect(again.map(\.failures) == [0])
    }
  }

  @Test func `a dead job cannot come back beside another of its key`() async throws {
    try await TestQueue.with { queue in
      let request = JobRequest(kind: "count", uniqueKey: "k")
      let dead = try await queue.enqueue(request)
      try await queue.fail(try await queue.claim()[0], .givenUp)
      try await queue.enqueue(request)
      let now = queue.at(5)
      let error = await #expect(throws: StorageError.self) {
        try await queue.database.write { _ = try JobQueue.retry(dead.id, now: now, in: $0) }
      }
      #expect(error?.kind == .uniqueViolation)
    }
  }
}
