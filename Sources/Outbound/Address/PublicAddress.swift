import Basics

/// Finds the addresses to connect to when only public ones are allowed.
enum PublicAddress {
  /// - Parameter networks: Further addresses that may be called.
  /// - Returns: The addresses of the host, IPv4 first because a machine without IPv6 is likelier
  ///   than one without IPv4; one at least.
  /// - Throws: `blockedAddress` when any address of the host is not allowed: an honest host has no
  ///   reason to mix. `connect` when the name does not exist, `cancelled` when nobody waits any more.
  static func all(
    _ host: String, _ resolver: HostResolver, and networks: [IPNetwork] = []
  ) async throws(OutboundError) -> [String] {
    let found = IPAddress(host) == nil ? await resolver.addresses(host) : [host]
    guard !found.isEmpty else {
      throw OutboundError(Task.isCancelled ? .cancelled : .connect, host: host)
    }
    guard found.allSatisfy({ AddressGuard.isAllowed($0, and: networks) }) else {
      throw OutboundError(.blockedAddress, host: host)
    }
    let isIPv4 = { (text: String) in IPAddress(text)?.isIPv4 == true }
    return found.filter(isIPv4) + found.filter { !isIPv4($0) }
  }
}
