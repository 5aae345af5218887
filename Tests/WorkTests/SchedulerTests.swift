import Basics
import Storage
import Testing
import Work

/// Schedules become jobs, each slot once.
struct SchedulerTests {
  private let scheduler = Scheduler(zone: .utc)

  /// `start` is 2026-11-23T10:00:00Z.
  private func add(_ queue: TestQueue, cron: String = "*/15 * * * *") async throws {
    let (scheduler, now) = (scheduler, queue.at(0))
    try await queue.database.write {
      try scheduler.ensure("sync shop", kind: "sync", cron: cron, now: now, in: $0)
    }
  }

  private func due(_ queue: TestQueue, at seconds: Int64) async throws -> Int {
    let (scheduler, now) = (scheduler, queue.at(seconds))
    return try await queue.database.write {
      try scheduler.enqueueDue(now: now, in: $0).count
    }
  }

  @Test func `a slot becomes a job at its time, once`() async throws {
    try await TestQueue.with { queue in
      try await add(queue)
      let counts = [
        try await due(queue, at: 899), try await due(queue, at: 900), try await due(queue, at: 901),
      ]
      #expect(counts == [0, 1, 0])
      let jobs = try await queue.claim(10, at: 901)
      #expect(jobs.map(\.kind) == ["sync"])
    }
  }

  @Test func `slots that passed while nothing ran are one job`() async throws {
    try await TestQueue.with { queue in
      try await add(queue)
      let made = try await due(queue, at: 100_000)
      let next = try await due(queue, at: 100_001)
      #expect(made == 1 && next == 0)
    }
  }

  @Test func `a job that still runs is not doubled by the next slot`() async throws {
    try await TestQueue.with { queue in
      try await add(queue)
      _ = try await due(queue, at: 900)
      _ = try await queue.claim(at: 900)
      _ = try await due(queue, at: 1800)
      let states = try await queue.states()
      #expect(states == ["running"])
    }
  }

  @Test func `nodes that look at once make one job`() async throws {
    try await TestQueue.with { queue in
      try await add(queue)
      try await withThrowingTaskGroup { group in
        for _ in 0..<8 { group.addTask { _ = try await due(queue, at: 900) } }
        try await group.waitForAll()
      }
      let states = try await queue.states()
      #expect(states == ["waiting"])
    }
  }

  @Test func `a schedule that is off makes nothing, and none while it was off`() async throws {
    try await TestQueue.with { queue in
      try await add(queue)
      let (scheduler, off, on) = (scheduler, queue.at(1), queue.at(5000))
      let changed = try await queue.database.write {
        try scheduler.change(1, cron: "*/15 * * * *", isEnabled: false, now: off, in: $0)
      }
      let quiet = try await due(queue, at: 4000)
      _ = try await queue.database.write {
        try scheduler.change(1, cron: "*/15 * * * *", isEnabled: true, now: on, in: $0)
      }
      let early = try await due(queue, at: 5001)
      let later = try await due(queue, at: 5400)
      #expect(changed)
      #expect([quiet, early, later] == [0, 0, 1])
    }
  }

  @Test func `what a person changed is not set back`() async throws {
    try await TestQueue.with { queue in
      try await add(queue)
      let (scheduler, now) = (scheduler, queue.at(1))
      _ = try await queue.database.write {
        try scheduler.change(1, cron: " 0 3 * * * ", isEnabled: true, now: now, in: $0)
      }
      try await add(queue)
      let list = try await queue.database.read { try Scheduler.list(in: $0) }
      #expect(list.map(\.cron) == ["0 3 * * *"])
    }
  }

  @Test func `a bad expression leaves the schedule as it was`() async throws {
    try await TestQueue.with { queue in
      try await add(queue)
      let (scheduler, now) = (scheduler, queue.at(1))
      await #expect(throws: CronExpression.Invalid.self) {
        try await queue.database.write {
          _ = try scheduler.change(1, cron: "61 * * * *", isEnabled: true, now: now, in: $0)
        }
      }
      let list = try await queue.database.read { try Scheduler.list(in: $0) }
      #expect(list.map(\.cron) == ["*/15 * * * *"])
    }
  }

  @Test func `a clock that was a year ahead for a moment does not silence a schedule`() async throws
  {
    try await TestQueue.with { queue in
      try await add(queue)
      let (scheduler, now) = (scheduler, queue.at(10))
      let early = try await due(queue, at: 31_536_000)
      try await queue.database.write { connection in
        try scheduler.believe(now, in: connection)
        try JobQueue.believe(now, in: connection)
      }
      let next = try await queue.database.read { try Scheduler.list(in: $0)[0].nextAt }
      #expect(early == 1 && next == queue.at(900))
      // And the job that it made may run now.
      let jobs = try await queue.claim(at: 11)
      #expect(jobs.count == 1)
    }
  }

  @Test func `what is held back for a while at the beginning stays held back`() async throws {
    try await TestQueue.with { queue in
      let (scheduler, now, first) = (scheduler, queue.at(0), queue.at(300))
      try await queue.database.write { connection in
        try scheduler.ensure(
          "new", kind: "sync", cron: "* * * * *", notBefore: first, now: now, in: connection)
        try scheduler.believe(now, in: connection)
      }
      let next = try await queue.database.read { try Scheduler.list(in: $0)[0].nextAt }
      #expect(next == queue.at(360))
    }
  }

  @Test func `a schedule that cannot be read keeps no other from running`() async throws {
    try await TestQueue.with { queue in
      try await add(queue)
      try await queue.database.write {
        _ = try $0.execute(
          """
          INSERT INTO schedules (name, kind, payload, cron, is_enabled, next_at, changed_at)
          VALUES ('bad', 'sync', '{}', 'never', 1, 0, 0)
          """)
      }
      let made = try await due(queue, at: 900)
      #expect(made == 1)
    }
  }
}
