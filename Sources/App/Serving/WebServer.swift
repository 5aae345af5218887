import Basics
import Hummingbird
import Logging
import NIOCore
import Panel
import RestAPI
import ServiceLifecycle
import Storage
import Web
import Work

/// Panel, API, public feeds and background work in one process.
public struct WebServer: Sendable {
  private let services: AppServices
  private let host: String
  private let port: Int
  private let runsWorker: Bool
  private let setupCode = SetupCode.make()

  /// - Parameter port: 0 for any free one.
  public init(services: AppServices, host: String, port: Int, runsWorker: Bool) {
    self.services = services
    self.host = host
    self.port = port
    self.runsWorker = runsWorker
  }

  /// What the first user is asked for; nil when there is one.
  public func codeForFirstUser() async throws -> String? {
    let users = UserAccounts(database: services.database, clock: services.clock)
    return try await users.count() == 0 ? setupCode.text : nil
  }

  /// Serves until the process is asked to stop; running jobs reach a good place first.
  /// - Parameter onListening: called with the address when it answers.
  public func run(onListening: @escaping @Sendable (String) -> Void) async throws {
    let work = runsWorker ? WorkService(services: services) : nil
    let (host, isShownHost) = (host, host == "0.0.0.0" || host == "::" ? "127.0.0.1" : host)
    let app = Application(
      router: router(wake: { work?.runner.wake() }),
      server: GuardedHTTP.builder(),
      configuration: .init(
        address: .hostname(host, port: port), serverName: "Tezgah",
        // Whoever comes when all are taken waits in the system's queue.
        availableConnectionsDelegate: .maximum(
          OpenFiles.connections(limit: OpenFiles.raise()), logger: services.logger)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? 0
        onListening("http://\(isShownHost):\(port)")
      },
      logger: services.logger)
    let role = runsWorker ? "serve worker" : "serve"
    var list: [any Service] = [app, NodeHeartbeat(services: services, role: role)]
    if let work { list.append(work) }
    try await ListenFailure.probe(host: host, port: port)
    try await ProcessLife.run(list, logger: services.logger)
  }

  /// All routes; tests send requests to it without a socket.
  /// - Parameter wake: tells the worker of this process that there is something to do.
  public func router(wake: @escaping @Sendable () -> Void = {}) -> Router<WebContext> {
    let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
    router.add(
      middleware: SecurityHeadersMiddleware<WebContext>(baseURL: services.configuration.baseURL))
    router.add(middleware: FailureMiddleware(answer: FailureAnswers.answer))
    router.add(middleware: ExpectationMiddleware<WebContext>())
    router.add(middleware: ClientAddressMiddleware(services.configuration.trustedProxies))
    router.add(
      middleware: DatabaseAwayMiddleware<WebContext> { _, _ in
        Response(
          status: .serviceUnavailable, headers: [.contentType: "text/plain; charset=utf-8"],
          body: ResponseBody(byteBuffer: ByteBuffer(string: "The database cannot be reached.\n")))
      })
    let desk = PanelDesk(
      services: services,
      syncs: SyncRequests(database: services.database, clock: services.clock, wake: wake))
    PanelSite(
      database: services.database, clock: services.clock, zone: services.zone, actions: desk,
      baseURL: services.configuration.baseURL, secretBox: services.secretBox,
      setupCode: setupCode,
      hosts: OwnHosts(
        baseURL: services.configuration.baseURL, listening: host,
        more: services.configuration.hosts)
    ).addRoutes(to: router)
    RestAPI(
      database: services.database, clock: services.clock, zone: services.zone, actions: desk
    ).addRoutes(to: router)
    PublicFeeds(database: services.database, files: services.feedFiles).addRoutes(to: router)
    WebhookReceiver(services: services, wake: wake).addRoutes(to: router)
    HealthRoutes(database: services.database, clock: services.clock).addRoutes(to: router)
    return router
  }
}
