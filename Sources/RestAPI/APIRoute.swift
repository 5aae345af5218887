import Foundation
import Hummingbird
import Web

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
  /// Of the route, with its `{name}`s.
  let path: String
  let fields: FormData
  let caller: APITokens.Holder
  var parameters: [String: String] = [:]
  var body: [UInt8] = []

  /// A query parameter, decoded as a form's field (`+` is a blank); empty counts as absent.
  func query(_ name: String) -> String? {
    fields[name].flatMap { $0.isEmpty ? nil : $0 }
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
