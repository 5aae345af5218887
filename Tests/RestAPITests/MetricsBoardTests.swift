import Basics
import Storage
import Synchronization
import TestKit
import Testing

@testable import RestAPI

/// The figures are gathered now and then, however often they are asked for.
struct MetricsBoardTests {
  private final class Clock: WallClock, Sendable {
    private let time = Mutex(StandingClock().now())

    func now() -> Timestamp { time.withLock { $0 } }
    func move(milliseconds: Int64) {
      time.withLock { $0 = Timestamp(milliseconds: $0.milliseconds + milliseconds) }
    }
  }

  /// The number of runs that the board tells.
  private static func runs(_ text: String) -> String? {
    text.split(separator: "\n").first { $0.hasPrefix("tezgah_sync_runs{") }
      .flatMap { $0.split(separator: " ").last.map(String.init) }
  }

  @Test func `figures hold for fifteen seconds`() async throws {
    try await TestAPI.with({ try $0.everything() }) { api async throws in
      let clock = Clock()
      let database = RecordingDatabase(api.database)
      let board = MetricsBoard(database: database, clock: clock)
      let first = try await board.text()
      #expect(Self.runs(first) == "1")
      #expect(!database.takeStatements().isEmpty)
      try await api.database.write { try $0.execute("UPDATE sync_runs SET state = 'failed'") }

      clock.move(milliseconds: 14_999)
      #expect(try await board.text() == first)
      #expect(database.takeStatements().isEmpty)

      clock.move(milliseconds: 1)
      let later = try await board.text()
      #expect(later.contains("tezgah_sync_runs{state=\"failed\"} 1"))
    }
  }

  @Test func `many who ask at once look once`() async throws {
    try await TestAPI.with({ try $0.everything() }) { api async throws in
      let database = RecordingDatabase(api.database)
      let board = MetricsBoard(database: database, clock: Clock())
      let texts = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<20 { group.addTask { try await board.text() } }
        return try await group.reduce(into: Set<String>()) { $0.insert($1) }
      }
      #expect(texts.count == 1)
      #expect(database.takeStatements().count == 3)
    }
  }

  @Test func `a failure is not kept`() async throws {
    try await TestAPI.with({ try $0.everything() }) { api async throws in
      let board = MetricsBoard(database: api.database, clock: Clock())
      try await api.database.write { try $0.execute("ALTER TABLE feeds RENAME TO gone") }
      await #expect(throws: StorageError.self) { try await board.text() }
      try await api.database.write { try $0.execute("ALTER TABLE gone RENAME TO feeds") }
      let text = try await board.text()
      #expect(Self.runs(text) == "1")
    }
  }
}
