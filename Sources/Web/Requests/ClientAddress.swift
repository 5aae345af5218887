import Basics
import HTTPTypes
import Hummingbird

/// The proxies in front of us that are believed when they say whose request they pass on.
public struct TrustedProxies: Sendable {
  public static let none = TrustedProxies([])

  private let networks: [IPNetwork]

  public init(_ networks: [IPNetwork]) { self.networks = networks }

  /// Who sent a request. Each proxy writes the address that it was called from behind those that it
  /// was told; what stands before the first address that is no trusted proxy may be anybody's invention.
  /// - Parameters:
  ///   - peer: the other end of the connection.
  ///   - forwardedFor: the values of `X-Forwarded-For`, first to last.
  public func client(peer: String, forwardedFor: [String]) -> String {
    guard isTrusted(peer) else { return peer }
    var client = peer
    let said = forwardedFor.flatMap { $0.split(separator: ",") }
    for text in said.suffix(Self.mostHops).reversed() {
      guard let address = Self.address(text) else { break }
      client = address
      if !isTrusted(address) { break }
    }
    return client
  }

  /// Proxies of one request that are looked at.
  private static let mostHops = 16

  private func isTrusted(_ text: String) -> Bool {
    guard let address = IPAddress(text) else { return false }
    return networks.contains { $0.contains(address) }
  }

  /// `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]:4711`.
  private static func address(_ text: Substring) -> String? {
    var text = text.filter { $0 != " " }[...]
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      text = text[text.index(after: text.startIndex)..<end]
    } else if text.count(where: { $0 == ":" }) == 1, let colon = text.firstIndex(of: ":") {
      text = text[..<colon]
    }
    return IPAddress(String(text)) == nil ? nil : String(text)
  }
}

/// Notes who sent a request.
public struct ClientAddressMiddleware: RouterMiddleware {
  public typealias Context = WebContext
  private let proxies: TrustedProxies

  public init(_ proxies: TrustedProxies) { self.proxies = proxies }

  public func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.clientAddress = proxies.client(
      peer: context.clientAddress,
      forwardedFor: HTTPField.Name("X-Forwarded-For").map { request.headers[values: $0] } ?? [])
    return try await next(request, context)
  }
}
