import Basics
import ConnectorKit
import Inventory
import Logging
import ServiceLifecycle
import Storage
import Sync
import Work

/// The background work of a process: takes jobs, makes those that are due, frees those whose worker
/// died, and says that this node lives.
struct WorkService: Service {
  let services: AppServices
  let runner: JobRunner
  private let scheduler: Scheduler
  private let owner: ProcessOwner
  private let watch = ClockWatch()

  init(services: AppServices) {
    self.services = services
    owner = .current()
    scheduler = Scheduler(zone: services.zone)
    var settings = JobRunner.Settings()
    settings.slots = 8
    runner = JobRunner(
      database: services.database,
      handlers: [
        SyncJob(services: services), ScoreJob(services: services), FeedJob(services: services),
        MatchJob(), SettlementJob(services: services), CleaningJob(), DrillJob(services: services),
        services.stockPushJob, services.packageMoveJob, StockWatchJob(zone: services.zone),
        HintJob(services: services), SubscriptionJob(services: services),
      ],
      worker: owner.identifier, clock: services.clock, settings: settings, logger: services.logger)
  }

  /// Works until the process is asked to stop; then running jobs reach a good place and go back to
  /// the queue.
  func run() async throws {
    await repeatedly("work cannot begin", every: .seconds(5), until: prepare)
    let ticking = Task {
      await repeatedly("due work cannot be looked for", every: .seconds(5)) {
        try await tick()
        return false
      }
    }
    defer { ticking.cancel() }
    await withGracefulShutdownHandler {
      await runner.run()
    } onGracefulShutdown: {
      runner.stop()
    }
  }

  /// What must be there before the first job: the key that opens the channels' secrets (without it every
  /// sync would fail, whoever else could do it), schedules, and no jobs of a program that was killed on
  /// this machine.
  private func prepare() async throws -> Bool {
    try await watch.look(services)
    try await services.requireSecretKey()
    let (now, scheduler, owner) = (services.clock.now(), scheduler, owner)
    let platforms = ChannelDirectory.platforms
    try await services.database.write { connection in
      try Timetable.ensureShop(scheduler, now: now, in: connection)
      for account in try ChannelAccounts.list(in: connection) {
        guard let platform = platforms.first(where: { $0.platform == account.platform }) else {
          continue
        }
        try Timetable.ensure(account, platform, scheduler, now: now, in: connection)
      }
      try JobQueue.rescue(of: { owner.isAlive($0) == false }, now: now, in: connection)
    }
    return true
  }

  private func tick() async throws {
    try await watch.look(services)
    // Before anything is freed: a process that was held up still does its own jobs.
    try await runner.renewLeases()
    let (scheduler, clock, frees) = (scheduler, services.clock, !watch.isUneasy)
    let made = try await services.database.write { connection in
      let now = clock.now()
      try JobQueue.believe(now, in: connection)
      try scheduler.believe(now, in: connection)
      let freed = frees ? try JobQueue.rescue(now: now, in: connection) : 0
      return try scheduler.enqueueDue(now: now, in: connection).count + freed
    }
    if made > 0 { runner.wake() }
  }

  /// Calls the body again and again until it says that it is done, the task is cancelled or the
  /// process stops.
  private func repeatedly(
    _ complaint: Logger.Message, every pause: Duration, until body: () async throws -> Bool
  ) async {
    while !Task.isCancelled, !Task.isShuttingDownGracefully {
      do {
        if try await body() { return }
      } catch {
        services.logger.error(complaint, metadata: ["reason": "\(String(describing: error))"])
      }
      try? await Task.sleep(for: pause)
    }
  }
}

/// Says that this process lives, for the list of nodes.
struct NodeHeartbeat: Service {
  let services: AppServices
  /// `serve`, `worker`, or both.
  let role: String
  private let owner = ProcessOwner.current()

  init(services: AppServices, role: String) {
    self.services = services
    self.role = role
  }

  func run() async throws {
    let parts = owner.identifier.split(separator: ":")
    let startedAt = services.clock.now()
    let node = WorkNode(
      id: owner.identifier, host: owner.host,
      process: parts.count > 1 ? Int64(parts[1]) ?? 0 : 0, role: role, version: programVersion,
      startedAt: startedAt, heartbeatAt: startedAt)
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        var beat = node
        _ = try? await services.adjustClock()
        beat.heartbeatAt = services.clock.now()
        // A node that cannot write now is shown as silent; that is what it is.
        try? await services.database.write { [beat] in try beat.signIn(in: $0) }
        try? await Task.sleep(for: .seconds(15))
      }
    }
    let id = node.id
    try? await services.database.write { try WorkNode.signOut(id, in: $0) }
  }
}
