import Basics
import Inventory
import Storage
import TestKit
import Testing
import Work

@testable import App

/// The hourly look at the stock.
struct StockWatchJobTests {
  private func run(_ services: AppServices) async throws {
    let now = services.clock.now()
    let job = try await services.database.write { connection in
      try JobQueue.enqueue(StockWatchJob.request, now: now, in: connection)
      return try JobQueue.claim(
        upTo: 1, kinds: [StockWatchJob.kind], worker: "w", now: now, in: connection)[0]
    }
    let fenced = FencedDatabase(services.database, job: job, clock: services.clock)
    let end = try await StockWatchJob(zone: .istanbul).run(
      JobContext(
        job: job, database: fenced, clock: services.clock, isStopping: { false },
        onStopping: { _ in }))
    guard case .done(let finish) = end else { return }
    try await services.database.write { connection in
      try finish(connection)
      try JobQueue.finish(job, now: now, in: connection)
    }
  }

  private func newest(_ services: AppServices) async throws -> StoredVerification? {
    try await services.database.read { try StoredVerification.newest(in: $0) }
  }

  @Test func `the ledger is looked at once stock is kept, and the last look stays`() async throws {
    try await TestProgram.with { services, _ in
      try await run(services)
      let before = try await newest(services)
      #expect(before == nil)
      let now = services.clock.now()
      try await services.database.write { connection in
        try StockKeeping.start(
          warehouse: "Depo", actor: "test", now: now.adding(seconds: -60), in: connection)
      }
      for _ in 0..<40 { try await run(services) }
      let after = try await newest(services)
      #expect(after?.isSound == true && after?.movements == 0)
      let kept = try await services.database.read {
        try $0.integer("SELECT count(*) FROM stock_verifications") ?? 0
      }
      #expect(kept == 30)
    }
  }
}
