import Basics
import Storage
import TestKit
import Testing
import Work

/// Many workers at once on one queue. On SQLite they queue for the one writer; on PostgreSQL they
/// truly meet.
struct ContentionTests {
  /// Takes, does and finishes until nothing is left; counts in the transaction that finishes.
  private func drain(_ queue: TestQueue, worker: String, batch: Int) async throws -> Int {
    var done = 0
    while true {
      let jobs = try await queue.claim(batch, worker: worker)
      if jobs.isEmpty {
        let left = try await queue.states().contains { $0 == "waiting" || $0 == "running" }
        if !left { return done }
        await Task.yield()
        continue
      }
      try await queue.database.write { connection in
        for job in jobs {
          try connection.execute(Self.count, [.text(job.payload)])
        }
        try JobQueue.finish(jobs, now: TestQueue.start, in: connection)
      }
      done += jobs.count
    }
  }

  private static let count = SQLStatement(
    """
    INSERT INTO app_settings (key, value) VALUES (?, '1')
    ON CONFLICT (key) DO UPDATE SET value = app_settings.value || '1'
    """)

  private func counts(_ queue: TestQueue) async throws -> [String] {
    try await queue.database.read { connection in
      try connection.rows("SELECT value FROM app_settings") { $0.text(0) }
    }
  }

  private func drainTogether(_ queue: TestQueue, workers: Int, batch: Int) async throws -> Int {
    try await withThrowingTaskGroup(of: Int.self) { group in
      for worker in 0..<workers {
        group.addTask { try await drain(queue, worker: "w\(worker)", batch: batch) }
      }
      return try await group.reduce(0, +)
    }
  }

  @Test(arguments: [1, 2, 4, 8], [1, 5, 50])
  func `every job is done once`(workers: Int, batch: Int) async throws {
    try await TestQueue.with { queue in
      for number in 0..<60 { try await queue.enqueue("\(number)") }
      let done = try await drainTogether(queue, workers: workers, batch: batch)
      let counts = try await counts(queue)
      #expect(done == 60 && counts.count == 60 && counts.allSatisfy { $0 == "1" })
    }
  }

  @Test(arguments: [2, 4, 8])
  func `jobs of one order key are done in their order, whoever does them`(
    workers: Int
  ) async throws {
    try await TestQueue.with { queue in
      for number in 0..<40 {
        try await queue.enqueue(
          JobRequest(kind: "count", payload: "\(number)", orderKey: "k\(number % 4)"))
      }
      try await withThrowingDiscardingTaskGroup { group in
        for worker in 0..<workers {
          group.addTask { try await note(queue, worker: "w\(worker)") }
        }
      }
      let lines = try await queue.database.read { connection in
        try connection.rows("SELECT key, value FROM app_settings ORDER BY key") {
          ($0.text(0), $0.text(1))
        }
      }
      #expect(lines.count == 4)
      for (key, value) in lines {
        let first = Int(key.dropFirst()) ?? 0
        let expected = stride(from: first, to: 40, by: 4).map { "\($0)" }.joined(separator: " ")
        #expect(value == expected, "\(key)")
      }
    }
  }

  /// Writes each job's number behind those of its order key.
  private func note(_ queue: TestQueue, worker: String) async throws {
    while try await queue.states().contains(where: { $0 != "done" }) {
      for job in try await queue.claim(3, worker: worker) {
        let number = Int(job.payload) ?? 0
        try await queue.database.write { connection in
          try connection.execute(Self.append, [.text("k\(number % 4)"), .text(job.payload)])
          try JobQueue.finish(job, now: TestQueue.start, in: connection)
        }
      }
    }
  }

  private static let append = SQLStatement(
    """
    INSERT INTO app_settings (key, value) VALUES (?, ?)
    ON CONFLICT (key) DO UPDATE SET value = app_settings.value || ' ' || excluded.value
    """)

  @Test(arguments: [JobRequest.Duplicate.keep, .hasten, .replace])
  func `of many requests of one key one job comes`(duplicate: JobRequest.Duplicate) async throws {
    try await TestQueue.with { queue in
      let new = try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<16 {
          group.addTask {
            let request = JobRequest(
              kind: "count", payload: "\(number)", uniqueKey: "k", onDuplicate: duplicate)
            return try await queue.enqueue(request).isNew ? 1 : 0
          }
        }
        return try await group.reduce(0, +)
      }
      let states = try await queue.states()
      #expect(new == 1 && states == ["waiting"])
    }
  }

  @Test(arguments: 1...6)
  func `of a worker and its successor one writes`(round: Int) async throws {
    try await TestQueue.with { queue in
      try await queue.enqueue("job")
      let old = try await queue.claim(worker: "old")[0]
      try await queue.rescue(at: 61)
      let new = try await queue.claim(worker: "new", at: 61)[0]
      let ends = await withTaskGroup(of: Bool.self) { group in
        for job in round % 2 == 0 ? [old, new] : [new, old] {
          group.addTask {
            do {
              try await queue.database.write { connection in
                try connection.execute(Self.count, ["job"])
                try JobQueue.finish(job, now: TestQueue.start, in: connection)
              }
              return true
            } catch {
              return false
            }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      let counts = try await counts(queue)
      #expect(ends.count { $0 } == 1 && counts == ["1"])
    }
  }

  @Test(arguments: 1...6)
  func `a person who cancels and a worker who takes agree on the end`(round: Int) async throws {
    try await TestQueue.with { queue in
      let id = try await queue.enqueue("job").id
      async let taking = queue.claim(worker: "w")
      async let cancelling = queue.database.write {
        try JobQueue.cancel(id, now: TestQueue.start, in: $0)
      }
      let (taken, isCancelled) = try await (taking, cancelling)
      #expect(isCancelled)
      if let job = taken.first {
        let told = try await queue.database.write {
          try JobQueue.renew([job], now: TestQueue.start, in: $0).cancelled
        }
        #expect(told == [job.key])
      } else {
        let states = try await queue.states()
        #expect(states == ["cancelled"])
      }
    }
  }

  @Test(arguments: [2, 4, 8])
  func `a job whose lease ran out is freed once`(nodes: Int) async throws {
    try await TestQueue.with { queue in
      for number in 0..<5 { try await queue.enqueue("\(number)") }
      _ = try await queue.claim(5)
      let freed = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<nodes { group.addTask { try await queue.rescue(at: 61) } }
        return try await group.reduce(0, +)
      }
      let failures = try await queue.text("SELECT max(failures) FROM jobs")
      #expect(freed == 5 && failures == "1")
    }
  }
}
