import Basics
import Logging
import ServiceLifecycle
import Storage
import Sync
import TestKit
import Testing
import Work

@testable import App

/// The background work as the program runs it.
struct WorkServiceTests {
  /// A job of longer than the time between two looks for due work, which must not end it.
  @Test func `a program that is asked to stop lets a running job end`() async throws {
    try await TestProgram.with { services, _ in
      let drill = Drill(services: services)
      try await drill.begin(jobs: 1, workMilliseconds: 7_000, intervalMilliseconds: 0)
      let group = ServiceGroup(
        services: [WorkService(services: services)], logger: services.logger)
      let running = Task { try await group.run() }
      try await eventually("the job is begun") {
        try await services.integer(
          "SELECT count(*) FROM jobs WHERE kind = 'drill' AND fence > 0") == 1
      }
      await group.triggerGracefulShutdown()
      try await running.value
      let result = try await drill.count(of: 1)
      #expect(result.done == 1 && result.twice == 0)
    }
  }

  @Test func `a node with another secret key takes no work, and says so`() async throws {
    try await TestFolder.with { folder in
      let first = try await TestProgram.open(folder)
      _ = try await first.addShop()
      await first.close()
      let key = "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE="
      let other = try await TestProgram.open(folder, environment: ["TEZGAH_SECRET_KEY": key])
      let error = await #expect(throws: WrongSecretKey.self) { try await other.requireSecretKey() }
      #expect(error?.description.contains("shop") == true)
      let work = Task { try await WorkService(services: other).run() }
      // Time to take something, which it must not.
      try await Task.sleep(for: .milliseconds(300))
      work.cancel()
      _ = await work.result
      let taken = try await other.integer("SELECT count(*) FROM jobs WHERE fence > 0")
      let schedules = try await other.integer("SELECT count(*) FROM schedules WHERE kind = 'score'")
      #expect(taken == 0 && schedules == 0)
      await other.close()
    }
  }

  @Test func `a sync whose job was freed while its process lives is done by the next attempt`()
    async throws
  {
    try await SimulatedProgram.with(orders: 3_000, latency: .seconds(5)) { program in
      let services = program.services
      let hasOrders: @Sendable () async throws -> Bool = {
        try await services.integer("SELECT count(*) FROM orders") > 0
      }
      program.pace.slowDown(once: hasOrders)
      try await program.working { requests in
        try await requests.start(program.account, origin: "panel", actor: "user:1")
        try await eventually("an order is stored", hasOrders)
        // As another node does when it heard nothing for a lease.
        let freed = try await services.database.write {
          try $0.execute(
            """
            UPDATE jobs SET state = 'waiting', worker = NULL, lease_until = NULL
            WHERE kind = 'sync' AND state = 'running'
            """)
        }
        #expect(freed == 1)
        program.pace.hurry()
        try await eventually("the sync is complete") {
          if try await program.latestRun().run.state == .complete { return true }
          // The program's clock stands: what it postponed while the first attempt ended is due.
          try await services.database.write {
            try $0.execute("UPDATE jobs SET run_at = 0 WHERE kind = 'sync' AND state = 'waiting'")
          }
          requests.wake()
          return false
        }
      }
      let (run, _) = try await program.latestRun()
      let open = try await services.integer(
        "SELECT count(*) FROM sync_runs WHERE state = 'running'")
      #expect(run.state == .complete && run.id == 2 && open == 0)
      #expect(try await program.count("orders") == 3_000)
    }
  }
}
