import Basics

/// The address of a request, read strictly. Whatever passes means the same to every URL parser, so
/// the HTTP client cannot see another host than the one that was checked here.
struct OutboundURL: Sendable, Equatable {
  let isTLS: Bool
  /// Lower case; an IPv6 address without brackets.
  let host: String
  let port: Int

  private static let longest = 8192

  /// - Throws: `invalidURL`: not absolute http(s), not printable ASCII, with a user name, or with a
  ///   host or port that is not plainly written.
  init(_ text: String) throws(OutboundError) {
    guard let parsed = Self.parse(text) else { throw OutboundError(.invalidURL, host: "?") }
    self = parsed
  }

  private init(isTLS: Bool, host: String, port: Int) {
    self.isTLS = isTLS
    self.host = host
    self.port = port
  }

  /// True when the host is this machine: 127.0.0.0/8, ::1 or `localhost`.
  var isLoopback: Bool {
    host == "localhost" || IPAddress(host)?.isLoopback == true
  }

  /// - Throws: `insecureURL` for plain http to another machine.
  func requireSecure() throws(OutboundError) {
    guard isTLS || isLoopback else { throw OutboundError(.insecureURL, host: host) }
  }

  private static func parse(_ text: String) -> OutboundURL? {
    // A backslash is a slash to browsers and a plain byte to RFC 3986.
    guard text.utf8.count <= longest,
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
    else { return nil }
    let lower = text.lowercased()
    for (scheme, isTLS, usualPort) in [("https://", true, 443), ("http://", false, 80)]
    where lower.hasPrefix(scheme) {
      let authority = lower.dropFirst(scheme.utf8.count).prefix {
        $0 != "/" && $0 != "?" && $0 != "#"
      }
      guard let (host, port) = split(authority) else { return nil }
      return OutboundURL(isTLS: isTLS, host: host, port: port ?? usualPort)
    }
    return nil
  }

  private static func split(_ authority: Substring) -> (host: String, port: Int?)? {
    if authority.first == "[" {
      guard let end = authority.firstIndex(of: "]") else { return nil }
      let host = String(authority[authority.index(after: authority.startIndex)..<end])
      guard IPAddress(host)?.bytes.count == 16 else { return nil }
      return port(authority[authority.index(after: end)...]).map { (host, $0) }
    }
    let colon = authority.firstIndex(of: ":") ?? authority.endIndex
    let host = String(authority[..<colon])
    guard isHostName(host) else { return nil }
    return port(authority[colon...]).map { (host, $0) }
  }

  /// The outer optional is nil for a bad port, the inner one for none.
  private static func port(_ rest: Substring) -> Int?? {
    if rest.isEmpty { return .some(nil) }
    let digits = rest.dropFirst()
    guard rest.first == ":", (1...5).contains(digits.utf8.count),
      digits.utf8.allSatisfy(\.isASCIIDigit), let port = Int(digits), (1...65_535).contains(port)
    else { return nil }
    return port
  }

  private static func isHostName(_ host: String) -> Bool {
    (1...253).contains(host.utf8.count)
      && host.utf8.allSatisfy {
        $0.isASCIIDigit || ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F
      }
  }
}
