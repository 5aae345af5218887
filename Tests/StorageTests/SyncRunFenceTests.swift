import Basics
@testable import Storage
import TestKit
import Testing

/// A run is the fence of what its process writes.
struct SyncRunFenceTests {
  private func start(
    _ database: any Database, at seconds: Int64, isAlive: Bool? = nil
  ) async throws -> SyncRun {
    let now = StandingClock().now().adding(seconds: seconds)
    return try await database.write { connection in
      try connection.execute(
        """
        INSERT INTO channels (id, platform, name, settings, secrets, created_at)
        VALUES (1, 'x', 'c', '{}', ?, 0) ON CONFLICT DO NOTHING
        """, [.blob([])])
      return try SyncRun.start(
        channelID: 1, mode: "auto", origin: "test", owner: "other:1:1", now: now,
        isAlive: { _ in isAlive }, in: connection)
    }
  }

  private func beat(_ run: SyncRun, _ database: any Database, at seconds: Int64) async throws {
    let now = StandingClock().now().adding(seconds: seconds)
    try await database.write { try SyncRun.heartbeat(run.id, now: now, in: $0) }
  }

  @Test func `a run that beats is not taken over`() async throws {
    try await TemporaryDatabase.with { temporary in
      let run = try await start(temporary.database, at: 0)
      try await beat(run, temporary.database, at: 50)
      await #expect(throws: SyncRun.AlreadyRunning.self) {
        try await start(temporary.database, at: 100)
      }
    }
  }

  @Test func `a run that was taken over can write nothing any more`() async throws {
    try await TemporaryDatabase.with { temporary in
      let old = try await start(temporary.database, at: 0)
      let new = try await start(temporary.database, at: 61)
      await #expect(throws: SyncRun.TakenOver(runID: old.id)) {
        try await beat(old, temporary.database, at: 62)
      }
      await #expect(throws: SyncRun.TakenOver(runID: old.id)) {
        try await temporary.database.write {
          try SyncRun.finish(
            old.id, state: .complete, message: "", now: StandingClock().now(), in: $0)
        }
      }
      try await beat(new, temporary.database, at: 62)
    }
  }

  @Test func `a run whose process is known to have ended is taken over at once`() async throws {
    try await TemporaryDatabase.with { temporary in
      let old = try await start(temporary.database, at: 0)
      let new = try await start(temporary.database, at: 1, isAlive: false)
      #expect(new.id != old.id)
    }
  }

  @Test func `a finish that is written once more says the same`() async throws {
    try await TemporaryDatabase.with { temporary in
      let run = try await start(temporary.database, at: 0)
      for _ in 0..<2 {
        try await temporary.database.write {
          try SyncRun.finish(
            run.id, state: .complete, message: "", now: StandingClock().now(), in: $0)
        }
      }
    }
  }
}
