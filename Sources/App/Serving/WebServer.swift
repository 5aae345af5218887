import Basics
import Hummingbird
import Logging
import NIOCore
import Panel
import RestAPI
import ServiceLifecycle
import Storage
import UnixSignals
import Web

/// Panel, API, public feeds and background work in one process.
public struct WebServer: Sendable {
  private let services: AppServices
  private let host: String
  private let port: Int
  private let runsWorker: Bool

  /// - Parameter port: 0 for any free one.
  public init(services: AppServices, host: String, port: Int, runsWorker: Bool) {
    self.services = services
    self.host = host
    self.port = port
    self.runsWorker = runsWorker
  }

  /// Serves until the process is asked to stop; running syncs store their page first.
  /// - Parameter onListening: called with the address when it answers.
  public func run(onListening: @escaping @Sendable (String) -> Void) async throws {
    let syncs = SyncDesk(services: services)
    let (host, isShownHost) = (host, host == "0.0.0.0" || host == "::" ? "127.0.0.1" : host)
    let app = Application(
      router: router(syncs: syncs),
      // Connections that send nothing, or half a request, are given up.
      server: .http1(configuration: .init(idleTimeout: .seconds(60))),
      configuration: .init(address: .hostname(host, port: port), serverName: "Tezgah"),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? 0
        onListening("http://\(isShownHost):\(port)")
      },
      logger: services.logger)
    var list: [any Service] = [app, SyncShutdown(syncs: syncs)]
    if runsWorker { list.append(BackgroundWork(services: services, syncs: syncs)) }
    try await ListenFailure.probe(host: host, port: port)
    try await ServiceGroup(
      services: list, gracefulShutdownSignals: [.sigterm, .sigint], logger: services.logger
    ).run()
  }

  /// All routes; tests send requests to it without a socket.
  func router(syncs: SyncDesk) -> Router<WebContext> {
    let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: SecurityHeadersMiddleware<WebContext>())
    let desk = PanelDesk(services: services, syncs: syncs)
    PanelSite(
      database: services.database, clock: services.clock, zone: services.zone, actions: desk,
      baseURL: services.configuration.baseURL
    ).addRoutes(to: router)
    RestAPI(
      database: services.database, clock: services.clock, zone: services.zone, actions: desk
    ).addRoutes(to: router)
    PublicFeeds(database: services.database, files: services.feedFiles).addRoutes(to: router)
    HealthRoutes(database: services.database).addRoutes(to: router)
    return router
  }
}

/// Lets running syncs store the page in hand before the database closes.
struct SyncShutdown: Service {
  let syncs: SyncDesk

  func run() async throws {
    try? await gracefulShutdown()
    await syncs.stopAll()
  }
}
