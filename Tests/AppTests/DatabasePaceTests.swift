import Basics
import Outbound
import Storage
import Synchronization
import TestKit
import Testing

@testable import App

/// One account's pace over several processes, each with a limiter of its own.
struct DatabasePaceTests {
  private static let interval = Duration.milliseconds(100)

  private func limiter(_ database: any Database, _ shop: String = "shop") -> AccountLimiter {
    AccountLimiter(
      .minimumInterval(Self.interval),
      shared: DatabasePace(database: database, clock: SystemWallClock(), account: shop) { _, _ in })
  }

  /// A server that is not there.
  private struct AwayDatabase: Database {
    let dialect: Dialect

    func read<T: Sendable>(
      _ body: @escaping @Sendable (any SQLConnection) throws -> T
    ) async throws -> T {
      throw StorageError(.connectionLost, message: "nobody answers")
    }

    func write<T: Sendable>(
      _ isolation: WriteIsolation, _ body: @escaping @Sendable (any SQLConnection) throws -> T
    ) async throws -> T {
      throw StorageError(.connectionLost, message: "nobody answers")
    }

    func close() async {}
  }

  @Test func `who waits for a start tells that the database is away`() async throws {
    try await TemporaryDatabase.with { temporary in
      let told = Mutex(0)
      let pace = DatabasePace(
        database: AwayDatabase(dialect: temporary.database.dialect), clock: SystemWallClock(),
        account: "shop"
      ) { _, attempt in told.withLock { $0 = max($0, attempt) } }
      let waiting = Task { try await pace.reserve(interval: .seconds(1), burst: 1) }
      try await eventually("it is told") { told.withLock { $0 } >= 1 }
      waiting.cancel()
      await #expect(throws: CancellationError.self) { try await waiting.value }
    }
  }

  @Test func `starts of four processes lie an interval apart`() async throws {
    try await TemporaryDatabase.with { temporary in
      let starts = try await withThrowingTaskGroup(of: [Duration].self) { group in
        for _ in 0..<4 {
          let limiter = limiter(temporary.database)
          group.addTask {
            var starts: [Duration] = []
            for _ in 0..<4 {
              // By the clock that all of them read; the task may go on later than that.
              starts.append(try await limiter.acquire())
            }
            return starts
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      let sorted = starts.sorted()
      let gaps = zip(sorted.dropFirst(), sorted).map { $0 - $1 }
      #expect(gaps.count == 15)
      // A start may be used some milliseconds late, the next one in time.
      #expect(gaps.allSatisfy { $0 >= Self.interval - .milliseconds(10) }, "\(gaps)")
    }
  }

  @Test func `a pause that one process was told holds for another`() async throws {
    try await TemporaryDatabase.with { temporary in
      await limiter(temporary.database).pause(for: .milliseconds(400))
      let before = ContinuousClock.now
      _ = try await limiter(temporary.database).acquire()
      #expect(ContinuousClock.now - before > .milliseconds(350))
    }
  }

  @Test func `another shop does not wait`() async throws {
    try await TemporaryDatabase.with { temporary in
      await limiter(temporary.database).pause(for: .seconds(60))
      _ = try await limiter(temporary.database, "other").acquire()
    }
  }
}
