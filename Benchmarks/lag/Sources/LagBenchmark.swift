import Basics
import Commerce
import ConnectorKit
import Foundation
import Inventory
import Logging
import Storage
import StoragePostgres
import StorageSQLite
import Sync
import Work

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// From the moment in which an order is seen on one channel to the moment in which two others have
/// accepted a value that knows of it: sync, ledger, outbox, queue and publisher are the program's own,
/// only the channels answer at once. Usage:
///
///     lag-benchmark LOCATION VARIANTS ORDERS PER-SECOND    LOCATION: postgres:// URL or SQLite file
///     lag-benchmark LOCATION VARIANTS push                 tells all levels to one channel instead
@main
enum LagBenchmark {
  /// Of so many variants some are sold.
  private static let mostHot: Int64 = 1000

  static func main() async {
    let arguments = CommandLine.arguments.dropFirst().map { $0 }
    if arguments.count == 3, arguments[2] == "push", let variants = Int64(arguments[1]) {
      return await orFail { print(try await FullPush.measure(arguments[0], variants: variants)) }
    }
    guard arguments.count == 4, let variants = Int64(arguments[1]), let orders = Int(arguments[2]),
      let pace = Int(arguments[3]), variants > 0, orders > 0, pace > 0
    else {
      FileHandle.standardError.write(
        Data("usage: lag-benchmark LOCATION VARIANTS ORDERS PER-SECOND | push\n".utf8))
      exit(64)
    }
    await orFail {
      try await measure(arguments[0], variants: variants, orders: orders, pace: pace)
    }
  }

  private static func orFail(_ body: @Sendable () async throws -> Void) async {
    do {
      try await body()
    } catch {
      FileHandle.standardError.write(Data("lag-benchmark: \(error)\n".utf8))
      exit(1)
    }
  }

  static func open(_ location: String) throws -> any Database {
    location.hasPrefix("postgres://")
      ? PostgresDatabase(address: location) : try SQLiteDatabase(path: location)
  }

  static func seconds(_ time: Duration) -> Double {
    Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }

  private static func measure(
    _ location: String, variants: Int64, orders: Int, pace: Int
  ) async throws {
    let database = try open(location)
    try await Migrator(database: database, clock: MachineClock()).migrate()
    try await LagShop.build(variants: variants, in: database)
    let sales = SaleClock(channels: 2, opening: LagShop.opening)
    let channels = LagShop.channels.map { id in
      TakingChannel { if id > 1 { sales.accepted($0, $1, on: Int(id) - 2) } }
    }
    for (id, channel) in zip(LagShop.channels, channels) {
      let publisher = StockPublisher(
        database: database, channelID: id, connector: channel, clock: MachineClock(),
        makeFlight: { UUID().uuidString })
      while try await publisher.push() {}
    }
    try await LagShop.count(database)
    let used = cpuSeconds()
    let runner = runner(database, channels)
    let running = Task { await runner.run() }
    try await sell(orders, pace, of: variants, database, runner, sales)
    for _ in 0..<3000 where sales.open > 0 { try await Task.sleep(for: .milliseconds(100)) }
    let cpu = cpuSeconds() - used
    runner.stop()
    await running.value
    try await check(database, sales, orders: orders)
    await database.close()
    report(
      sales.lags, engine: location.hasPrefix("postgres://") ? "postgres" : "sqlite",
      variants: variants, orders: orders,
      pace: pace, cpu: cpu)
  }

  private static func runner(_ database: any Database, _ channels: [TakingChannel]) -> JobRunner {
    var settings = JobRunner.Settings()
    settings.slots = 8
    let push = StockPushJob(
      connector: { channels[Int($0) - 1] }, makeFlight: { UUID().uuidString })
    return JobRunner(
      database: database, handlers: [push], worker: "benchmark", clock: MachineClock(),
      settings: settings, logger: Logger(label: "benchmark") { _ in SwiftLogNoOpLogHandler() })
  }

  /// As `SyncJob` does it: the runner is woken when a page is stored.
  private static func sell(
    _ orders: Int, _ pace: Int, of variants: Int64, _ database: any Database, _ runner: JobRunner,
    _ sales: SaleClock
  ) async throws {
    guard let account = try await database.read({ try ChannelAccounts.find(id: 1, in: $0) }) else {
      return
    }
    let feed = SaleFeed(
      orders: orders, perSecond: pace, hot: min(mostHot, variants), seed: 7
    ) { sales.saw($0) }
    let engine = SyncEngine(
      database: database, clock: MachineClock(), zone: .istanbul, owner: .current(),
      logger: Logger(label: "benchmark") { _ in SwiftLogNoOpLogHandler() })
    let report = try await engine.run(
      account, connector: feed, request: SyncRequest(streams: [.orders]),
      report: { _ in runner.wake() })
    guard report.state == .complete else {
      throw StorageError(.other, message: "the sync failed: \(report.message)")
    }
  }

  private static func check(
    _ database: any Database, _ sales: SaleClock, orders: Int
  ) async throws {
    let wrong = try await database.read { try StockVerification.run(in: $0).findings }
    guard wrong.isEmpty, sales.open == 0, sales.lags.count == 2 * orders else {
      throw StorageError(
        .other, message: "\(sales.open) sales untold, \(sales.lags.count) told, \(wrong)")
    }
  }

  private static func report(
    _ lags: [Double], engine: String, variants: Int64, orders: Int, pace: Int, cpu: Double
  ) {
    func percentile(_ part: Double) -> String {
      String(format: "%.1f", lags[min(Int(Double(lags.count) * part), lags.count - 1)])
    }
    print(
      JSONText.object([
        ("engine", JSONText.string(engine)), ("variants", String(variants)),
        ("orders", String(orders)), ("perSecond", String(pace)),
        ("p50Milliseconds", percentile(0.5)), ("p95Milliseconds", percentile(0.95)),
        ("p99Milliseconds", percentile(0.99)), ("mostMilliseconds", percentile(1)),
        ("cpuMillisecondsPerOrder", String(format: "%.2f", cpu * 1000 / Double(orders))),
      ]))
  }

  private static func cpuSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }
}

struct MachineClock: WallClock {
  func now() -> Timestamp { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}
