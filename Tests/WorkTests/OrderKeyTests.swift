import Basics
import Storage
import Testing
import Work

/// Jobs of one order key never run together, whichever way one of them came.
struct OrderKeyTests {
  private func enqueue(_ payload: String, _ queue: TestQueue) async throws -> Int64 {
    try await queue.enqueue(JobRequest(kind: "count", payload: payload, orderKey: "k")).id
  }

  @Test func `one that a person puts back waits for a younger one that runs`() async throws {
    try await TestQueue.with { queue in
      let first = try await enqueue("1", queue)
      try await queue.fail(try await queue.claim()[0], .givenUp)
      _ = try await enqueue("2", queue)
      let second = try await queue.claim()[0]
      let now = queue.at(1)
      try await queue.database.write { _ = try JobQueue.retry(first, now: now, in: $0) }
      let early = try await queue.claim(at: 2)
      #expect(early.isEmpty)
      try await queue.finish(second, at: 3)
      let late = try await queue.claim(at: 3)
      #expect(late.payloads == ["1"])
    }
  }

  @Test func `two claims that do not see each other cannot take two`() async throws {
    try await TestQueue.with { queue in
      _ = try await enqueue("1", queue)
      let second = try await enqueue("2", queue)
      _ = try await queue.claim()
      // As a claim would that began before the first was committed.
      let error = await #expect(throws: StorageError.self) {
        try await queue.database.write {
          _ = try $0.execute(
            "UPDATE jobs SET state = 'running' WHERE id = ?", [.integer(second)])
        }
      }
      #expect(error?.kind == .uniqueViolation)
    }
  }

  @Test func `a key is free when its job has ended`() async throws {
    try await TestQueue.with { queue in
      for payload in ["1", "2", "3"] { _ = try await enqueue(payload, queue) }
      var done: [String] = []
      while let job = try await queue.claim(5).first {
        done.append(job.payload)
        try await queue.finish(job)
      }
      #expect(done == ["1", "2", "3"])
    }
  }
}
