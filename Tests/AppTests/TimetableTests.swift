import Basics
import Storage
import TestKit
import Testing
import Work

@testable import App

/// What a channel brings along into the queue, and takes away again.
struct TimetableTests {
  private func schedules(_ services: AppServices) async throws -> [WorkSchedule] {
    try await services.database.read { try Scheduler.list(in: $0) }
  }

  private func jobs(_ state: JobState, _ services: AppServices) async throws -> [JobRecord] {
    try await services.database.read { try JobQueue.list(state, limit: 100, in: $0) }
  }

  @Test func `a new channel has a schedule for each stream and a first sync in five minutes`()
    async throws
  {
    try await TestProgram.with { services, _ in
      let account = try await services.addShop()
      let all = try await schedules(services)
      #expect(
        Set(all.map(\.name))
          == Set(
            ["brands", "categories", "customers", "favourites", "full", "orders", "products"].map {
              "sync:\(account.id):\($0)"
            }))
      let first = account.createdAt.adding(seconds: 300)
      #expect(all.allSatisfy { $0.nextAt > first })
      #expect(all.filter { !$0.isEnabled }.map(\.name) == ["sync:\(account.id):full"])
      let waiting = try await jobs(.waiting, services)
      #expect(waiting.map(\.uniqueKey) == ["sync:\(account.id):all"])
      #expect(waiting.map(\.runAt) == [first])
    }
  }

  @Test func `a removed channel leaves neither schedules nor jobs`() async throws {
    try await TestProgram.with { services, _ in
      let account = try await services.addShop()
      try await services.channels.remove(account, actor: "test")
      let (all, waiting) = (
        try await schedules(services), try await jobs(.waiting, services)
      )
      #expect(all.isEmpty && waiting.isEmpty)
    }
  }

  @Test func `a worker brings the shop's own schedules and keeps what a person changed`()
    async throws
  {
    try await TestProgram.with { services, _ in
      let scheduler = Scheduler(zone: .istanbul)
      let now = services.clock.now()
      try await services.database.write { try Timetable.ensureShop(scheduler, now: now, in: $0) }
      let score = try #require(try await schedules(services).first { $0.name == "score" })
      try await services.database.write { connection in
        _ = try scheduler.change(
          score.id, cron: "15 7 * * *", isEnabled: false, now: now, in: connection)
        try Timetable.ensureShop(scheduler, now: now, in: connection)
      }
      let all = try await schedules(services)
      #expect(all.map(\.name) == ["cleaning", "feeds", "score", "stock-watch", "subscriptions"])
      #expect(all.first { $0.name == "score" }?.cron == "15 7 * * *")
    }
  }

  private func clean(_ services: AppServices) async throws {
    let now = services.clock.now()
    let job = try await services.database.write { connection in
      try JobQueue.enqueue(JobRequest(kind: CleaningJob.kind), now: now, in: connection)
      return try JobQueue.claim(
        upTo: 1, kinds: [CleaningJob.kind], worker: "w", now: now, in: connection)[0]
    }
    _ = try await CleaningJob().run(
      JobContext(
        job: job, database: FencedDatabase(services.database, job: job, clock: services.clock),
        clock: services.clock,
        isStopping: { false }, onStopping: { _ in }))
  }

  @Test func `cleaning takes lines of the audit log that are older than their time`()
    async throws
  {
    try await TestProgram.with { services, _ in
      let now = services.clock.now()
      try await services.database.write { connection in
        for days in [AuditLog.keptDays + 1, AuditLog.keptDays - 1] {
          try AuditLog.record(
            actor: "user:1", action: .feedBuilt, detail: "\(days)", now: now.adding(days: -days),
            in: connection)
        }
      }
      try await clean(services)
      let left = try await services.database.read { connection in
        try connection.rows("SELECT detail FROM audit_log WHERE actor = 'user:1'") { $0.text(0) }
      }
      #expect(left == ["\(AuditLog.keptDays - 1)"])
    }
  }

  @Test func `cleaning deletes old jobs and leaves young ones`() async throws {
    try await TestProgram.with { services, _ in
      let now = services.clock.now()
      try await services.database.write { connection in
        for (payload, days) in [("old", 8), ("young", 6)] as [(String, Int64)] {
          let then = now.adding(seconds: -days * 86_400)
          try JobQueue.enqueue(
            JobRequest(kind: "x", payload: payload), now: then, in: connection)
          let job = try JobQueue.claim(
            upTo: 1, kinds: ["x"], worker: "w", now: then, in: connection)[0]
          try JobQueue.finish(job, now: then, in: connection)
        }
      }
      try await clean(services)
      let done = try await jobs(.done, services)
      #expect(done.map(\.payload) == ["young"])
    }
  }

  @Test func `cleaning leaves nobody's record as a dictionary`() async throws {
    try await TestProgram.with { services, _ in
      let now = services.clock.now()
      _ = try await services.addShop()
      let job = try await services.database.write { connection in
        try connection.execute(
          "INSERT INTO payload_dictionaries (channel_id, stream, body) VALUES (1, 'orders', ?)",
          [.blob(Array("<a:WebSiparis><a:AdiSoyadi>Ayşe Can</a:AdiSoyadi></a:WebSiparis>".utf8))])
        try JobQueue.enqueue(JobRequest(kind: CleaningJob.kind), now: now, in: connection)
        return try JobQueue.claim(
          upTo: 1, kinds: [CleaningJob.kind], worker: "w", now: now, in: connection)[0]
      }
      for isStopping in [true, false] {
        _ = try await CleaningJob().run(
          JobContext(
            job: job, database: FencedDatabase(services.database, job: job, clock: services.clock),
            clock: services.clock, isStopping: { isStopping }, onStopping: { _ in }))
        let left = try await services.integer("SELECT count(*) FROM payload_dictionaries")
        #expect(left == (isStopping ? 1 : 0))
      }
    }
  }
}
