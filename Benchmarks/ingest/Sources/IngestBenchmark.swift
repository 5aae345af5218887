import Basics
import Commerce
import Foundation
import Logging
import Outbound
import Simulator
import Storage
import StoragePostgres
import StorageSQLite
import Sync

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Stores recorded pages of orders, as a sync does. Usage:
///
///     ingest-benchmark record FOLDER ORDERS   records pages, and base.db with the products
///     ingest-benchmark run FOLDER DATABASE    copies base.db and stores all pages
///     ingest-benchmark base FOLDER URL        copies base.db into an empty PostgreSQL database
///     ingest-benchmark again FOLDER DATABASE  reads them once more, with nothing changed
///
/// A last argument `trendyol` takes the shop's orders at Trendyol, package by package as JSON.
@main
enum IngestBenchmark {
  static func main() async {
    var arguments = CommandLine.arguments.dropFirst().map { $0 }
    let platform = arguments.last.flatMap { BenchmarkShop.Platform(rawValue: $0) }
    if platform != nil { arguments.removeLast() }
    let origin = platform ?? .ticimax
    do {
      switch (arguments.first, arguments.count) {
      case ("record", 3): try await record(arguments[1], orders: Int(arguments[2]) ?? 0, origin)
      case ("run", 3):
        try FileManager.default.copyItem(atPath: "\(arguments[1])/base.db", toPath: arguments[2])
        try await measure(arguments[1], arguments[2], origin)
      case ("base", 3): try await copyBase(arguments[1], to: arguments[2])
      case ("again", 3): try await measure(arguments[1], arguments[2], origin)
      default: throw BenchmarkFailure(reason: "see the head of IngestBenchmark.swift")
      }
    } catch {
      FileHandle.standardError.write(Data("ingest-benchmark: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func record(
    _ folder: String, orders: Int, _ origin: BenchmarkShop.Platform
  ) async throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let shop = try await SimulatedShop.open(
      ShopSpec(
        orders: orders, products: max(20, orders * 5917 / 232_533), favourites: 0,
        now: BenchmarkShop.now))
    var options = SimulatorOptions()
    options.behaviour.isStrict = true
    options.trendyol.limits = nil
    var logger = Logger(label: "simulator")
    logger.logLevel = .critical
    let server = SimulatorServer(shop: shop, options: options, logger: logger)
    let transport = AsyncHTTPTransport(version: "0", logger: logger)
    let (addresses, continuation) = AsyncStream<SimulatorAddress>.makeStream()
    let serving = Task { try await server.run { continuation.yield($0) } }
    for await address in addresses {
      let base = "\(folder)/base.db"
      let products = try await BenchmarkShop.open(base, origin)
      _ = try await products.sync(
        SyncRequest(streams: [.categories, .brands, .products]), address: address.baseURL,
        transport: transport)
      await products.database.close()
      let scratch = "\(folder)/scratch.db"
      try FileManager.default.copyItem(atPath: base, toPath: scratch)
      let recording = try await BenchmarkShop.open(scratch, origin)
      let report = try await recording.sync(
        SyncRequest(streams: [.orders], isFull: true), address: address.baseURL,
        transport: RecordingTransport(transport, folder: folder))
      await recording.database.close()
      try FileManager.default.removeItem(atPath: scratch)
      print("recorded \(report.streams[0].counts.inserted) orders")
      break
    }
    serving.cancel()
    await transport.shutdown()
  }

  private static func copyBase(_ folder: String, to address: String) async throws {
    let base = try SQLiteDatabase(path: "\(folder)/base.db")
    let target = PostgresDatabase(address: address)
    let clock = BenchmarkShop.StandingClock()
    try await Migrator(database: base, clock: clock).migrate()
    _ = try await DatabaseMove(from: base, to: target, clock: clock).run()
    await target.close()
    await base.close()
  }

  private static func measure(
    _ folder: String, _ path: String, _ origin: BenchmarkShop.Platform
  ) async throws {
    let pages = try RecordedPages(folder: folder)
    let shop = try await BenchmarkShop.open(path, origin)
    let (before, start) = (cpuSeconds(), ContinuousClock.now)
    let report = try await shop.sync(
      SyncRequest(streams: [.orders], isFull: true), address: "http://127.0.0.1:9",
      transport: pages)
    let counts = report.streams[0].counts
    await shop.database.close()
    let wall = ContinuousClock.now - start
    print(
      JSONText.object([
        ("program", JSONText.string("tezgah")), ("cpuSeconds", String(cpuSeconds() - before)),
        (
          "wallSeconds",
          String(Double(wall.components.seconds) + Double(wall.components.attoseconds) / 1e18)
        ),
        ("seen", String(counts.seen)), ("inserted", String(counts.inserted)),
        ("unchanged", String(counts.unchanged)), ("residentMegabytes", String(peakMegabytes())),
      ]))
  }

  private static func cpuSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  private static func peakMegabytes() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }
}
