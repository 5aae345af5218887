import Basics
import Storage
import Testing
import Work

/// How a claimed job ends, and who may end it.
struct EndingTests {
  @Test func `a finished job is not given again`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      try await queue.finish(try await queue.claim()[0])
      let again = try await queue.claim()
      let states = try await queue.states()
      #expect(again.isEmpty && states == ["done"])
    }
  }

  @Test func `a failed job comes back at its moment and counts the failure`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      try await queue.fail(try await queue.claim()[0], .again(at: queue.at(30)))
      let early = try await queue.claim(at: 29)
      let due = try await queue.claim(at: 30)
      #expect(early.isEmpty)
      #expect(due.map(\.failures) == [1])
    }
  }

  @Test func `a job that is given up waits for a person with its reason`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      try await queue.fail(try await queue.claim()[0], .givenUp)
      let states = try await queue.states()
      let message = try await queue.text("SELECT message FROM jobs")
      #expect(states == ["dead"])
      #expect(message == "no luck")
    }
  }

  @Test func `a success forgets the failures before it`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue(
        JobRequest(kind: "count", payload: "1", uniqueKey: "k", onDuplicate: .replace))
      try await queue.fail(try await queue.claim()[0], .again(at: queue.at(0)))
      let second = try await queue.claim()[0]
      try await queue.enqueue(
        JobRequest(kind: "count", payload: "2", uniqueKey: "k", onDuplicate: .replace))
      try await queue.finish(second)
      let third = try await queue.claim()
      #expect(third.map(\.failures) == [0])
    }
  }

  @Test func `a postponed job counts no failure`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      let job = try await queue.claim()[0]
      let later = queue.at(5)
      try await queue.database.write { try JobQueue.postpone(job, to: later, now: later, in: $0) }
      let again = try await queue.claim(at: 5)
      #expect(again.map(\.failures) == [0])
    }
  }

  @Test(arguments: ["finish", "fail", "postpone", "hold", "cancel"])
  func `a lost job cannot be ended`(way: String) async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      let lost = try await queue.claim(worker: "a")[0]
      try await queue.rescue(at: 61)
      let taken = try await queue.claim(worker: "b", at: 61)
      #expect(taken.count == 1)
      let now = queue.at(62)
      await #expect(throws: LeaseLost(jobID: lost.id)) {
        try await queue.database.write { connection in
          switch way {
          case "finish": try JobQueue.finish(lost, now: now, in: connection)
          case "fail":
            try JobQueue.fail(lost, .givenUp, message: "", now: now, in: connection)
          case "postpone": try JobQueue.postpone(lost, to: now, now: now, in: connection)
          case "hold": try lost.hold(in: connection)
          default: try JobQueue.endCancelled(lost, now: now, in: connection)
          }
        }
      }
      let states = try await queue.states()
      #expect(states == ["running"])
    }
  }

  @Test func `a job that the same process took again is not its first claim's`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      let lost = try await queue.claim(worker: "a")[0]
      try await queue.rescue(at: 61)
      let again = try await queue.claim(worker: "a", at: 61)[0]
      await #expect(throws: LeaseLost.self) { try await queue.finish(lost, at: 62) }
      try await queue.finish(again, at: 62)
      let states = try await queue.states()
      #expect(states == ["done"])
    }
  }

  @Test func `what a lost job wrote is undone`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      let lost = try await queue.claim()[0]
      try await queue.rescue(at: 61)
      let now = queue.at(62)
      await #expect(throws: LeaseLost.self) {
        try await queue.database.write { connection in
          _ = try connection.execute("INSERT INTO app_settings (key, value) VALUES ('n', '1')")
          try JobQueue.finish(lost, now: now, in: connection)
        }
      }
      let written = try await queue.text("SELECT count(*) FROM app_settings")
      #expect(written == "0")
    }
  }

  @Test func `many are finished together or not at all`() async throws {
    try await TestQueue.with { queue in
      for payload in ["1", "2", "3"] { try await queue.enqueue(payload) }
      let jobs = try await queue.claim(3)
      var wrong = jobs
      wrong[1].fence += 1
      let (bad, now) = (wrong, queue.at(1))
      await #expect(throws: LeaseLost.self) {
        try await queue.database.write { try JobQueue.finish(bad, now: now, in: $0) }
      }
      let before = try await queue.states()
      #expect(before == ["running", "running", "running"])
      try await queue.database.write { try JobQueue.finish(jobs, now: now, in: $0) }
      let after = try await queue.states()
      #expect(after == ["done", "done", "done"])
    }
  }
}
