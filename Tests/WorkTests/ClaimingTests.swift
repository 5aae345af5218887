import Basics
import Storage
import Testing
import Work

/// Who gets which job, and when.
struct ClaimingTests {
  @Test func `an empty queue gives nothing`() async throws {
    try await TestQueue.with { queue in
      let jobs = try await queue.claim(10)
      #expect(jobs.isEmpty)
    }
  }

  @Test func `a job is given to one worker`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      let first = try await queue.claim(worker: "a")
      let second = try await queue.claim(worker: "b")
      #expect(first.payloads == ["1"])
      #expect(second.isEmpty)
    }
  }

  @Test func `jobs are taken oldest first, up to the number asked for`() async throws {
    try await TestQueue.with { queue in
      for payload in ["1", "2", "3"] { try await queue.enqueue(payload) }
      let two = try await queue.claim(2)
      let rest = try await queue.claim(2)
      #expect(two.payloads == ["1", "2"])
      #expect(rest.payloads == ["3"])
    }
  }

  @Test func `the urgent goes first`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue(JobRequest(kind: "count", payload: "late", priority: 5))
      try await queue.enqueue(JobRequest(kind: "count", payload: "usual"))
      try await queue.enqueue(JobRequest(kind: "count", payload: "urgent", priority: -1))
      let jobs = try await queue.claim(3)
      #expect(jobs.payloads == ["urgent", "usual", "late"])
    }
  }

  @Test func `a job for later waits for its moment`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue(
        JobRequest(kind: "count", payload: "1", runAt: queue.at(60)))
      let early = try await queue.claim(at: 59)
      let due = try await queue.claim(at: 60)
      #expect(early.isEmpty)
      #expect(due.payloads == ["1"])
    }
  }

  @Test func `what a worker cannot do is left for others`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue(JobRequest(kind: "sync", payload: "1"))
      let other = try await queue.claim(kinds: ["count"])
      let right = try await queue.claim(kinds: ["sync"])
      #expect(other.isEmpty)
      #expect(right.payloads == ["1"])
    }
  }

  @Test func `a worker that can do nothing takes nothing`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      let jobs = try await queue.claim(kinds: [])
      let none = try await queue.claim(0)
      #expect(jobs.isEmpty && none.isEmpty)
    }
  }

  @Test func `every claim has a new fence`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("1")
      let first = try await queue.claim()[0]
      try await queue.fail(first, .again(at: queue.at(0)))
      let second = try await queue.claim()[0]
      #expect(second.fence == first.fence + 1)
    }
  }

  @Test func `jobs of one order key run one after the other`() async throws {
    try await TestQueue.with { queue in
      for payload in ["1", "2", "3"] {
        try await queue.enqueue(JobRequest(kind: "count", payload: payload, orderKey: "k"))
      }
      var seen: [String] = []
      for _ in 0..<3 {
        let jobs = try await queue.claim(10)
        let more = try await queue.claim(10, worker: "b")
        #expect(jobs.count == 1 && more.isEmpty)
        seen += jobs.payloads
        try await queue.finish(jobs[0])
      }
      #expect(seen == ["1", "2", "3"])
    }
  }

  @Test func `an order key waits for its oldest, even when that one is for later`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue(
        JobRequest(kind: "count", payload: "1", orderKey: "k", runAt: queue.at(60)))
      try await queue.enqueue(
        JobRequest(kind: "count", payload: "2", orderKey: "k", priority: -5))
      let early = try await queue.claim(10)
      #expect(early.isEmpty)
      let due = try await queue.claim(10, at: 60)
      #expect(due.payloads == ["1"])
    }
  }

  @Test func `order keys do not hold each other up`() async throws {
    try await TestQueue.with { queue in
      for key in ["k", "l"] {
        try await queue.enqueue(JobRequest(kind: "count", payload: key, orderKey: key))
      }
      let jobs = try await queue.claim(10)
      #expect(jobs.payloads == ["k", "l"])
    }
  }

  @Test func `a failed job keeps its place in its order`() async throws {
    try await TestQueue.with { queue in
      for payload in ["1", "2"] {
        try await queue.enqueue(JobRequest(kind: "count", payload: payload, orderKey: "k"))
      }
      try await queue.fail(try await queue.claim()[0], .again(at: queue.at(30)))
      let early = try await queue.claim(10)
      let due = try await queue.claim(10, at: 30)
      #expect(early.isEmpty)
      #expect(due.payloads == ["1"])
    }
  }

  @Test func `a job that was given up lets its order go on`() async throws {
    try await TestQueue.with { queue in
      for payload in ["1", "2"] {
        try await queue.enqueue(JobRequest(kind: "count", payload: payload, orderKey: "k"))
      }
      try await queue.fail(try await queue.claim()[0], .givenUp)
      let next = try await queue.claim()
      #expect(next.payloads == ["2"])
    }
  }

  @Test func `many workers take each job once`() async throws {
    try await TestQueue.with { queue in
      for number in 0..<60 { try await queue.enqueue("\(number)") }
      let taken = try await withThrowingTaskGroup(of: [String].self) { group in
        for worker in 0..<6 {
          group.addTask {
            var mine: [String] = []
            while true {
              let jobs = try await queue.claim(4, worker: "w\(worker)")
              if jobs.isEmpty { return mine }
              mine += jobs.payloads
            }
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(taken.sorted() == (0..<60).map(String.init).sorted())
    }
  }

  @Test func `a paused queue gives nothing until it goes on`() async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue(JobRequest(kind: "count", payload: "1", queue: "slow"))
      try await queue.enqueue(JobRequest(kind: "count", payload: "2", queue: "fast"))
      let now = queue.at(0)
      try await queue.database.write {
        try JobQueue.pause(.queue("slow"), actor: "test", now: now, in: $0)
        try JobQueue.pause(.queue("slow"), actor: "test", now: now, in: $0)
      }
      let open = try await queue.claim(10)
      #expect(open.payloads == ["2"])
      try await queue.database.write { try JobQueue.resume(.queue("slow"), in: $0) }
      let resumed = try await queue.claim(10)
      #expect(resumed.payloads == ["1"])
    }
  }

  @Test func `a paused channel keeps its jobs and no others`() async throws {
    try await TestQueue.with { queue in
      for id in [1, 11] as [Int64] {
        try await queue.channel(id)
        try await queue.enqueue(
          JobRequest(kind: "sync", payload: "\(id)", channelID: id))
      }
      try await queue.enqueue("none")
      let now = queue.at(0)
      try await queue.database.write {
        try JobQueue.pause(.channel(1), actor: "test", now: now, in: $0)
      }
      let jobs = try await queue.claim(10)
      #expect(jobs.payloads == ["11", "none"])
    }
  }
}
