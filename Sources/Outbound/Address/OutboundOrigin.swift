import Basics

/// Where the requests to an address go: scheme, host and port, however they are spelt.
public struct OutboundOrigin: Sendable, Equatable {
  private let isTLS: Bool
  /// Lower case, without a dot at the end; an address of numbers in its shortest form.
  private let host: String
  private let port: Int
  private let address: IPAddress?

  /// Nil for an address to which no request can be sent.
  public init?(_ url: String) {
    guard let parsed = try? OutboundURL(url) else { return nil }
    let name = parsed.host.hasSuffix(".") ? String(parsed.host.dropLast()) : parsed.host
    address = IPAddress(name)?.unmapped
    host = address == nil ? name : ""
    (isTLS, port) = (parsed.isTLS, parsed.port)
  }

  /// True when the host is written as an address that is neither public nor in the networks, or as
  /// `localhost`. Where a name leads is seen when it is called.
  public func isWrittenPrivate(except networks: [IPNetwork] = []) -> Bool {
    let written = host == "localhost" ? IPAddress(bytes: [127, 0, 0, 1]) : address
    return written.map { !AddressGuard.isAllowed($0, and: networks) } ?? false
  }
}
