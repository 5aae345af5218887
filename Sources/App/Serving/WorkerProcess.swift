import ServiceLifecycle
import UnixSignals

/// A process that only works and serves nobody.
public struct WorkerProcess: Sendable {
  private let services: AppServices

  public init(services: AppServices) { self.services = services }

  /// Works until the process is asked to stop.
  public func run() async throws {
    let syncs = SyncDesk(services: services)
    try await ServiceGroup(
      services: [SyncShutdown(syncs: syncs), BackgroundWork(services: services, syncs: syncs)],
      gracefulShutdownSignals: [.sigterm, .sigint], logger: services.logger
    ).run()
  }
}
