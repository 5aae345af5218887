import Basics
import Commerce
import Logging
import Simulator
import Storage
import Sync
import TestKit
import Work

@testable import App

/// The program connected to a simulated shop over real HTTP. The shop is strict: a member that
/// the service would ignore fails the request.
struct SimulatedProgram: Sendable {
  let services: AppServices
  let shop: SimulatedShop
  let server: SimulatorServer
  let account: ChannelAccount
  /// Says when the shop takes its latency.
  let pace: SlowShop

  /// - Parameter latency: waited by the shop before each answer while `pace` is slow.
  static func with(
    orders: Int = 300, latency: Duration = .zero,
    _ body: @escaping @Sendable (SimulatedProgram) async throws -> Void
  ) async throws {
    let shop = try await SimulatedShop.open(
      ShopSpec(orders: orders, products: 60, favourites: 80, now: StandingClock().now()),
      clock: StandingClock())
    var options = SimulatorOptions()
    options.behaviour.isStrict = true
    options.faults.baseLatency = latency
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let pace = SlowShop()
    let server = SimulatorServer(shop: shop, options: options, time: pace.time, logger: logger)
    let (addresses, continuation) = AsyncStream<SimulatorAddress>.makeStream()
    let serving = Task { try await server.run { continuation.yield($0) } }
    defer { serving.cancel() }
    for await address in addresses {
      return try await TestProgram.with { services, _ in
        let account = try await services.addShop(
          settings: [
            "base-url": address.baseURL, "min-interval-ms": "0", "page-size": "20",
          ], secrets: ["uye-kodu": Secret(address.key)])
        try await body(
          SimulatedProgram(
            services: services, shop: shop, server: server, account: account, pace: pace))
      }
    }
  }

  /// Asks for a sync as the panel does, and lets a worker do it.
  /// - Returns: the run as the journal keeps it, and its streams.
  func sync(isFull: Bool = false) async throws -> (run: SyncRun, streams: [StreamProgress]) {
    try await working { requests in
      try await requests.start(account, isFull: isFull, origin: "panel", actor: "user:1")
      try await noSyncIsOpen()
    }
    return try await latestRun()
  }

  /// Runs the body with a worker beside it, which is stopped behind it; then the shop hurries.
  func working(_ body: (SyncRequests) async throws -> Void) async throws {
    let runner = WorkService(services: services).runner
    async let work: Void = runner.run()
    let requests = SyncRequests(
      database: services.database, clock: services.clock, wake: { runner.wake() })
    do {
      try await body(requests)
    } catch {
      runner.stop()
      pace.hurry()
      await work
      throw error
    }
    runner.stop()
    pace.hurry()
    await work
  }

  /// Waits until no sync of the channel is due or runs.
  private func noSyncIsOpen() async throws {
    let (id, now) = (account.id, services.clock.now())
    while try await services.database.read({ connection in
      try JobQueue.open(kind: SyncJob.kind, channelID: id, in: connection).contains {
        $0.runAt <= now
      }
    }) {
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  func latestRun() async throws -> (run: SyncRun, streams: [StreamProgress]) {
    let id = account.id
    return try await services.database.read { connection in
      guard let run = try SyncRun.latest(channelID: id, in: connection) else {
        throw StorageError(.other, message: "no run was recorded")
      }
      return (run, try StreamProgress.load(runID: run.id, in: connection))
    }
  }

  /// Runs a sync that is asked to stop behind so many pages of a stream.
  func syncStopped(_ stream: SyncStream, afterPages pages: Int) async throws -> SyncReport {
    let stop = StopSignal()
    return try await services.syncEngine.run(
      account, connector: services.channels.connector(for: account), request: SyncRequest(),
      stop: stop
    ) { progress in
      if progress.stream == stream, progress.pages >= pages { stop.raise() }
    }
  }

  func count(_ table: String) async throws -> Int {
    Int(try await services.integer("SELECT count(*) FROM \(table) WHERE removed_at IS NULL"))
  }
}
