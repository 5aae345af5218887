import Basics
import Foundation
import HTTPTypes
import Hummingbird

/// The names under which people reach the panel. A page of another name may be somebody else's, whose
/// name points here (DNS rebinding): to the browser it is one site with us, so it gets nothing.
public struct OwnHosts: Sendable {
  private let names: Set<String>

  /// - Parameters:
  ///   - baseURL: the address that people use.
  ///   - listening: the name or address that we listen on.
  ///   - more: names from the settings.
  public init(baseURL: String?, listening: String?, more: [String] = []) {
    let base = baseURL.flatMap { URLComponents(string: $0)?.host }
    names = Set(([base, listening, "localhost"].compactMap { $0 } + more).map(Self.plain))
  }

  /// Names that are ours, and addresses: no name server stands between a browser and those.
  public func contains(_ authority: String?) -> Bool {
    guard let authority, !authority.isEmpty else { return false }
    if authority.hasPrefix("[") {
      let inner = authority.dropFirst().prefix { $0 != "]" }
      return IPAddress(String(inner)) != nil
    }
    let host = Self.plain(String(authority.prefix { $0 != ":" }))
    return names.contains(host) || IPAddress(host) != nil
  }

  /// Lower case, without the dot that ends a full name.
  private static func plain(_ host: String) -> String {
    let lower = host.lowercased()
    return lower.hasSuffix(".") ? String(lower.dropLast()) : lower
  }
}

/// Answers under our own names alone.
public struct OwnHostMiddleware: RouterMiddleware {
  public typealias Context = WebContext
  private let hosts: OwnHosts
  private let refuse: @Sendable (WebContext) -> Response

  /// - Parameter refuse: the answer under another name, with status 421.
  public init(_ hosts: OwnHosts, refuse: @escaping @Sendable (WebContext) -> Response) {
    self.hosts = hosts
    self.refuse = refuse
  }

  public func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard hosts.contains(request.head.authority) else { return refuse(context) }
    return try await next(request, context)
  }
}
