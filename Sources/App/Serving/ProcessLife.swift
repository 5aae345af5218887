import Logging
import ServiceLifecycle
import UnixSignals

/// How long a process lives: until SIGTERM or SIGINT, and then until its services have ended.
enum ProcessLife {
  /// Longest wait for clients and jobs when the process is asked to stop; jobs need 25 of it.
  static let longestShutdown = Duration.seconds(40)

  static func run(_ services: [any Service], logger: Logger) async throws {
    var configuration = ServiceGroupConfiguration(
      services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    configuration.maximumGracefulShutdownDuration = longestShutdown
    try await ServiceGroup(configuration: configuration).run()
  }
}
