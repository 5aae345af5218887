import Basics
import Foundation
import Hummingbird
import Storage

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
    // Anything else below is a 404 with a body that programs can read.
    router.get("/api/**") { _, _ -> Response in throw APIProblem.notFound }
  }

  var routes: [APIRoute] {
    OrderEndpoints(api: self).routes + CatalogueEndpoints(api: self).routes
      + CustomerEndpoints(api: self).routes + ChannelEndpoints(api: self).routes
      + ScoreEndpoints(api: self).routes + ReportEndpoints(api: self).routes
  }

  private func answer<Context: RequestContext>(
    _ route: APIRoute, _ request: Request, _ context: Context
  ) async throws -> Response {
    let holder = try await TokenAccess(database: database).require(route.scope, request)
    var call = APICall(request: request, caller: holder)
    for name in route.parameterNames {
      call.parameters[name] = context.parameters.get(name).map { String($0) }
    }
    if route.method == .post {
      let buffer = try await request.body.collect(upTo: 65_536)
      call.body = Array(buffer.readableBytesView)
    }
    return try await route.handle(call)
  }
}

/// One endpoint, and what the OpenAPI document says of it.
struct APIRoute: Sendable {
  struct Parameter: Sendable {
    var name: String
    var help: String
  }

  let method: HTTPRequest.Method
  /// Below `/api/v1`, with `{name}` for parameters.
  let path: String
  let summary: String
  let scope: APITokens.Scope
  let query: [Parameter]
  /// Name of the schema in the OpenAPI document that an item or the answer has.
  let schema: String
  let isCollection: Bool
  let handle: @Sendable (APICall) async throws -> Response

  init(
    _ method: HTTPRequest.Method, _ path: String, _ summary: String,
    scope: APITokens.Scope = .read, query: [Parameter] = [], schema: String,
    isCollection: Bool = false, handle: @escaping @Sendable (APICall) async throws -> Response
  ) {
    self.method = method
    self.path = path
    self.summary = summary
    self.scope = scope
    self.query = query
    self.schema = schema
    self.isCollection = isCollection
    self.handle = handle
  }

  var parameterNames: [String] {
    path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
      String($0.dropFirst().dropLast())
    }
  }
}

/// A request that has been let in.
struct APICall: Sendable {
  let request: Request
  let caller: APITokens.Holder
  var parameters: [String: String] = [:]
  var body: [UInt8] = []

  /// A query parameter, percent-decoded; empty counts as absent.
  func query(_ name: String) -> String? {
    request.uri.queryParameters[Substring(name)].map { String($0) }.flatMap {
      $0.isEmpty ? nil : $0
    }
  }

  /// A path parameter, percent-decoded.
  func parameter(_ name: String) throws -> String {
    guard let value = parameters[name]?.removingPercentEncoding else { throw APIProblem.notFound }
    return value
  }

  /// A path parameter that is an id; any other text names nothing.
  func id(_ name: String) throws -> Int64 {
    guard let id = Int64(try parameter(name)) else { throw APIProblem.notFound }
    return id
  }
}
