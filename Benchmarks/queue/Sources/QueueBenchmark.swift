import Basics
import Foundation
import Storage
import StoragePostgres
import StorageSQLite
import Work

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Four workers that take and finish jobs in batches, each effect in the transaction that ends it.
/// Usage:
///
///     queue-benchmark LOCATION JOBS BATCH     LOCATION is a postgres:// URL or a SQLite file
@main
enum QueueBenchmark {
  private static let workers = 4
  private static let now = Timestamp(seconds: 1_795_428_000)  // 2026-11-23T10:00:00Z

  static func main() async {
    let arguments = CommandLine.arguments.dropFirst().map { $0 }
    guard arguments.count == 3, let jobs = Int(arguments[1]), let batch = Int(arguments[2]) else {
      FileHandle.standardError.write(Data("usage: queue-benchmark LOCATION JOBS BATCH\n".utf8))
      exit(64)
    }
    do {
      try await measure(arguments[0], jobs: jobs, batch: batch)
    } catch {
      FileHandle.standardError.write(Data("queue-benchmark: \(error)\n".utf8))
      exit(1)
    }
  }

  private struct StandingClock: WallClock {
    func now() -> Timestamp { QueueBenchmark.now }
  }

  private static func measure(_ location: String, jobs: Int, batch: Int) async throws {
    let isServer = location.hasPrefix("postgres://")
    let database: any Database =
      isServer ? PostgresDatabase(address: location) : try SQLiteDatabase(path: location)
    try await Migrator(database: database, clock: StandingClock()).migrate()
    let enqueueing = ContinuousClock.now
    for start in stride(from: 0, to: jobs, by: 1000) {
      try await database.write { connection in
        for number in start..<min(start + 1000, jobs) {
          try JobQueue.enqueue(
            JobRequest(kind: "count", payload: "\(number)"), now: now, in: connection)
        }
      }
    }
    let working = ContinuousClock.now
    let done = try await withThrowingTaskGroup(of: Int.self) { group in
      for worker in 0..<workers {
        group.addTask { try await work(database, worker: "w\(worker)", batch: batch) }
      }
      return try await group.reduce(0, +)
    }
    let seconds = Self.seconds(ContinuousClock.now - working)
    let twice = try await database.read { connection in
      try connection.integer(
        "SELECT count(*) FROM jobs WHERE state <> 'done' OR fence <> 1") ?? 0
    }
    await database.close()
    guard done == jobs, twice == 0 else {
      throw StorageError(.other, message: "\(done) of \(jobs) done, \(twice) not exactly once")
    }
    let added = Self.seconds(working - enqueueing)
    print(
      JSONText.object([
        ("engine", JSONText.string(isServer ? "postgres" : "sqlite")), ("jobs", String(jobs)),
        ("batch", String(batch)), ("workers", String(workers)),
        ("enqueuedPerSecond", String(Int(Double(jobs) / added))),
        ("finishedPerSecond", String(Int(Double(jobs) / seconds))),
      ]))
  }

  private static func work(_ database: any Database, worker: String, batch: Int) async throws -> Int
  {
    var done = 0
    while true {
      let jobs = try await database.write(.readCommitted) {
        try JobQueue.claim(upTo: batch, kinds: ["count"], worker: worker, now: now, in: $0)
      }
      guard !jobs.isEmpty else { return done }
      try await database.write(.readCommitted) { try JobQueue.finish(jobs, now: now, in: $0) }
      done += jobs.count
    }
  }

  private static func seconds(_ time: Duration) -> Double {
    Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }
}
