import Basics
import Hummingbird
import NIOCore
import Storage
import Web

/// What the API asks the rest of the program to do.
public protocol APIActions: Sendable {
  /// Starts a sync in the background.
  /// - Throws: `APIProblem` when there is no such channel or one runs already.
  func startSync(channel: String, actor: String) async throws
}

/// The JSON endpoints under `/api/v1` (contract, HTTP).
public struct RestAPI: Sendable {
  let database: any Database
  let clock: any WallClock
  let zone: LocalTimeZone
  let actions: any APIActions
  private let uses = TokenUses()

  public init(
    database: any Database, clock: any WallClock, zone: LocalTimeZone, actions: any APIActions
  ) {
    self.database = database
    self.clock = clock
    self.zone = zone
    self.actions = actions
  }

  public func addRoutes<Context: RequestContext>(to router: Router<Context>) {
    for route in routes {
      router.on(RouterPath("/api/v1" + route.path), method: route.method) { request, context in
        try await answer(route, request, context)
      }
    }
    router.get("/api/v1/openapi.json") { _, _ in OpenAPIDocument(routes).response() }
    addRefusals(to: router)
  }

  /// Other methods and other addresses are refused with a body that programs can read.
  private func addRefusals<Context: RequestContext>(to router: Router<Context>) {
    let methods: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete]
    var served = Dictionary(grouping: routes, by: \.path).mapValues { $0.map(\.method) }
    served["/openapi.json"] = [.get]
    for (path, allowed) in served {
      for method in methods where !allowed.contains(method) {
        router.on(RouterPath("/api/v1" + path), method: method) { _, _ -> Response in
          throw APIProblem.wrongMethod(allowed)
        }
      }
    }
    // The router takes `**` for no address that leads to another one.
    let leading = Set(served.keys.flatMap(\.leadingPaths)).subtracting(served.keys)
    for path in leading.map({ "/api/v1" + $0 }) + ["/api", "/api/**"] {
      for method in methods {
        router.on(RouterPath(path), method: method) { _, _ -> Response in
          throw APIProblem.notFound
        }
      }
    }
  }

  var routes: [APIRoute] {
    OrderEndpoints(api: self).routes + CatalogueEndpoints(api: self).routes
      + CustomerEndpoints(api: self).routes + ChannelEndpoints(api: self).routes
      + ScoreEndpoints(api: self).routes + ReportEndpoints(api: self).routes
  }

  /// What goes wrong is answered as a problem; what nobody foresaw is left to `FailureMiddleware`.
  private func answer<Context: RequestContext>(
    _ route: APIRoute, _ request: Request, _ context: Context
  ) async throws -> Response {
    do {
      return try await handle(route, request, context)
    } catch is NIOTooManyBytesError {
      throw APIProblem.tooLong
    } catch let error as StorageError where error.kind == .connectionLost {
      throw APIProblem.databaseAway
    }
  }

  private func handle<Context: RequestContext>(
    _ route: APIRoute, _ request: Request, _ context: Context
  ) async throws -> Response {
    let holder = try await TokenAccess(database: database, clock: clock, uses: uses)
      .require(route.scope, request)
    guard let fields = FormData(Array((request.uri.query ?? "").utf8)) else {
      throw APIProblem.invalid("query", "is not percent-encoded UTF-8")
    }
    var call = APICall(path: route.path, fields: fields, caller: holder)
    for name in route.parameterNames {
      call.parameters[name] = context.parameters.get(name).map { String($0) }
    }
    if route.method == .post {
      call.body = try await request.bytes(upTo: 65_536)
      if let name = RepeatedName.find(in: call.body) {
        throw APIProblem.invalid(name, "stands twice in the body")
      }
    }
    return try await route.handle(call)
  }
}

extension String {
  /// `/a/b/c` has ``, `/a` and `/a/b`.
  fileprivate var leadingPaths: [String] {
    let parts = split(separator: "/")
    return parts.indices.map { end in parts[..<end].map { "/" + $0 }.joined() }
  }
}
