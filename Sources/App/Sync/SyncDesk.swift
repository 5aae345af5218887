import Basics
import Commerce
import ConnectorKit
import Logging
import Storage
import Sync

/// The syncs of this process: starts them, knows which run, stops them. The journal in the
/// database is what others see.
public actor SyncDesk {
  private let services: AppServices
  private var running: [Int64: (stop: StopSignal, task: Task<SyncReport, any Error>)] = [:]

  public init(services: AppServices) { self.services = services }

  /// Starts a sync in the background.
  /// - Throws: `ChannelDirectory.Problem` when one is running already.
  public func start(_ account: ChannelAccount, request: SyncRequest) throws {
    guard running[account.id] == nil else {
      throw ChannelDirectory.Problem(
        description: "\(account.name) is being synchronised already")
    }
    let connector = try services.channels.connector(for: account)
    let engine = services.syncEngine
    let stop = StopSignal()
    let task = Task {
      try await engine.run(account, connector: connector, request: request, stop: stop)
    }
    running[account.id] = (stop, task)
    Task { await finish(account, task) }
  }

  /// Asks a running sync to stop after the page in hand.
  /// - Returns: false when none is running here.
  @discardableResult
  public func stop(accountID: Int64) -> Bool {
    running[accountID]?.stop.raise()
    return running[accountID] != nil
  }

  public func isRunning(accountID: Int64) -> Bool { running[accountID] != nil }

  /// Stops all and waits until their last pages are stored.
  public func stopAll() async {
    for entry in running.values { entry.stop.raise(.programEnds) }
    for entry in running.values { _ = await entry.task.result }
  }

  private func finish(_ account: ChannelAccount, _ task: Task<SyncReport, any Error>) async {
    let result = await task.result
    running[account.id] = nil
    if case .failure(let error) = result {
      services.logger.error(
        "sync could not be recorded",
        metadata: ["channel": "\(account.name)", "error": "\(String(describing: error))"])
    }
  }
}

extension AppServices {
  /// The engine with this process as the owner of its runs.
  public var syncEngine: SyncEngine {
    SyncEngine(
      database: database, clock: clock, zone: zone, owner: .current(), logger: logger)
  }
}
