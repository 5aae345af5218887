import Basics
import Storage
import TestKit
import Work

/// A queue on a fresh database, with a clock that the test moves.
struct TestQueue: Sendable {
  static let start = Timestamp(seconds: 1_795_428_000)
  static let kinds = ["count", "sync"]

  let database: any Database

  static func with<T: Sendable>(_ body: (TestQueue) async throws -> T) async throws -> T {
    try await TemporaryDatabase.with { try await body(TestQueue(database: $0.database)) }
  }

  /// A moment after the start.
  func at(_ seconds: Int64) -> Timestamp { Self.start.adding(seconds: seconds) }

  @discardableResult
  func enqueue(_ request: JobRequest, at seconds: Int64 = 0) async throws -> JobQueue.Enqueued {
    let now = at(seconds)
    return try await database.write { try JobQueue.enqueue(request, now: now, in: $0) }
  }

  @discardableResult
  func enqueue(_ payload: String, at seconds: Int64 = 0) async throws -> JobQueue.Enqueued {
    try await enqueue(JobRequest(kind: "count", payload: payload), at: seconds)
  }

  func claim(
    _ limit: Int = 1, worker: String = "a", kinds: [String] = kinds, at seconds: Int64 = 0
  ) async throws -> [ClaimedJob] {
    let now = at(seconds)
    return try await database.write(.readCommitted) {
      try JobQueue.claim(upTo: limit, kinds: kinds, worker: worker, now: now, in: $0)
    }
  }

  func finish(_ job: ClaimedJob, at seconds: Int64 = 0) async throws {
    let now = at(seconds)
    try await database.write { try JobQueue.finish(job, now: now, in: $0) }
  }

  func fail(
    _ job: ClaimedJob, _ after: JobQueue.AfterFailure, at seconds: Int64 = 0
  ) async throws {
    let now = at(seconds)
    try await database.write {
      try JobQueue.fail(job, after, message: "no luck", now: now, in: $0)
    }
  }

  @discardableResult
  func rescue(at seconds: Int64) async throws -> Int {
    let now = at(seconds)
    return try await database.write { try JobQueue.rescue(now: now, in: $0) }
  }

  func states() async throws -> [String] {
    try await database.read { connection in
      try connection.rows("SELECT state FROM jobs ORDER BY id") { $0.text(0) }
    }
  }

  func text(_ query: String) async throws -> String? {
    try await database.read { connection in
      try connection.first(SQLStatement(query, isReused: false)) { $0.text(0) }
    }
  }

  func channel(_ id: Int64) async throws {
    try await database.write { connection in
      _ = try connection.execute(
        """
        INSERT INTO channels (id, platform, name, settings, secrets, created_at)
        VALUES (?, 'x', ?, '{}', ?, 0)
        """, [.integer(id), .text("c\(id)"), .blob([])])
    }
  }
}

extension [ClaimedJob] {
  var payloads: [String] { map(\.payload) }
}
