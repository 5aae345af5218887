/// Addresses of channels as people write them.
public enum ChannelAddress {
  /// True for https, and for plain http to this very machine.
  public static func isSecure(_ url: String) -> Bool {
    let lower = url.lowercased()
    if lower.hasPrefix("https://") { return true }
    let host = lower.dropFirst("http://".count).prefix { $0 != "/" }
    let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } + "]" : host.prefix { $0 != ":" }
    return name == "localhost" || name == "[::1]" || isIPv4Loopback(name)
  }

  private static func isIPv4Loopback(_ host: Substring) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil } && parts[0] == "127"
  }

  /// The host with its port alone, for messages.
  public static func host(of url: String) -> String {
    guard let slashes = url.firstRange(of: "://") else { return url }
    return String(url[slashes.upperBound...].prefix { $0 != "/" })
  }
}
