/// Finds the address to connect to when only public ones are allowed.
enum PublicAddress {
  /// - Returns: One address of the host that was found public, IPv4 first because a machine without
  ///   IPv6 is likelier than one without IPv4.
  /// - Throws: `blockedAddress` when any address of the host is not public: an honest host has no
  ///   reason to mix. `connect` when the name does not exist.
  static func find(_ host: String, _ resolver: HostResolver) async throws(OutboundError) -> String {
    let found = IPAddress(host) == nil ? await resolver.addresses(host) : [host]
    guard !found.isEmpty else { throw OutboundError(.connect, host: host) }
    guard found.allSatisfy(AddressGuard.isPublic) else {
      throw OutboundError(.blockedAddress, host: host)
    }
    return found.first { IPAddress($0)?.isIPv4 == true } ?? found[0]
  }
}
