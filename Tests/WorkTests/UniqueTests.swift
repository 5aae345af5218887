import Basics
import Storage
import Testing
import Work

/// Jobs that are there once.
struct UniqueTests {
  private func request(
    _ payload: String, _ duplicate: JobRequest.Duplicate = .keep, kind: String = "count"
  ) -> JobRequest {
    JobRequest(kind: kind, payload: payload, uniqueKey: "k", onDuplicate: duplicate)
  }

  @Test func `the second of a key is the first`() async throws {
    try await TestQueue.with { queue in
      let first = try await queue.enqueue(request("1"))
      let second = try await queue.enqueue(request("2"))
      #expect(first.isNew && !second.isNew && first.id == second.id)
      let jobs = try await queue.claim(10)
      #expect(jobs.payloads == ["1"])
    }
  }

  @Test func `a key belongs to its kind`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue(request("1"))
      let other = try await queue.enqueue(request("2", kind: "sync"))
      #expect(other.isNew)
    }
  }

  @Test func `a running job keeps its key`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue(request("1"))
      _ = try await queue.claim()
      let second = try await queue.enqueue(request("2"))
      #expect(!second.isNew)
    }
  }

  @Test(arguments: ["done", "dead", "cancelled"])
  func `a job that has ended frees its key`(end: String) async throws {
    try await TestQueue.with { queue in
      let first = try await queue.enqueue(request("1"))
      let now = queue.at(0)
      switch end {
      case "done": try await queue.finish(try await queue.claim()[0])
      case "dead": try await queue.fail(try await queue.claim()[0], .givenUp)
      default:
        try await queue.database.write { _ = try JobQueue.cancel(first.id, now: now, in: $0) }
      }
      let second = try await queue.enqueue(request("2"))
      #expect(second.isNew)
    }
  }

  @Test func `the newest payload replaces one that waits`() async throws {
    try await TestQueue.with { queue in
      for payload in ["1", "2", "3"] { try await queue.enqueue(request(payload, .replace)) }
      let jobs = try await queue.claim(10)
      #expect(jobs.payloads == ["3"])
    }
  }

  @Test func `what was asked for while it ran runs once more with the newest payload`()
    async throws
  {
    try await TestQueue.with { queue in
      try await queue.enqueue(request("1", .replace))
      let running = try await queue.claim()[0]
      for payload in ["2", "3"] { try await queue.enqueue(request(payload, .replace)) }
      let early = try await queue.claim(10)
      #expect(early.isEmpty)
      try await queue.finish(running)
      let again = try await queue.claim(10)
      #expect(again.payloads == ["3"])
      try await queue.finish(again[0])
      let states = try await queue.states()
      #expect(states == ["done"])
    }
  }

  @Test func `a failed attempt goes on with the newest payload`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue(request("1", .replace))
      let running = try await queue.claim()[0]
      try await queue.enqueue(request("2", .replace))
      try await queue.fail(running, .again(at: queue.at(0)))
      let again = try await queue.claim(10)
      #expect(again.payloads == ["2"])
    }
  }

  @Test func `many that ask at once make one job`() async throws {
    try await TestQueue.with { queue in
      let request = request("1")
      let new = try await withThrowingTaskGroup(of: Bool.self) { group in
        for _ in 0..<20 { group.addTask { try await queue.enqueue(request).isNew } }
        return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      let states = try await queue.states()
      #expect(new == 1)
      #expect(states == ["waiting"])
    }
  }

  @Test func `a job and its cause are one transaction`() async throws {
    struct Stop: Error {}
    try await TestQueue.with { queue in
      let now = queue.at(0)
      await #expect(throws: Stop.self) {
        try await queue.database.write { connection in
          try JobQueue.enqueue(JobRequest(kind: "count"), now: now, in: connection)
          throw Stop()
        }
      }
      let states = try await queue.states()
      #expect(states == [])
    }
  }
}
