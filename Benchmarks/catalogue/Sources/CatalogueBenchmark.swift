import Basics
import Feeds
import Foundation
import Scoring
import Storage
import StorageSQLite

/// Times the score and the feed of the reference shop. Usage: catalogue-benchmark [RUNS [PRODUCTS]]
@main
struct CatalogueBenchmark {
  static func main() async throws {
    let runs = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 5
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("catalogue-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("shop.db").path
    try await fill(path)
    try await measure("score", path, runs: runs) { database in
      let run = try await ScoreRunner(
        database: database, clock: StandingClock(), zone: .istanbul
      ).run()
      return Int(run.productCount) == SyntheticCatalogue.products
    }
    let files = FeedFiles(folder: folder.appendingPathComponent("feeds").path)
    try await measure("feed", path, runs: runs) { database in
      try FileManager.default.removeItem(atPath: folder.appendingPathComponent("feeds").path)
      let outcome = try await FeedBuilder(
        database: database, files: files, clock: StandingClock()
      ).build(DefaultFeed.slug)
      return outcome.report.written == SyntheticCatalogue.variants
    }
    if let feed = try await files.current(DefaultFeed.slug) {
      print("feed file: \(feed.plain.byteCount) bytes, gzip \(feed.gzip.byteCount)")
    }
  }

  private static func fill(_ path: String) async throws {
    let database = try SQLiteDatabase(path: path)
    try await Migrator(database: database, clock: StandingClock()).migrate()
    try await SyntheticCatalogue.fill(
      database, sales: SyntheticCatalogue.scaled(386_927),
      favourites: SyntheticCatalogue.scaled(150_000))
    try await database.write { connection in
      try StoredFeeds.ensureDefaultFeed(now: SyntheticCatalogue.now, in: connection)
    }
    await database.close()
    try FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: path).deletingLastPathComponent()
        .appendingPathComponent("feeds").path, withIntermediateDirectories: true)
  }

  /// Every run opens the file anew, so that no page is in the engine's cache.
  private static func measure(
    _ name: String, _ path: String, runs: Int,
    _ body: @Sendable (any Storage.Database) async throws -> Bool
  ) async throws {
    var times: [Double] = []
    var processor = 0.0
    let memory = residentMegabytes("VmRSS")
    for _ in 0..<runs {
      let database = try SQLiteDatabase(path: path)
      let (start, ticks) = (ContinuousClock.now, clock())
      guard try await body(database) else {
        print("\(name): a wrong result")
        exit(1)
      }
      times.append(milliseconds(ContinuousClock.now - start))
      processor += Double(clock() - ticks) / Double(CLOCKS_PER_SEC) * 1000
      await database.close()
    }
    let sorted = times.sorted()
    print(
      "\(name): median \(tenths(sorted[sorted.count / 2])) ms, best \(tenths(sorted[0])) ms, "
        + "CPU \(tenths(processor / Double(runs))) ms a run; memory before \(memory) MB, "
        + "peak since start \(residentMegabytes("VmHWM")) MB")
  }

  private static func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }

  private static func milliseconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) * 1000
      + Double(duration.components.attoseconds) / 1_000_000_000_000_000
  }

  /// From `/proc/self/status` (Linux).
  private static func residentMegabytes(_ field: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(whereSeparator: \.isNewline).first { $0.hasPrefix(field) }
    return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1024
  }
}

/// The shop's data ends at this moment.
struct StandingClock: WallClock {
  func now() -> Timestamp { SyntheticCatalogue.now }
}
