import Basics
import Storage
import Testing
import Work

/// The newest request of a key is never lost, whatever becomes of the attempt that it came upon.
struct NewestRequestTests {
  private func request(_ payload: String, at seconds: Int64 = 0, failures: Int = 1) -> JobRequest {
    JobRequest(
      kind: "count", payload: payload, uniqueKey: "k",
      runAt: TestQueue.start.adding(seconds: seconds),
      maxFailures: failures, onDuplicate: .replace)
  }

  private func cancel(_ id: Int64, _ queue: TestQueue) async throws {
    let now = queue.at(0)
    try await queue.database.write { _ = try JobQueue.cancel(id, now: now, in: $0) }
  }

  @Test(arguments: ["given up", "tried again", "cancelled", "rescued"])
  func `an attempt that ends badly leaves the newer request, untried`(end: String) async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue(request("old"))
      let old = try await queue.claim()[0]
      try await queue.enqueue(request("new"))
      let now = queue.at(1)
      switch end {
      case "given up": try await queue.fail(old, .givenUp, at: 1)
      case "tried again": try await queue.fail(old, .again(at: queue.at(3600)), at: 1)
      case "cancelled":
        try await queue.database.write { try JobQueue.endCancelled(old, now: now, in: $0) }
      default: try await queue.rescue(at: 61)
      }
      let next = try await queue.claim(at: 61)
      #expect(next.payloads == ["new"])
      #expect(next.map(\.failures) == [0])
    }
  }

  @Test func `who ends a job ends what was asked for until then, not what comes after`()
    async throws
  {
    try await TestQueue.with { queue in
      let job = try await queue.enqueue(request("1"))
      let running = try await queue.claim()[0]
      try await queue.enqueue(request("2"))
      try await cancel(job.id, queue)
      let now = queue.at(1)
      try await queue.database.write { try JobQueue.endCancelled(running, now: now, in: $0) }
      #expect(try await queue.states() == ["cancelled"])
      try await queue.enqueue(request("3"))
      let second = try await queue.claim(at: 1)[0]
      try await cancel(second.id, queue)
      try await queue.enqueue(request("4"))
      try await queue.database.write { try JobQueue.endCancelled(second, now: now, in: $0) }
      let last = try await queue.claim(at: 1)
      #expect(last.payloads == ["4"])
      let asked = try await queue.text("SELECT max(cancel_asked) FROM jobs")
      #expect(asked == "0")
    }
  }

  @Test(arguments: ["postponed", "failed"])
  func `a job that somebody wants to end does not come back`(end: String) async throws {
    try await TestQueue.with { queue in
      let job = try await queue.enqueue(request("1", failures: 5))
      let running = try await queue.claim()[0]
      try await cancel(job.id, queue)
      let now = queue.at(1)
      if end == "failed" {
        try await queue.fail(running, .again(at: now))
      } else {
        try await queue.database.write {
          try JobQueue.postpone(running, to: now, now: now, in: $0)
        }
      }
      let states = try await queue.states()
      let ended = try await queue.text("SELECT count(*) FROM jobs WHERE finished_at IS NOT NULL")
      #expect(states == ["cancelled"] && ended == "1")
    }
  }

  @Test func `a newer request does not wait for the pause of the older, nor for its failures`()
    async throws
  {
    try await TestQueue.with { queue in
      try await queue.enqueue(request("1", failures: 5))
      try await queue.fail(try await queue.claim()[0], .again(at: queue.at(3600)))
      try await queue.enqueue(request("2", at: 5))
      let next = try await queue.claim(at: 5)
      #expect(next.payloads == ["2"])
      #expect(next.map(\.failures) == [0])
    }
  }
}
