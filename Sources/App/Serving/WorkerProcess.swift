/// A process that only works and serves nobody.
public struct WorkerProcess: Sendable {
  private let services: AppServices

  public init(services: AppServices) { self.services = services }

  /// Works until the process is asked to stop.
  public func run() async throws {
    try await ProcessLife.run(
      [NodeHeartbeat(services: services, role: "worker"), WorkService(services: services)],
      logger: services.logger)
  }
}
