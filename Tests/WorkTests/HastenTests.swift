import Basics
import Storage
import Testing

@testable import Work

/// A request that brings a waiting job forward.
struct HastenTests {
  private func request(_ payload: String, at seconds: Int64, priority: Int = 0) -> JobRequest {
    JobRequest(
      kind: "count", payload: payload, uniqueKey: "k", priority: priority,
      runAt: TestQueue.start.adding(seconds: seconds), onDuplicate: .hasten)
  }

  @Test func `a job for later comes now, with the newer payload`() async throws {
    try await TestQueue.with { queue in
      let first = try await queue.enqueue(request("later", at: 300))
      let second = try await queue.enqueue(request("now", at: 0))
      #expect(first.id == second.id && !second.isNew)
      let jobs = try await queue.claim()
      #expect(jobs.payloads == ["now"])
    }
  }

  @Test func `a job that is due already is not put off`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue(request("now", at: 0))
      try await queue.enqueue(request("later", at: 300))
      let jobs = try await queue.claim()
      #expect(jobs.count == 1)
    }
  }

  @Test func `the more urgent of the two counts`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue(JobRequest(kind: "count", payload: "other"))
      try await queue.enqueue(request("k", at: 0))
      try await queue.enqueue(request("k", at: 0, priority: -10))
      let jobs = try await queue.claim(2)
      #expect(jobs.payloads == ["k", "other"])
    }
  }

  @Test func `a job that runs stays as it is`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue(request("1", at: 0))
      let running = try await queue.claim()[0]
      try await queue.enqueue(request("2", at: 0))
      try await queue.finish(running)
      let states = try await queue.states()
      #expect(states == ["done"])
    }
  }

  @Test func `jobs of a dead process are freed at once, those of others stay`() async throws {
    try await TestQueue.with { queue in
      for payload in ["1", "2", "3"] { try await queue.enqueue(payload) }
      _ = try await queue.claim(2, worker: "dead")
      _ = try await queue.claim(1, worker: "alive")
      let now = queue.at(1)
      let freed = try await queue.database.write {
        try JobQueue.rescue(of: { $0 == "dead" }, now: now, in: $0)
      }
      let states = try await queue.states()
      #expect(freed == 2 && states == ["waiting", "waiting", "running"])
    }
  }

  @Test func `what a lost job writes through its database is undone`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      let old = try await queue.claim(worker: "old")[0]
      let fenced = FencedDatabase(queue.database, job: old, clock: SystemWallClock())
      let note: SQLStatement = "INSERT INTO app_settings (key, value) VALUES (?, '')"
      try await fenced.write { _ = try $0.execute(note, ["mine"]) }
      try await queue.rescue(at: 61)
      await #expect(throws: LeaseLost(jobID: old.id)) {
        try await fenced.write { _ = try $0.execute(note, ["late"]) }
      }
      let keys = try await queue.database.read { connection in
        try connection.rows("SELECT key FROM app_settings") { $0.text(0) }
      }
      #expect(keys == ["mine"])
    }
  }
}
